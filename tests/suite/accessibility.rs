//! What stands in the way of readers is found in released text, and nowhere else; the accessibility
//! statement says what was found.

use super::driver::{CONFIG, Site};

/// The findings about accessibility in a document, by rule and line. The text begins on line 5.
fn found(path: &str, body: &str) -> Vec<(String, u64)> {
    let site = Site::empty()
        .file("site.toml", format!("{CONFIG}[languages.es]\n[languages.vi]\n"))
        .file("locales/vi.ftl", include_str!("../../themes/civic/locales/en.ftl"))
        .public("content/a.md", "A", "Text.\n\n## Part\n\nText.")
        .public(path, "Locks", body);
    let findings = site.findings().into_iter();
    findings
        .filter(|(rule, ..)| rule.starts_with("PV80") || rule.starts_with("PV81"))
        .map(|(rule, _, line)| (rule, line))
        .collect()
}

/// A flaw and its twin without: rule, line, the text with it, the text without it.
const TWINS: [(&str, u64, &str, &str); 31] = [
    ("PV801", 5, "### Keys\n\nText.", "## Keys\n\nText."),
    ("PV801", 7, "## Keys\n\n#### Spare keys\n\nText.", "## Keys\n\n### Spare keys\n\nText."),
    ("PV801", 7, "# Keys\n\n### Spare keys\n\nText.", "# Keys\n\n## Spare keys\n\nText."),
    ("PV801", 7, "## Keys\n\n<h5>Spare keys</h5>", "## Keys\n\n<h3>Spare keys</h3>"),
    ("PV802", 5, "# Locks\n\nText.", "# Keys\n\nText."),
    ("PV802", 5, "## Locks\n\nText.", "## About locks\n\nText."),
    ("PV802", 5, "<h1>Keys</h1>", "<h2>Keys</h2>"),
    ("PV803", 5, "##\n\nText.", "## Keys\n\nText."),
    ("PV803", 7, "## Keys\n\n### <b></b>", "## Keys\n\n### :redact[zqone]{ground=informant}"),
    ("PV804", 5, "Click [here](a.md).", "Read [how to choose a lock](a.md)."),
    ("PV804", 5, "[Read more…](a.md)", "[Read more about A](a.md)"),
    ("PV804", 5, "[](a.md)", "[A](a.md)"),
    ("PV804", 5, "[*click here*](a.md)", "[*A*](a.md)"),
    ("PV804", 5, "<https://a.example/b>", "<desk@a.example>"),
    ("PV804", 5, "[https://a.example/b](https://a.example/b)", "[a.example](https://a.example/b)"),
    (
        "PV804",
        5,
        "Text <a href=\"https://a.example\">here</a>.",
        "Text <a href=\"https://a.example\">at A</a>.",
    ),
    ("PV804", 5, "[aquí](a.md)", "[:redact[zqone]{ground=informant}](a.md)"),
    ("PV805", 7, "[the form](a.md)\n\n[The form](a.md#part)", "[the form](a.md)\n\n[The form](./a.md)"),
    ("PV806", 5, "| | |\n| --- | --- |\n| a | b |", "| A | B |\n| --- | --- |\n| a | b |"),
    ("PV806", 5, "| A | |\n| --- | --- |\n| a | b |", "| A | `b` |\n| --- | --- |\n| a | |"),
    ("PV806", 5, "<table><tr><td>a</td></tr></table>", "<table><tr><th>a</th></tr></table>"),
    (
        "PV807",
        5,
        "Usted puede pedir una copia del informe para los vecinos.",
        "<span lang=\"es\">Usted puede pedir una copia del informe para los vecinos.</span>",
    ),
    ("PV807", 5, "Ask for help: 中文服务可以提供", "Ask for help: <span lang=\"zh\">中文服务可以提供</span>"),
    ("PV807", 6, "Text.\n> Звоните нам", "Text.\n> The sign Ω and a filter of 5 µm."),
    (
        "PV807",
        5,
        "- Usted puede pedir una copia del informe para los vecinos.",
        "- The officers José and María of Los Ángeles met in La Jolla.",
    ),
    ("PV808", 5, "NEVER OPEN THE DOOR TO A STRANGER.", "**Never open the door to a stranger.**"),
    ("PV808", 5, "NEVER OPEN THE DOOR TO A STRANGER.", "ALPR, CCTV and WCAG are abbreviations."),
    ("PV811", 5, HARD, EASY),
    ("PV812", 5, LONG, EASY),
    ("PV813", 5, PASSIVE, EASY),
    ("PV811", 5, HARD, CITATIONS),
];

