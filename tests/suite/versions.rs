//! Versions: earlier texts of a document, what changed between them, and what was in force on which day.

use crate::driver::{CONFIG, Site};

/// A text of policy 300.
fn text(version: &str, date: &str, effective: &str, more: &str, body: &str) -> String {
    format!(
        "---\ntitle: Use of force\nsensitivity: public\ndate: {date}\npolicy:\n  number: \"300\"\n  version: \"{version}\"\n  effective: {effective}\n{more}---\n{body}\n"
    )
}

const OLD: &str = "## Rule\n\nOfficers should report within 24 hours.\n\n## Review\n\nThe chief reads it.\n";
const MIDDLE: &str = "## Rule\n\nOfficers must report within 24 hours.\n\n## Review\n\nThe chief reads it.\n";
const NEW: &str = "## Review\n\nThe chief reads it.\n\n## Rule\n\nOfficers must report within 12 hours.\n\n## Training\n\nEach year.\n";

/// A library with a policy of three versions, and others.
fn library() -> Site {
    Site::new()
        .file(
            "content/policies/_index.md",
            "---\ntitle: Policies\nsensitivity: public\nsection: { type: policy }\n---\n",
        )
        .public("content/_index.md", "Home", "Welcome.")
        .file(
            "content/policies/300/index.md",
            text(
                "3.0",
                "2026-02-01",
                "2026-03-01",
                "  change: { why: Reports came too late, severity: major, sections: [Rule] }\n",
                NEW,
            ),
        )
        .file("content/policies/300/versions/2020-01-10.md", text("1.0", "2020-01-10", "2020-02-01", "", OLD))
        .file(
            "content/policies/300/versions/2023-05-05.md",
            text(
                "2.0",
                "2023-05-05",
                "2023-06-01",
                "  change: { why: Should was too weak, severity: minor }\n",
                MIDDLE,
            ),
        )
}

fn policy(number: &str, title: &str, fields: &str) -> String {
    format!(
        "---\ntitle: {title}\nsensitivity: public\ndate: 2024-01-01\npolicy:\n  number: \"{number}\"\n{fields}---\nText of {title}.\n"
    )
}

/// Returns what a page shows, without tags, in one line.
fn shown(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap_or(page);
    let mut out = String::new();
    let mut in_tag = true;
    for c in main.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                out.push(' ');
            }
            c if !in_tag => out.push(c),
            _ => (),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_released_version_has_a_page_at_an_address_that_lasts() {
    let site = library();
    site.build();
    let old = site.output("policies/300/versions/2020-01-10/index.html");
    assert!(shown(&old).contains("Use of force, Version 1.0"), "{old}");
    assert!(shown(&old).contains("In force from 1 February 2020 to 31 May 2023"), "{}", shown(&old));
    assert!(old.contains("Officers should report within 24 hours."), "{old}");
    assert!(
        old.contains("<meta name=\"robots\" content=\"noindex\">"),
        "search engines should find the text of today"
    );
    let today = site.output("policies/300/index.html");
    for link in [
        "versions/2020-01-10/",
        "versions/2023-05-05/",
        "policies/300/changes/",
        "versions/2023-05-05/changes/",
    ] {
        assert!(today.contains(link), "the document leads to {link}");
    }
    // The text of today has such an address, too, which leads to the document until there is a later text.
    let lasting = site.output("policies/300/versions/2026-02-01/index.html");
    assert!(lasting.contains("url=/policies/300/"), "{lasting}");
}

#[test]
fn a_redline_shows_what_changed_by_section_and_word() {
    let site = library();
    site.build();
    let page = site.output("policies/300/changes/index.html");
    let shown = shown(&page);
    assert!(page.contains("<del><span class=\"visually-hidden\">[removed: </span>24<span"), "{page}");
    assert!(page.contains("<ins><span class=\"visually-hidden\">[added: </span>12<span"), "{page}");
    assert!(shown.contains("“24 hours” became “12 hours”"), "{shown}");
    assert!(shown.contains("Reports came too late"), "{shown}");
    assert!(shown.contains("[added: Training ] New"), "{shown}");
    assert!(shown.contains("Moved"), "the rule stands behind the review now: {shown}");
    let before = site.output("policies/300/versions/2023-05-05/changes/index.html");
    assert!(before.contains("“should” became “must”"), "{before}");
    assert!(
        !site.has_output("policies/300/versions/2020-01-10/changes/index.html"),
        "there is nothing before it"
    );
}

