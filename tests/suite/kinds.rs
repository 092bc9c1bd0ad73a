//! The kinds of documents that need more than a text: training, bulletins as alerts, events that repeat, tips,
//! projects, strategies, forecasts, resources, software, documents of several agencies.

use crate::driver::{CONFIG, Site};

/// A public document of a type with these lines of front matter.
fn document(kind: &str, more: &str, text: &str) -> String {
    format!("---\ntitle: A document\nsensitivity: public\ntype: {kind}\n{more}---\n{text}\n")
}

fn build_on(site: &Site, day: &str) {
    let run = site.run(&["build", "--date", day]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

/// Demands that a site is refused, or warned of, by exactly these rules at these paths and lines.
fn demand(site: &Site, expected: &[(&str, &str, u64)]) {
    let found = site.findings();
    let found: Vec<(&str, &str, u64)> =
        found.iter().map(|(rule, path, line)| (rule.as_str(), path.as_str(), *line)).collect();
    assert_eq!(found, expected);
}

const POLICY: &str = "---\ntitle: Force\nsensitivity: public\ntype: policy\ndate: 2026-01-01\nupdated: 2026-04-01\npolicy: { number: \"300\", effective: 2026-02-01 }\n---\nText.\n";

#[test]
fn notes_for_instructors_are_public_only_if_that_was_decided() {
    let notes =
        |more: &str| document("training", &format!("training: {{ hours: 1{more} }}\n"), "Hold the class.");
    let site = Site::new()
        .file("content/t/unit.md", document("training", "", "Learn."))
        .file("content/t/unit.instructor.md", notes(""))
        .file("content/t/unit.instructor.es.md", notes(", instructor_notes: public"))
        .file("content/t/plain.md", notes(", instructor_notes: public"))
        .file("content/t/deep.instructor/index.md", notes(""))
        .file("site.toml", format!("{CONFIG}[languages.es]\n"));
    demand(
        &site,
        &[
            ("PV861", "content/t/deep.instructor/index.md", 3),
            ("PV861", "content/t/plain.md", 5),
            ("PV861", "content/t/unit.instructor.md", 3),
        ],
    );
    site.remove("content/t/plain.md");
    site.remove("content/t/deep.instructor/index.md");
    site.write("content/t/unit.instructor.md", notes(", instructor_notes: public"));
    site.build();
    assert!(
        site.output("t/unit-instructor/index.html")
            .contains("These are notes for the people who give this class.")
    );
}

#[test]
fn withheld_notes_for_instructors_leave_no_trace() {
    let site = Site::new().file("content/t/unit.md", document("training", "", "Learn.")).confidential(
        "content/t/unit.instructor.md",
        "Zqleader sheet",
        "Zqanswer is two.",
    );
    site.build();
    for (path, bytes) in site.outputs() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(
            !text.contains("zqleader") && !text.contains("zqanswer") && !path.contains("instructor"),
            "{path}"
        );
    }
}

#[test]
fn passages_that_call_themselves_notes_for_instructors_are_refused() {
    let site = Site::new()
        .file(
            "content/a.md",
            document("training", "", "Learn.\n\n:::instructor-notes\nThe answer is two.\n:::"),
        )
        .file("content/b.md", document("training", "", "## Instructor notes\n\nThe answer is two."))
        .file("content/c.md", document("training", "", "Text.\n\n**Notas para instructores:** dos."))
        .file(
            "content/d.md",
            "---\ntitle: \"Unit 2: instructor notes\"\nsensitivity: public\ntype: training\n---\nText.\n",
        )
        .file(
            "content/e.md",
            document("training", "", "The instructor notes who is there. Instructors meet on Monday."),
        );
    demand(
        &site,
        &[
            ("PV862", "content/a.md", 8),
            ("PV862", "content/b.md", 6),
            ("PV862", "content/c.md", 8),
            ("PV862", "content/d.md", 2),
        ],
    );
}

#[test]
fn the_section_says_what_is_training_and_other_pages_may_talk_of_instructors() {
    let page = |title: &str, text: &str| format!("---\ntitle: {title}\nsensitivity: public\n---\n{text}\n");
    let site = Site::new()
        .file(
            "content/t/_index.md",
            "---\ntitle: Training\nsensitivity: public\nsection: { type: training }\n---\n",
        )
        .file("content/t/deep/a.md", page("A", "## Instructor notes\n\nTwo."))
        .file(
            "content/t/b.md",
            document("training", "summary: \"Instructor notes: the answer is two.\"\n", "Learn."),
        )
        .file(
            "content/t/c.md",
            document("training", "training: { objectives: [\"Instructor notes: two\"] }\n", "Learn."),
        )
        .file("content/t/instructor.md", document("page", "", "Two."))
        .file(
            "content/about/instructors.md",
            page("Instructors", "## Instructor notes\n\nThey are never public."),
        )
        .file(
            "content/about/become-an-instructor.md",
            page("Become an instructor", "Instructor notes: ask us."),
        )
        .file("content/about/unit.instructor.md", page("Notes", "Two."))
        .file("content/about/z.md", page("Z", ":::instructor-notes\nTwo.\n:::"));
    demand(
        &site,
        &[
            ("PV861", "content/about/unit.instructor.md", 3),
            ("PV862", "content/about/z.md", 5),
            ("PV862", "content/t/b.md", 5),
            ("PV862", "content/t/c.md", 5),
            ("PV862", "content/t/deep/a.md", 5),
            ("PV861", "content/t/instructor.md", 3),
        ],
    );
}

#[test]
fn a_file_named_as_notes_needs_a_label_of_its_own() {
    let site = Site::new()
        .file("content/a.md", document("training", "attachments: [instructor-notes.txt]\n", "Learn."))
        .file("content/instructor-notes.txt", "The answer is two.\n");
    assert!(
        site.findings()
            .iter()
            .any(|(rule, path, _)| rule == "PV861" && path == "content/instructor-notes.txt")
    );
    site.write("content/instructor-notes.txt.yaml", "sensitivity: public\n");
    site.build();
}

#[test]
fn training_is_marked_when_a_policy_that_it_teaches_changes() {
    let unit = |date: &str, more: &str| {
        document(
            "training",
            &format!("date: {date}\ntraining: {{ policies: [../p/300.md], for: [officers]{more} }}\n"),
            "Learn.",
        )
    };
    let site = Site::new()
        .file("content/p/300.md", POLICY)
        .file("content/t/old.md", unit("2026-03-31", ""))
        .file("content/t/new.md", unit("2026-04-01", ""))
        .file("content/t/read.md", unit("2026-03-01", ", reviewed: 2026-05-01"));
    demand(&site, &[("PV863", "content/t/old.md", 0)]);
    let page = site.output("t/old/index.html");
    assert!(
        page.contains("has changed since the unit was last looked at") && page.contains("300 Force</a>"),
        "{page}"
    );
    for other in ["new", "read"] {
        assert!(!site.output(&format!("t/{other}/index.html")).contains("has changed since"), "{other}");
    }
}

#[test]
fn a_policy_that_will_change_marks_nothing_before_its_day() {
    let site = Site::new().file("content/p/300.md", POLICY.replace("2026-02-01", "2026-09-01")).file(
        "content/t/unit.md",
        document("training", "date: 2026-05-01\ntraining: { policies: [../p/300.md] }\n", "Learn."),
    );
    build_on(&site, "2026-08-31");
    assert!(!site.output("t/unit/index.html").contains("has changed since"));
    build_on(&site, "2026-09-01");
    assert!(site.output("t/unit/index.html").contains("has changed since"));
}

#[test]
fn training_is_marked_by_what_is_true_today() {
    let unit = |date: &str, policy: &str, more: &str| {
        document("training", &format!("{date}training: {{ policies: [../p/{policy}.md]{more} }}\n"), "Learn.")
    };
    let day = "date: 2026-03-01\n";
    let undated =
        POLICY.replace("date: 2026-01-01\nupdated: 2026-04-01\n", "").replace(", effective: 2026-02-01", "");
    let site = Site::new()
        .file("content/p/300.md", POLICY.replace("effective: 2026-02-01", "effective: 2026-09-01"))
        .file("content/p/301.md", undated.replace("300", "301"))
        .file(
            "content/p/302.md",
            POLICY
                .replace("300", "302")
                .replace(" }", ", revised: 2027-01-01 }")
                .replace("updated: 2026-04-01\n", ""),
        )
        .file("content/p/303.md", POLICY.replace("300", "303").replace(" }", ", rescinded: 2026-05-20 }"))
        .file("content/t/changed.md", unit(day, "300", ""))
        .file("content/t/ended.md", unit("date: 2026-05-30\n", "303", ""))
        .file("content/t/future.md", unit(day, "302", ""))
        .file("content/t/undated.md", unit("", "300", ""))
        .file("content/t/unknown.md", unit(day, "301", ""));
    demand(&site, &[("PV863", "content/t/changed.md", 0), ("PV863", "content/t/ended.md", 0)]);
    build_on(&site, "2026-06-01");
    let page = site.output("t/changed/index.html");
    assert!(page.contains("changed <time datetime=\"2026-04-01\">"), "{page}");
    let page = site.output("t/ended/index.html");
    assert!(
        page.contains("is no longer in force") && page.contains("<time datetime=\"2026-05-20\">"),
        "{page}"
    );
    // Once it has begun, that is the day that counts.
    build_on(&site, "2026-09-01");
    assert!(site.output("t/changed/index.html").contains("changed <time datetime=\"2026-09-01\">"));
    site.write("content/t/changed.md", unit(day, "302", ", reviewed: 2026-06-02"));
    site.write("content/t/ended.md", unit(day, "302", ", hours: -2"));
    demand(&site, &[("PV111", "content/t/changed.md", 0), ("PV111", "content/t/ended.md", 0)]);
}

fn bulletin(title: &str, date: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nsensitivity: public\ntype: bulletin\nsummary: What to know.\ndate: {date}\nbulletin:\n  category: alert\n  valid_until: 2026-06-10\n  urgency: immediate\n  severity: severe\n  certainty: observed\n{more}---\nStay away.\n"
    )
}