/// More than a hundred words that few can follow.
const HARD: &str = "Institutional accountability necessitates comprehensive documentation, notwithstanding considerations \
    regarding administrative practicability, confidentiality obligations, interdepartmental coordination requirements and \
    organizational responsibilities. Supervisory personnel authorize modifications subsequently communicated throughout \
    participating jurisdictions, notwithstanding preexisting agreements concerning investigative methodology, evidentiary \
    documentation, technological infrastructure and professional certification. Administrative considerations determine \
    the applicability of disciplinary recommendations concerning noncompliance, including circumstances involving \
    misrepresentation, unauthorized dissemination, deliberate falsification and inappropriate communication. \
    Organizational responsibilities incorporate continuous examination of operational effectiveness, community \
    participation, constitutional requirements, environmental considerations and intergovernmental relationships. \
    Comprehensive evaluation necessitates independent verification of methodological assumptions, statistical \
    representations and supplementary documentation concerning organizational performance and accountability. \
    Participating organizations communicate recommendations independently, notwithstanding confidentiality obligations.";

/// A hundred words that everyone can follow.
const EASY: &str = "Lock the door when you go out. Take the key with you. Do not put it under the mat. A thief looks there \
    first. Shut the windows, too. Ask a friend to watch the house. Tell the friend when you will be back. Leave a light on \
    in the hall. Stop the mail and the news. Hide your bike in the shed. Chain it to the wall. Write down the number on \
    the frame. Keep a photo of it. Call us if you see a thing that looks wrong. We will come and look. We do this for free, \
    day and night, all year.";

/// Easy words in three sentences too long.
const LONG: &str = "Lock the door when you go out and take the key with you and do not put it under the mat since a thief \
    looks there first and shut the windows too and ask a friend to help. Tell the friend when you will be back and leave \
    a light on in the hall and stop the mail and the news and hide your bike in the shed and chain it to the wall. Write \
    down the number on the frame and keep a photo of it and call us if you see a thing that looks wrong and we will come \
    and look at it for free.";

/// Easy words, most of them in the passive.
const PASSIVE: &str = "The door is locked each night. The key is kept in a box. The box is watched by a guard. The light is \
    not always left on. The mail is brought in at ten. The bikes were often stolen here. The shed was then built by us. \
    A chain is put on each bike. Then it is locked to the wall. The number is written down. A photo is taken of the frame. \
    The list is checked each week. The friend is told at once. You are called if we find a thing. The bike is given back \
    to you. All of this is done for free, day and night, all year long.";

/// Easy sentences, hard headings, lists, code, tables and citations: none of them count.
const CITATIONS: &str = "## Institutional accountability considerations\n\n\
    Lock the door when you go out. Take the key with you. Do not put it under the mat. A thief looks there first. Shut \
    the windows, too. Ask a friend to watch the house. Tell the friend when you will be back. Leave a light on in the \
    hall. Stop the mail and the news. Hide your bike in the shed. Chain it to the wall. Write down the number on the \
    frame. Keep a photo of it. Call us if you see a thing that looks wrong. We will come and look. We do this for free, \
    day and night, all year. This is the law (5 U.S.C. § 552(b)(7)(D); Gov. Code § 7923.600). The ALPR, CCTV and FOIA \
    rules say so.\n\n\
    - institutional accountability necessitating comprehensive documentation\n\
    - interdepartmental coordination requirements; and\n\n\
    > Organizational responsibilities incorporate continuous examination of operational effectiveness.\n\n\
    ```\ninstitutional accountability necessitating comprehensive documentation.\n```\n\n\
    | Organizational responsibility | Institutional accountability. |\n| --- | --- |\n| Comprehensive documentation. | a |";

