//! Labels: exactly one of the site's levels, or a refusal. The label stands in line 3.

use super::{Case, SECRET, check, front, only, pass};

#[test]
fn what_is_not_exactly_a_level_is_no_label() {
    let cases = [
        ("no label", "summary: Nothing.", "PV201", 1),
        ("nothing", "sensitivity:", "PV202", 3),
        ("a tilde", "sensitivity: ~", "PV202", 3),
        ("null", "sensitivity: null", "PV202", 3),
        ("an empty text", "sensitivity: \"\"", "PV202", 3),
        ("a boolean", "sensitivity: true", "PV202", 3),
        ("another boolean", "sensitivity: no", "PV202", 3),
        ("a number", "sensitivity: 1", "PV202", 3),
        ("zero", "sensitivity: 0", "PV202", 3),
        ("a date", "sensitivity: 2026-03-01", "PV202", 3),
        ("a list", "sensitivity: [public]", "PV202", 3),
        ("a list in lines", "sensitivity:\n  - public", "PV202", 4),
        ("an empty list", "sensitivity: []", "PV202", 3),
        ("a table", "sensitivity: { level: public }", "PV202", 3),
        ("a table of its own name", "sensitivity:\n  sensitivity: public", "PV202+PV203", 4),
        ("a capital", "sensitivity: Public", "PV202", 3),
        ("capitals", "sensitivity: PUBLIC", "PV202", 3),
        ("capitals of a level that is withheld", "sensitivity: CONFIDENTIAL", "PV202", 3),
        ("a space before, in quotes", "sensitivity: \" public\"", "PV202", 3),
        ("a space after, in quotes", "sensitivity: 'public '", "PV202", 3),
        ("a no-break space", "sensitivity: public\u{a0}", "PV202", 3),
        ("a line break, in a block", "sensitivity: |\n  public", "PV202", 4),
        ("a block without a line break", "sensitivity: |-\n  public", "PV202", 4),
        ("a folded block", "sensitivity: >-\n  public", "PV202", 4),
        ("an escape", "sensitivity: \"\\x70ublic\"", "PV202", 3),
        ("an escaped line end", "sensitivity: \"pub\\\n  lic\"", "PV202", 3),
        ("a second word", "sensitivity: public internal", "PV202", 3),
        ("a second word in the next line", "sensitivity: public\n  confidential", "PV202", 3),
        ("two levels", "sensitivity: public, internal", "PV202", 3),
        ("a level and a sign", "sensitivity: public!", "PV202", 3),
        ("curly quotes", "sensitivity: \u{201c}public\u{201d}", "PV202", 3),
        ("a typo", "sensitivity: publik", "PV202", 3),
        ("a typo of a level that is withheld", "sensitivity: confidental", "PV202", 3),
        ("a level that the site does not know", "sensitivity: secret", "PV202", 3),
        ("a Cyrillic letter", "sensitivity: \u{440}ublic", "PV202", 3),
        ("a Cyrillic letter at the end", "sensitivity: publi\u{441}", "PV202", 3),
        ("a Greek letter", "sensitivity: c\u{3bf}nfidential", "PV202", 3),
        ("a dotless letter", "sensitivity: publ\u{131}c", "PV202", 3),
        ("full width", "sensitivity: \u{ff50}\u{ff55}\u{ff42}\u{ff4c}\u{ff49}\u{ff43}", "PV202", 3),
        ("a space of no width", "sensitivity: pub\u{200b}lic", "PV202", 3),
        ("a soft hyphen", "sensitivity: pub\u{ad}lic", "PV202", 3),
    ];
    check(cases.map(|(name, yaml, rule, line)| {
        Case::refused(name, &format!("{rule} content/a.md:{line}"), front(yaml))
    }));
}

