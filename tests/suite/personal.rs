//! Personal information in released text: what is found of a labelled set of sentences, and what an
//! agency meets with when it publishes.

use std::collections::BTreeMap;
use std::ops::Range;

use plainview::config::CasePattern;
use plainview::disclosure::personal::{Certainty, Hit, Kind, Settings, find};
use proptest::prelude::*;

use super::driver::{CONFIG, Site};

const LABELLED: &str = include_str!("../data/personal/labelled.txt");
const FRESH: &str = include_str!("../data/personal/fresh.txt");
const UNSEEN: &str = include_str!("../data/personal/unseen.txt");
const DOCUMENT: &str = include_str!("../../docs/personal-information.md");

/// A sentence, and what in it is marked as personal.
struct Sentence {
    text: String,
    marked: Vec<(Kind, Range<usize>)>,
}

fn sentence(line: &str) -> Sentence {
    let mut sentence = Sentence { text: String::new(), marked: Vec::new() };
    let mut rest = line;
    while let Some((before, tail)) = rest.split_once('{') {
        let (marked, after) = tail.split_once('}').expect("a closed mark");
        let (name, value) = marked.split_once(':').expect("a kind");
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name).expect("a known kind");
        sentence.text.push_str(before);
        let start = sentence.text.len();
        sentence.text.push_str(value);
        sentence.marked.push((kind, start..sentence.text.len()));
        rest = after;
    }
    sentence.text.push_str(rest);
    sentence
}

fn sentences(set: &str) -> Vec<Sentence> {
    set.lines().filter(|line| !line.starts_with('#')).map(sentence).collect()
}

fn settings() -> Settings {
    Settings { case_numbers: vec![CasePattern::parse("RPD-##-######").expect("a pattern")] }
}

/// How many were found rightly, found wrongly, and not found.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Scores the hits of one kind in one sentence: a hit is right if it meets a mark of its kind.
fn score(sentence: &Sentence, hits: &[Hit], kind: Kind) -> Score {
    let meets = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let marked: Vec<_> = sentence.marked.iter().filter(|(own, _)| *own == kind).collect();
    let hits: Vec<_> = hits.iter().filter(|hit| hit.kind == kind).collect();
    let found = |(_, mark): &&&(Kind, Range<usize>)| hits.iter().any(|hit| meets(&hit.range, mark));
    let right = marked.iter().filter(found).count();
    let wrong = hits.iter().filter(|hit| !marked.iter().any(|(_, mark)| meets(&hit.range, mark))).count();
    Score { right, wrong, missed: marked.len() - right }
}

/// Scores a part of a set: by kind, and in all.
fn measure(
    set: &str,
    least: Certainty,
    keep: impl Fn(usize) -> bool,
    told: bool,
) -> (BTreeMap<Kind, Score>, Score) {
    let (mut kinds, mut all) = (BTreeMap::<Kind, Score>::new(), Score::default());
    for (_, sentence) in sentences(set).into_iter().enumerate().filter(|(number, _)| keep(*number)) {
        let mut hits = find(&sentence.text, &settings());
        hits.retain(|hit| hit.certainty >= least);
        for kind in Kind::ALL {
            let score = score(&sentence, &hits, kind);
            if told && score.wrong + score.missed > 0 {
                println!(
                    "{:11} wrong {} missed {}: {}",
                    kind.name(),
                    score.wrong,
                    score.missed,
                    sentence.text
                );
            }
            kinds.entry(kind).or_default().add(score);
            all.add(score);
        }
    }
    (kinds, all)
}

/// A line of the table of `docs/personal-information.md`: precision and recall, in percent.
fn row(name: &str, score: Score) -> String {
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    format!(
        "| {name} | {} | {} | {} |",
        score.right + score.missed,
        percent(score.precision()),
        percent(score.recall())
    )
}