fn bulletins() -> Site {
    Site::new()
        .file("site.toml", format!("{CONFIG}time_zone = \"America/Chicago\"\n[languages.es]\n"))
        .public("content/_index.md", "Home", "Welcome.")
        .file("content/b/flood.md", bulletin("Flood", "2026-05-30", "  area: River & Mill Street\n"))
        .file("content/b/flood.es.md", bulletin("Inundación", "2026-05-30", ""))
        .file(
            "content/b/more.md",
            bulletin("More water", "2026-05-31", "  sent: 2026-05-31T08:05\n  updates: [flood.md]\n"),
        )
}

#[test]
fn alerts_are_told_to_programs() {
    let site = bulletins();
    site.build();
    let flood = site.output("b/flood/alert.xml");
    for part in [
        "<identifier>https://police.example/b/flood/#2026-05-30</identifier>",
        "<sender>police.example</sender>",
        "<sent>2026-05-30T00:00:00-05:00</sent>",
        "<msgType>Alert</msgType>",
        "<language>en</language>",
        "<language>es</language>",
        "<urgency>Immediate</urgency>",
        "<expires>2026-06-11T00:00:00-05:00</expires>",
        "<areaDesc>River &amp; Mill Street</areaDesc>",
        "<headline>Inundación</headline>",
    ] {
        assert!(flood.contains(part), "no {part} in\n{flood}");
    }
    assert!(!site.has_output("es/b/flood/alert.xml"), "one message for all languages");
    let more = site.output("b/more/alert.xml");
    assert!(more.contains("<msgType>Update</msgType>"), "{more}");
    let reference = "<references>police.example,https://police.example/b/flood/#2026-05-30,2026-05-30T00:00:00-05:00</references>";
    assert!(more.contains(reference), "{more}");
    let list = site.output("cap.xml");
    assert!(list.contains("b/more/alert.xml") && !list.contains("b/flood/alert.xml"), "{list}");
    assert!(
        site.output("b/flood/index.html")
            .contains("There is a newer bulletin on this: <a href=\"/b/more/\">")
    );
    assert!(site.output("es/b/flood/index.html").contains("Hay un boletín más reciente"));
    // The strip of alerts shows the newer one alone, until it is over.
    let home = site.output("index.html");
    assert!(home.contains("More water</a>") && !home.contains("Flood</a> <"), "{home}");
    build_on(&site, "2026-06-11");
    assert!(!site.output("cap.xml").contains("<entry"), "all are over");
}

