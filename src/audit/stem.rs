//! Stems: the forms in which words stand in a search index. Only in a program that can make such an
//! index; any other refuses the few words that do not begin like their stems.

/// Returns the stem of a word in a language; the word itself if its stems are not known.
#[cfg(feature = "search")]
pub(super) fn of(word: &str, language: &str) -> String {
    use pagefind_stem::{Algorithm as A, Stemmer};
    let algorithm = match language.split('-').next().unwrap_or_default() {
        "ar" => A::Arabic,
        "hy" => A::Armenian,
        "eu" => A::Basque,
        "ca" => A::Catalan,
        "da" => A::Danish,
        "nl" => A::Dutch,
        "en" => A::English,
        "eo" => A::Esperanto,
        "et" => A::Estonian,
        "fi" => A::Finnish,
        "fr" => A::French,
        "de" => A::German,
        "el" => A::Greek,
        "hi" => A::Hindi,
        "hu" => A::Hungarian,
        "id" => A::Indonesian,
        "ga" => A::Irish,
        "it" => A::Italian,
        "lt" => A::Lithuanian,
        "ne" => A::Nepali,
        "nb" | "nn" | "no" => A::Norwegian,
        "pl" => A::Polish,
        "pt" => A::Portuguese,
        "ro" => A::Romanian,
        "ru" => A::Russian,
        "sr" => A::Serbian,
        "es" => A::Spanish,
        "sv" => A::Swedish,
        "ta" => A::Tamil,
        "tr" => A::Turkish,
        "yi" => A::Yiddish,
        _ => return word.to_owned(),
    };
    Stemmer::create(algorithm).stem(word).into_owned()
}

/// Returns the word itself.
#[cfg(not(feature = "search"))]
pub(super) fn of(word: &str, _: &str) -> String {
    word.to_owned()
}
