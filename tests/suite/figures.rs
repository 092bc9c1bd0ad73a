//! Figures: charts and tables show what was released of a table and nothing else; what is withheld is never drawn or
//! added up as a number; arithmetic that says nothing is not done.

use std::fmt::Write as _;

use super::driver::Site;

/// What is known of the months of three years and of June 2026, of which the data hold a part.
const SIDECAR: &str = "sensitivity: public
title: Burglaries by month
public_name: burglaries
shape: table
as_of: 2026-06-01
source: Records system
columns:
  - { name: month, type: date, rule: release, label: Month }
  - { name: burglaries, type: count, rule: release, label: Burglaries, unit: Burglaries a month }
  - { name: zqinformant, type: count, rule: drop, label: Zqinformer tips, unit: Zqtips }
  - { name: zqnotes, type: text, rule: drop }
";

/// Makes a table of months: `count` says how many there were in each.
fn months(count: impl Fn(i32, i32) -> u32, hidden: &str) -> String {
    let mut csv = "month,burglaries,zqinformant,zqnotes\n".to_owned();
    for year in 2023..=2026 {
        for month in (1..=12).filter(|month| year < 2026 || *month <= 6) {
            writeln!(csv, "{year}-{month:02},{},{hidden},zqcanary {hidden}", count(year, month))
                .expect("a line");
        }
    }
    csv
}

/// A count that stays the same but for its season; little of June 2026 is there.
fn steady(year: i32, month: i32) -> u32 {
    if (year, month) == (2026, 6) { 21 } else { 60 + u32::try_from(month).expect("a month") }
}

const REPORT: &str = "---
title: Burglaries
sensitivity: public
type: report
summary: How many burglaries there were.
date: 2026-05-20
contact: \"Analysis, analysis@police.example\"
report:
  period: \"2026\"
  source: Records system
  counting_rule: By the day of the report.
  place: The city
  coverage: All reports.
  caveats: Late reports.
---
";

fn site_with(csv: &str, sidecar: &str, text: &str) -> Site {
    Site::new()
        .file("content/b.csv", csv)
        .file("content/b.csv.yaml", sidecar)
        .file("content/a.md", format!("{REPORT}{text}\n"))
}

/// Returns the page of a report with a figure of the steady table.
fn shown(text: &str) -> String {
    let site = site_with(&months(steady, "5"), SIDECAR, text);
    site.build();
    site.output("a/index.html")
}

const LINE: &str = "::chart[Burglaries]{file=\"b.csv\" kind=line x=month y=burglaries}";

/// Returns the drawing for wide screens.
fn drawing(page: &str) -> &str {
    let from = page.find("<svg class=\"figure-svg figure-wide\"").expect("a drawing");
    let rest = &page[from..];
    &rest[..rest.find("</svg>").expect("its end")]
}

#[test]
fn a_chart_is_a_picture_with_a_name_a_sentence_a_table_and_its_data() {
    let page = shown(LINE);
    assert!(page.contains("role=\"img\" aria-labelledby=\"d1-figure-wide-title d1-figure-wide-desc\""));
    assert!(page.contains("<title id=\"d1-figure-wide-title\">Burglaries</title>"));
    let sum: u32 = (1..=12).map(|month| steady(2025, month)).sum();
    let sentence = format!(
        "Burglaries: {sum} in the 12 months to May 2026, {sum} in the 12 months before (0%, within normal variation)."
    );
    assert!(page.contains(&sentence), "{page}");
    assert!(
        page.contains("<th scope=\"row\">June 2026 (not complete)</th><td class=\"align-right\">21</td>")
    );
    assert!(page.contains("Source: Records system. Data as known on 1 June 2026."));
    assert!(page.contains("/files/burglaries-") && page.contains("Download the data (CSV)"));
    assert!(page.contains("figures.") && page.contains("style-src 'self'"), "no inline style");
    assert!(!drawing(&page).contains("style="));
}