#[test]
fn the_measured_figures_are_those_of_the_document() {
    let certain = Certainty::InContext;
    let (kinds, all) = measure(LABELLED, certain, |_| true, false);
    let mut rows: Vec<String> = kinds.iter().map(|(kind, score)| row(kind.name(), *score)).collect();
    rows.push(row("all kinds", all));
    rows.push(row(
        "the half that was looked at",
        measure(LABELLED, certain, |number| number % 2 == 0, true).1,
    ));
    rows.push(row("the other half", measure(LABELLED, certain, |number| number % 2 == 1, false).1));
    rows.push(row("all kinds, with notes", measure(LABELLED, Certainty::Pattern, |_| true, false).1));
    rows.push(row("other styles", measure(FRESH, certain, |_| true, true).1));
    rows.push(row("never looked at", measure(UNSEEN, certain, |_| true, false).1));
    rows.push(row("never looked at, with notes", measure(UNSEEN, Certainty::Pattern, |_| true, false).1));
    println!("{}", rows.join("\n"));
    for row in rows {
        assert!(DOCUMENT.contains(&row), "docs/personal-information.md does not have the line {row}");
    }
}

#[test]
fn the_labelled_set_is_large_and_balanced() {
    let sentences = sentences(LABELLED);
    let marked = sentences.iter().filter(|sentence| !sentence.marked.is_empty()).count();
    assert!(sentences.len() >= 420 && (40..=60).contains(&(100 * marked / sentences.len())), "{marked}");
}

fn rules(site: &Site) -> Vec<String> {
    site.findings().into_iter().map(|(rule, path, line)| format!("{rule} {path}:{line}")).collect()
}

#[test]
fn what_is_certain_is_refused_and_what_is_possible_is_a_note() {
    let site = |body: &str| Site::new().public("content/a.md", "A", body);
    assert_eq!(rules(&site("Text.\nThe card 4111 1111 1111 1111 was used.")), ["PV231 content/a.md:6"]);
    assert_eq!(rules(&site("Call the victim at 312-555-4471.")), ["PV232 content/a.md:5"]);
    let noted = site("The library is at 250 Center Avenue.");
    assert_eq!(rules(&noted), ["PV233 content/a.md:5"]);
    noted.build();
    let run = noted.run(&["check", "--color", "never"]);
    assert!(
        run.code == 0 && run.stderr.contains("note[PV233]") && run.stderr.contains("1 note;"),
        "{}",
        run.stderr
    );
    assert!(!noted.run(&["check", "--quiet"]).stderr.contains("PV233"));
    assert!(noted.run(&["check", "--format", "github"]).stdout.starts_with("::notice "));
    assert!(noted.run(&["check", "--format", "sarif"]).stdout.contains("\"level\": \"note\""));
}

#[test]
fn all_that_is_public_of_a_document_is_looked_at() {
    let front = "---\ntitle: A\nsensitivity: public\nsummary: Call her at 312-555-4471.\n---\nText.\n";
    assert_eq!(rules(&Site::new().file("content/a.md", front)), ["PV232 content/a.md:4"]);
    let site = Site::new().public("content/a.md", "A", "[note](n.txt)");
    assert_eq!(
        rules(&site.file("content/n.txt", "Hm.\nCall her at 312-555-4471.")),
        ["PV232 content/n.txt:2"]
    );
}

#[test]
fn no_form_of_a_finding_shows_the_value() {
    let body = "Her SSN is 842-31-7706, call 312-555-4471 or write to lena.voss@rivermail.test.";
    let site = Site::new().public("content/a.md", "A", body);
    for format in ["human", "json", "sarif", "github"] {
        let run = site.run(&["check", "--format", format]);
        assert_eq!(run.code, 1);
        for value in ["7706", "4471", "voss"] {
            assert!(!format!("{}{}", run.stdout, run.stderr).contains(value), "{format}: {value}");
        }
    }
}

#[test]
fn what_is_redacted_is_not_looked_at() {
    Site::new()
        .public("content/a.md", "A", "Call her at :redact[312-555-4471]{ground=personal-information}.")
        .confidential("content/b.md", "B", "Call her at 312-555-4472.")
        .build();
}