#[test]
fn a_bulletin_that_was_changed_is_an_update_of_itself() {
    let site = Site::new().file("content/a.md", bulletin("Flood", "2026-05-30\nupdated: 2026-05-31", ""));
    site.build();
    let message = site.output("a/alert.xml");
    assert!(
        message.contains("<msgType>Update</msgType>") && message.contains("/a/#2026-05-31</identifier>"),
        "{message}"
    );
    assert!(message.contains("/a/#2026-05-30,2026-05-30T00:00:00-00:00</references>"), "{message}");
}

#[test]
fn a_bulletin_that_was_changed_after_it_was_sent_is_an_update_of_itself() {
    let more = "  sent: 2026-05-30T08:05\n";
    let site = Site::new().file("content/a.md", bulletin("Flood", "2026-05-30\nupdated: 2026-05-31", more));
    site.build();
    let message = site.output("a/alert.xml");
    for part in [
        "<msgType>Update</msgType>",
        "/a/#2026-05-31</identifier>",
        "/a/#2026-05-30T08.05,2026-05-30T08:05:00-00:00</references>",
        "<event>Flood</event>",
    ] {
        assert!(message.contains(part), "no {part} in\n{message}");
    }
}

#[test]
fn an_alert_in_place_of_a_bulletin_that_is_none_is_an_alert() {
    let later = |field: &str| bulletin("Flood", "2026-05-30", &format!("  {field}: [n.md]\n"));
    let site = Site::new()
        .file("content/n.md", document("bulletin", "date: 2026-05-29\n", "High water."))
        .file("content/a.md", later("updates"))
        .file("content/b.md", later("cancels"));
    site.build();
    for path in ["a/alert.xml", "b/alert.xml"] {
        let message = site.output(path);
        assert!(
            message.contains("<msgType>Alert</msgType>") && !message.contains("<references>"),
            "{message}"
        );
    }
}

#[test]
fn an_alert_is_ended_by_an_alert_alone() {
    let over = |field: &str, other: &str, more: &str| {
        document(
            "bulletin",
            &format!("date: 2026-05-31\nbulletin: {{ {field}: [{other}]{more} }}\n"),
            "Over.",
        )
    };
    let site = bulletins()
        .file("site.toml", CONFIG)
        .file("content/b/note.md", document("bulletin", "date: 2026-05-29\n", "Text."))
        .file("content/b/x.md", over("cancels", "more.md", ""))
        .file("content/b/y.md", over("updates", "more.md", ""))
        .file("content/b/z.md", over("updates", "note.md", ""));
    site.remove("content/b/flood.es.md");
    demand(&site, &[("PV864", "content/b/x.md", 0), ("PV864", "content/b/y.md", 0)]);
}

