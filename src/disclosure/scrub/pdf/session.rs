//! A session: what has been used and spent so far while the pages of a file are painted.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::canvas::Canvas;
use super::font::Font;
use super::marks;
use super::streams::{self, Budget, dictionary};

/// The most commands of a file.
const MOST_COMMANDS: usize = 20_000_000;
/// The most cells that all shapes of a file may fill.
const MOST_WORK: usize = 1 << 32;

/// Why a file is refused that would take too long.
pub(super) const TOO_COMPLEX: &str = "it is too complex to be checked";

/// What has been used or spent so far in a whole file.
pub(super) struct Session<'d> {
    pub(super) document: &'d Document,
    pub(super) budget: &'d Budget,
    /// The fonts, pictures and drawings that the pages use.
    pub(super) used: BTreeSet<ObjectId>,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    commands: usize,
    work: usize,
}

impl<'d> Session<'d> {
    pub(super) fn new(document: &'d Document, budget: &'d Budget) -> Self {
        Self { document, budget, used: BTreeSet::new(), fonts: BTreeMap::new(), commands: 0, work: 0 }
    }

    /// Adds the work of a page.
    pub(super) fn add(&mut self, canvas: &Canvas) -> Result<(), String> {
        self.work += canvas.work().ok_or(TOO_COMPLEX)?;
        if self.work > MOST_WORK { Err(TOO_COMPLEX.to_owned()) } else { Ok(()) }
    }

    pub(super) fn count(&mut self) -> Result<(), String> {
        self.commands += 1;
        if self.commands > MOST_COMMANDS { Err(TOO_COMPLEX.to_owned()) } else { Ok(()) }
    }

    /// Finds something by its name among the resources, and notes that it is used.
    pub(super) fn resource(
        &mut self,
        resources: Option<&'d Dictionary>,
        kind: &str,
        name: &[u8],
    ) -> Option<&'d Object> {
        let named = dictionary(self.document, resources?.get(kind.as_bytes()).ok()?)?.get(name).ok()?;
        self.used.extend(named.as_reference());
        Some(streams::resolve(self.document, named))
    }

    pub(super) fn font(
        &mut self,
        resources: Option<&'d Dictionary>,
        name: &[u8],
    ) -> Result<Option<Rc<Font>>, String> {
        let document = self.document;
        let reference = resources
            .and_then(|resources| dictionary(document, resources.get(b"Font").ok()?)?.get(name).ok())
            .and_then(|font| font.as_reference().ok());
        if let Some(font) = reference.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(font.clone()));
        }
        let Some(font) = self.resource(resources, "Font", name) else { return Ok(None) };
        let Object::Dictionary(font) = font else { return Ok(None) };
        let read = Rc::new(Font::read(document, font, self.budget)?);
        marks::glyphs(self, font)?;
        if let Some(id) = reference {
            self.fonts.insert(id, read.clone());
        }
        Ok(Some(read))
    }
}