#[test]
fn a_version_that_is_withheld_is_passed_over() {
    let site = library();
    site.write(
        "content/policies/300/versions/2023-05-05.md",
        text("2.0", "2023-05-05", "2023-06-01", "", "Quillfeather is the word.\n")
            .replace("public", "confidential"),
    );
    site.build();
    assert!(!site.has_output("policies/300/versions/2023-05-05/index.html"));
    let page = site.output("policies/300/changes/index.html");
    assert!(page.contains("Version 1.0") && page.contains("[added: </span>must"), "{page}");
    let old = shown(&site.output("policies/300/versions/2020-01-10/index.html"));
    assert!(old.contains("In force from 1 February 2020 to 28 February 2026"), "{old}");
    for (path, bytes) in site.outputs() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("Quillfeather") && !text.contains("2023"),
            "/{path} tells of the withheld version"
        );
    }
}

#[test]
fn a_redaction_that_changed_is_no_change_in_a_redline() {
    let site = library();
    let cut = |words: &str| format!(":redact[{words}]{{ground=informant}}");
    site.write(
        "content/policies/300/versions/2023-05-05.md",
        text(
            "2.0",
            "2023-05-05",
            "2023-06-01",
            "",
            &format!("## Rule\n\nMeet {} at noon. Bring a {} light.\n", cut("zqone"), cut("zqtwo")),
        ),
    );
    site.write(
        "content/policies/300/index.md",
        text("3.0", "2026-02-01", "2026-03-01", "", &format!("## Rule\n\nMeet {} at one. Bring a light.\n\n:::redact{{ground=informant}}\nZqthree zqfour.\n:::\n", cut("zqfive"))),
    );
    site.build();
    let page = site.output("policies/300/changes/index.html");
    let words = shown(&page);
    assert!(words.contains("[removed: noon ] [added: one ]"), "{words}");
    let marks = page.matches("class=\"mark\"").count();
    assert_eq!(marks, 1, "only the mark that is in both texts is shown: {page}");
    assert!(page.matches("<del><span").count() == 1 && page.matches("<ins><span").count() == 1, "{page}");
}

#[test]
fn what_is_redacted_now_and_stands_openly_in_an_older_version_is_refused() {
    let site = library();
    site.write(
        "content/policies/300/index.md",
        text(
            "3.0",
            "2026-02-01",
            "2026-03-01",
            "",
            "## Rule\n\nOfficers meet at :redact[the old mill]{ground=operational-tactics}.\n",
        ),
    );
    site.write(
        "content/policies/300/versions/2023-05-05.md",
        text("2.0", "2023-05-05", "2023-06-01", "", "## Rule\n\nOfficers meet at the old mill.\n"),
    );
    let findings = site.findings();
    assert!(
        findings.contains(&(
            "PV304".to_owned(),
            "content/policies/300/versions/2023-05-05.md".to_owned(),
            12
        )),
        "{findings:?}"
    );
}

#[test]
fn words_that_are_called_ordinary_are_looked_for_where_they_stood() {
    let cut = "Officers meet on :redact[Tuesday]{ground=operational-tactics words=ordinary} at noon.";
    let with = |older: &str| {
        let site = library();
        site.write("content/policies/300/index.md", text("3.0", "2026-02-01", "2026-03-01", "", cut));
        site.write(
            "content/policies/300/versions/2023-05-05.md",
            text("2.0", "2023-05-05", "2023-06-01", "", older),
        );
        site.findings().into_iter().map(|(rule, path, _)| format!("{rule} {path}")).collect::<Vec<_>>()
    };
    assert_eq!(with("The counter is closed on a Tuesday."), Vec::<String>::new());
    let told = with("Officers meet on Tuesday at noon.");
    assert!(
        !told.is_empty()
            && told.iter().all(|told| told == "PV304 content/policies/300/versions/2023-05-05.md"),
        "{told:?}"
    );
}

