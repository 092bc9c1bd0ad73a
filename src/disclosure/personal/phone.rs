//! Telephone numbers: those of the North American Numbering Plan, and others with a country code.
//!
//! An area code and an exchange are `[2-9]XX`, neither `N11` (NANPA, numbering resources); a number
//! with a country code has 8 to 15 digits (ITU-T E.164).

use super::context::{Context, PEOPLE};
use super::scan::{Match, Scan};

const WORDS: &[&str] = &[
    "call",
    "calls",
    "called",
    "calling",
    "callback",
    "phone",
    "phones",
    "telephone",
    "tel",
    "cell",
    "cellphone",
    "cellular",
    "mobile",
    "text",
    "texts",
    "texted",
    "dial",
    "dialed",
    "fax",
    "number",
    "reach",
    "reached",
    "contact",
    "voicemail",
    "whatsapp",
    "ring",
    "rang",
    "ph",
    "sms",
    "llame",
    "llamar",
    "llamo",
    "llama",
    "llamada",
    "telefono",
    "telefonico",
    "celular",
    "movil",
    "numero",
    "marque",
    "marco",
    "mensaje",
    "comuniquese",
    "contacto",
    "pinged",
    "answers",
    "answered",
    "dispatcher",
    "tip",
    "flyer",
    "work",
    "c",
    "p",
];

/// Words that say that a number of seven or ten digits is that of a thing.
const THINGS: &[&str] = &[
    "part",
    "order",
    "serial",
    "lot",
    "section",
    "agreement",
    "item",
    "model",
    "catalog",
    "isbn",
    "docket",
    "invoice",
    "permit",
    "badge",
    "serie",
    "pedido",
    "seccion",
    "total",
];

/// Words for offices: a number after them is nobody's own, unless a person is named, too.
const OFFICES: &[&str] = &[
    "office",
    "shelter",
    "unit",
    "department",
    "desk",
    "bureau",
    "clerk",
    "hotline",
    "line",
    "center",
    "centre",
    "library",
    "hall",
    "service",
    "services",
    "agency",
    "division",
    "court",
    "hospital",
    "clinic",
    "company",
    "press",
    "media",
    "oficina",
    "departamento",
    "unidad",
    "biblioteca",
    "centro",
    "linea",
    "juzgado",
];

/// Area codes whose calls the called party pays for: they belong to organisations.
const TOLL_FREE: &[&str] = &["800", "833", "844", "855", "866", "877", "888"];

/// Recognises a telephone number that begins at a token.
pub(super) fn recognise(scan: &Scan<'_>, index: usize) -> Option<Match> {
    abroad(scan, index).or_else(|| north_american(scan, index))
}

/// How a number was written, which says how much else must speak for it.
#[derive(PartialEq)]
enum Form {
    /// All parts, apart.
    Full,
    /// Ten digits in a row.
    Bare,
    /// Without an area code.
    Local,
}

fn north_american(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let mut first = index;
    if scan.number(index) == "1" && matches!(scan.gap(index), "-" | " " | "." | " (" | "-(" | "(") {
        first += 1;
    }
    let head = scan.number(first);
    let parts = |gaps: &[&str]| gaps.contains(&scan.gap(first));
    let (area, exchange, line, last, form) = match head.len() {
        3 if parts(&["-", ".", " ", ") ", ")", ")-", "/", "\u{2011}", " - "])
            && scan.number(first + 1).len() == 3
            && matches!(scan.gap(first + 1), "-" | "." | " " | "\u{2011}" | "\u{2013}" | " - ")
            && scan.number(first + 2).len() == 4 =>
        {
            (head, scan.number(first + 1), scan.number(first + 2), first + 2, Form::Full)
        }
        3 if parts(&["-", ".", " "]) && scan.number(first + 1).len() == 4 && first == index => {
            ("", head, scan.number(first + 1), first + 1, Form::Local)
        }
        10 => (&head[..3], &head[3..6], &head[6..], first, Form::Bare),
        11 if head.starts_with('1') => (&head[1..4], &head[4..7], &head[7..], first, Form::Bare),
        _ => return None,
    };
    if !(area.is_empty() || is_code(area)) || !is_code(exchange) {
        return None;
    }
    let mut range = scan.between(index, last);
    let before = scan.text[..range.start].trim_end_matches('(').trim_end_matches('+');
    if scan.text[..range.start].ends_with(['(', '+']) && !before.ends_with(|c: char| c.is_alphanumeric()) {
        let closes = scan.text[range.clone()].contains(')') || scan.text[..range.start].ends_with('+');
        range.start = if closes { before.len() } else { range.start };
    }
    if !scan.stands_free(&range) {
        return None;
    }
    // 555-0100 to 555-0199 are kept for stories (ATIS-0300115).
    let fictional = exchange == "555" && line.starts_with("01");
    let public = fictional || TOLL_FREE.contains(&area);
    let context = Context::around(scan.text, &range, 6, 4);
    let person = context.has(PEOPLE);
    let office = context.has_before(OFFICES) && !person;
    let near = context.has(WORDS) || person;
    let thing = context.has_before(THINGS);
    let loose = form == Form::Local && scan.gap(first) == " " && !context.has_before(WORDS);
    if loose || form != Form::Full && (!near || thing) && !public {
        return None;
    }
    Some(Match { public, ..Match::near(range, near && !thing && !office) })
}

fn is_code(code: &str) -> bool {
    code.as_bytes()[0] >= b'2' && !code.ends_with("11")
}

/// Recognises `+`, a country code and the rest, in groups.
fn abroad(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let start = scan.tokens[index].range.start;
    if !scan.text[..start].ends_with('+') || scan.number(index).is_empty() {
        return None;
    }
    let mut digits = scan.number(index).len();
    let mut last = index;
    while matches!(scan.gap(last), " " | "-" | "." | " (" | ") " | "(") && digits < 15 {
        let group = scan.number(last + 1).len();
        if group == 0 || digits + group > 15 {
            break;
        }
        digits += group;
        last += 1;
    }
    let range = start - 1..scan.tokens[last].range.end;
    let home = scan.number(index).starts_with('1');
    if home || !(8..=15).contains(&digits) || !scan.stands_free(&range) {
        return None;
    }
    let context = Context::around(scan.text, &range, 6, 4);
    Some(Match::near(range, context.has(WORDS) || context.has(PEOPLE)))
}