#[test]
fn bulletins_that_follow_each_other_or_end_before_they_begin_are_refused() {
    let one =
        |more: &str| document("bulletin", &format!("date: 2026-05-30\nbulletin: {{ {more} }}\n"), "Text.");
    let site = Site::new()
        .file("content/a.md", one("updates: [b.md]"))
        .file("content/b.md", one("cancels: [c.md]"))
        .file("content/c.md", one("updates: [a.md]"))
        .file("content/d.md", one("valid_until: 2026-05-29"))
        .file("content/e.md", one("valid_until: 2026-05-30T10:00, sent: 2026-05-30T10:05"))
        .file("content/f.md", one("valid_until: 2026-05-30, sent: 2026-05-30T10:05"))
        .file("content/g.md", bulletin("G", "2026-05-30\nupdated: 2026-06-11", ""));
    demand(
        &site,
        &["a", "b", "c", "d", "e", "g"]
            .map(|file| format!("content/{file}.md"))
            .each_ref()
            .map(|path| ("PV864", path.as_str(), 0)),
    );
}

#[test]
fn a_cancelled_alert_is_on_no_page_any_more() {
    let site = bulletins();
    site.remove("content/b/more.md");
    site.write(
        "content/b/over.md",
        bulletin("All clear", "2026-05-31", "  cancels: [flood.md]\n").replace("alert", "notice"),
    );
    site.build();
    assert!(site.output("b/over/alert.xml").contains("<msgType>Cancel</msgType>"));
    assert!(
        site.output("b/flood/index.html").contains("This bulletin has been cancelled: <a href=\"/b/over/\">")
    );
    assert!(!site.output("index.html").contains("class=\"alerts\""));
}

#[test]
fn a_withheld_bulletin_cancels_nothing() {
    let site = bulletins();
    site.build();
    let before = site.outputs();
    let withheld =
        bulletin("Zqover", "2026-05-31", "  cancels: [flood.md, more.md]\n").replace("public", "internal");
    site.write("content/b/zqover.md", withheld.replace("date:", "withheld: { ground: informant }\ndate:"));
    site.build();
    assert_eq!(before, site.outputs());
}

#[test]
fn alerts_that_are_not_whole_are_refused() {
    let site = Site::new()
        .file(
            "content/a.md",
            document(
                "bulletin",
                "date: 2026-05-01\nbulletin: { urgency: future, severity: minor }\n",
                "Text.",
            ),
        )
        .file(
            "content/b.md",
            document(
                "bulletin",
                "bulletin: { urgency: future, severity: minor, certainty: likely }\n",
                "Text.",
            ),
        )
        .file(
            "content/c.md",
            document(
                "bulletin",
                "date: 2026-05-01\nbulletin: { updates: [d.md], cancels: [d.md] }\n",
                "Text.",
            ),
        )
        .file("content/d.md", document("bulletin", "date: 2026-05-01\n", "Text."))
        .file(
            "content/e.md",
            document("bulletin", "date: 2026-04-01\nbulletin: { cancels: [d.md] }\n", "Text."),
        )
        .file(
            "content/f.md",
            document("bulletin", "date: 2026-05-01\nbulletin: { updates: [g.md] }\n", "Text."),
        )
        .public("content/g.md", "G", "Text.");
    let rules: Vec<(String, String)> =
        site.findings().into_iter().map(|(rule, path, _)| (rule, path)).collect();
    for file in ["a", "b", "c", "e", "f"] {
        assert!(rules.contains(&("PV864".into(), format!("content/{file}.md"))), "{file}: {rules:?}");
    }
}

fn event(more: &str) -> String {
    document(
        "event",
        &format!(
            "date: 2026-05-01\nevent:\n  start: 2026-10-06T18:30\n  end: 2026-10-06T20:00\n  location: Hall\n{more}"
        ),
        "Come.",
    )
}

const WEEKLY: &str =
    "  repeats: { every: week, weekday: tuesday, until: 2026-11-10, except: [\"2026-10-13\"] }\n";

#[test]
fn an_event_repeats_at_the_same_hour_through_the_change_of_the_clocks() {
    let site = Site::new()
        .file("site.toml", format!("{CONFIG}time_zone = \"America/Chicago\"\n"))
        .file("content/a.md", event(WEEKLY));
    site.build();
    let calendar = site.output("a/event.ics");
    for line in [
        "TZID:America/Chicago",
        "DTSTART:20261101T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0600\r\nTZNAME:CST",
        "DTSTART:20260308T020000\r\nTZOFFSETFROM:-0600\r\nTZOFFSETTO:-0500\r\nTZNAME:CDT",
        "DTSTART;TZID=America/Chicago:20261006T183000",
        "DTEND;TZID=America/Chicago:20261006T200000",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261111T003000Z",
        "EXDATE;TZID=America/Chicago:20261013T183000",
    ] {
        assert!(calendar.contains(line), "no {line} in\n{calendar}");
    }
}

