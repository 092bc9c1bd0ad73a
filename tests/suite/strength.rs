//! How strong the audit is, measured: an emitter that is broken on purpose lets runs of withheld words
//! out, of each length, in each form and in each kind of file that plainview writes. The figures stand in
//! docs/assurance.md, and must stay true.

use std::collections::BTreeMap;
use std::path::Path;

use plainview::clock::Clock;
use plainview::config::Options;
use plainview::document::Date;
use rayon::prelude::*;

use super::driver::tree;
use super::forms::{
    Packed, base64, css_escapes, decimal, full_width, gzip, hex, jpeg, octal_escapes, packed_pdf, percent,
    png, u_escapes, utf16, x_escapes, zip, zlib,
};

/// How many words are let out at once.
const LENGTHS: [usize; 7] = [1, 2, 3, 4, 5, 8, 20];

/// How many runs of each length are let out, spread over all that the sample site withholds.
const RUNS: usize = 60;

/// A way to write a text into a file: the class that it counts under, the file's name, what is in it.
type Way = (&'static str, &'static str, fn(&str) -> Vec<u8>);

fn page(inner: String) -> Vec<u8> {
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>A</title></head><body><main>{inner}</main></body></html>")
        .into_bytes()
}

fn spread(text: &str, by: &str) -> String {
    text.chars().map(|c| format!("{c}{by}")).collect()
}

