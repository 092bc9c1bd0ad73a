//! Link text: what a link says about where it leads, when it is read out of its sentence, as a screen
//! reader's list of links reads it.

/// Why a link's text is no help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    /// There is none.
    Empty,
    /// It is the same wherever it leads.
    Anywhere,
    /// It is an address, which is spelled out letter by letter.
    Address,
}

/// Texts that say nothing, in lower case and without signs around them.
const ANYWHERE: [&str; 52] = [
    "aquí",
    "aqui",
    "clic aquí",
    "click",
    "click here",
    "click here for more",
    "click this link",
    "continue",
    "continue reading",
    "descargar",
    "details",
    "detalles",
    "download",
    "en este enlace",
    "enlace",
    "esta página",
    "este enlace",
    "find out more",
    "follow this link",
    "go",
    "go here",
    "haga clic",
    "haga clic aquí",
    "haz clic aquí",
    "here",
    "info",
    "learn more",
    "leer más",
    "lea más",
    "link",
    "más",
    "más detalles",
    "más información",
    "more",
    "more details",
    "more info",
    "more information",
    "pinche aquí",
    "pulse aquí",
    "read",
    "read here",
    "read more",
    "read on",
    "saber más",
    "see here",
    "see more",
    "siga leyendo",
    "this",
    "this link",
    "this page",
    "ver aquí",
    "ver más",
];

/// Returns why a link's text is no help, if it is none.
pub(super) fn vague(text: &str) -> Option<Vague> {
    let text = plain(text);
    if text.is_empty() {
        return Some(Vague::Empty);
    }
    let is_address = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.");
    if is_address && !text.contains(' ') {
        return Some(Vague::Address);
    }
    ANYWHERE.contains(&text.as_str()).then_some(Vague::Anywhere)
}

/// Returns a text in lower case, without signs around it and with single spaces.
pub(super) fn plain(text: &str) -> String {
    // Only letters, digits and the signs of redactions say something.
    let says = |c: char| c.is_alphanumeric() || crate::disclosure::mark::is_reserved(c);
    let text = text.trim_matches(|c: char| !says(c));
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_known() {
        for (text, expected) in [
            ("here", Some(Vague::Anywhere)),
            ("Click  here!", Some(Vague::Anywhere)),
            ("Read more…", Some(Vague::Anywhere)),
            ("→ Más información", Some(Vague::Anywhere)),
            ("aquí", Some(Vague::Anywhere)),
            ("https://a.example/b", Some(Vague::Address)),
            ("www.a.example", Some(Vague::Address)),
            ("", Some(Vague::Empty)),
            (" … ", Some(Vague::Empty)),
            ("More about locks", None),
            ("the policy on pursuits", None),
            ("justice.gov", None),
            ("desk@agency.example", None),
            ("\u{F0001}", None),
        ] {
            assert_eq!(vague(text), expected, "{text}");
        }
    }
}