#[test]
fn a_page_of_an_earlier_version_stays_what_it_is() {
    let site = library();
    site.build();
    let paths = [
        "policies/300/versions/2020-01-10/index.html",
        "policies/300/versions/2023-05-05/changes/index.html",
    ];
    let before: Vec<String> = paths.iter().map(|path| site.output(path)).collect();
    // Another day, an alert, another policy, another text of today: nothing of it concerns what was.
    site.write(
        "content/news.md",
        "---\ntitle: Road closed\nsensitivity: public\ntype: bulletin\nbulletin: { category: alert, valid_until: 2027-01-01 }\n---\nText.\n",
    );
    site.write("content/policies/305.md", policy("305", "Cars", "  effective: 2024-02-01\n"));
    site.write(
        "content/policies/300/versions/2026-02-01.md",
        text("3.0", "2026-02-01", "2026-03-01", "", NEW),
    );
    site.write(
        "content/policies/300/index.md",
        text("4.0", "2026-05-01", "2026-05-15", "", "## Rule\n\nNo force.\n"),
    );
    let run = site.run(&["build", "--date", "2026-08-01"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(site.output(path), before, "{path}");
    }
    assert!(
        site.output("policies/300/versions/2026-02-01/index.html").contains("Each year."),
        "the archived text"
    );
}

#[test]
fn a_policy_in_the_archive_stays_what_it_is() {
    let site = library().file(
        "content/policies/305.md",
        policy("305", "Cars", "  effective: 2024-02-01\n  rescinded: 2025-01-01\n")
            .replace("date:", "topic: [force]\ndate:"),
    );
    site.build();
    let before = site.output("policies/305/index.html");
    site.write(
        "content/news.md",
        "---\ntitle: Road closed\nsensitivity: public\ntype: bulletin\ntopic: [force]\nbulletin: { category: alert, valid_until: 2027-01-01 }\n---\nText.\n",
    );
    site.write(
        "content/policies/306.md",
        policy("306", "Boats", "  effective: 2026-02-01\n").replace("date:", "topic: [force]\ndate:"),
    );
    let run = site.run(&["build", "--date", "2026-08-01"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(site.output("policies/305/index.html"), before);
}

#[test]
fn a_text_that_is_adopted_and_not_yet_in_force_leads_to_the_one_that_is() {
    let site = library();
    site.write("content/policies/300/index.md", text("3.0", "2026-02-01", "2026-09-01", "", NEW));
    site.build();
    let page = shown(&site.output("policies/300/index.html"));
    assert!(page.contains("Not yet in force"), "{page}");
    assert!(
        page.contains("takes effect on 1 September 2026. Until then this applies: Version 2.0"),
        "{page}"
    );
}

#[test]
fn as_of_a_day_shows_the_texts_that_were_in_force() {
    let site = library().file(
        "content/policies/305.md",
        policy("305", "Cars", "  effective: 2024-02-01\n  rescinded: 2025-01-01\n"),
    );
    site.build();
    let day = |day: &str| shown(&site.output(&format!("policies/as-of/{day}/index.html")));
    let first = day("2020-02-01");
    assert!(
        first.contains("1 policy in force") && first.contains("Version 1.0") && !first.contains("Cars"),
        "{first}"
    );
    let second = day("2024-02-01");
    assert!(second.contains("2 policies in force"), "{second}");
    assert!(second.contains("Version 2.0") && second.contains("Cars"), "{second}");
    let third = day("2025-01-01");
    assert!(third.contains("1 policy in force") && third.contains("305 Cars Rescinded"), "{third}");
    assert!(third.contains("from 1 January 2025 to 28 February 2026"), "{third}");
    let log = site.output("policies/changes/index.html");
    for text in ["Came into force", "New version", "Rescinded", "Reports came too late"] {
        assert!(log.contains(text), "{text}");
    }
    // The feeds leave out what is said to be minor.
    let feed = site.output("policies/changes/atom.xml");
    assert!(feed.contains("300 Use of force, Version 3.0") && feed.contains("305 Cars: Rescinded"), "{feed}");
    assert!(!feed.contains("Version 2.0"), "{feed}");
    serde_json::from_str::<serde_json::Value>(&site.output("policies/changes/feed.json")).expect("JSON");
}

#[test]
fn what_is_no_longer_in_force_stands_in_the_archive() {
    let site = library()
        .file(
            "content/policies/305.md",
            policy("305", "Cars", "  effective: 2024-02-01\n  rescinded: 2025-01-01\n"),
        )
        .file("content/policies/306.md", policy("306", "Boats", "  effective: 2024-02-01\n"))
        .file(
            "content/policies/307.md",
            policy("307", "Ships", "  effective: 2025-02-01\n  supersedes: [306.md, Order 12 of 1999]\n"),
        )
        .file(
            "content/policies/308.md",
            policy("308", "Rafts", "  effective: 2024-02-01\n  expires: 2025-12-31\n"),
        )
        .file(
            "content/policies/309.md",
            policy("309", "Kayaks", "  effective: 2024-02-01\n  incorporated_into: 310.md\n"),
        )
        .file(
            "content/policies/310.md",
            policy("310", "Water", "  effective: 2025-06-01\n  supersedes: [309.md]\n"),
        )
        .file(
            "content/policies/311.md",
            policy("311", "Snow", "  effective: 2025-06-01\n  amends: [310.md]\n"),
        );
    site.build();
    let list = shown(&site.output("policies/index.html"));
    let archive = shown(&site.output("policies/archive/index.html"));
    for (title, why) in [
        ("Cars", "Rescinded 1 January 2025"),
        ("Boats", "Superseded 1 February 2025 Replaced by 307 Ships"),
        ("Rafts", "Expired 31 December 2025"),
        ("Kayaks", "Made part of another policy 1 June 2025 Part of 310 Water"),
    ] {
        assert!(!list.contains(title), "{title} is not in force: {list}");
        assert!(archive.contains(title) && archive.contains(why), "{title}: {archive}");
    }
    assert!(list.contains("Ships") && list.contains("Water"), "{list}");
    let boats = shown(&site.output("policies/306/index.html"));
    assert!(boats.contains("Superseded") && boats.contains("no longer in force"), "{boats}");
    let water = shown(&site.output("policies/310/index.html"));
    assert!(water.contains("It is amended by Snow") && water.contains("309 Kayaks"), "{water}");
    let manual = shown(&site.output("policies/manual/index.html"));
    assert!(!manual.contains("Boats") && manual.contains("Ships"), "the manual holds what is in force");
}

#[test]
fn relations_that_contradict_themselves_are_refused() {
    let two = |fields_a: &str, fields_b: &str| {
        let site = Site::new()
            .file(
                "content/policies/_index.md",
                "---\ntitle: P\nsensitivity: public\nsection: { type: policy }\n---\n",
            )
            .file("content/policies/a.md", policy("1", "A", fields_a))
            .file("content/policies/b.md", policy("2", "B", fields_b));
        site.findings().into_iter().map(|(rule, path, _)| format!("{rule} {path}")).collect::<Vec<_>>()
    };
    let a = "content/policies/a.md";
    assert_eq!(
        two("  supersedes: [b.md]\n", "  supersedes: [a.md]\n"),
        [format!("PV832 {a}"), "PV832 content/policies/b.md".to_owned()]
    );
    assert_eq!(two("  amends: [a.md]\n", ""), [format!("PV832 {a}")]);
    assert_eq!(
        two("  effective: 2020-01-01\n  supersedes: [b.md]\n", "  effective: 2021-01-01\n"),
        [format!("PV832 {a}")]
    );
    assert_eq!(
        two("  incorporated_into: b.md\n  rescinded: 2021-01-01\n", "  effective: 2020-01-01\n"),
        [format!("PV833 {a}")]
    );
    assert_eq!(two("  effective: 2020-01-02\n  rescinded: 2020-01-01\n", ""), [format!("PV836 {a}")]);
    assert_eq!(
        two("  number: \"2\"\n", "").first().map(String::as_str),
        Some("PV107 content/policies/a.md"),
        "a key twice"
    );
    assert_eq!(two("  supersedes: [c.md]\n", ""), [format!("PV403 {a}")]);
    assert_eq!(two("  effective: 2020-01-01\n", "  effective: 2020-01-01\n"), Vec::<String>::new());
}

#[test]
fn two_policies_in_force_cannot_share_a_number() {
    let site = Site::new()
        .file(
            "content/policies/_index.md",
            "---\ntitle: P\nsensitivity: public\nsection: { type: policy }\n---\n",
        )
        .file("content/policies/a.md", policy("DGO A-01", "A", "  effective: 2020-01-01\n"))
        .file("content/policies/b.md", policy("DGO A-01", "B", "  effective: 2021-01-01\n"));
    assert_eq!(site.findings(), [("PV831".to_owned(), "content/policies/a.md".to_owned(), 0)]);
    // It is fine once one of them took the other's place.
    site.write(
        "content/policies/b.md",
        policy("DGO A-01", "B", "  effective: 2021-01-01\n  supersedes: [a.md]\n"),
    );
    assert_eq!(site.findings(), []);
}

#[test]
fn versions_that_do_not_follow_each_other_are_told() {
    let site = library();
    site.write(
        "content/policies/300/versions/2023-05-05.md",
        text("3.0", "2023-05-05", "2026-04-01", "", MIDDLE),
    );
    let rules: Vec<String> = site.findings().into_iter().map(|(rule, _, _)| rule).collect();
    assert_eq!(rules, ["PV835", "PV835"], "the order of days, and one name for two texts");
}

#[test]
fn a_version_without_a_released_text_of_today_has_no_page() {
    let site = library();
    site.write(
        "content/policies/300/index.md",
        text("3.0", "2026-02-01", "2026-03-01", "", "Quillfeather.\n").replace("public", "confidential"),
    );
    let rules: Vec<String> = site.findings().into_iter().map(|(rule, _, _)| rule).collect();
    assert!(rules.iter().all(|rule| rule == "PV834" || rule == "PV214"), "{rules:?}");
    site.build();
    assert!(!site.outputs().iter().any(|(path, _)| path.contains("300")), "nothing tells of the policy");
}

#[test]
fn a_released_policy_cannot_name_a_withheld_one() {
    let site = library().file(
        "content/policies/305.md",
        policy("305", "Cars", "  effective: 2024-02-01\n").replace("public", "confidential"),
    );
    site.write("content/policies/306.md", policy("306", "Boats", "  supersedes: [305.md]\n"));
    let findings = site.findings();
    assert!(
        findings.contains(&("PV209".to_owned(), "content/policies/306.md".to_owned(), 0)),
        "{findings:?}"
    );
}

#[test]
fn variables_stand_for_words_of_the_agency() {
    let site = Site::empty()
        .file(
            "site.toml",
            format!("{CONFIG}[agency]\nname = \"Test Police\"\n[variables.chief]\ntitle = \"Chief & Head\"\n[languages.es]\n[languages.es.variables.chief]\ntitle = \"Jefa\"\n"),
        )
        .public("content/a.md", "A", "## By the :var[chief.title]\n\nAsk the :var[chief.title] of :var[agency.name].\n")
        .public("content/a.es.md", "A", "Pregunte a la :var[chief.title] de :var[agency.name].\n")
        .confidential("content/b.md", "B", "The Chief & Head of nothing at all.");
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("Ask the Chief &amp; Head of Test Police."), "{page}");
    assert!(page.contains("id=\"by-the-chief--head\""), "{page}");
    assert!(site.output("es/a/index.html").contains("a la Jefa de Test Police"));
    site.write("content/a.md", "---\ntitle: A\nsensitivity: public\n---\nAsk :var[chief.titel].\n");
    let run = site.run(&["build"]);
    assert!(run.stderr.contains("PV837") && run.stderr.contains("chief.title"), "{}", run.stderr);
    site.write("content/a.md", "---\ntitle: \"A :var[chief.title]\"\nsensitivity: public\n---\nText.\n");
    assert_eq!(site.findings()[0].0, "PV837", "nothing takes their place in front matter");
}

#[test]
fn an_earlier_version_holds_no_variables() {
    let site = library();
    site.write(
        "content/policies/300/versions/2023-05-05.md",
        text("2.0", "2023-05-05", "2023-06-01", "", "Ask :var[agency.name].\n"),
    );
    assert_eq!(site.findings().first().map(|(rule, _, _)| rule.as_str()), Some("PV837"));
}

#[test]
fn what_became_of_comments_is_shown_and_is_data() {
    let site = library();
    site.write(
        "content/policies/305.md",
        "---\ntitle: Drones\nsensitivity: public\ncomments:\n  closes: 2026-05-01\n  changed: Flights are announced now.\n  responses:\n    - { comment: \"Announce <flights>.\", from: Resident, decision: accepted, why: It costs little., sections: [Flights] }\n    - { comment: Ban drones., decision: declined, why: They find missing people. }\npolicy: { number: \"305\" }\n---\nText.\n",
    );
    site.build();
    let page = shown(&site.output("policies/305/index.html"));
    assert!(
        page.contains("Flights are announced now.")
            && page.contains("Announce &lt;flights&gt;. Resident Accepted It costs little. Flights"),
        "{page}"
    );
    assert!(page.contains("Accepted: 1 Declined: 1"), "{page}");
    let data: serde_json::Value =
        serde_json::from_str(&site.output("policies/305/responses.json")).expect("JSON");
    assert_eq!(data["responses"][0]["comment"], "Announce <flights>.");
    site.write("content/policies/306.md", "---\ntitle: X\nsensitivity: public\ncomments:\n  closes: 2026-05-01\n  responses:\n    - { comment: a, decision: perhaps, why: b }\npolicy: { number: \"306\" }\n---\nText.\n");
    assert_eq!(site.findings()[0].0, "PV111");
}

#[test]
fn the_ways_to_comment_are_those_of_the_site() {
    let site = library().file(
        "site.toml",
        format!("{CONFIG}[comments]\nmail = \"c@police.example\"\nform = \"https://police.example/form?t={{title}}&n={{number}}\"\nissues = \"https://codeberg.org/a/b/issues/new?title={{title}}\"\n"),
    );
    site.write("content/policies/305.md", "---\ntitle: Body cameras\nsensitivity: public\ncomments: { closes: 2026-12-01 }\npolicy: { number: \"305\" }\n---\nText.\n");
    site.build();
    let page = site.output("policies/305/index.html");
    for link in ["mailto:c@police.example", "form?t=Body%20cameras&amp;n=305", "new?title=Body%20cameras"] {
        assert!(page.contains(link), "{link} in {page}");
    }
}

#[test]
fn the_register_says_since_when_and_until_when() {
    let site = Site::new().public("content/a.md", "A", "Text.").file(
        "content/b.md",
        "---\ntitle: B\nsensitivity: confidential\nwithheld:\n  listed: true\n  public_title: Annex C\n  ground: emergency-plans\n  since: 2025-03-01\n---\nQuillfeather.\n",
    );
    site.build();
    let page = shown(&site.output("register/index.html"));
    assert!(
        page.contains("Annex C") && page.contains("1 March 2025") && page.contains("1 March 2027"),
        "{page}"
    );
    assert!(page.contains("By ground"), "{page}");
}

#[test]
fn a_scorecard_is_computed_from_what_is_published() {
    let site = library().file(
        "content/policies/305.md",
        policy("305", "Cars", "  effective: 2024-02-01\n  review_due: 2026-05-01\n"),
    );
    site.build();
    let page = shown(&site.output("policies/scorecard/index.html"));
    assert!(page.contains("Met Posted whole") && page.contains("Not met Current"), "{page}");
    assert!(page.contains("Policies in force 2") && page.contains("Past their review 1 (50 %)"), "{page}");
    assert!(page.contains("Not known At an official address"), "{page}");
    site.write("site.toml", CONFIG.replace("police.example", "police.riverbend.gov"));
    site.build();
    assert!(shown(&site.output("policies/scorecard/index.html")).contains("Met At an official address"));
    let calendar = site.output("policies/reviews.ics");
    assert!(calendar.contains("SUMMARY:Review due: 305 Cars") && calendar.contains("20260501"), "{calendar}");
}

#[test]
fn a_policy_is_superseded_from_the_first_text_that_says_so() {
    let site = Site::new()
        .file(
            "content/policies/_index.md",
            "---\ntitle: P\nsensitivity: public\nsection: { type: policy }\n---\n",
        )
        .file("content/policies/320.md", policy("320", "Vans", "  effective: 2018-01-01\n"))
        .file(
            "content/policies/321/index.md",
            policy("321", "Cars", "  effective: 2027-01-01\n  version: \"2\"\n  supersedes: [../320.md]\n"),
        )
        .file(
            "content/policies/321/versions/2015-01-01.md",
            policy("321", "Cars", "  effective: 2015-01-01\n  version: \"1\"\n"),
        );
    site.build();
    let vans = shown(&site.output("policies/320/index.html"));
    assert!(vans.contains("In force") && vans.contains("Will be") | vans.contains("will end"), "{vans}");
    assert!(shown(&site.output("policies/index.html")).contains("Vans"));
    // A relation that only an older text has goes on to hold.
    site.write(
        "content/policies/321/index.md",
        policy("321", "Cars", "  effective: 2020-01-01\n  version: \"2\"\n"),
    );
    site.write(
        "content/policies/321/versions/2015-01-01.md",
        policy("321", "Cars", "  effective: 2019-01-01\n  version: \"1\"\n  supersedes: [../../320.md]\n"),
    );
    site.build();
    assert!(shown(&site.output("policies/320/index.html")).contains("Superseded 1 January 2019"));
    // And what it names must be there.
    site.write(
        "content/policies/321/versions/2015-01-01.md",
        policy("321", "Cars", "  effective: 2019-01-01\n  version: \"1\"\n  supersedes: [../../319.md]\n"),
    );
    assert_eq!(site.findings().first().map(|(rule, _, _)| rule.as_str()), Some("PV403"));
}

#[test]
fn a_circle_of_policies_is_refused() {
    let site = Site::new()
        .file(
            "content/policies/_index.md",
            "---\ntitle: P\nsensitivity: public\nsection: { type: policy }\n---\n",
        )
        .file("content/policies/1.md", policy("1", "A", "  effective: 2020-01-01\n  supersedes: [2.md]\n"))
        .file("content/policies/2.md", policy("2", "B", "  effective: 2020-01-01\n  supersedes: [3.md]\n"))
        .file("content/policies/3.md", policy("3", "C", "  effective: 2020-01-01\n  supersedes: [1.md]\n"));
    assert_eq!(site.findings(), [("PV832".to_owned(), "content/policies/1.md".to_owned(), 0)]);
}

#[test]
fn what_pages_show_of_the_settings_is_looked_at_like_a_text() {
    let with = |value: &str| {
        let site = Site::empty()
            .file("site.toml", format!("{CONFIG}[variables]\nword = \"{value}\"\n"))
            .public("content/a.md", "A", "Ask :var[word].");
        site.findings().into_iter().map(|(rule, path, _)| format!("{rule} {path}")).collect::<Vec<_>>()
    };
    assert_eq!(with("the sergeant"), Vec::<String>::new());
    assert_eq!(with(":redact[Zebra]{ground=informant}"), ["PV307 site.toml"]);
    assert_eq!(with("[REDACTED]"), ["PV307 site.toml"]);
    assert_eq!(with("\\U000F0001"), ["PV305 site.toml"]);
    assert_eq!(with("her SSN is 123-45-6789"), ["PV231 site.toml"]);
}

#[test]
fn what_looks_like_a_variable_is_one_or_refused() {
    for text in ["Ask John:var[agency.name].", "Ask :var [agency.name].", "Ask : var[agency.name]."] {
        let site = Site::new().public("content/a.md", "A", text);
        assert_eq!(site.findings().first().map(|(rule, _, _)| rule.as_str()), Some("PV837"), "{text}");
    }
    let site =
        Site::new().public("content/a.md", "A", "Write `:var[agency.name]` in a text; a var [1] is none.");
    assert_eq!(site.findings(), []);
}

#[test]
fn a_section_of_nothing_but_a_redaction_is_no_change() {
    let site = library();
    site.write(
        "content/policies/300/index.md",
        text("3.0", "2026-02-01", "2026-03-01", "", &format!("{MIDDLE}\n## :redact[Zqheading]{{ground=informant}}\n\n:::redact{{ground=informant}}\nZqtext.\n:::\n\nBring (:redact[zqlamp]{{ground=informant}}).\n")),
    );
    site.write(
        "content/policies/300/versions/2023-05-05.md",
        text("2.0", "2023-05-05", "2023-06-01", "", &format!("{MIDDLE}\nBring ().\n")),
    );
    site.build();
    let page = shown(&site.output("policies/300/changes/index.html"));
    assert!(!page.contains("section changed") || page.contains("1 section changed"), "{page}");
    assert!(!page.contains("New Read the section : Read") && !page.contains(": New"), "{page}");
}
