//! HTML, XML and SVG: what they show, what their attributes and comments hold, and what stands in
//! their scripts and styles.

use html5gum::{Token, Tokenizer};

use super::search::Search;

/// Elements that do not end a line of text: a word may go on in them.
const IN_LINE: [&[u8]; 34] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"data", b"del", b"dfn", b"em", b"font", b"i",
    b"ins", b"kbd", b"mark", b"q", b"rp", b"rt", b"ruby", b"s", b"samp", b"small", b"span", b"strong",
    b"sub", b"sup", b"time", b"tspan", b"text", b"u", b"var", b"wbr", b"img",
];

/// Whether a text is to be read as markup.
pub(super) fn is_markup(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        text.as_bytes()
            .get(at + 1)
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
    })
}

/// Searches a text with tags: once with the tags that stand in lines as nothing, once as spaces.
pub(super) fn search(search: &mut Search<'_>, text: &str, depth: usize) {
    let mut joined = String::with_capacity(text.len());
    let mut spaced = String::with_capacity(text.len());
    let mut hidden = String::new();
    let mut has_inner = false;
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::String(string) => {
                let string = String::from_utf8_lossy(&string);
                joined.push_str(&string);
                spaced.push_str(&string);
            }
            Token::StartTag(tag) => {
                has_inner |= tag_boundary(&tag.name, &mut joined, &mut spaced);
                if tag.name.first().is_some_and(|first| !first.is_ascii_alphabetic()) || tag.name.len() > 20 {
                    line(&mut hidden, &tag.name);
                }
                for (name, value) in &tag.attributes {
                    if name.len() > 20 {
                        line(&mut hidden, name);
                    }
                    line(&mut hidden, value);
                }
            }
            Token::EndTag(tag) => has_inner |= tag_boundary(&tag.name, &mut joined, &mut spaced),
            Token::Comment(comment) => line(&mut hidden, &comment),
            Token::Doctype(doctype) => line(&mut hidden, &doctype.name),
            Token::Error(_) => (),
        }
    }
    for (block, text) in [(true, &joined), (has_inner, &spaced), (true, &hidden)] {
        if block {
            blocks(search, text, depth);
        }
    }
}

/// Searches a text whose blocks are parted by a sign: a run of words does not go on in another block.
fn blocks(search: &mut Search<'_>, text: &str, depth: usize) {
    for block in text.split(BLOCK).filter(|block| !block.trim().is_empty()) {
        search.text_of_block(block, depth);
    }
}

/// What parts blocks; no text holds it.
const BLOCK: char = '\u{1}';

/// Writes what a tag is to each of the two texts; tells whether it stands in a line.
fn tag_boundary(name: &[u8], joined: &mut String, spaced: &mut String) -> bool {
    let in_line = IN_LINE.contains(&name);
    if in_line {
        spaced.push(' ');
    } else {
        joined.push(BLOCK);
        spaced.push(BLOCK);
    }
    in_line
}

fn line(hidden: &mut String, bytes: &[u8]) {
    if !bytes.is_empty() {
        hidden.push_str(&String::from_utf8_lossy(bytes));
        hidden.push(BLOCK);
    }
}

impl Search<'_> {
    /// Searches a block: as markup again, if there were tags written as text in it.
    fn text_of_block(&mut self, block: &str, depth: usize) {
        if is_markup(block) { self.text(block, depth) } else { self.plain(block, depth) }
    }
}