#[test]
fn notation_that_can_change_what_a_label_means_is_refused() {
    let cases = [
        ("a tag", "sensitivity: !!str public", "PV106", 3),
        ("a tag of one's own", "sensitivity: !level public", "PV106", 3),
        ("an anchor", "sensitivity: &level public", "PV106", 3),
        ("an anchor and an alias", "summary: &level public\nsensitivity: *level", "PV106", 3),
        ("an alias of nothing", "sensitivity: *level", "PV105", 3),
        ("a merge key", "<<: { sensitivity: public }", "PV106", 3),
        ("a merge key after a label", "sensitivity: confidential\n<<: { sensitivity: public }", "PV106", 4),
        ("an anchor in free fields", "sensitivity: public\nextra: &all { a: b }", "PV106", 4),
        ("two labels", "sensitivity: confidential\nsensitivity: public", "PV107", 4),
        ("the same label twice", "sensitivity: public\nsensitivity: public", "PV107", 4),
        ("a second label in quotes", "sensitivity: confidential\n\"sensitivity\": public", "PV107", 4),
        ("a second label, escaped", "sensitivity: confidential\n\"sensitivit\\x79\": public", "PV107", 4),
        (
            "two labels in braces",
            "withheld: { ground: informant, ground: juvenile }\nsensitivity: internal",
            "PV107",
            3,
        ),
        ("a second document", "sensitivity: confidential\n--- # next\nsensitivity: public", "PV106", 4),
        ("a second document after an end", "sensitivity: confidential\n...\nsensitivity: public", "PV104", 4),
        ("a directive", "%YAML 1.2\nsensitivity: public", "PV105", 3),
    ];
    check(cases.map(|(name, yaml, rule, line)| {
        Case::refused(name, &format!("{rule} content/a.md:{line}"), front(yaml))
    }));
}

#[test]
fn a_label_has_one_name_and_stands_at_the_top() {
    let cases = [
        ("a typo", "sensitivty: public", "PV201", 3),
        ("a capital", "Sensitivity: public", "PV201+PV203", 3),
        ("a Cyrillic letter", "s\u{435}nsitivity: public", "PV201+PV203", 3),
        ("a space in quotes", "\"sensitivity \": public", "PV201+PV203", 3),
        ("another word", "label: public", "PV201", 3),
        (
            "nested in a type's fields",
            "policy:\n  number: \"1\"\n  sensitivity: public",
            "PV108+PV201+PV203",
            1,
        ),
        ("nested in free fields", "extra:\n  sensitivity: public", "PV201+PV203", 1),
    ];
    check(cases.map(|(name, yaml, rule, line)| {
        Case::refused(name, &format!("{rule} content/a.md:{line}"), front(yaml))
    }));
}

#[test]
fn nothing_else_may_speak_about_sensitivity() {
    let cases = [
        ("confidential: true", "PV203", 4),
        ("confidential: false", "PV203", 4),
        ("Confidential: true", "PV203", 4),
        ("c\u{43e}nfidential: true", "PV203", 4),
        ("private: yes", "PV203", 4),
        ("classification: secret", "PV203", 4),
        ("tlp: amber", "PV203", 4),
        ("visibility: hidden", "PV203", 4),
        ("internal: true", "PV203", 4),
        ("s\u{435}nsitivity: confidential", "PV203", 4),
        ("extra: { confidential: true }", "PV203", 4),
        ("extra:\n  handling: restricted", "PV203", 5),
        ("extra:\n  sensitivity: confidential", "PV203", 5),
        ("extra:\n  parts:\n    - name: x\n      private: true", "PV203", 7),
        ("withheld:\n  ground: informant\n  restricted: true", "PV108+PV203", 6),
    ];
    let with_label = |flag: &str| front(&format!("sensitivity: public\n{flag}"));
    check(cases.map(|(flag, rule, line)| {
        Case::refused(flag, &format!("{rule} content/a.md:{line}"), with_label(flag))
    }));
}

#[test]
fn a_flag_that_withholds_must_be_understood() {
    let cases = [
        ("draft: yes", "PV109", 4),
        ("draft: \"true\"", "PV109", 4),
        ("draft: True", "PV109", 4),
        ("draft: [true]", "PV109", 4),
        ("Draft: true", "PV108", 4),
        ("publish_on: tomorrow", "PV111", 4),
        ("publish_on: 2026-13-01", "PV111", 4),
        ("publish-on: 2026-12-01", "PV108", 4),
        ("expires_on: 01.03.2026", "PV111", 4),
        ("expires_on: [2026-03-01]", "PV109", 4),
    ];
    let with_label = |flag: &str| front(&format!("sensitivity: public\n{flag}"));
    check(cases.map(|(flag, rule, line)| {
        Case::refused(flag, &format!("{rule} content/a.md:{line}"), with_label(flag))
    }));
}

#[test]
fn a_level_may_stand_in_quotes_and_before_a_comment() {
    let labels = ["public", "\"public\"", "'public'", "public # by the records unit", "   public   "];
    pass(labels.map(|label| (label, front(&format!("sensitivity: {label}")))));
    let text = format!(
        "---\n\"sensitivity\": public\ntitle: A\nextra: {{ note: \"public\", {SECRET}: open }}\n---\nText.\n"
    );
    pass([("the key in quotes", only(text))]);
}