/// The way of a table to the public has many doors: the page, the drawing, the feeds, what machines are told.
#[test]
fn a_figure_shows_what_is_released_and_nothing_else() {
    let text = format!("{LINE}\n\n::table{{file=\"b.csv\"}}\n");
    let site = site_with(&months(steady, "77"), SIDECAR, &text);
    site.build();
    for path in ["data.json", "dcat-us-3.jsonld", "datapackage.json"] {
        assert!(site.output(path).contains("Burglaries by month"), "{path}");
    }
    for (path, bytes) in site.outputs() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in ["zqinform", "zqnotes", "zqcanary", "zqtips"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}

#[test]
fn nothing_that_a_table_drops_changes_a_byte() {
    let build = |hidden: &str, sidecar: &str| {
        let site =
            site_with(&months(steady, hidden), sidecar, &format!("{LINE}\n\n::table{{file=\"b.csv\"}}\n"));
        site.build();
        site.outputs()
    };
    let other = SIDECAR.replace("Zqinformer tips", "Zqother").replace("Zqtips", "Zqthings");
    assert!(build("5", SIDECAR) == build("93", &other));
}

#[test]
fn what_is_withheld_is_a_gap_and_never_a_number() {
    let count = |year, month| if (year, month) == (2025, 3) { 4 } else { steady(year, month) };
    let site = site_with(&months(count, "5"), SIDECAR, LINE);
    site.build();
    let page = site.output("a/index.html");
    let drawing = drawing(&page);
    assert!(drawing.contains("class=\"figure-withheld\""));
    assert_eq!(drawing.matches("figure-line").count(), 2, "the line has a gap: {drawing}");
    let before: u32 = (6..=12).map(|month| steady(2025, month)).sum::<u32>()
        + (1..=5).map(|month| steady(2026, month)).sum::<u32>();
    let sentence = format!(
        "Burglaries: {before} in the 12 months to May 2026, withheld in the 12 months before \
         (not compared, because a number is withheld)."
    );
    assert!(page.contains(&sentence), "{page}");
    assert!(page.contains("<abbr title=\"withheld\">*</abbr>"));
    assert!(page.contains("It is not zero."));
}

#[test]
fn a_withheld_number_changes_no_byte_of_a_figure() {
    let build = |small: u32| {
        let count = move |year, month| if (year, month) == (2025, 3) { small } else { steady(year, month) };
        let text = format!("{LINE}\n\n::trend{{file=\"b.csv\" y=burglaries}}\n");
        let site = site_with(&months(count, "5"), SIDECAR, &text);
        site.build();
        site.outputs()
    };
    assert!(build(3) == build(9));
}

#[test]
fn a_period_that_is_not_over_stands_apart_and_is_not_compared() {
    let page = shown(LINE);
    assert!(drawing(&page).contains("figure-hollow"));
    assert!(page.contains("June 2026 is not complete. It is shown hollow and is not compared."));
    let bars = shown("::chart{file=\"b.csv\" kind=bar x=month y=burglaries from=2026-01}");
    assert_eq!(drawing(&bars).matches("figure-hollow").count(), 1);
    for text in [
        "::table{file=\"b.csv\" y=burglaries period=2026-06}",
        "::trend{file=\"b.csv\" y=burglaries period=2026-Q2}",
        "::stat{file=\"b.csv\" column=burglaries period=2026 label=Burglaries}",
    ] {
        let site = site_with(&months(steady, "5"), SIDECAR, text);
        assert_eq!(site.findings(), [("PV846".to_owned(), "content/a.md".to_owned(), 16)], "{text}");
    }
}

#[test]
fn nothing_is_compared_across_a_break() {
    let sidecar = SIDECAR
        .replace("columns:", "breaks:\n  - { at: 2025-09, note: The state took over the highway }\ncolumns:");
    let text = format!("{LINE}\n\n::trend{{file=\"b.csv\" y=burglaries period=2026-Q1}}\n");
    let site = site_with(&months(steady, "5"), &sidecar, &text);
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("not compared, because the way of counting changed on 1 September 2025"));
    assert!(
        page.contains("The way of counting changed on 1 September 2025: The state took over the highway.")
    );
    assert!(page.contains("counted differently") && !page.contains("normal variation)"));
    assert!(drawing(&page).contains("figure-break"));
    assert_eq!(drawing(&page).matches("figure-line").count(), 2, "the line has a gap");
}

#[test]
fn small_counts_have_no_percentage() {
    let count = |year, month| {
        let usual = steady(year, month);
        if year == 2026 { usual * 2 / 5 } else { usual / 2 }
    };
    let site = site_with(&months(count, "5"), SIDECAR, "::trend{file=\"b.csv\" y=burglaries period=2026-03}");
    site.build();
    let page = site.output("a/index.html");
    assert!(
        page.contains("Burglaries: 25 in March 2026, 31 in March 2025 (within normal variation)."),
        "{page}"
    );
    assert!(
        page.contains("not shown")
            && page.contains("No percentage is given where one of the counts is below 50.")
    );
}

