//! HTML, XML and SVG: what they show, what their attributes and comments hold, and what stands in
//! their scripts and styles.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span, Tokenizer};

use super::search::{SEAM, Search};

/// Elements that do not end a line of text: a word may go on in them.
const IN_LINE: [&[u8]; 41] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"data", b"del", b"dfn", b"em", b"font", b"i",
    b"ins", b"kbd", b"mark", b"q", b"rp", b"rt", b"ruby", b"s", b"samp", b"small", b"span", b"strong",
    b"sub", b"sup", b"time", b"tspan", b"text", b"u", b"var", b"wbr", b"img", b"acronym", b"big", b"button",
    b"label", b"nobr", b"strike", b"tt",
];

/// Attributes that almost every tag has. The names of others may be words of a text that looks like a
/// tag, as in `a <b and c`.
const COMMON: [&[u8]; 9] = [b"class", b"display", b"href", b"id", b"lang", b"rel", b"src", b"style", b"type"];

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
    let mut texts = Texts {
        joined: String::with_capacity(text.len()),
        spaced: String::new(),
        block: 0,
        inner: Vec::new(),
        hidden: String::new(),
        torn: false,
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::String { value } => texts.joined.push_str(&String::from_utf8_lossy(value)),
            CallbackEvent::OpenStartTag { name } => {
                texts.boundary(name);
                texts.name(name);
            }
            CallbackEvent::AttributeName { name } if !COMMON.contains(&name) => texts.hide(name),
            CallbackEvent::AttributeValue { value } | CallbackEvent::Comment { value } => texts.hide(value),
            CallbackEvent::EndTag { name } => texts.boundary(name),
            CallbackEvent::Doctype { name, public_identifier, system_identifier, .. } => {
                for value in [Some(name), public_identifier, system_identifier].into_iter().flatten() {
                    texts.hide(value);
                }
            }
            CallbackEvent::AttributeName { .. } | CallbackEvent::CloseStartTag { .. } => (),
            CallbackEvent::Error(Error::EofInTag | Error::InvalidCharacterSequenceAfterDoctypeName) => {
                texts.torn = true;
            }
            CallbackEvent::Error(_) => (),
        }
        None
    });
    // What stands in a script is no markup.
    emitter.naively_switch_states(true);
    for Ok(()) in Tokenizer::new_with_emitter(text, emitter) {}
    texts.close_block();
    if texts.torn {
        search.plain(text, depth);
    }
    for text in [texts.joined, texts.spaced, texts.hidden] {
        // Tags that were written as text are tags to whoever undoes that.
        if is_markup(&text) {
            for block in text.split(SEAM) {
                search.text(block, depth);
            }
        } else {
            search.plain(&text, depth);
        }
    }
}

/// The texts of a document with tags.
struct Texts {
    /// What it shows; tags that stand in lines are nothing.
    joined: String,
    /// The blocks in which tags stand, those as spaces.
    spaced: String,
    /// Where the block begins that is being written.
    block: usize,
    /// Where in it tags stand.
    inner: Vec<usize>,
    /// What it does not show: attributes, comments.
    hidden: String,
    /// Whether something is in none of these: a tag that does not end, a document type that is none.
    torn: bool,
}

impl Texts {
    /// Notes a tag: it stands in a line, or ends a block.
    fn boundary(&mut self, name: &[u8]) {
        if matches!(name, b"br" | b"td" | b"th") {
            // A line or a cell ends, but what it says may go on.
            self.joined.push(' ');
            return;
        }
        // Elements with a hyphen are not HTML's; they stand in lines until a style says otherwise.
        if IN_LINE.contains(&name) || name.contains(&b'-') {
            self.inner.push(self.joined.len());
        } else {
            self.close_block();
        }
    }

    /// Ends a block; if tags stood in it, it is read with those as spaces, too.
    fn close_block(&mut self) {
        if !self.inner.is_empty() {
            let mut at = self.block;
            for tag in self.inner.drain(..) {
                self.spaced.push_str(&self.joined[at..tag]);
                self.spaced.push(' ');
                at = tag;
            }
            self.spaced.push_str(&self.joined[at..]);
            self.spaced.push(SEAM);
        }
        if self.joined.len() > self.block {
            self.joined.push(SEAM);
        }
        self.block = self.joined.len();
    }

    /// Notes what is not shown.
    fn hide(&mut self, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.hidden.push_str(&String::from_utf8_lossy(bytes));
            self.hidden.push(SEAM);
        }
    }

    /// Notes the name of an element that is none of HTML's.
    fn name(&mut self, name: &[u8]) {
        if name.len() > 14 || !name.iter().all(u8::is_ascii_alphabetic) {
            self.hide(name);
        }
    }
}
