//! The words of two blocks.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Piece;
use crate::disclosure::mark;

/// Compares two texts word by word. Signs that stand in one of them alone are left out.
pub(super) fn compare(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return Some(Piece::Same(new.to_owned())).filter(|_| !new.is_empty()).into_iter().collect();
    }
    let (old, new) = (tokens(old), tokens(new));
    let signed = old.iter().chain(&new).any(|token| is_sign(token));
    let (old, new) = if signed { common_signs(old, new) } else { (old, new) };
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        let text = |tokens: &[&str]| tokens.concat();
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                pieces.push(Piece::Same(text(&old[old_index..old_index + len])));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pieces.push(Piece::Removed(text(&old[old_index..old_index + old_len])));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pieces.push(Piece::Added(text(&new[new_index..new_index + new_len])));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                pieces.push(Piece::Removed(text(&old[old_index..old_index + old_len])));
                pieces.push(Piece::Added(text(&new[new_index..new_index + new_len])));
            }
        }
    }
    if signed {
        pieces = pieces.into_iter().filter_map(spoken).collect();
    }
    tidy(pieces)
}

/// Of changes near signs only words count: a comma or a bracket that came or went can be what held a sign.
fn spoken(piece: Piece) -> Option<Piece> {
    let says = piece.text().chars().any(char::is_alphanumeric);
    match piece {
        Piece::Added(text) if !says => Some(Piece::Same(text)),
        Piece::Removed(_) if !says => None,
        piece => Some(piece),
    }
}

/// Returns a text without its signs.
pub(super) fn without_signs(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let tokens: Vec<&str> = tokens(text).into_iter().filter(|token| !is_sign(token)).collect();
    spaced(tokens).concat().trim().to_owned()
}

/// Divides a text into words, numbers, spaces, and single other characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_whitespace() {
            rest.find(|c: char| !c.is_whitespace())
        } else if first.is_alphanumeric() {
            word_end(rest)
        } else {
            Some(first.len_utf8()).filter(|end| *end < rest.len())
        };
        let (token, tail) = rest.split_at(end.unwrap_or(rest.len()));
        tokens.push(token);
        rest = tail;
    }
    tokens
}

/// Finds the end of a word or number: signs within it (`don't`, `24-hour`, `1,500.5`) belong to it.
fn word_end(text: &str) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c.is_alphanumeric() {
            continue;
        }
        let inner = matches!(c, '\'' | '\u{2019}' | '-' | '.' | ',' | ':' | '/')
            && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let numeric = !matches!(c, '.' | ',' | ':' | '/')
            || text[..at].ends_with(|c: char| c.is_ascii_digit())
                && characters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(inner && numeric) {
            return Some(at);
        }
    }
    None
}

fn is_sign(token: &str) -> bool {
    token.chars().next().is_some_and(|c| mark::of(c).is_some())
}

/// Leaves out the signs that do not stand in both texts, with the space that they leave behind.
fn common_signs<'t>(old: Vec<&'t str>, new: Vec<&'t str>) -> (Vec<&'t str>, Vec<&'t str>) {
    let (mut keep_old, mut keep_new) = (vec![false; old.len()], vec![false; new.len()]);
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            keep_old[old_index..old_index + len].fill(true);
            keep_new[new_index..new_index + len].fill(true);
        }
    }
    let common = |tokens: Vec<&'t str>, keep: Vec<bool>| {
        let kept = tokens.into_iter().zip(keep).filter(|(token, keep)| *keep || !is_sign(token));
        spaced(kept.map(|(token, _)| token).collect())
    };
    (common(old, keep_old), common(new, keep_new))
}

/// Makes one space of two that follow each other, that with a line break if there is one; and none before a sign that
/// ends something, or after one that begins something.
fn spaced(tokens: Vec<&str>) -> Vec<&str> {
    const ENDS: [&str; 12] = [".", ",", ";", ":", "!", "?", ")", "]", "”", "’", "»", "…"];
    const BEGINS: [&str; 7] = ["(", "[", "“", "‘", "«", "¿", "¡"];
    let mut out: Vec<&str> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let space = token.starts_with(char::is_whitespace);
        let after = out.last().copied().unwrap_or_default();
        if space && (out.is_empty() || BEGINS.contains(&after)) {
            continue;
        }
        if space && after.starts_with(char::is_whitespace) {
            if token.contains('\n') && !after.contains('\n') {
                out.pop();
                out.push(token);
            }
            continue;
        }
        if ENDS.contains(&token) && after == " " {
            out.pop();
        }
        out.push(token);
    }
    while out.last().is_some_and(|last| last.starts_with(char::is_whitespace)) {
        out.pop();
    }
    out
}

/// Leaves out signs that were not the same after all, and joins changes between which there is only a space.
fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Same(text) => Piece::Same(text),
        Piece::Added(text) => Piece::Added(bare(text)),
        Piece::Removed(text) => Piece::Removed(bare(text)),
    });
    let pieces: Vec<Piece> = pieces.filter(|piece| !piece.text().is_empty()).collect();
    let (mut tidied, mut removed, mut added) = (Vec::new(), String::new(), String::new());
    for (at, piece) in pieces.iter().enumerate() {
        let between = !removed.is_empty() || !added.is_empty();
        match piece {
            Piece::Removed(text) => removed.push_str(text),
            Piece::Added(text) => added.push_str(text),
            Piece::Same(text)
                if between && text == " " && pieces.get(at + 1).is_some_and(|next| !next.is_same()) =>
            {
                // A gap between two changes of both kinds reads better as a part of them.
                removed.push(' ');
                added.push(' ');
            }
            Piece::Same(text) => {
                put(&mut tidied, &mut removed, &mut added);
                tidied.push(Piece::Same(text.clone()));
            }
        }
    }
    put(&mut tidied, &mut removed, &mut added);
    tidied
}

fn bare(text: String) -> String {
    if text.chars().any(|c| mark::of(c).is_some()) {
        text.chars().filter(|c| mark::of(*c).is_none()).collect()
    } else {
        text
    }
}

fn put(pieces: &mut Vec<Piece>, removed: &mut String, added: &mut String) {
    let (old, new) = (std::mem::take(removed), std::mem::take(added));
    if old.trim().is_empty() && new.trim().is_empty() {
        // Spaces alone are no change.
        if let Some(Piece::Same(before)) = pieces.last_mut() {
            before.push_str(if new.is_empty() { "" } else { " " });
        }
        return;
    }
    if !old.trim().is_empty() {
        pieces.push(Piece::Removed(old));
    }
    if !new.trim().is_empty() {
        pieces.push(Piece::Added(new));
    }
}