#[test]
fn a_rate_needs_a_population_with_its_year_and_its_source() {
    let text = "::chart{file=\"b.csv\" kind=line x=month y=burglaries per=100000 from=2026}";
    let site = site_with(&months(steady, "5"), SIDECAR, text);
    assert_eq!(site.findings(), [("PV848".to_owned(), "content/a.md".to_owned(), 16)]);
    let years: String = (2023..=2026)
        .map(|year| format!("  - {{ year: {year}, number: 84000, source: Census Bureau }}\n"))
        .collect();
    let sidecar = SIDECAR.replace("columns:", &format!("population:\n{years}columns:"));
    let count = |year, month| if (year, month) == (2026, 2) { 19 } else { steady(year, month) };
    let site = site_with(&months(count, "5"), &sidecar, text);
    site.build();
    let page = site.output("a/index.html");
    // 61 of 84,000 are 72.6 of 100,000.
    assert!(
        page.contains("<th scope=\"row\">January 2026</th><td class=\"align-right\">72.6</td>"),
        "{page}"
    );
    assert!(page.contains("<th scope=\"row\">February 2026</th><td class=\"align-right\">too few</td>"));
    assert!(page.contains("2026: 84,000 (Census Bureau)"));
    assert!(page.contains("No rate is given for fewer than 20 events"));
    let without = sidecar.replace(", source: Census Bureau", "");
    let findings = site_with(&months(steady, "5"), &without, text).findings();
    assert!(findings.iter().any(|(_, path, _)| path == "content/b.csv.yaml"), "{findings:?}");
}

#[test]
fn what_cannot_be_shown_is_refused_with_what_can() {
    let categories = "sensitivity: public
shape: table
as_of: 2026-05-31
columns:
  - { name: district, type: place, level: district, rule: release }
  - { name: burglaries, type: count, rule: release }
  - { name: thefts, type: count, rule: release }
  - { name: share, type: rate, percent_of: thefts, rule: release }
totals: { rows: City }
";
    let csv = "district,burglaries,thefts,share\nNorth,40,210,20\nSouth,50,300,30\nCity,90,510,25\n";
    for (text, rule, mend) in [
        ("::chart{file=\"b.csv\" kind=pie x=district y=thefts}", "PV843", "the kinds are: line, bar"),
        ("::chart{file=\"b.csv\" kind=dual-axis x=district y=thefts}", "PV843", "two axes"),
        ("::chart{file=\"b.csv\" kind=lime x=district y=thefts}", "PV843", "the kinds are: line, bar"),
        ("::chart{file=\"b.csv\" kind=line x=district y=thefts}", "PV843", "use `bar`"),
        ("::chart{file=\"b.csv\" kind=stacked x=district y=share}", "PV843", "rates do not add up"),
        ("::chart{file=\"b.csv\" kind=bar x=district y=\"thefts; burglaries\"}", "PV844", "use `grouped`"),
        (
            "::chart{file=\"b.csv\" kind=grouped x=district y=\"thefts; share\"}",
            "PV844",
            "make a chart for each",
        ),
        (
            "::chart{file=\"b.csv\" kind=bar x=district y=theft}",
            "PV842",
            "`district`, `burglaries`, `thefts`, `share`",
        ),
        ("::chart{file=\"b.csv\" kind=bar x=thefts y=thefts}", "PV842", "name a column of dates"),
        ("::chart{file=\"b.csv\" kind=bar y=thefts where=\"district=West\"}", "PV842", "North; South; City"),
        ("::table{file=\"b.csv\" where=district}", "PV842", "district=North"),
        ("::trend{file=\"b.csv\" y=thefts}", "PV842", "type `date`"),
        ("::stat{file=\"b.csv\" label=Thefts}", "PV842", "needs a `column`"),
        ("::chart{file=\"b.csv\" kind=bar y=thefts per=10}", "PV848", "1000 or 100000"),
        ("::chart{file=\"b.csv\" kind=bar y=share per=1000}", "PV842", "type `count`"),
        ("::chart{kind=bar}", "PV410", "needs `file=\\\"…\\\"`"),
        ("::chart{file=\"b.csv\" kind=bar y=thefts axis=none}", "PV412", "does nothing with `axis`"),
        ("::table{file=\"c.txt\"}", "PV841", "no table"),
    ] {
        let site = site_with(csv, categories, text).file("content/c.txt", "text");
        let run = site.run(&["build", "--format", "json"]);
        assert_eq!(run.code, 1, "{text}: {}", run.stderr);
        assert!(run.stdout.contains(rule) && run.stdout.contains(mend), "{text}: {}", run.stdout);
        assert!(
            run.stdout.contains("\"line\": 16") || run.stdout.contains("\"line\":16"),
            "{text}: {}",
            run.stdout
        );
    }
    let site = site_with(csv, categories, "::stat{file=\"b.csv\" column=thefts row=North label=Thefts}");
    site.build();
    assert!(site.output("a/index.html").contains("<strong class=\"stat-value\">210</strong>"));
}

#[test]
fn a_table_over_time_says_as_of_which_day() {
    let site = site_with(&months(steady, "5"), &SIDECAR.replace("as_of: 2026-06-01\n", ""), LINE);
    assert_eq!(site.findings(), [("PV847".to_owned(), "content/a.md".to_owned(), 16)]);
}