#[test]
fn the_next_time_of_an_event_is_shown_and_orders_it() {
    let once = document("event", "event: { start: 2026-10-15T10:00, location: Hall }\n", "Come.")
        .replace("A document", "Once");
    let site = Site::new()
        .file(
            "content/e/_index.md",
            "---\ntitle: Events\nsensitivity: public\nsection: { type: event }\n---\n",
        )
        .file("content/e/a.md", event(WEEKLY))
        .file("content/e/once.md", once);
    build_on(&site, "2026-10-07");
    let page = site.output("e/a/index.html");
    assert!(page.contains("Every Tuesday, until 10 November 2026; not on 13 October 2026"), "{page}");
    assert!(page.contains("Next time: <time datetime=\"2026-10-20T18:30\">"), "{page}");
    let list = site.output("e/index.html");
    assert!(list.find("Once</a>") < list.find("A document</a>"), "the 15th stands before the 20th");
    build_on(&site, "2026-10-06");
    let list = site.output("e/index.html");
    assert!(list.find("Once</a>") > list.find("A document</a>"), "the 6th stands before the 15th");
    build_on(&site, "2026-11-10");
    assert!(!site.output("e/a/index.html").contains("This event has ended."));
    build_on(&site, "2026-11-11");
    assert!(site.output("e/a/index.html").contains("This event has ended."));
}

#[test]
fn what_is_said_of_an_event_must_be_possible() {
    let site = Site::new()
        .file("content/a.md", event("  repeats: { every: week, weekday: monday, count: 3 }\n"))
        .file("content/b.md", event("  outcome: Forty people came.\n"))
        .file("content/c.md", event("  reason: Rain.\n"))
        .file("content/d.md", event("  cancelled: true\n  outcome: Nobody came.\n"))
        .file("content/e.md", event("  cancelled: true\n  reason: Rain.\n"))
        .file("content/f.md", event("").replace("T20:00", "T18:30"))
        .file("content/g.md", event("").replace("2026-10-06T20:00", "2026-10-06"))
        .file("content/h.md", event("").replace("T18:30", ""))
        .file("content/i.md", event("").replace("2026-10-06T20:00", "2026-10-05").replace("T18:30", ""))
        .file("content/j.md", event(&format!("{WEEKLY}  outcome: Forty people came.\n")))
        .file("content/k.md", event("").replace("T20:00", "").replace("T18:30", ""));
    demand(
        &site,
        &[
            ("PV865", "content/a.md", 0),
            ("PV866", "content/b.md", 0),
            ("PV866", "content/c.md", 0),
            ("PV866", "content/d.md", 0),
            ("PV866", "content/f.md", 0),
            ("PV866", "content/g.md", 0),
            ("PV866", "content/h.md", 0),
            ("PV866", "content/i.md", 0),
            ("PV866", "content/j.md", 0),
        ],
    );
    for file in ["a", "b", "c", "d", "f", "g", "h", "i", "j"] {
        site.remove(&format!("content/{file}.md"));
    }
    site.build();
    let page = site.output("e/index.html");
    assert!(
        page.contains("This event has been cancelled. Rain.") && page.contains("EventCancelled"),
        "{page}"
    );
    assert!(site.output("e/event.ics").contains("STATUS:CANCELLED"));
}

const TIP: &str = "tip:\n  problem: Boxes are stolen.\n  steps: [Lock it, \"Tell :redact[zqperson]{ground=informant}\"]\n  checklist: [A lock]\n";

#[test]
fn a_tip_with_steps_has_a_card() {
    let site = Site::new()
        .file("site.toml", format!("{CONFIG}[agency]\nphone = \"555-0140\"\n"))
        .file("content/a.md", document("tip", TIP, "Text."))
        .file("content/b.md", document("tip", "", "Text."));
    site.build();
    let card = site.output("a/card/index.html");
    for part in [
        "<li>Lock it</li>",
        "<li>A lock</li>",
        "Boxes are stolen.",
        "555-0140",
        "<svg class=\"qr\"",
        "[redacted: Confidential sources]",
    ] {
        assert!(card.contains(part), "no {part} in\n{card}");
    }
    assert!(site.output("a/index.html").contains("href=\"/a/card/\""));
    assert!(!site.has_output("b/card/index.html") && !site.output("b/index.html").contains("/card/"));
    assert!(!site.output("sitemap.xml").contains("/card/"), "the tip is what search engines should know");
}

#[test]
fn a_level_of_evidence_needs_a_source() {
    let site = Site::new()
        .file("content/a.md", document("tip", "tip: { evidence: promising }\n", "Text."))
        .file(
            "content/b.md",
            document(
                "tip",
                "tip: { evidence: { level: what-works, source: \"A review, 2020\" } }\n",
                "Text.",
            ),
        )
        .file("content/c.md", document("tip", "tip: { evidence: not-evaluated }\n", "Text."));
    demand(&site, &[("PV867", "content/a.md", 0)]);
}

