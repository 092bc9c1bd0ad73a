//! Accessibility: what in the text of a released document stands in the way of its readers.
//!
//! It looks at the events that [`markup`](crate::markup) has made of the text anyway, once: no text is
//! parsed a second time. What it sees is the public text, in which a sign stands for each redaction;
//! signs are no words.
//!
//! 1. [`walk`] goes through the events: headings, links, tables; [`raw`] knows those of raw HTML.
//! 2. [`block`] looks at a block of text when it ends; [`prose`] finds its sentences and counts their
//!    words and [`syllables`].
//! 3. [`reading`] puts the counts into a formula, by the [`tongue`].
//! 4. [`link_text`] knows the words that say nothing about where a link leads.

mod block;
mod link_text;
mod prose;
mod raw;
mod reading;
mod syllables;
mod tongue;
mod walk;

use std::ops::Range;

use pulldown_cmark::Event;

use crate::finding::Rule;
pub use reading::Ease;
pub(crate) use tongue::Tongue;

/// Whom a document is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    /// The language that the document is written in.
    pub(crate) tongue: Tongue,
    /// The document's title, which is the page's first heading.
    pub(crate) title: &'a str,
    /// The name of its type.
    pub(crate) kind: &'a str,
    /// The highest school year whose pupils should be able to read it.
    pub(crate) budget: Option<u8>,
}

/// Something that stands in the way of readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The rule.
    pub(crate) rule: Rule,
    /// What is wrong.
    pub(crate) message: String,
    /// How to mend this very case.
    pub(crate) mend: Option<String>,
    /// Where it stands in the text that the events were made of.
    pub(crate) range: Range<usize>,
    /// Another place that belongs to it.
    pub(crate) other: Option<(Range<usize>, &'static str)>,
}

impl Flaw {
    fn new(rule: Rule, range: &Range<usize>, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), mend: None, range: range.clone(), other: None }
    }

    fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

/// Returns everything in a document that stands in the way of its readers, and how hard it is to read, if it is long
/// enough for a formula.
pub(crate) fn look(events: &[(Event<'_>, Range<usize>)], reader: Reader<'_>) -> (Vec<Flaw>, Option<Ease>) {
    let mut walk = walk::Walk::new(reader, events);
    for (event, range) in events {
        walk.take(event, range);
    }
    walk.finish()
}