#[test]
fn a_report_that_shows_numbers_says_how_they_were_made() {
    let site = site_with(&months(steady, "5"), SIDECAR, LINE);
    let bare =
        "---\ntitle: B\nsensitivity: public\ntype: report\nreport:\n  period: \"2026\"\n  source: S\n---\n";
    site.write("content/a.md", format!("{bare}{LINE}\n"));
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for missing in ["PV849", "`report.counting_rule`", "`report.place`", "`report.caveats`", "`contact`"] {
        assert!(run.stdout.contains(missing), "{missing}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("`report.source`"));
    site.write("content/a.md", format!("{bare}No numbers from data.\n"));
    site.build();
}

#[test]
fn in_a_feed_a_figure_is_its_sentence_and_its_table() {
    let site = site_with(&months(steady, "5"), SIDECAR, LINE);
    site.build();
    let feed = site.output("feed.json");
    assert!(feed.contains("in the 12 months to May 2026") && feed.contains("January 2023"));
    assert!(!feed.contains("<svg") && !feed.contains("<details"));
}

#[test]
fn what_a_figure_says_of_released_numbers_is_no_leak() {
    let sum: u32 = (1..=12).map(|month| steady(2025, month)).sum();
    let text = format!(
        "The informant said: Burglaries {sum} in the 12 months to May 2026, and {} in January 2023 for zqword.",
        steady(2023, 1)
    );
    let site = site_with(&months(steady, "5"), SIDECAR, LINE).confidential("content/z.md", "Zqplan", &text);
    site.build();
    assert!(site.output("a/index.html").contains("in the 12 months to May 2026"));
}

#[test]
fn a_page_without_figures_does_not_load_their_stylesheet() {
    let site = site_with(&months(steady, "5"), SIDECAR, LINE).public("content/c.md", "C", "Text.");
    site.build();
    assert!(site.output("a/index.html").contains("/figures."));
    assert!(!site.output("c/index.html").contains("/figures."));
}

#[test]
fn texts_about_a_table_are_checked_as_public_texts() {
    let sidecar = SIDECAR.replace("source: Records system", "source: \"CONFIDENTIAL//records\"");
    let site = site_with(&months(steady, "5"), &sidecar, LINE);
    assert!(site.findings().iter().any(|(rule, path, _)| rule == "PV307" && path == "content/b.csv.yaml"));
}

#[test]
fn codes_of_nibrs_are_checked_and_shown_by_their_names() {
    let sidecar = "sensitivity: public
shape: table
columns:
  - { name: offense, type: offence, vocabulary: nibrs, rule: release }
  - { name: offenses, type: count, rule: release }
totals: { rows: All }
";
    let text = "::chart{file=\"b.csv\" kind=bar x=offense y=offenses}\n\n::table{file=\"b.csv\" where=\"offense=23F\"}\n";
    let site = site_with("offense,offenses\n220,120\n23F,230\nAll,350\n", sidecar, text);
    site.write("content/a.es.md", format!("{REPORT}{text}"));
    site.write(
        "site.toml",
        format!("{}[languages.es]\nname = \"Español\"\ntitle = \"P\"\n", super::driver::CONFIG),
    );
    site.build();
    let page = site.output("a/index.html");
    assert!(drawing(&page).contains("Burglary/breaking &amp; entering"), "{page}");
    assert!(page.contains("the largest number is 230 (Theft from motor vehicle)"));
    assert!(site.output("es/a/index.html").contains("Hurto en vehículos"));
    assert!(site.output("datapackage.json").contains("\"label\": \"Theft from motor vehicle\""));
    let site = site_with("offense,offenses\n220,120\nzqwrong,230\nAll,350\n", sidecar, text);
    let run = site.run(&["build", "--format", "json"]);
    assert!(run.stdout.contains("PV850") && !run.stdout.contains("zqwrong"), "{}", run.stdout);
}

#[test]
fn every_offence_of_nibrs_has_a_name_in_both_languages() {
    for code in ["en", "es"] {
        let path = format!("{}/themes/civic/locales/{code}.ftl", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(path).expect("the words of a language");
        for offence in plainview::document::NibrsOffence::all() {
            assert!(
                words.contains(&format!("\nnibrs-{} = ", offence.code)),
                "{code} has no {}",
                offence.code
            );
        }
    }
}

const DISTRICTS: &str = r#"{"type":"FeatureCollection","name":"zqsecret","features":[
{"type":"Feature","id":7,"properties":{"D":"North","OFFICER":"Zqsergeant Quillfeather"},"geometry":{"type":"Polygon",
"coordinates":[[[-95.123456,40.1,210],[-95,40.1],[-95,40.2],[-95.123456,40.2],[-95.123456,40.1]]]}},
{"type":"Feature","properties":{"D":"South"},"geometry":{"type":"MultiPolygon",
"coordinates":[[[[-95.1,40],[-95,40],[-95,40.1],[-95.1,40.1],[-95.1,40]]]]}}]}"#;

const AREAS: &str = "sensitivity: public\nareas: { name: D, level: district }\n";

fn map_site(areas: &str, sidecar: &str, level: &str) -> Site {
    let table = format!(
        "sensitivity: public\nshape: table\ncolumns:\n  - {{ name: d, type: place, level: {level}, rule: release }}\n  \
         - {{ name: n, type: count, rule: release, label: Burglaries }}\ntotals: {{ rows: City }}\n"
    );
    site_with("d,n\nNorth,40\nSouth,90\nCity,130\n", &table, "::map{file=\"b.csv\" areas=\"d.geojson\" y=n}")
        .file("content/d.geojson", areas)
        .file("content/d.geojson.yaml", sidecar)
}

#[test]
fn a_map_shows_areas_and_their_names_and_nothing_else_of_a_file() {
    let site = map_site(DISTRICTS, AREAS, "district");
    site.build();
    let page = site.output("a/index.html");
    assert!(drawing(&page).contains(">North</text>") && drawing(&page).contains(">90</text>"));
    assert_eq!(drawing(&page).matches("fill-rule").count(), 2);
    let (_, areas) =
        site.outputs().into_iter().find(|(path, _)| path.ends_with(".geojson")).expect("the areas");
    let areas = String::from_utf8(areas).expect("text");
    assert!(
        areas.contains("[-95.1235,40.1]") && !areas.contains("123456") && !areas.contains("210"),
        "{areas}"
    );
    for (path, bytes) in site.outputs() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("zqse") && !text.contains("quillfeather"), "{path}");
    }
    let run = site.run(&["build", "--prove"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn nothing_that_areas_drop_changes_a_byte() {
    let build = |areas: &str| {
        let site = map_site(areas, AREAS, "district");
        site.build();
        site.outputs()
    };
    let other =
        DISTRICTS.replace("Zqsergeant Quillfeather", "X").replace("zqsecret", "y").replace("\"id\":7,", "");
    assert!(
        build(DISTRICTS) == build(&other.replace("40.1,210", "40.1,9").replace("-95.123456", "-95.123461"))
    );
}

#[test]
fn points_lines_and_tiny_areas_are_refused() {
    let point = r#"{"type":"Point","coordinates":[-95.1,40.1]}"#;
    let tiny = r#"{"type":"Polygon","coordinates":[[[-95,40],[-95.001,40],[-95.001,40.001],[-95,40]]]}"#;
    let hole = r#"{"type":"Polygon","coordinates":[[[-95,40],[-94,40],[-94,41],[-95,41],[-95,40]],
[[-94.5,40.5],[-94.4998,40.5],[-94.4998,40.5002],[-94.5,40.5002],[-94.5,40.5]]]}"#;
    let sliver = r#"{"type":"Polygon","coordinates":[[[-95,40],[-94.996,40],[-94.996,40.0001],[-95,40.0001],[-95,40]]]}"#;
    let line = r#"{"type":"Polygon","coordinates":[[[-95,40],[-94.5,40.5],[-94,41],[-94.5,40.5],[-95,40]]]}"#;
    let spike =
        r#"{"type":"Polygon","coordinates":[[[-95,40],[-94,40],[-93.5,40],[-94,40],[-94,41],[-95,40]]]}"#;
    for (geometry, rule) in [
        (point, "PV852"),
        (r#"{"type":"LineString","coordinates":[[-95.1,40.1],[-95,40]]}"#, "PV852"),
        (r#"{"type":"GeometryCollection","geometries":[]}"#, "PV852"),
        (tiny, "PV852"),
        (hole, "PV852"),
        (sliver, "PV852"),
        (line, "PV852"),
        (spike, "PV852"),
        (r#"{"type":"Polygon","coordinates":[[[-95,40],[-94,40],[-94,41]]]}"#, "PV851"),
        (r#"{"type":"Polygon","coordinates":[[[-195,40],[-94,40],[-94,41],[-195,40]]]}"#, "PV851"),
        ("null", "PV852"),
    ] {
        let more = format!(r#"{{"type":"Feature","properties":{{"D":"Zqhome"}},"geometry":{geometry}}}"#);
        let areas = DISTRICTS.replacen("\"features\":[", &format!("\"features\":[{more},"), 1);
        let run = map_site(&areas, AREAS, "district").run(&["build", "--format", "json"]);
        assert_eq!(run.code, 1, "{geometry}");
        assert!(run.stdout.contains(rule) && !run.stdout.contains("Zqhome"), "{geometry}: {}", run.stdout);
    }
    for (from, to) in
        [("\"D\":\"North\"", "\"D\":\"1427 Alder Creek Road\""), ("\"id\":7,", "\"id\":7,\"id\":8,")]
    {
        let run =
            map_site(&DISTRICTS.replace(from, to), AREAS, "district").run(&["build", "--format", "json"]);
        assert!(run.stdout.contains("PV851") && !run.stdout.contains("Alder"), "{to}: {}", run.stdout);
    }
    let run = map_site(DISTRICTS, "sensitivity: public\n", "district").run(&["build", "--format", "json"]);
    assert!(run.stdout.contains("PV851"), "{}", run.stdout);
    let run = map_site(DISTRICTS, AREAS, "beat").run(&["build", "--format", "json"]);
    assert!(run.stdout.contains("PV853"), "{}", run.stdout);
    let run =
        map_site(&DISTRICTS.replace("South", "West"), AREAS, "district").run(&["build", "--format", "json"]);
    assert!(run.stdout.contains("PV853") && run.stdout.contains("North; West"), "{}", run.stdout);
}

#[test]
fn a_redaction_in_the_caption_of_a_chart_is_a_mark_beside_it_and_nothing_in_it() {
    let text =
        "::chart[Burglaries by :redact[zqgang]{ground=informant}]{file=\"b.csv\" kind=line y=burglaries}";
    let site = site_with(&months(steady, "5"), SIDECAR, text);
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("<title id=\"d1-figure-wide-title\">Burglaries by </title>"), "{page}");
    assert!(!page.contains("zqgang") && page.contains("class=\"mark"));
    assert!(!page.chars().any(|c| ('\u{F0000}'..='\u{10FFFF}').contains(&c)), "no sign is left");
}

/// Builds a table with a sidecar and returns what is found, as JSON, with the page, if there is one.
fn tried(csv: &str, columns: &str, text: &str) -> (String, Option<String>) {
    let sidecar = format!("sensitivity: public\nshape: table\n{columns}");
    let site = site_with(csv, &sidecar, text);
    let run = site.run(&["build", "--format", "json"]);
    (run.stdout, (run.code == 0).then(|| site.output("a/index.html")))
}

const DISTRICT_COLUMNS: &str = "columns:
  - { name: district, type: place, level: district, rule: release }
  - { name: change, type: integer, rule: release, label: Change }
";

#[test]
fn what_is_below_zero_is_not_drawn_as_zero() {
    let csv = "district,change\nNorth,-40\nSouth,50\n";
    let (found, _) = tried(csv, DISTRICT_COLUMNS, "::chart{file=\"b.csv\" kind=bar x=district y=change}");
    assert!(found.contains("PV843") && found.contains("below zero"), "{found}");
    let (found, page) = tried(csv, DISTRICT_COLUMNS, "::table{file=\"b.csv\" y=change}");
    assert!(page.is_some_and(|page| page.contains("−40")), "{found}");
}

#[test]
fn a_number_has_no_more_digits_than_can_be_told_apart() {
    let csv = |digits: &str| format!("district,change\nNorth,{digits}\nSouth,50\n");
    let text = "::table{file=\"b.csv\"}";
    for digits in ["9".repeat(400), "1".repeat(16)] {
        let (found, _) = tried(&csv(&digits), DISTRICT_COLUMNS, text);
        assert!(found.contains("PV224"), "{found}");
        let (found, _) =
            tried(&csv(&format!("0.{digits}")), &DISTRICT_COLUMNS.replace("integer", "number"), text);
        assert!(found.contains("PV224"), "{found}");
    }
    assert!(tried(&csv(&"1".repeat(15)), DISTRICT_COLUMNS, text).1.is_some());
}

#[test]
fn a_list_of_incidents_is_no_table_of_numbers() {
    let sidecar = "sensitivity: public
shape: records
columns:
  - { name: district, type: place, level: district, rule: release }
  - { name: shots, type: integer, rule: release, counts: nothing }
";
    for text in ["::chart{file=\"b.csv\" kind=bar y=shots}", "::table{file=\"b.csv\"}"] {
        let run = site_with("district,shots\nNorth,40\nSouth,50\n", sidecar, text)
            .run(&["build", "--format", "json"]);
        assert!(run.stdout.contains("PV841") && run.stdout.contains("shape: table"), "{}", run.stdout);
    }
}

#[test]
fn what_nobody_sees_is_refused_in_a_sidecar_and_in_cells() {
    for (escape, rule) in
        [("x02", "PV102"), ("uFFFF", "PV102"), ("u202E", "PV305"), ("u200B", "PV305"), ("u0085", "PV102")]
    {
        for key in
            ["title: \"Bur\\", "source: \"Bur\\", "population: [{ year: 2026, number: 9, source: \"Bur\\"]
        {
            let end = if key.contains('[') { "\" }]" } else { "\"" };
            let sidecar =
                SIDECAR.replace("title: Burglaries by month\n", "").replace("source: Records system\n", "");
            let sidecar = format!("{sidecar}{key}{escape}glaries{end}\n");
            let run = site_with(&months(steady, "5"), &sidecar, LINE).run(&["build", "--format", "json"]);
            assert!(run.code == 1 && run.stdout.contains(rule), "{key}{escape}: {}", run.stdout);
        }
        for part in ["label: Burglaries,", "unit: Burglaries a month"] {
            let (name, rest) = part.split_once(": ").expect("a key");
            let comma = if rest.ends_with(',') { "," } else { "" };
            let sidecar = SIDECAR.replace(part, &format!("{name}: \"Bur\\{escape}glaries\"{comma}"));
            let run = site_with(&months(steady, "5"), &sidecar, LINE).run(&["build", "--format", "json"]);
            assert!(run.code == 1 && run.stdout.contains(rule), "{part} {escape}: {}", run.stdout);
        }
    }
    let (found, _) = tried("district,change\nNo\u{202E}rth,4\n", DISTRICT_COLUMNS, "::table{file=\"b.csv\"}");
    assert!(found.contains("PV224") && !found.contains('\u{202E}'), "{found}");
}

#[test]
fn a_large_fall_is_called_a_fall() {
    let count = |year, month| if year == 2026 { 40 } else { steady(year, month) * 2 };
    let site = site_with(&months(count, "5"), SIDECAR, "::trend{file=\"b.csv\" y=burglaries period=2026-03}");
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("a larger fall than chance alone would give"), "{page}");
    assert!(!page.contains("less than normal variation"));
}

#[test]
fn the_largest_number_is_said_of_published_numbers_and_of_all_that_have_it() {
    let columns = DISTRICT_COLUMNS.replace("integer", "count");
    let text = "::chart{file=\"b.csv\" kind=bar x=district y=change}";
    let page = |csv: &str| tried(csv, &columns, text).1.expect("a page");
    assert!(
        page("district,change\nA,40\nB,\nC,50\n").contains(
            "Change: of the numbers that are published, the largest is 50 (C), the smallest 40 (A)."
        )
    );
    assert!(page("district,change\nA,40\nB,4\nC,50\n").contains("of the numbers that are published"));
    assert!(
        page("district,change\nA,40\nB,50\nC,50\n")
            .contains("the largest number is 50 (B, C), the smallest 40 (A).")
    );
    let many = page("district,change\nA,40\nB,50\nC,50\nD,50\nE,50\n");
    assert!(many.contains("the largest number is 50 (several), the smallest 40 (A)."), "{many}");
    assert!(page("district,change\nA,40\nB,40\n").contains("Change: 40 (A, B)."));
}

#[test]
fn a_total_does_not_stand_beside_its_parts() {
    let columns = "columns:
  - { name: district, type: place, level: district, rule: release }
  - { name: day, type: count, rule: release, label: Daytime }
  - { name: night, type: count, rule: release, label: Nighttime }
  - { name: both, type: count, rule: release, label: Anytime }
totals: { columns: both }
";
    for kind in ["stacked", "grouped"] {
        let text = format!("::chart{{file=\"b.csv\" kind={kind} x=district}}");
        let page = tried("district,day,night,both\nNorth,40,60,100\nSouth,50,70,120\n", columns, &text)
            .1
            .expect("a page");
        assert!(drawing(&page).contains("Nighttime") && !drawing(&page).contains("Anytime"), "{page}");
    }
}

#[test]
fn a_leap_day_is_compared_with_the_end_of_february() {
    let mut csv = "day,n\n".to_owned();
    for day in ["2023-02-27", "2023-02-28", "2024-02-28", "2024-02-29"] {
        writeln!(csv, "{day},50").expect("a line");
    }
    let columns = "as_of: 2024-02-29\ncolumns:\n  - { name: day, type: date, rule: release }\n  \
                   - { name: n, type: count, rule: release }\n";
    let (found, page) = tried(&csv, columns, "::table{file=\"b.csv\" x=day y=n period=2024-02-29}");
    assert!(page.is_some_and(|page| page.contains("28 February 2023")), "{found}");
}

#[test]
fn facts_that_cannot_be_are_refused() {
    let text = "::chart{file=\"b.csv\" kind=bar x=district y=change}";
    for facts in [
        "as_of: 2099-01-01",
        "population: [{ year: 2026, number: -5, source: S }]",
        "population: [{ year: 2026, number: 99999999999, source: S }]",
        "population: [{ year: 99999, number: 500, source: S }]",
        "population: [{ year: 2026, number: 500, source: S }, { year: 2026, number: 600, source: T }]",
    ] {
        let (found, page) = tried("district,change\nA,40\n", &format!("{facts}\n{DISTRICT_COLUMNS}"), text);
        assert!(page.is_none() && found.contains("b.csv.yaml"), "{facts}: {found}");
    }
    let facts = "as_of: 2024-01-01\npopulation: [{ year: 2026, number: 500, source: S }, { year: 2026, place: A, number: 60, source: S }]\n";
    assert!(tried("district,change\nA,40\n", &format!("{facts}{DISTRICT_COLUMNS}"), text).1.is_some());
}

#[test]
fn numbers_along_time_are_about_one_thing() {
    let columns = "as_of: 2024-12-31
columns:
  - { name: month, type: date, rule: release }
  - { name: district, type: place, level: district, rule: release }
  - { name: n, type: count, rule: release }
";
    let csv = "month,district,n\n2024-01,North,50\n2024-02,South,60\n";
    let (found, _) = tried(csv, columns, "::chart{file=\"b.csv\" kind=bar x=month y=n}");
    assert!(found.contains("PV845") && found.contains("where"), "{found}");
    let text = "::chart{file=\"b.csv\" kind=bar x=month y=n where=\"district=North\"}";
    assert!(tried(csv, columns, text).1.is_some());
}

/// Figures write dates and numbers that stand in no source. A redaction of the same words elsewhere is mended by its
/// author, as docs/authors.md says.
#[test]
fn a_date_that_a_figure_writes_is_ordinary_if_the_author_says_so() {
    let findings = |more: &str| {
        let sidecar = SIDECAR.replace("2026-06-01", "2026-05-31");
        let body = format!("The team meets on :redact[31 May 2026]{{ground=informant{more}}}.");
        let site = site_with(&months(steady, "5"), &sidecar, LINE).public("content/zq.md", "Meetings", &body);
        let run = site.run(&["build", "--format", "json"]);
        (run.code, run.stdout)
    };
    let (code, found) = findings("");
    assert!(code != 0 && found.contains("PV501"), "{found}");
    let (code, found) = findings(" words=ordinary");
    assert_eq!(code, 0, "{found}");
}

#[test]
fn sensitive_codes_of_nibrs_are_refused_by_month_and_district() {
    let sidecar = "sensitivity: public
shape: table
columns:
  - { name: month, type: date, rule: release }
  - { name: district, type: place, level: district, rule: release }
  - { name: offense, type: offence, vocabulary: nibrs, rule: release }
  - { name: n, type: count, rule: release }
";
    for (code, is_refused) in [("100", true), ("30C", true), ("360", true), ("90H", true), ("220", false)] {
        let csv = format!("month,district,offense,n\n2026-01,North,{code},50\n2026-01,South,{code},60\n");
        let run = site_with(&csv, sidecar, "Text.").run(&["build", "--format", "json"]);
        assert_eq!(run.stdout.contains("PV228"), is_refused, "{code}: {}", run.stdout);
    }
}

#[test]
fn a_table_of_the_manner_of_compstat_counts_days() {
    // Each year has one more a day than the one before: 20 in 2023, 23 in 2026.
    let mut csv = "day,calls\n".to_owned();
    for (year, days) in [(2023, 365), (2024, 366), (2025, 365), (2026, 151)] {
        let mut day = plainview::document::Date::parse(&format!("{year}-01-01")).expect("a day");
        for _ in 0..days {
            writeln!(csv, "{day},{}", 20 + year - 2023).expect("a line");
            day = day.next_day();
        }
    }
    let sidecar = "sensitivity: public\ntitle: Calls by day\nshape: table\nas_of: 2026-05-31\nsource: Dispatch\ncolumns:\n  - { name: day, type: date, rule: release, label: Day }\n  - { name: calls, type: count, rule: release, label: Calls, unit: Calls }\n";
    let site = site_with(&csv, sidecar, "::table[Calls]{file=\"b.csv\" kind=compstat x=day y=calls}");
    site.build();
    let page = site.output("a/index.html");
    let cells: Vec<String> = page
        .split("<td")
        .skip(1)
        .filter_map(|cell| cell.split_once('>')?.1.split_once("</td>").map(|(text, _)| text.replace(',', "")))
        .collect();
    // 28 days of 23; 151 days of 23 and of 22; and the mean of 151 × 20, 152 × 21 (a leap year) and 151 × 22.
    for number in ["644", "3473", "3322", "3178"] {
        assert!(cells.iter().any(|cell| cell.starts_with(number)), "{number} in {cells:?}");
    }
}