#[test]
fn the_contacts_of_the_agency_are_nobodys_secret() {
    let agency = "[agency]\nphone = \"(312) 555-4471\"\nemail = \"desk@rivermail.test\"\nleak_contact = \"Records, 312-555-4472, 9 Justice Road\"\n";
    let body = "Call 312.555.4471 or 312-555-4472, write to Desk@rivermail.test, come home to 9 Justice Road.\n\n\
        ::contact[Unit]{phone=\"312-555-4473\" email=\"unit@rivermail.test\"}\n\nOr call 312-555-4473.";
    let front = format!(
        "---\ntitle: A\nsensitivity: public\ncontact: Lt. Reyes, 312-555-4474\n---\n{body}\nCall 312-555-4474.\n"
    );
    let site = || Site::new().file("site.toml", format!("{CONFIG}{agency}")).file("content/a.md", &front);
    assert_eq!(rules(&site()), Vec::<String>::new());
    // A contact of one document is none of another.
    assert_eq!(rules(&site().public("content/b.md", "B", "Call 312-555-4473.")), ["PV232 content/b.md:5"]);
}

/// Returns the hash that a finding of a site names.
fn hash(site: &Site) -> String {
    let shown = site.run(&["check", "--color", "never"]).stderr;
    let at = shown.find("hash = \"").expect("the finding names a hash") + 8;
    shown[at..at + 16].to_owned()
}

#[test]
fn a_person_can_allow_it_for_a_while() {
    let site = Site::new().public("content/a.md", "A", "Call her at 312-555-4471.");
    let hash = hash(&site);
    let allow = |file: &str, expires: &str| {
        site.write("site.toml", format!("{CONFIG}[[personal.allowed]]\nfile = \"{file}\"\nhash = \"{hash}\"\nreason = \"She asked for it.\"\nperson = \"J. Rivera\"\nexpires = {expires}\n"));
    };
    allow("content/a.md", "\"2026-06-02\"");
    assert_eq!(rules(&site), Vec::<String>::new());
    // On the day of the build it has run out.
    allow("content/a.md", "\"2026-06-01\"");
    assert_eq!(rules(&site), ["PV232 content/a.md:5", "PV234 site.toml:0"]);
    allow("content/b.md", "\"2026-06-02\"");
    assert_eq!(rules(&site), ["PV232 content/a.md:5", "PV234 site.toml:0"]);
    allow("content/a.md", "\"soon\"");
    assert_eq!(site.run(&["check"]).code, 2);
}

#[test]
fn a_site_says_how_it_writes_case_numbers() {
    let config = |pattern: &str| format!("{CONFIG}[personal]\ncase_numbers = [\"{pattern}\"]\n");
    let site = |pattern: &str| {
        Site::new().file("site.toml", config(pattern)).public("content/a.md", "A", "See RPD-26-004471.")
    };
    assert_eq!(rules(&site("RPD-##-######")), ["PV232 content/a.md:5"]);
    assert_eq!(rules(&site("@@-####-###")), Vec::<String>::new());
    assert_eq!(site("RPD-[0-9]{6}").run(&["check"]).code, 2);
}

proptest! {
    #[test]
    fn hits_stand_on_whole_characters_of_the_text(
        text in "([0-9]{1,5}|[A-Z]{1,3}|[a-z]{1,5}|[-+().,:/@° '\"\n°ñ·é’\u{2011}]|years old|Calle |Street|born |plate ){0,40}"
    ) {
        let hits = find(&text, &settings());
        for hit in &hits {
            prop_assert!(text.get(hit.range.clone()).is_some_and(|value| !value.is_empty()));
        }
        // What comes after in another paragraph does not take back what was found.
        let more = find(&format!("{text}\n\nNo more."), &settings());
        prop_assert_eq!(hits.len(), more.len());
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,200}") {
        find(&text, &settings());
    }
}