#[test]
fn each_flaw_is_found_and_its_twin_is_not() {
    let site = Site::new();
    for folder in ["flawed", "clean"] {
        site.write(
            &format!("content/{folder}/a.md"),
            "---\ntitle: A\nsensitivity: public\n---\nText.\n\n## Part\n\nText.\n",
        );
    }
    let document = |body: &str| format!("---\ntitle: Locks\nsensitivity: public\n---\n{body}\n");
    for (number, (_, _, flawed, clean)) in TWINS.iter().enumerate() {
        site.write(&format!("content/flawed/{number}.md"), document(flawed));
        site.write(&format!("content/clean/{number}.md"), document(clean));
    }
    let found = site.findings();
    for (number, (rule, line, flawed, clean)) in TWINS.iter().enumerate() {
        let wanted = ((*rule).to_owned(), format!("content/flawed/{number}.md"), *line);
        assert!(found.contains(&wanted), "{rule} at {line} is missing in\n{flawed}\n{found:?}");
        let path = format!("content/clean/{number}.md");
        assert!(found.iter().all(|(_, other, _)| *other != path), "in\n{clean}\n{found:?}");
    }
}

#[test]
fn a_flaw_is_told_once_and_what_is_redacted_says_nothing() {
    let twice =
        found("content/a/b.md", "## Keys\n\n#### Spare\n\n##### Deeper\n\n#### Other\n\n## Last\n\nText.");
    assert_eq!(twice, [("PV801".to_owned(), 7)]);
    let secret = "One :redact[zqhidden: click here]{ground=informant} two.\n\n:::redact{ground=juvenile}\n#### Zqdeep\n\nZQSECRET WORDS THAT SHOUT AND SHOUT AND SHOUT\n\n[here](zqnone.md)\n:::\n";
    assert_eq!(found("content/a/b.md", secret), []);
}

#[test]
fn a_page_has_one_heading_of_the_first_level_however_it_is_written() {
    let site = Site::new().public("content/b.md", "Locks", "# One\n\n## Two\n\n# Three\n\nText.");
    assert_eq!(site.findings(), []);
    let page = site.output("b/index.html");
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("<h2 id=\"one\">") && page.contains("<h3 id=\"two\">"), "{page}");
}

#[test]
fn spanish_has_its_own_formula_and_other_languages_have_none() {
    let hard = "La responsabilidad institucional presupone documentación comprensiva, independientemente de consideraciones \
        administrativas, obligaciones de confidencialidad, coordinaciones interdepartamentales y responsabilidades \
        organizacionales. Consiguientemente, las autoridades supervisoras autorizarán modificaciones procedimentales, \
        comunicándolas inmediatamente a las jurisdicciones participantes, independientemente de acuerdos preexistentes \
        relacionados con metodologías investigativas, infraestructuras tecnológicas y certificaciones profesionales. \
        Las consideraciones administrativas determinarán la aplicabilidad de recomendaciones disciplinarias relacionadas \
        con incumplimientos, incluyendo circunstancias extraordinarias, falsificaciones deliberadas y comunicaciones \
        inapropiadas. Las responsabilidades organizacionales incorporan examinaciones continuas de efectividad \
        operacional, participación comunitaria y consideraciones medioambientales. La evaluación comprensiva necesita \
        verificaciones independientes de suposiciones metodológicas y representaciones estadísticas suplementarias. \
        Las organizaciones participantes comunicarán recomendaciones independientes, independientemente de las obligaciones \
        administrativas y de las responsabilidades institucionales correspondientes a sus jurisdicciones.";
    assert_eq!(found("content/a/b.es.md", hard).first().map(|(rule, _)| rule.as_str()), Some("PV811"));
    assert_eq!(found("content/a/b.vi.md", HARD), []);
}

