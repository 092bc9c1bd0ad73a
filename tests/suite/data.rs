//! CSV files: nothing is published that their sidecars do not name, and no small count can be computed.

use std::collections::BTreeMap;

use plainview::clock::Clock;
use plainview::config::{self, Options};
use plainview::document::Date;
use plainview::finding::Findings;
use plainview::notation::{Text, yaml};
use plainview::source::{SourceFile, SourcePath, Sources, ThemeFiles};
use proptest::prelude::*;

use super::driver::{CONFIG, Site};

/// Returns what is published of CSV files, each with its sidecar, or what speaks against it.
fn publish(settings: &str, files: &[(&str, &str, &str)]) -> Result<Vec<String>, Findings> {
    let text = Text::decode("site.toml", format!("{CONFIG}{settings}").into_bytes()).expect("text");
    let options = Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")));
    let config = config::parse(&text, &options)?;
    let file = |(name, csv, sidecar): &(&str, &str, &str)| {
        let text = Text::decode(&format!("content/{name}.yaml"), sidecar.as_bytes().to_vec()).expect("text");
        let node = yaml::parse(sidecar).unwrap_or_else(|_| panic!("YAML: {sidecar}"));
        let path = SourcePath::new(name).expect("a path");
        SourceFile { path, bytes: csv.as_bytes().to_vec(), sidecar: Some((text, node)), id: None }
    };
    let mut findings = Findings::new();
    let sources = Sources {
        documents: Vec::new(),
        files: files.iter().map(file).collect(),
        strangers: Vec::new(),
        theme: ThemeFiles::built_in(&mut findings),
        statics: Vec::new(),
        data: serde_json::Map::new(),
        protected: Vec::new(),
        approvals: Vec::new(),
    };
    let (edition, _) = plainview::disclosure::decide(sources, &config, &mut findings)?;
    Ok(edition.assets.iter().map(|asset| String::from_utf8(asset.bytes.clone()).expect("UTF-8")).collect())
}

#[test]
fn periods_of_two_tables_do_not_give_a_count_away() {
    let fine = (
        "a.csv",
        "month,incidents\n2025-01,40\n2025-02,4\n2025-03,50\n",
        "sensitivity: public\nshape: table\ncolumns:\n  - { name: month, type: date, rule: release }\n  - { name: incidents, type: count, rule: release }\n",
    );
    let coarse = |value: u32| {
        (
            format!("period,number\n2025-Q1,{value}\n"),
            "sensitivity: public\nshape: table\ncolumns:\n  - { name: period, type: date, rule: release }\n  - { name: number, type: count, rule: release }\n",
        )
    };
    let rules = |value: u32| -> Vec<&'static str> {
        let (csv, sidecar) = coarse(value);
        match publish("", &[fine, ("b.csv", &csv, sidecar)]) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.into_iter().map(|finding| finding.rule.facts().id).collect(),
        }
    };
    assert_eq!(rules(94), ["PV227"], "94 less 40 less 50 is the count that is withheld");
    assert_eq!(rules(95), Vec::<&str>::new(), "they are not about the same thing");
}

#[test]
fn periods_by_place_do_not_give_a_count_away() {
    let sidecar = "sensitivity: public\nshape: table\ncolumns:\n  - { name: when, type: date, rule: release }\n  - { name: district, type: place, level: district, rule: release }\n  - { name: n, type: count, rule: release }\n";
    let other = sidecar.replace("name: n,", "name: all,").replace("name: when", "name: year");
    let fine = "when,district,n\n2025-Q1,North,40\n2025-Q2,North,3\n2025-Q3,North,50\n2025-Q4,North,60\n2025-Q1,South,20\n2025-Q2,South,30\n2025-Q3,South,50\n2025-Q4,South,60\n";
    let coarse = "year,district,all\n2025,North,153\n2025,South,160\n";
    let findings = publish("", &[("a.csv", fine, sidecar), ("b.csv", coarse, &other)]).expect_err("refused");
    assert!(findings.into_iter().all(|finding| finding.rule.facts().id == "PV227"));
}

/// Returns what is published of one file.
fn one(csv: &str, sidecar: &str) -> String {
    let published = publish("", &[("a.csv", csv, sidecar)]);
    published.unwrap_or_else(|findings| panic!("{findings:?}")).remove(0)
}

