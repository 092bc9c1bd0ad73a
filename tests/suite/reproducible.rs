//! P6: the same sources give the same bytes, on any machine.

use super::driver::{CONFIG, Site};

fn documents() -> Vec<(String, String)> {
    let mut files =
        vec![("site.toml".to_owned(), format!("{CONFIG}license = \"CC-BY-4.0\"\n[languages.es]\n"))];
    for number in 0..40 {
        let tags = ["locks", "doors", "bicycles", "scams"][number % 4];
        let text = format!(
            "---\ntitle: Document {number}\nsensitivity: public\ndate: 2026-01-{:02}\ntags: [{tags}, all]\nextra: {{ b: 1, a: 2, c: {{ z: 1, y: 2 }} }}\n---\n\
             ## Part\n\nSee [the next](doc-{}.md).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```rust\nlet x = {number};\n```\n",
            number % 28 + 1,
            (number + 1) % 40
        );
        files.push((format!("content/tips/doc-{number}.md"), text));
    }
    files.push((
        "content/tips/doc-1.es.md".to_owned(),
        "---\ntitle: Documento\nsensitivity: public\n---\nHola\n".to_owned(),
    ));
    files.push((
        "content/secret/a.md".to_owned(),
        "---\ntitle: A\nsensitivity: internal\n---\nKept.\n".to_owned(),
    ));
    files
}

fn built(
    files: impl Iterator<Item = (String, String)>,
    variables: &[(&str, &str)],
) -> Vec<(String, Vec<u8>)> {
    let site = files.fold(Site::empty(), |site, (path, text)| site.file(&path, text));
    let run = site.run_with(&["build", "--date", "2026-06-01"], variables);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site.outputs()
}

#[test]
fn neither_threads_nor_zones_nor_locales_nor_orders_change_a_byte() {
    let first = built(documents().into_iter(), &[("RAYON_NUM_THREADS", "1")]);
    assert!(first.len() > 100, "the site is not trivial");
    for variables in [
        &[("RAYON_NUM_THREADS", "2")][..],
        &[("RAYON_NUM_THREADS", "7"), ("TZ", "Pacific/Kiritimati")],
        &[("TZ", "America/Los_Angeles"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "ar_EG.UTF-8")],
        &[("HOME", "/nowhere"), ("USER", "someone"), ("NO_COLOR", "1")],
    ] {
        assert!(built(documents().into_iter(), variables) == first, "{variables:?}");
        assert!(
            built(documents().into_iter().rev(), variables) == first,
            "{variables:?}, files made in another order"
        );
    }
}

#[test]
fn today_is_the_given_date_wherever_it_comes_from() {
    let files = || documents().into_iter();
    let site = files().fold(Site::empty(), |site, (path, text)| site.file(&path, text));
    let run = site.run_with(&["build"], &[("SOURCE_DATE_EPOCH", "1780315200")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.outputs() == built(files(), &[]));
}