#[test]
fn budgets_are_those_of_the_type() {
    let site = |kind: &str, settings: &str| {
        let text = format!(
            "---\ntitle: A\nsensitivity: public\ntype: {kind}\n{kind}: {{ number: \"1\" }}\n---\n{LONG}\n"
        );
        let site = Site::empty()
            .file("site.toml", format!("{CONFIG}{settings}"))
            .file("content/a.md", text.replace("tip: { number: \"1\" }\n", ""));
        site.findings().into_iter().map(|(rule, ..)| rule).collect::<Vec<_>>()
    };
    assert_eq!(site("tip", ""), ["PV811"]);
    assert_eq!(site("policy", ""), ["PV812"]);
    assert_eq!(site("tip", "[reading]\ntip = 0\n"), ["PV812"]);
    assert_eq!(site("policy", "[reading]\npolicy = 6\n"), ["PV811"]);
    assert_eq!(site("policy", "[reading]\npolicy = 99\n"), ["PV004"]);
    assert_eq!(site("policy", "[reading]\npolcy = 9\n"), ["PV003"]);
}

#[test]
fn no_colour_of_an_author_reaches_a_page() {
    let html = "<p style=\"color: #777; background: #888\">Grey</p>\n\n<font color=\"#777777\">Grey</font>\n\n\
        <table bgcolor=\"#888888\"><tr bgcolor=\"#888888\"><th bgcolor=\"#888888\">Grey</th></tr></table>\n\n\
        <style>p { color: #777 }</style>\n\nText <span style=\"color:#777\">grey</span> and <b color=\"#777\">grey</b>.\n\n\
        <math mathcolor=\"#777777\" mathbackground=\"#888888\"><mi mathcolor=\"#777777\">x</mi></math>\n\n\
        <hr color=\"#777777\">\n\n<p class=\"x\" id=\"y\">Grey</p>";
    let site = Site::new().public("content/b.md", "B", html);
    site.build();
    let page = site.output("b/index.html");
    for bad in ["#777", "#888", "style=", "bgcolor", "mathcolor", "mathbackground", "<font", "<style"] {
        assert!(!page.contains(bad), "{bad} in\n{page}");
    }
}

fn pdf(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pdf").join(name);
    std::fs::read(path).expect("a PDF")
}