const PARTS: &str =
    "## Scanning\n\na\n\n## Analysis\n\nb\n\n## Our response\n\nc\n\n## Assessment: what we found\n\nd";

#[test]
fn a_project_has_four_parts_and_says_what_was_measured() {
    let project = |status: &str, more: &str, text: &str| {
        document("project", &format!("project:\n  status: {status}\n  problem: Noise.\n{more}"), text)
    };
    let outcome = "  outcomes: [{ measure: Calls, before: \"38\", after: \"17\", period: 2025 and 2026, source: Log }]\n";
    let site = Site::new()
        .file("content/a.md", project("completed", outcome, PARTS))
        .file("content/b.md", project("completed", "", PARTS))
        .file("content/c.md", project("running", "", PARTS))
        .file(
            "content/d.md",
            project(
                "running",
                "  assessment: Not yet.\n",
                "## Scanning\n\n## Respuesta\n\n```\n## Analysis\n```\n",
            ),
        );
    demand(&site, &[("PV869", "content/b.md", 0), ("PV868", "content/d.md", 0)]);
    site.remove("content/d.md");
    site.run(&["build"]);
    assert!(site.output("a/index.html").contains("<th scope=\"row\">Calls</th><td>38</td><td>17</td>"));
}

#[test]
fn a_strategy_may_be_told_only_if_that_was_decided() {
    let site = Site::new()
        .file(
            "content/s/_index.md",
            "---\ntitle: Strategies\nsensitivity: public\nsection: { type: strategy }\n---\n",
        )
        .file("content/s/a.md", "---\ntitle: A\nsensitivity: public\n---\nText.\n")
        .file("content/s/b.md", document("strategy", "strategy: { problem: Noise }\n", "Text."))
        .file("content/s/c.md", document("strategy", "strategy: { tactic: public-strategy }\n", "Text."));
    demand(&site, &[("PV870", "content/s/a.md", 0), ("PV870", "content/s/b.md", 0)]);
}

const FORECAST: &str = "forecast:\n  model: An average\n  data: Reports\n  aggregation: district\n  accuracy: Fair\n  bias_review: Done\n  use_policy: p.md\n";

#[test]
fn a_forecast_tells_of_areas_and_never_of_persons() {
    let forecast = |more: &str, text: &str| document("forecast", &format!("{FORECAST}{more}"), text);
    let site = Site::new()
        .public("content/p.md", "Policy", "Text.")
        .file("content/a.md", forecast("", "Text."))
        .file("content/b.md", forecast("extra: { suspect_name: x }\n", "Text."))
        .file("content/c.md", forecast("", "Text.").replace("district", "person"))
        .file("content/d.md", forecast("extra: { rows: [{ dob: x }] }\n", "Text."));
    let found = site.findings();
    let of =
        |rule: &str, path: &str| found.iter().any(|(own, at, line)| own == rule && at == path && *line > 0);
    assert!(
        of("PV871", "content/b.md") && of("PV872", "content/c.md") && of("PV871", "content/d.md"),
        "{found:?}"
    );
    assert!(!found.iter().any(|(_, path, _)| path == "content/a.md"), "{found:?}");
    for file in ["b", "c", "d"] {
        site.remove(&format!("content/{file}.md"));
    }
    site.build();
    assert!(site.output("a/index.html").contains("It tells nothing about any person."));
}

#[test]
fn a_forecast_refers_to_no_table_of_persons() {
    let records = "sensitivity: public\nshape: records\ncolumns:\n  - { name: offense, type: offence, rule: release }\n";
    let table = |column: &str| {
        format!(
            "sensitivity: public\nshape: table\ncolumns:\n  - {{ name: district, type: place, level: district, rule: release }}\n  - {{ {column} }}\n"
        )
    };
    let forecast = |file: &str| document("forecast", FORECAST, &format!("[table]({file})"));
    let site = Site::new()
        .public("content/p.md", "Policy", "Text.")
        .file("content/a.csv", "offense\nTheft\n")
        .file("content/a.csv.yaml", records)
        .file("content/a.md", forecast("a.csv"))
        .file("content/b.csv", "district,ages\nNorth,30\n")
        .file("content/b.csv.yaml", table("name: ages, type: age, rule: drop"))
        .file("content/b.md", document("forecast", &format!("attachments: [b.csv]\n{FORECAST}"), "Text."))
        .file("content/c.csv", "district,thefts\nNorth,30\nSouth,40\n")
        .file("content/c.csv.yaml", table("name: thefts, type: count, rule: release"))
        .file("content/c.md", forecast("c.csv"));
    demand(&site, &[("PV873", "content/a.md", 0), ("PV873", "content/b.md", 0)]);
}

const SOFTWARE: &str = "summary: A tool.\nsoftware:\n  repository: https://a.example/code\n  licence: MIT\n  maturity: stable\n  kind: standalone-web\n  platforms: [web]\n  categories: [data-collection]\n  released: 2026-01-02\n  features: [\"Takes: reports\", \"Meets :redact[zqperson]{ground=informant}\"]\n  maintenance: internal\n  maintainer: Records Unit\n  languages: [es, \"Spanish :redact[zqperson]{ground=informant}\"]\n";