/// Returns the rules and lines of what speaks against a file.
fn refused(csv: &str, sidecar: &str) -> Vec<(&'static str, u32)> {
    let findings = publish("", &[("a.csv", csv, sidecar)]).expect_err("refused");
    let place = |finding: &&plainview::finding::Finding| finding.place.as_ref().map_or(0, |place| place.line);
    findings.sorted().iter().map(|finding| (finding.rule.facts().id, place(finding))).collect()
}

const RECORDS: &str = "sensitivity: public
shape: records
columns:
  - { name: case, type: id, rule: rekey }
  - { name: day, type: date, rule: generalise, to: month }
  - { name: where, type: place, level: address, rule: generalise, to: hundred-block }
  - { name: offence, type: offence, rule: release }
  - { name: victim age, type: age, rule: generalise, to: 10-years }
  - { name: victim, type: text, rule: drop }
  - { name: narrative, type: text, rule: drop }
";

const CASES: &str = "case,day,where,offence,victim age,victim,narrative
26-004417,2026-03-14,1423 Elm Street,Burglary,34,Quillfeather,zqcanary entered by the hatch
26-004420,2026-03-02,88 Oak Avenue Apt 4,Theft,71,Ortuzar,a zqbicycle
26-004431,2026-02-27,1423 Elm Street,Sexual assault,19,Lindqvist,zqstatement
";

#[test]
fn records_are_coarser_in_another_order_and_under_other_numbers() {
    assert_eq!(
        one(CASES, RECORDS),
        "case,day,where,offence,victim age\n\
         1,2026-03,1400 block of Elm Street,Burglary,30 to 39\n\
         2,2026-03,unit block of Oak Avenue,Theft,70 to 79\n\
         3,2026-Q1,jurisdiction,Sexual assault,10 to 19\n"
    );
}

#[test]
fn rows_about_sensitive_offences_and_juveniles_are_coarser_still() {
    let young = CASES.replace(",71,", ",17,");
    assert!(one(&young, RECORDS).contains("jurisdiction,Theft,10 to 19"));
    let dropped = RECORDS.replace("type: offence, rule: release", "type: offence, rule: drop");
    assert_eq!(refused(CASES, &dropped), [("PV228", 4)]);
}

#[test]
fn small_whole_numbers_in_a_table_are_counts_unless_a_person_says_otherwise() {
    let sidecar = "sensitivity: public
shape: table
columns:
  - { name: district, type: category, rule: release }
  - { name: n, type: integer, rule: release }
";
    assert_eq!(refused("district,n\nNorth,3\nSouth,200\n", sidecar), [("PV222", 0)]);
    assert!(one("district,n\nNorth,300\nSouth,200\n", sidecar).contains("300"));
    let nothing = sidecar.replace("integer, rule: release", "integer, rule: release, counts: nothing");
    assert!(one("district,n\nNorth,3\nSouth,200\n", &nothing).contains("North,3"));
}

/// What a column was declared as is one thing, what somebody typed into it another.
#[test]
fn personal_information_in_a_cell_is_found_by_the_heading_of_its_column() {
    let sidecar = "sensitivity: public
shape: records
columns:
  - { name: district, type: category, rule: release }
  - { name: phone, type: category, rule: release }
";
    assert_eq!(refused("district,phone\nNorth,212-736-5000\n", sidecar), [("PV232", 0)]);
    assert_eq!(refused("district,phone\nNorth,4111 1111 1111 1111\n", sidecar), [("PV231", 0)]);
    assert!(one("district,phone\nNorth,none\n", sidecar).contains("none"));
}