#[test]
fn the_statement_lists_what_was_found_and_whom_to_tell() {
    let site = Site::empty()
        .file(
            "site.toml",
            format!("{CONFIG}[languages.es]\n[agency]\naccessibility_contact = \"desk@police.example\"\n"),
        )
        .file(
            "content/a.md",
            "---\ntitle: Locks\nsensitivity: public\ndate: 2026-02-03\n---\nClick [here](b.md).\n",
        )
        .public("content/b.md", "Forms", "[The form](form.pdf) and [the list](list.pdf).")
        .public("content/b.es.md", "Formularios", "Texto.")
        .file("content/form.pdf", pdf("ok-reportlab.pdf"))
        .file("content/form.pdf.yaml", "sensitivity: public\ntitle: Report form\n")
        .file("content/list.pdf", pdf("ok-libreoffice.pdf"))
        // Nobody links to this one, so it is not published.
        .file("content/zqother.pdf", pdf("ok-cairo.pdf"));
    site.build();
    let page = site.output("accessibility-statement/index.html");
    for part in [
        "<h1>Accessibility statement</h1>",
        "(WCAG) 2.2 at level AA",
        "checks all 2 documents",
        "<li><a href=\"/a/\">Locks</a>",
        "The text of a link does not say where it leads.",
        ">Report form (PDF)</a>",
        "In the document <a href=\"/b/\">Forms</a>",
        "<a href=\"mailto:desk@police.example\">",
        "<time datetime=\"2026-02-03\">",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    assert_eq!(page.matches("(PDF)").count(), 1);
    let spanish = site.output("es/accessibility-statement/index.html");
    assert!(spanish.contains("No se encontró nada") && !spanish.contains("(PDF)"), "{spanish}");
    for footer in ["index.html", "a/index.html", "404.html"] {
        assert!(site.output(footer).contains("<a href=\"/accessibility-statement/\""), "{footer}");
    }
}

#[test]
fn each_flaw_that_the_statement_can_name_has_words_in_each_language() {
    let locales = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic/locales");
    for code in ["en", "es"] {
        let text = std::fs::read_to_string(locales.join(format!("{code}.ftl"))).expect("a locale");
        for rule in plainview::finding::Rule::ALL {
            let facts = rule.facts();
            if (facts.id.starts_with("PV80") || facts.id.starts_with("PV81"))
                && facts.severity == plainview::finding::Severity::Warning
            {
                let key = format!("\nstatement-flaw-{} =", facts.name);
                assert!(text.contains(&key), "{code} lacks{key}");
            }
        }
    }
}

#[test]
fn nothing_that_is_withheld_changes_the_statement() {
    let site = |secret: &str, more: usize| {
        let body = format!(
            "### Late :redact[{secret}]{{ground=informant}}\n\nClick [here](b.md). {HARD} And :redact[{secret}]{{ground=informant}}.\n\n:::redact{{ground=juvenile}}\n{secret}\n:::\n"
        );
        let site = Site::new()
            .public("content/a.md", "A", &body)
            .public("content/b.md", "B", "[The form](form.pdf)")
            .file("content/form.pdf", pdf("ok-reportlab.pdf"));
        for number in 0..more {
            site.write(
                &format!("content/c{number}.md"),
                "---\ntitle: Zqtitle\nsensitivity: internal\ndate: 2026-05-31\n---\n#### Zqlate\n\n[here](form.pdf)\n",
            );
            site.write(&format!("content/zq{number}.pdf"), "%PDF-1.4\nzqpdf zqpdf\n");
            site.write(&format!("content/zq{number}.pdf.yaml"), "sensitivity: confidential\n");
        }
        site.build();
        site.output("accessibility-statement/index.html")
    };
    let one = site("zqone", 0);
    assert!(one.contains("(PDF)") && one.contains("A level of headings is left out."), "{one}");
    let long =
        "zqtwo zqthree. Zqinstitutional zqaccountability zqnecessitates. [zqhere](zqnone.md) ZQCAPITALS";
    assert_eq!(one, site(long, 3));
}

#[test]
fn messages_say_what_to_do() {
    let message = |body: &str| {
        let site = Site::new().public("content/a.md", "A", "Text.").public("content/tips/b.md", "B", body);
        let site = site.file(
            "content/tips/_index.md",
            "---\ntitle: Tips\nsensitivity: public\nsection: { type: tip }\n---\n",
        );
        let run = site.run(&["check", "--color", "never"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr
    };
    insta::assert_snapshot!(message("## Keys\n\n#### Spare keys\n\nText."), @r#"
    warning[PV801]: the heading before this one is `##`, and this one is `####`
     --> content/tips/b.md:7:1
      |
    7 | #### Spare keys
      | ^^^^^^^^^^^^^^^
      = why: who listens to a page finds the way by its headings, and a level that is missing sounds like text that is missing (WCAG 2.2, 1.3.1)
      = mend: write `### …`, or add the heading that is missing

    1 warning; `plainview rules` says what each rule means
    "#);
    insta::assert_snapshot!(message("Click [here](../a.md)."), @r#"
    warning[PV804]: the text of this link says nothing about where it leads
     --> content/tips/b.md:5:7
      |
    5 | Click [here](../a.md).
      |       ^^^^^^^^^^^^^^^
      = why: screen readers list the links of a page without the text around them (WCAG 2.2, 2.4.4)
      = mend: name what the link leads to, as in `[how to file a complaint](complaints.md)`

    1 warning; `plainview rules` says what each rule means
    "#);
    insta::assert_snapshot!(message(LONG), @r#"
    warning[PV811]: the reading grade is 10.7 (Flesch–Kincaid); for the type `tip` it should be 8 at most
     --> content/tips/b.md:5:1
      |
    5 | Lock the door when you go out and take the key with you and do not put it under the mat since a …
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = why: many of those for whom it is written will give up (WCAG 2.2, 3.1.5); the formula counts words and syllables and knows nothing of sense, so judge for yourself
      = mend: write shorter sentences (now 36 words in a sentence, 38 in the longest, which begins here) and shorter words; or change the budget of the type in `[reading]`

    1 warning; `plainview rules` says what each rule means
    "#);
}