#[test]
fn software_is_listed_in_the_forms_that_others_read() {
    let text = "This tool takes reports. ".repeat(20);
    let site = Site::new().file("content/a.md", document("software", SOFTWARE, &text)).file(
        "content/b.md",
        document("software", "software: { repository: \"https://a.example/b\" }\n", "Text."),
    );
    site.write("content/c.md", document("software", &SOFTWARE.replace("MIT", "Free to use"), &text));
    site.write(
        "content/d.md",
        document("software", &SOFTWARE.replace("data-collection", "Data, much"), &text),
    );
    demand(
        &site,
        &["b", "c", "d"]
            .map(|file| format!("content/{file}.md"))
            .each_ref()
            .map(|path| ("PV874", path.as_str(), 0)),
    );
    assert!(!site.has_output("c/publiccode.yml") && !site.has_output("d/publiccode.yml"));
    let listing = site.output("a/publiccode.yml");
    let Ok(tree) = plainview::notation::yaml::parse(&listing) else { panic!("not YAML: {listing}") };
    let tree = tree.to_json();
    for key in [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ] {
        assert!(tree.get(key).is_some(), "no {key} in {listing}");
    }
    assert_eq!(tree["description"]["en"]["features"][0], "Takes: reports");
    assert_eq!(tree["localisation"]["availableLanguages"], serde_json::json!(["es"]));
    let long = tree["description"]["en"]["longDescription"].as_str().expect("a text").chars().count();
    assert!((150..=10_000).contains(&long), "{long} characters");
    let meta: serde_json::Value = serde_json::from_str(&site.output("a/codemeta.json")).expect("JSON");
    assert_eq!(
        (&meta["@context"], &meta["license"]),
        (&"https://w3id.org/codemeta/3.0".into(), &"https://spdx.org/licenses/MIT".into())
    );
    assert!(site.output("a/index.html").contains("href=\"/a/publiccode.yml\""));
    assert!(!site.has_output("b/publiccode.yml") && site.has_output("b/codemeta.json"));
}