/// A PDF of one page that shows a text in a font that every reader has (ISO 32000-2, 9.6.2).
fn typeset(show: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 720 Td {show} ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font \
         /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = pdf.len();
    pdf.push_str("xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    pdf.into_bytes()
}

const WAYS: &[Way] = &[
    ("as it is, in each kind of file", "a/index.html", |text| page(format!("<p>{text}</p>"))),
    ("as it is, in each kind of file", "atom.xml", |text| {
        format!("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><summary>{text}</summary></entry></feed>").into()
    }),
    ("as it is, in each kind of file", "sitemap.xml", |text| {
        let slug = text.to_lowercase().replace(' ', "-");
        format!("<urlset><url><loc>/{slug}/</loc></url></urlset>").into()
    }),
    ("as it is, in each kind of file", "feed.json", |text| {
        format!("{{\"items\":[{{\"title\":\"{text}\"}}]}}").into()
    }),
    ("as it is, in each kind of file", "robots.txt", |text| format!("# {text}\n").into()),
    ("as it is, in each kind of file", "_redirects", |text| {
        format!("/{} /a/ 301\n", text.replace(' ', "_")).into()
    }),
    ("as it is, in each kind of file", "a.css", |text| format!("/* {text} */ a {{ color: red }}").into()),
    ("as it is, in each kind of file", "a.js", |text| format!("const a = '{text}';").into()),
    ("as it is, in each kind of file", "a.svg", |text| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>{text}</desc></svg>").into()
    }),
    ("as it is, in each kind of file", "a.csv", |text| format!("a,b\r\n1,\"{text}\"\r\n").into()),
    ("as it is, in each kind of file", "calendar.ics", |text| {
        // Lines are folded after 75 bytes, in the midst of words.
        let line: Vec<char> = format!("SUMMARY:{text}").chars().collect();
        let lines: Vec<String> = line.chunks(74).map(|part| part.iter().collect()).collect();
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            lines.join("\r\n ")
        )
        .into()
    }),
    ("in parts of a page that few see", "a/index.html", |text| page(format!("<!-- {text} -->"))),
    ("in parts of a page that few see", "a/index.html", |text| {
        page(format!("<p hidden title=\"{text}\">x</p>"))
    }),
    ("in parts of a page that few see", "a/index.html", |text| {
        page(format!("<template><p>{text}</p></template>"))
    }),
    ("in parts of a page that few see", "a/index.html", |text| {
        page(format!("<script type=\"application/ld+json\">{{\"a\":\"{text}\"}}</script>"))
    }),
    ("in parts of a page that few see", "a/index.html", |text| {
        page(format!("<a href=\"/search/?q={}\">x</a>", text.replace(' ', "+")))
    }),
    ("cut up by tags", "a/index.html", |text| page(format!("<p>{}</p>", text.replace(' ', "</em> <em>")))),
    ("cut up by tags", "a/index.html", |text| {
        page(text.split(' ').map(|word| format!("<span>{}</span> ", spread(word, "<wbr>"))).collect())
    }),
    ("cut up by tags", "a/index.html", |text| page(format!("<p>{}</p>", text.replace(' ', "<br>\n")))),
    ("typeset in another way", "a/index.html", |text| page(text.to_uppercase())),
    ("typeset in another way", "a/index.html", |text| page(spread(text, "\u{AD}"))),
    ("typeset in another way", "a/index.html", |text| page(spread(text, "\u{200B}"))),
    ("typeset in another way", "a/index.html", |text| page(full_width(text))),
    ("typeset in another way", "a/index.html", |text| page(text.replace(' ', "\u{A0}\n\t"))),
    ("typeset in another way", "a/index.html", |text| page(text.replace(' ', " \u{2013} "))),
    ("as character references", "a/index.html", |text| page(decimal(text))),
    ("as character references", "a/index.html", |text| page(decimal(text).replace('&', "&amp;"))),
    ("as escapes", "a.json", |text| format!("{{\"a\":\"{}\"}}", u_escapes(text)).into()),
    ("as escapes", "a.js", |text| format!("var a = '{}';", x_escapes(text)).into()),
    ("as escapes", "a.js", |text| format!("var a = '{}';", octal_escapes(text)).into()),
    ("as escapes", "a.css", |text| format!("a::before {{ content: '{}' }}", css_escapes(text)).into()),
    ("as escapes", "a/index.html", |text| page(format!("<a href=\"/?a={}\">x</a>", percent(text)))),
    ("as base64 or hexadecimal", "a/index.html", |text| page(base64(text))),
    ("as base64 or hexadecimal", "a/index.html", |text| page(base64(format!("~{text}")))),
    ("as base64 or hexadecimal", "a/index.html", |text| page(base64(format!("~~{text}")))),
    ("as base64 or hexadecimal", "a/index.html", |text| {
        page(format!("<a href=\"data:text/plain;base64,{}\">x</a>", base64(text)))
    }),
    ("as base64 or hexadecimal", "a.txt", |text| hex(text.as_bytes()).into()),
    ("packed", "a.gz", |text| gzip(text)),
    ("packed", "_search/en/fragment/en_1.pf_fragment", |text| {
        gzip(format!(
            "pagefind_dcd{{\"url\":\"/a/\",\"content\":\"{text}\",\"word_count\":1,\"filters\":{{}},\"meta\":{{}},\"anchors\":[]}}"
        ))
    }),
    ("packed", "a.bin", |text| zlib(text)),
    ("packed", "a.zip", |text| zip("a.txt", text.as_bytes(), Packed::Deflated)),
    ("packed", "a.zip", |text| zip(&text.replace(' ', "_"), b"x", Packed::Stored)),
    ("packed", "a.pdf", |text| packed_pdf(format!("BT ({text}) Tj ET"))),
    ("in pictures and behind them", "a.png", |text| png(b"tEXt", format!("Comment\0{text}").as_bytes())),
    ("in pictures and behind them", "a.png", |text| {
        [png(b"tEXt", b"Comment\0x"), text.as_bytes().to_vec()].concat()
    }),
    ("in pictures and behind them", "a.jpg", |text| jpeg(0xFE, text.as_bytes())),
    ("in pictures and behind them", "a.svg", |text| {
        let words: String =
            text.split(' ').map(|word| format!("<tspan x=\"0\" dy=\"1em\">{word}</tspan>")).collect();
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{words}</text></svg>").into()
    }),
    ("in PDFs, as a reader sees them", "a.pdf", |text| typeset(&format!("({text}) Tj"))),
    ("in PDFs, as a reader sees them", "a.pdf", |text| typeset(&format!("[<{}>] TJ", hex(text.as_bytes())))),
    ("in PDFs, as a reader sees them", "a.pdf", |text| {
        typeset(&format!("[({})] TJ", spread(text, ") -20 (")))
    }),
    ("in PDFs, as a reader sees them", "a.pdf", |text| {
        typeset(&text.split(' ').map(|word| format!("({word}) Tj 0 -14 Td ")).collect::<String>())
    }),
    ("in tables, word by word", "a.csv", |text| format!("a,b\r\n{}\r\n", text.replace(' ', ",")).into()),
    ("in tables, word by word", "a.csv", |text| format!("a\r\n{}\r\n", text.replace(' ', "\r\n")).into()),
    ("in tables, word by word", "a/index.html", |text| {
        page(format!("<table><tr><td>{}</td></tr></table>", text.replace(' ', "</td><td>")))
    }),
    ("in another encoding of characters", "a.txt", |text| utf16(text, false, true)),
    ("in another encoding of characters", "a.txt", |text| utf16(text, true, true)),
];

