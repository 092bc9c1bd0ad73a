//! A body is a document's text as HTML, in parts: what is finished, and what templates still show.

use std::collections::BTreeSet;

use crate::accessibility::Ease;
use crate::figures::Figure;
use crate::finding::{Place, Rule};
use crate::site::Target;

/// The bodies of a site.
#[derive(Debug, Default)]
pub struct Bodies {
    /// Those of documents, in the order of the site's pages.
    pub pages: Vec<Body>,
    /// Those of earlier versions, in the order of the site's versions.
    pub versions: Vec<Body>,
    /// Those of section pages, in the order of the site's sections.
    pub sections: Vec<Option<Body>>,
}

/// A document's text as HTML.
#[derive(Debug, Default)]
pub struct Body {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// What can be linked to in it.
    pub ids: BTreeSet<String>,
    /// The anchors that it links to.
    pub wanted: Vec<Wanted>,
    /// The files that it refers to.
    pub assets: Vec<usize>,
    /// The rules of accessibility that warn of something in it.
    pub flaws: BTreeSet<Rule>,
    /// How hard it is to read, if it is long enough to tell.
    pub ease: Option<Ease>,
    /// The beginning of its text, plain.
    pub lead: String,
    /// Whether it holds blocks of code.
    pub has_code: bool,
    /// Whether words of it were put in the place of variables.
    pub has_variables: bool,
    /// Whether it shows numbers of released tables.
    pub has_figures: bool,
    /// The words and numbers that its figures make, for the audit.
    pub figure_words: Vec<String>,
    /// The documents whose terms it explains in place.
    pub explains: Vec<Target>,
}

/// A part of a body.
#[derive(Debug)]
pub enum Part {
    /// Finished HTML; signs in it stand for redactions.
    Html(String),
    /// What a template shows.
    Directive(Box<Directive>),
}

/// A directive: what its template is given.
#[derive(Debug, Default)]
pub struct Directive {
    /// Its name.
    pub name: String,
    /// Whether it stands in a line of text.
    pub in_line: bool,
    /// What stands in its braces.
    pub attributes: Vec<(String, String)>,
    /// What stands in its brackets.
    pub label: Vec<Part>,
    /// The same, plain.
    pub label_text: String,
    /// What it encloses.
    pub content: Vec<Part>,
    /// The file that it shows.
    pub asset: Option<usize>,
    /// The document that it includes, or whose term it explains.
    pub document: Option<Target>,
    /// What it shows of a released table.
    pub(crate) figure: Option<Box<Figure>>,
    /// A name for it that no other part of the page has.
    pub id: String,
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level, from 2 to 6.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// The number of its section, after that of the document: `300.4.1`.
    pub number: Option<String>,
    /// Its text, plain; signs in it stand for redactions.
    pub title: String,
}

/// An anchor that a body links to.
#[derive(Debug)]
pub struct Wanted {
    /// The document.
    pub target: Target,
    /// The id.
    pub anchor: String,
    /// Where the link stands.
    pub place: Place,
}
