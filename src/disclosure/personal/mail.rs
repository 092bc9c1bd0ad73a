//! Mail addresses: what stands before and after an `@` (RFC 5322, in the forms that people use).

use super::context::{Context, PEOPLE};
use super::scan::Match;

const WORDS: &[&str] = &[
    "email",
    "e mail",
    "mail",
    "write",
    "wrote",
    "send",
    "sent",
    "from",
    "to",
    "contact",
    "address",
    "account",
    "forwarded",
    "reply",
    "message",
    "log",
    "login",
    "user",
    "correo",
    "escriba",
    "escribir",
    "envie",
    "envio",
    "cuenta",
    "direccion",
    "mensaje",
    "contacto",
    "used",
    "reach",
];

/// What stands before the `@` of an office, not of a person.
const OFFICES: &[&str] = &[
    "records",
    "info",
    "contact",
    "help",
    "tips",
    "press",
    "media",
    "foia",
    "police",
    "office",
    "clerk",
    "admin",
    "webmaster",
    "noreply",
    "support",
    "privacy",
    "appeals",
    "complaints",
    "recruiting",
    "jobs",
    "training",
    "council",
    "cityhall",
    "safety",
    "data",
    "news",
    "events",
    "registros",
    "contacto",
];

/// Finds mail addresses, other than those at names that are kept for examples (RFC 2606).
pub(super) fn find(text: &str) -> Vec<Match> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'@', bytes) {
        let local = |b: &&u8| b.is_ascii_alphanumeric() || b"._%+-'".contains(b);
        let before = bytes[..at].iter().rev().take_while(local).count();
        let name = text[at - before..at].trim_start_matches(['.', '-', '\'', '%', '+']);
        let domain = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
        let after = bytes[at + 1..].iter().take_while(domain).count();
        let host = text[at + 1..at + 1 + after].trim_end_matches(['.', '-']);
        if name.is_empty() || !is_host(host) || is_example(host) {
            continue;
        }
        let range = at - name.len()..at + 1 + host.len();
        let context = Context::around(text, &range, 7, 4);
        let office = OFFICES.iter().any(|office| name.eq_ignore_ascii_case(office));
        let near = context.has(WORDS) || context.has(PEOPLE);
        found.push(Match::near(range, near && !office));
    }
    found
}

fn is_host(host: &str) -> bool {
    let mut labels = host.split('.');
    let top = labels.next_back().unwrap_or_default();
    let first = labels.next();
    top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_alphabetic())
        && first.is_some_and(|label| !label.is_empty())
        && labels.all(|label| !label.is_empty())
}

fn is_example(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    ["example", "example.com", "example.org", "example.net"]
        .iter()
        .any(|name| host == *name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')))
}