/// The words of all bodies that the sample site withholds, one after the other.
fn withheld_words(root: &Path) -> Vec<String> {
    let mut words = Vec::new();
    for (_, bytes) in tree(&root.join("content")).into_iter().filter(|(name, _)| name.ends_with(".md")) {
        let text = String::from_utf8(bytes).expect("text");
        let mut parts = text.splitn(3, "---\n");
        let (front, body) = (parts.nth(1).unwrap_or_default(), parts.next().unwrap_or_default());
        if front.lines().any(|line| line.starts_with("sensitivity: ") && line != "sensitivity: public") {
            let plain = |word: &&str| word.chars().all(|c| c.is_ascii_alphabetic());
            words.extend(
                body.split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .filter(plain)
                    .map(str::to_owned),
            );
        }
    }
    words
}

/// The runs of so many words that are let out.
fn runs(words: &[String], length: usize) -> Vec<String> {
    let step = (words.len() - length) / RUNS;
    (0..RUNS).map(|number| words[number * step..number * step + length].join(" ")).collect()
}

/// Rows of a table: the class, and of the runs of each length how many were caught.
fn measure() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let options = Options::at(Clock::Day(Date::parse("2026-11-24").expect("a date")));
    let config = plainview::config::read(root, &options).expect("the sample site's settings");
    let withheld = plainview::withheld(root, &config).expect("the sample site");
    let words = withheld_words(root);
    let runs: Vec<Vec<String>> = LENGTHS.iter().map(|length| runs(&words, *length)).collect();
    let is_caught =
        |way: &Way, text: &str| plainview::audit::bytes(way.1, &(way.2)(text), &withheld).is_err();
    let mut classes: Vec<&str> = Vec::new();
    let mut counts: BTreeMap<(&str, usize), (usize, usize)> = BTreeMap::new();
    for way in WAYS {
        assert!(!is_caught(way, "the police and the city"), "{} {} accuses what is public", way.0, way.1);
        if !classes.contains(&way.0) {
            classes.push(way.0);
        }
        for (at, runs) in runs.iter().enumerate() {
            let caught = runs.par_iter().filter(|text| is_caught(way, text)).count();
            for class in [way.0, "all"] {
                let count = counts.entry((class, at)).or_default();
                *count = (count.0 + caught, count.1 + runs.len());
            }
        }
    }
    classes.push("all");
    let mut table = String::from("| Way out | ");
    table.push_str(&LENGTHS.map(|length| format!("{length}")).join(" | "));
    table.push_str(" |\n| --- |");
    table.push_str(&" ---: |".repeat(LENGTHS.len()));
    for class in classes {
        let cells = (0..LENGTHS.len()).map(|at| {
            let (caught, total) = counts[&(class, at)];
            format!("{caught}/{total}")
        });
        table.push_str(&format!("\n| {class} | {} |", cells.collect::<Vec<_>>().join(" | ")));
    }
    table
}

#[test]
fn the_figures_of_the_audits_strength_are_true() {
    let table = measure();
    let told = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/assurance.md");
    let told = std::fs::read_to_string(told).expect("docs/assurance.md");
    assert!(told.contains(&table), "docs/assurance.md should hold\n\n{table}\n");
}
