//! Messages as people see them: what is wrong, where, why it matters, how to mend it.

use super::driver::Site;

fn message(path: &str, text: &str) -> String {
    let site = Site::new().public("content/a.md", "A", "Text.").file(path, text);
    let run = site.run(&["build", "--color", "never"]);
    assert_ne!(run.code, 0, "this is refused");
    run.stderr
}

#[test]
fn a_missing_label() {
    insta::assert_snapshot!(message("content/b.md", "---\ntitle: Witness list\n---\nNames.\n"), @r#"
    error[PV201]: the document has no label (`sensitivity`)
     --> content/b.md:1:1
      |
    1 | ---
      | ^^^
      = why: a document without a label is not published, and plainview does not guess
      = mend: add `sensitivity: LEVEL`, where LEVEL is one of: public, internal, confidential

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_label_in_capitals() {
    insta::assert_snapshot!(message("content/b.md", "---\ntitle: Witness list\nsensitivity: Public\n---\nNames.\n"), @r#"
    error[PV202]: the label is not written in lower case
     --> content/b.md:3:14
      |
    3 | … Public
      |   ^^^^^^
      = why: the label must be exactly one of the site's levels; anything else is refused, never guessed
      = mend: write exactly one of: public, internal, confidential

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_redaction_that_is_not_one() {
    let text = "---\ntitle: Watch\nsensitivity: public\n---\nThe van is :redacted[the grey Dodge]{ground=informant}.\n";
    insta::assert_snapshot!(message("content/b.md", text), @r#"
    error[PV301]: this looks like a redaction but is not one
     --> content/b.md:5:12
      |
    5 | :redacted
      | ^^^^^^^^^
      = why: this looks like a redaction but is not one, so the text would be published
      = mend: write `:redact[…]{ground=…}`, or `:::redact{ground=…}` and `:::` on lines of their own

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_half_redaction_names_both_places() {
    let text = "---\ntitle: Watch\nsensitivity: public\n---\nThe van is :redact[grey Dodge]{ground=informant}.\n\nLook for the grey Dodge.\n";
    insta::assert_snapshot!(message("content/b.md", text), @r#"
    error[PV304]: what is redacted elsewhere in this document stands here unredacted
     --> content/b.md:7:14
     ::: content/b.md:5:20 it is redacted here
      = why: the document contains unredacted what it redacts elsewhere
      = mend: redact it in both places; or, if these are ordinary words that give nothing away, say so in the redaction: `{ground=… words=ordinary}`

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_key_with_a_slip() {
    insta::assert_snapshot!(message("content/b.md", "---\ntitle: B\nsensitivity: public\nsumary: Short.\n---\nText.\n"), @r#"
    error[PV108]: `sumary` is not a key that plainview knows
     --> content/b.md:4:1
      |
    4 | sumary: Short.
      | ^^^^^^
      = why: a mis-spelled key would silently have no effect
      = mend: did you mean `summary`?

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_setting_with_a_slip() {
    insta::assert_snapshot!(message("site.toml", "title = \"T\"\nbase_url = \"https://t.example\"\ntaxonomie = []\n"), @r#"
    error[PV003]: `taxonomie` is not a key that plainview knows
     --> site.toml:3:1
      |
    3 | taxonomie = []
      | ^^^^^^^^^
      = why: a mis-spelled key would silently have no effect
      = mend: did you mean `taxonomies`?

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_broken_link() {
    insta::assert_snapshot!(message("content/b.md", "---\ntitle: B\nsensitivity: public\n---\nSee [a](aa.md).\n"), @r#"
    error[PV403]: there is no `content/aa.md`
     --> content/b.md:5:5
      |
    5 | See [a](aa.md).
      |     ^^^^^^^^^^
      = why: the link leads nowhere
      = mend: link to the source file by its path from this file, as in `../tips/locks.md`

    1 error; `plainview rules` says what each rule means
    "#);
}

#[test]
fn a_telephone_number_that_nobody_redacted() {
    let text = "---\ntitle: B\nsensitivity: public\n---\nCall the victim at 312-555-4471.\n";
    insta::assert_snapshot!(message("content/b.md", text), @r#"
    error[PV232]: a telephone number stands here
     --> content/b.md:5:20
      = why: the words near it say that this belongs to a person; once published it cannot be called back
      = mend: remove it, make it more general, or redact it with `:redact[…]{ground=personal-information}`; an office's contact is declared in `[agency]`, in the document's `contact` or by a `contact` directive; or let a person allow it: [[personal.allowed]] file = "content/b.md", hash = "588fcc56aabdd7ed", reason = "…", person = "…", expires = …

    1 error; `plainview rules` says what each rule means
    "#);
}