#[test]
fn the_proof_alters_what_is_dropped() {
    let site = site();
    let run = site.run(&["build", "--prove"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn site() -> Site {
    Site::new()
        .public("content/a.md", "Data", "[Cases](a.csv)")
        .file("content/a.csv", CASES)
        .file("content/a.csv.yaml", RECORDS)
}

#[test]
fn what_is_dropped_comes_out_nowhere() {
    let site = site();
    site.build();
    let all: String = site
        .outputs()
        .iter()
        .map(|(name, bytes)| format!("{name} {}", String::from_utf8_lossy(bytes)))
        .collect();
    assert!(all.contains("1400 block of Elm Street"));
    for canary in [
        "Quillfeather",
        "zqcanary",
        "Ortuzar",
        "zqbicycle",
        "zqstatement",
        "Lindqvist",
        "1423",
        "004417",
        "2026-03-14",
        "Apt 4",
    ] {
        assert!(!all.contains(canary), "{canary}");
    }
}

#[test]
fn the_audit_knows_what_is_dropped() {
    let site = site();
    site.build();
    site.write("copy/index.html", "<p>Ms. Quillfeather</p>");
    let run = site.run(&["audit", "copy"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("content/a.csv:2") && !run.stderr.contains("Quillfeather"), "{}", run.stderr);
}

#[test]
fn nothing_that_is_dropped_or_made_coarser_changes_a_byte() {
    let build = |cases: &str| {
        let site = site();
        site.write("content/a.csv", cases);
        site.build();
        site.outputs()
    };
    let other = "case,day,where,offence,victim age,victim,narrative
7,2026-01-01,9 Pine Court,Sexual assault,10,X,
8,2026-03-31,2 Oak Avenue,Theft,79,\"Y, Z\",\"another \"\"text\"\"\"
9,2026-03-01,1499 Elm Street,Burglary,30,,
";
    assert_eq!(build(CASES), build(other));
}

#[test]
fn a_csv_without_a_sidecar_is_refused() {
    let site = site();
    site.remove("content/a.csv.yaml");
    assert!(site.findings().contains(&("PV221".into(), "content/a.csv".into(), 0)));
    let mute = "sensitivity: public\n";
    assert_eq!(refused(CASES, mute), [("PV221", 1), ("PV221", 1)]);
    let withheld =
        site.file("content/a.csv.yaml", "sensitivity: confidential\n").public("content/a.md", "A", "None");
    withheld.build();
}

#[test]
fn every_column_is_declared_once_and_known() {
    let line = |line: &str| {
        format!(
            "sensitivity: public\nshape: records\ncolumns:\n  - {{ name: a, type: category, rule: release }}\n{line}"
        )
    };
    let two = line("  - { name: b, type: category, rule: release }\n");
    assert_eq!(one("a,b\nx,y\n", &two), "a,b\nx,y\n");
    assert_eq!(refused("a,b,c\nx,y,z\n", &two), [("PV222", 1)]);
    assert_eq!(refused("a\nx\n", &two), [("PV222", 0)]);
    assert_eq!(refused("a,b,A\nx,y,z\n", &two), [("PV222", 1)]);
    for (column, rule) in [
        ("{ name: b, type: text, rule: release }", "PV225"),
        ("{ name: b, type: text, rule: release, free_text: reviewed }", "PV225"),
        ("{ name: b, type: id, rule: release }", "PV222"),
        ("{ name: b, type: date, rule: release }", "PV222"),
        ("{ name: b, type: age, rule: release }", "PV222"),
        ("{ name: b, type: count, rule: release }", "PV222"),
        ("{ name: b, type: place, level: address, rule: release }", "PV222"),
        ("{ name: b, type: place, level: address, rule: generalise, to: beat }", "PV222"),
        ("{ name: b, type: place, level: beat, rule: generalise, to: district }", "PV222"),
        ("{ name: b, type: category, rule: generalise, to: month }", "PV222"),
        ("{ name: b, type: category, rule: relase }", "PV111"),
        ("{ name: b, type: categry, rule: release }", "PV111"),
        ("{ name: b, type: category }", "PV110"),
        ("{ name: b, rule: drop }", "PV110"),
        ("{ name: b, type: place, rule: drop }", "PV110"),
        ("{ name: b, type: category, rule: release, too: month }", "PV108"),
        ("{ name: b, type: category, rule: release, level: beat }", "PV111"),
    ] {
        assert!(refused("a,b\nx,y\n", &line(&format!("  - {column}\n"))).contains(&(rule, 5)), "{column}");
    }
    let reviewed = line("  - { name: b, type: text, rule: release, free_text: reviewed, by: J. Rivera }\n");
    assert_eq!(one("a,b\nx,y\n", &reviewed), "a,b\nx,y\n");
    let lower = line("  - { name: b, type: integer, rule: release }\nsmall_cells: { threshold: 4 }\n");
    assert_eq!(refused("a,b\nx,1\n", &lower), [("PV111", 6)]);
}

#[test]
fn malformed_files_and_cells_are_refused_where_they_stand() {
    let sidecar = "sensitivity: public\nshape: table\ncolumns:\n  - { name: a, type: category, rule: release }\n  - { name: n, type: count, rule: release }\n";
    for (csv, rule, line) in [
        ("a,n\nx\n", "PV223", 2),
        ("a,n\nx,1,2\n", "PV223", 2),
        ("a,n\n\"x,1\n", "PV223", 2),
        ("a,n\nx\"y\",1\n", "PV223", 2),
        ("a,n\nx,1\ny,-1\n", "PV224", 3),
        ("a,n\nx,*\n", "PV224", 2),
        ("a,n\n1423 Elm Street,30\n", "PV224", 2),
        ("a,n\njane@example.org,30\n", "PV224", 2),
        ("a,n\nx,20\nx,30\n", "PV222", 3),
        ("a,n\nTotal,20\n", "PV226", 2),
        ("a,n\n\u{7}x,20\n", "PV102", 2),
    ] {
        assert_eq!(refused(csv, sidecar), [(rule, line)], "{csv}");
    }
    let run = site().file("content/a.csv", CASES.replace("2026-03-02", "zqday")).run(&["build"]);
    assert!(run.stderr.contains("PV224") && run.stderr.contains("content/a.csv:3:11"), "{}", run.stderr);
    assert!(!run.stderr.contains("zqday"), "{}", run.stderr);
    let run = site().file("content/a.csv", b"case\n\xFF\n").run(&["build"]);
    assert!(run.stderr.contains("PV101"), "{}", run.stderr);
}

#[test]
fn a_spreadsheet_runs_nothing() {
    let sidecar = "sensitivity: public\nshape: records\ncolumns:\n  - { name: a, type: category, rule: release, label: =A }\n  - { name: n, type: number, rule: release }\n";
    assert_eq!(one("a,n\n=1+1,-4.5\n-x,2\n", sidecar), "'=A,n\n'-x,2\n'=1+1,-4.5\n");
}

const TABLE: &str = "sensitivity: public
shape: table
columns:
  - { name: district, type: place, level: district, rule: release }
  - { name: home, type: count, rule: release }
  - { name: shop, type: count, rule: release }
  - { name: all of them, type: count, rule: release }
  - { name: cleared, type: rate, percent_of: all of them, rule: release }
totals: { rows: Total, columns: all of them }
";

#[test]
fn a_small_count_cannot_be_computed_from_totals() {
    let csv = "district,home,shop,all of them,cleared
North,4,36,40,50
South,30,21,51,50
East,60,80,140,50
West,0,25,25,96
Total,94,162,256,50
";
    assert_eq!(
        one(csv, TABLE),
        "district,home,shop,all of them,cleared
North,*,*,40,50
South,*,*,51,50
East,60,80,140,50
West,0,25,25,*
Total,94,162,256,*
"
    );
}

#[test]
fn totals_are_what_they_say() {
    let broken = "district,home,shop,all of them,cleared\nNorth,40,36,77,50\nTotal,40,36,77,50\n";
    assert!(refused(broken, TABLE).contains(&("PV226", 2)));
    let unknown = "district,home,shop,all of them,cleared\nNorth,?,36,77,50\nTotal,,36,77,50\n";
    assert!(refused(unknown, TABLE).contains(&("PV226", 2)));
    let dropped =
        TABLE.replace("name: home, type: count, rule: release", "name: home, type: count, rule: drop");
    let csv = "district,home,shop,all of them,cleared\nNorth,40,36,76,50\nTotal,40,36,76,50\n";
    assert!(refused(csv, &dropped).contains(&("PV226", 0)));
    let undeclared = TABLE.replace("totals: { rows: Total, columns: all of them }\n", "");
    assert!(refused(csv, &undeclared).contains(&("PV226", 3)));
    assert!(refused(csv, &undeclared).contains(&("PV226", 0)));
}

#[test]
fn unknown_zero_and_withheld_are_told_apart() {
    let sidecar = "sensitivity: public\nshape: table\ncolumns:\n  - { name: a, type: category, rule: release }\n  - { name: n, type: count, rule: release }\n";
    assert_eq!(one("a,n\nw,10\nx,0\ny,\nz,11\n", sidecar), "a,n\nw,*\nx,0\ny,?\nz,11\n");
}

const SMALLER: &str = "sensitivity: public\nshape: table\ncolumns:\n  - { name: month, type: date, rule: release }\n  - { name: n, type: count, rule: release }\n";
const LARGER: &str = "sensitivity: public\nshape: table\ncolumns:\n  - { name: month, type: date, rule: release }\n  - { name: district, type: category, rule: release }\n  - { name: n, type: count, rule: release }\n";

#[test]
fn a_small_count_cannot_be_computed_from_another_table() {
    let larger = "month,district,n\n2026-01,A,4\n2026-01,B,30\n2026-01,C,50\n2026-02,A,20\n2026-02,B,40\n2026-02,C,60\n";
    let smaller = "month,n\n2026-01,84\n2026-02,120\n";
    let both = publish("", &[("a.csv", larger, LARGER), ("b.csv", smaller, SMALLER)]).expect("published");
    assert!(both[0].starts_with("month,district,n\n2026-01,A,*\n2026-01,B,*\n2026-01,C,50\n"), "{}", both[0]);
    assert_eq!(both[1], smaller);
    let alone = publish("", &[("a.csv", larger, LARGER)]).expect("published");
    assert!(alone[0].contains("2026-01,B,30\n"));
}

#[test]
fn a_withheld_count_cannot_stand_in_another_file() {
    let table = "month,district,n\n2026-01,A,3\n2026-01,B,30\n";
    let integer = LARGER.replace("type: count", "type: integer, counts: nothing");
    let findings = publish("", &[("a.csv", table, LARGER), ("b.csv", table, &integer)]).expect_err("refused");
    let told = findings.sorted();
    assert_eq!((told.len(), told[0].rule.facts().id), (1, "PV227"));
    assert_eq!(told[0].related[0].0.path, "content/b.csv");
    let records = "sensitivity: public\nshape: records\ncolumns:\n  - { name: month, type: date, rule: generalise, to: month }\n  - { name: district, type: category, rule: release }\n";
    let rows = "month,district\n2026-01-02,A\n2026-01-09,A\n2026-01-30,A\n2026-01-30,B\n";
    let findings = publish("", &[("a.csv", table, LARGER), ("b.csv", rows, records)]).expect_err("refused");
    assert_eq!(findings.sorted()[0].rule.facts().id, "PV227");
    assert!(publish("", &[("a.csv", table, LARGER), ("b.csv", &rows[..rows.len() - 26], records)]).is_ok());
}

#[test]
fn sensitive_offences_have_no_place_and_no_month() {
    let sidecar = "sensitivity: public\nshape: table\ncolumns:\n  - { name: offence, type: offence, rule: release }\n  - { name: district, type: place, level: district, rule: release }\n  - { name: n, type: count, rule: release }\ntotals: { rows: Total }\n";
    assert_eq!(refused("offence,district,n\nRobbery,A,20\nViolación,A,30\n", sidecar), [("PV228", 3)]);
    assert_eq!(one("offence,district,n\nRape,Total,20\n", sidecar), "offence,district,n\nRape,Total,20\n");
    let monthly = "sensitivity: public\ntitle: Domestic violence\nshape: table\ncolumns:\n  - { name: month, type: date, rule: release }\n  - { name: n, type: count, rule: release }\n";
    assert_eq!(refused("month,n\n2026-01,40\n", monthly), [("PV228", 2)]);
    assert_eq!(one("month,n\n2026-Q1,40\n", monthly), "month,n\n2026-Q1,40\n");
}

#[test]
fn hostile_files_are_answered_quickly() {
    let sidecar =
        "sensitivity: public\nshape: records\ncolumns:\n  - { name: a, type: category, rule: release }\n";
    for csv in [
        "a,".repeat(1_000_000),
        "a".repeat(31 << 20),
        "a".repeat(33 << 20),
        format!("a\n\"{}", "x,\n".repeat(1_000_000)),
        "a\n".repeat(1_000_000),
        format!("a\n{}", "\"\"\"\",".repeat(500_000)),
    ] {
        assert_eq!(refused(&csv, sidecar)[0].0, "PV223");
    }
}

/// Whether there is a table of whole numbers with the published cells in which some cells have other
/// values: found by trying all values of all withheld cells.
struct Attack {
    /// True value, least and greatest that is tried.
    cells: Vec<(i64, i64, i64)>,
    /// Sums of cells that are published.
    sums: Vec<(Vec<usize>, i64)>,
}

impl Attack {
    fn succeeds(&self, values: &mut Vec<i64>) -> bool {
        let fits = self.sums.iter().all(|(parts, sum)| {
            let bound = |least: bool| -> i64 {
                let of = |at: &usize| match (values.get(*at), least) {
                    (Some(value), _) => *value,
                    (None, true) => self.cells[*at].1,
                    (None, false) => self.cells[*at].2,
                };
                parts.iter().map(of).sum()
            };
            bound(true) <= *sum && *sum <= bound(false)
        });
        if !fits || values.len() == self.cells.len() {
            return fits;
        }
        let (value, low, high) = self.cells[values.len()];
        let mut tried: Vec<i64> = (low..=high).collect();
        tried.sort_by_key(|other| (other - value).abs());
        tried.into_iter().any(|other| {
            values.push(other);
            let found = self.succeeds(values);
            values.pop();
            found
        })
    }
}

const THRESHOLD: i64 = 3;

/// Publishes a table of some dimensions with all totals and attacks what is published.
fn attack(lengths: &[usize], values: &[i64]) {
    let inner: Vec<Vec<usize>> = lengths.iter().fold(vec![vec![]], |keys, length| {
        keys.iter().flat_map(|key| (0..*length).map(move |at| [key.clone(), vec![at]].concat())).collect()
    });
    let mut all: BTreeMap<Vec<Option<usize>>, i64> = BTreeMap::new();
    for (key, value) in inner.iter().zip(values) {
        for subset in 0..1 << lengths.len() {
            let key =
                key.iter().enumerate().map(|(at, part)| (subset >> at & 1 == 0).then_some(*part)).collect();
            *all.entry(key).or_insert(0) += value;
        }
    }
    let mut csv: String = (0..lengths.len()).map(|at| format!("d{at},")).collect();
    csv.push_str("n\n");
    for (key, value) in &all {
        let cells = key.iter().map(|part| part.map_or("Total,".to_owned(), |at| format!("v{at},")));
        csv.push_str(&format!("{}{value}\n", cells.collect::<String>()));
    }
    let mut sidecar = "sensitivity: public\nshape: table\ntotals: { rows: Total }\ncolumns:\n".to_owned();
    for at in 0..lengths.len() {
        sidecar.push_str(&format!("  - {{ name: d{at}, type: category, rule: release }}\n"));
    }
    sidecar.push_str("  - { name: n, type: count, rule: release }\n");
    let settings = format!("[data]\nthreshold = {THRESHOLD}\n");
    let published = match publish(&settings, &[("a.csv", &csv, &sidecar)]) {
        Ok(published) => published,
        // What cannot be protected is refused, and for no other reason.
        Err(findings) => {
            assert!(
                findings.sorted().iter().all(|finding| finding.rule.facts().id == "PV226"),
                "{findings:?}"
            );
            return;
        }
    };
    let numbers: Vec<Option<i64>> = published[0]
        .lines()
        .skip(1)
        .map(|line| line.rsplit(',').next().and_then(|cell| cell.parse().ok()))
        .collect();
    let hidden: BTreeMap<_, bool> = all.keys().cloned().zip(numbers.iter().map(Option::is_none)).collect();
    for ((key, value), number) in all.iter().zip(&numbers) {
        assert!(number.is_none_or(|number| number == *value));
        assert!((1..=THRESHOLD).contains(value) <= hidden[key], "a small count is published");
        assert!(*value > 0 || !hidden[key], "a zero is withheld");
    }
    let wanted: Vec<(usize, i64)> = (0..inner.len()).zip(values.iter().copied()).collect();
    let key_of = |at: usize| inner[at].iter().map(|part| Some(*part)).collect::<Vec<_>>();
    for &(target, _) in wanted.iter().filter(|(_, value)| (1..=THRESHOLD).contains(value)) {
        for goal in [1, THRESHOLD] {
            let bounds = |&(at, value): &(usize, i64)| match (hidden[&key_of(at)], value) {
                _ if at == target => (goal, goal, goal),
                (false, _) => (value, value, value),
                (true, ..=THRESHOLD) => (value, 1, THRESHOLD),
                (true, _) => (value, 1, value + 8),
            };
            let sum = |(key, value): (&Vec<Option<usize>>, &i64)| {
                let covers = |at: &usize| {
                    key.iter().zip(&inner[*at]).all(|(part, own)| part.is_none_or(|part| part == *own))
                };
                (!hidden[key]).then(|| ((0..inner.len()).filter(covers).collect(), *value))
            };
            let attack = Attack {
                cells: wanted.iter().map(bounds).collect(),
                sums: all.iter().filter_map(sum).collect(),
            };
            assert!(attack.succeeds(&mut Vec::new()), "it cannot be {goal}:\n{csv}\n{}", published[0]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_small_count_of_a_two_way_table_can_be_narrowed_down(
        (rows, columns) in (2usize..=3, 2usize..=3),
        values in proptest::collection::vec(prop_oneof![2 => 0i64..5, 3 => 4i64..14], 9),
    ) {
        attack(&[rows, columns], &values);
    }

    #[test]
    fn no_small_count_of_a_three_way_table_can_be_narrowed_down(
        values in proptest::collection::vec(prop_oneof![1 => 0i64..5, 3 => 4i64..14], 12),
        last in 2usize..=3,
    ) {
        attack(&[2, 2, last], &values);
    }
}