#[test]
fn a_draft_can_be_made_of_a_listing() {
    let site = Site::new()
        .file("in/publiccode.yml", "publiccodeYmlVersion: \"0.4\"\nname: Report \"Intake\"\nurl: https://a.example/code\ndevelopmentStatus: beta\ndescription:\n  en:\n    shortDescription: Takes reports.\n    longDescription: >\n      It takes <script>reports</script>.\n    features: [\"One: two\"]\nmaintenance:\n  type: internal\n  contacts:\n    - name: Pat Doe\n")
        .file("in/codemeta.json", "{\"@context\":\"https://w3id.org/codemeta/3.0\",\"name\":\"Other tool\",\"license\":\"https://spdx.org/licenses/MIT\"}")
        .file("in/odd.yml", "name: x\n")
        .file("in/alias.yml", "publiccodeYmlVersion: &a \"0.4\"\nname: *a\n")
        .file("in/large.yml", "#".repeat(300_000));
    let run = site.run(&["new", "software", "--from", "in/publiccode.yml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Left out: the names of contacts"), "{}", run.stdout);
    let made =
        std::fs::read_to_string(site.path().join("content/software/report-intake.md")).expect("a draft");
    for line in [
        "title: \"Report \\\"Intake\\\"\"",
        "sensitivity: confidential",
        "  maturity: beta",
        "  features: [\"One: two\"]",
        "\\<script>",
    ] {
        assert!(made.contains(line), "no {line} in\n{made}");
    }
    assert!(!made.contains("Pat Doe"), "{made}");
    assert_eq!(site.run(&["new", "software", "--from", "in/codemeta.json"]).code, 0);
    for file in ["odd", "alias", "large"] {
        let run = site.run(&["new", "software", "--from", &format!("in/{file}.yml")]);
        assert!(run.code != 0 && !run.stderr.is_empty(), "{file}: {run:?}");
    }
    assert_eq!(site.run(&["new", "tip", "--from", "in/codemeta.json"]).code, 2);
    // What was made is a draft that can be read.
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn every_type_can_be_begun() {
    let site = Site::new();
    for (kind, path) in [
        ("training", "training"),
        ("project", "projects"),
        ("strategy", "strategies"),
        ("forecast", "forecasts"),
        ("resource", "resources"),
        ("bulletin", "bulletins"),
    ] {
        let run = site.run(&["new", kind, "A title"]);
        assert_eq!(run.code, 0, "{kind}: {}", run.stderr);
        assert!(site.path().join(format!("content/{path}/a-title.md")).exists(), "{kind}");
    }
    let made = std::fs::read_to_string(site.path().join("content/strategies/a-title.md")).expect("a draft");
    assert!(!made.contains("public-strategy"), "the decision is the author's: {made}");
    let made = std::fs::read_to_string(site.path().join("content/projects/a-title.md")).expect("a draft");
    assert!(made.contains("## Scanning") && made.contains("## Assessment"), "{made}");
}

#[test]
fn a_document_of_several_agencies_names_them() {
    let more = "date: 2026-05-01\npublishers: [{ name: City of Riverbend, url: \"https://city.example\" }, Public Works]\ncredits: [{ name: School District, role: counts }]\n";
    let site = Site::new().file("content/a/a.md", document("page", more, "Text."));
    site.build();
    let page = site.output("a/a/index.html");
    for part in [
        "<a href=\"https://city.example\">City of Riverbend</a>",
        "<dd>Public Works</dd>",
        "School District, counts",
        "\"contributor\":[{",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    let feed = site.output("a/atom.xml");
    assert!(
        feed.contains("<author><name>City of Riverbend</name><uri>https://city.example</uri></author>"),
        "{feed}"
    );
    assert!(feed.contains("<contributor><name>School District</name></contributor>"), "{feed}");
    assert!(site.output("a/feed.json").contains("\"name\":\"Public Works\""));
    site.write("content/a/a.md", document("page", "publishers: [{ name: \"The :redact[zq]{ground=informant}\" }]\ncredits: [{ name: X, url: \"http://x.example\" }]\n", "Text."));
    let rules: Vec<String> = site.findings().into_iter().map(|(rule, ..)| rule).collect();
    assert!(rules.contains(&"PV307".to_owned()) && rules.contains(&"PV111".to_owned()), "{rules:?}");
}

#[test]
fn what_these_kinds_make_of_released_values_is_no_leak() {
    let text = "This tool takes reports. ".repeat(20);
    let site = bulletins()
        .file("content/e.md", event(WEEKLY))
        .file("content/tip.md", document("tip", TIP, "Text."))
        .file("content/soft.md", document("software", SOFTWARE, &text))
        .confidential(
            "content/z.md",
            "Zqplan",
            "An actual update of public scope: every Tuesday until 10 November, not on 13 October. Card: a document. Status actual, msgType update, \
             severe observed safety alert. Platforms web, categories data-collection, development status stable, legal license MIT, zqword zqother.",
        );
    site.build();
    for path in ["b/more/alert.xml", "tip/card/index.html", "soft/publiccode.yml", "e/event.ics"] {
        assert!(site.has_output(path), "{path}");
    }
}

#[test]
fn what_calendars_put_beside_released_words_is_no_leak() {
    let site = Site::new()
        .file(
            "site.toml",
            format!("{CONFIG}time_zone = \"America/Chicago\"\n[agency]\nemail = \"comments@police.example\"\n"),
        )
        .file("content/e.md", event(&format!("{WEEKLY}  cancelled: true\n")).replace("A document", "Coffee"))
        .file(
            "content/p/_index.md",
            "---\ntitle: Policies\nsensitivity: public\nsection: { type: policy }\n---\n",
        )
        .file(
            "content/p/300.md",
            POLICY
                .replace("policy: {", "comments: { opens: 2026-05-01, closes: 2026-09-01 }\npolicy: { review_due: 2027-01-01,"),
        )
        .confidential(
            "content/z.md",
            "Zqplan",
            "The file has BEGIN:VEVENT and TZID:America/Chicago, zqa. SUMMARY:Coffee and LOCATION:Hall, zqb. STATUS:CANCELLED SUMMARY:Coffee zqc. \
             END:VTIMEZONE BEGIN:VEVENT UID zqd. BEGIN:VCALENDAR VERSION:2.0 PRODID DTSTAMP DTEND zqe.",
        );
    site.build();
    for path in ["e/event.ics", "calendar.ics", "p/300/comments.ics", "p/reviews.ics"] {
        assert!(site.has_output(path), "{path}");
    }
}

#[test]
fn what_is_redacted_is_in_none_of_the_files_that_these_kinds_add() {
    let cut = ":redact[zqperson]{ground=informant}";
    let alert = bulletin(
        "Flood",
        "2026-05-30",
        &format!("  instruction: \"Call {cut} now\"\n  area: \"Near {cut}\"\n  event: \"A {cut}\"\n"),
    );
    let text = format!("This tool takes reports of {cut}. ").repeat(20);
    let site = Site::new()
        .file("content/flood.md", alert)
        .file("content/tip.md", document("tip", TIP, "Text."))
        .file("content/soft.md", document("software", SOFTWARE, &text))
        .file("content/e.md", event(&format!("{WEEKLY}  access: [\"Ask {cut}\"]\n")))
        .file("content/p.md", document("project", &format!("project:\n  status: running\n  problem: \"Of {cut}\"\n  outcomes: [{{ measure: \"{cut}\", before: \"1\", after: \"2\", period: x, source: y }}]\n"), PARTS));
    site.build();
    for (path, bytes) in site.outputs() {
        assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("zqperson"), "{path}");
    }
    assert!(
        site.output("flood/alert.xml")
            .contains("<instruction>Call [redacted: Confidential sources] now</instruction>")
    );
}
