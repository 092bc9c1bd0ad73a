//! Copying: a new file is written from nothing, and only what the schema knows is copied into it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::content;
use super::links;
use super::page::Page;
use super::paint;
use super::schema::{self, Kind};
use super::streams::{self, Budget};

/// The most objects of a copy.
const MOST: usize = 500_000;

/// A copy that is being made.
pub(super) struct Copy<'d> {
    pub(super) source: &'d Document,
    budget: &'d Budget,
    used: &'d BTreeSet<ObjectId>,
    pub(super) target: Document,
    pub(super) pages: BTreeMap<ObjectId, ObjectId>,
    pub(super) annotations: BTreeMap<ObjectId, ObjectId>,
    pub(super) places: BTreeMap<Vec<u8>, Object>,
    copied: BTreeMap<(ObjectId, Kind), ObjectId>,
    open: VecDeque<(ObjectId, Kind, ObjectId)>,
    /// Texts that readers are told besides those on the pages.
    pub(super) words: Vec<String>,
    /// Why the file is refused after all.
    pub(super) faults: BTreeSet<String>,
}

impl<'d> Copy<'d> {
    pub(super) fn new(source: &'d Document, budget: &'d Budget, used: &'d BTreeSet<ObjectId>) -> Self {
        let mut target = Document::with_version("1.7");
        target.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        Self {
            source,
            budget,
            used,
            target,
            pages: BTreeMap::new(),
            annotations: BTreeMap::new(),
            places: links::places(source),
            copied: BTreeMap::new(),
            open: VecDeque::new(),
            words: Vec::new(),
            faults: BTreeSet::new(),
        }
    }

    /// Copies the pages, and then whatever they need.
    pub(super) fn pages(&mut self, pages: &[Page]) -> ObjectId {
        let root = self.target.new_object_id();
        for page in pages {
            let id = self.target.new_object_id();
            self.pages.insert(page.id, id);
        }
        for page in pages {
            let mut copy = self.entries(&page.dictionary, schema::PAGE);
            copy.set("Type", "Page");
            copy.set("Parent", root);
            match self.page_content(page) {
                Ok(content) => copy.set("Contents", self.target.add_object(content)),
                Err(why) => {
                    self.faults.insert(why);
                }
            }
            let links = links::copy(self, page);
            if !links.is_empty() {
                copy.set("Annots", links);
            }
            self.target.objects.insert(self.pages[&page.id], Object::Dictionary(copy));
        }
        let mut tree = Dictionary::new();
        tree.set("Type", "Pages");
        tree.set("Kids", pages.iter().map(|page| self.pages[&page.id].into()).collect::<Vec<Object>>());
        tree.set("Count", pages.len() as i64);
        self.target.objects.insert(root, Object::Dictionary(tree));
        root
    }

    fn page_content(&self, page: &Page) -> Result<Stream, String> {
        let bytes = paint::page_content(self.source, &page.dictionary, self.budget)?;
        self.drawing(Dictionary::new(), &bytes)
    }

    /// Writes commands anew.
    fn drawing(&self, dictionary: Dictionary, bytes: &[u8]) -> Result<Stream, String> {
        let mut commands = Vec::new();
        content::read(bytes, |command| content::write(&command, &mut commands))?;
        stream(dictionary, streams::pack(&commands)?, Some(b"FlateDecode".to_vec()), None)
    }

    /// Copies what is still to be copied, until nothing is.
    ///
    /// # Errors
    /// What is too much.
    pub(super) fn finish(&mut self) -> Result<(), String> {
        while let Some((from, kind, to)) = self.open.pop_front() {
            if self.copied.len() > MOST {
                return Err("it is too complex to be checked".to_owned());
            }
            let object = self.source.get_object(from).cloned().unwrap_or(Object::Null);
            let copy = match object {
                Object::Stream(stream) => match self.stream(&stream, kind) {
                    Ok(copy) => copy,
                    Err(why) => {
                        self.faults.insert(format!("it {why}"));
                        Object::Null
                    }
                },
                other => self.value(&other, kind),
            };
            self.target.objects.insert(to, copy);
        }
        Ok(())
    }

    /// Copies the entries of a dictionary that are kept.
    pub(super) fn entries(&mut self, from: &Dictionary, entries: &[(&str, Kind)]) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, kind) in entries {
            if let Ok(value) = from.get(key.as_bytes()) {
                let value = self.value(value, *kind);
                if !value.is_null() {
                    copy.set(*key, value);
                }
            }
        }
        copy
    }

    /// Copies a value of a kind; what is not of the kind becomes nothing.
    pub(super) fn value(&mut self, value: &Object, kind: Kind) -> Object {
        match (kind, value) {
            (Kind::PageLink, Object::Reference(id)) => {
                self.pages.get(id).map_or(Object::Null, |id| (*id).into())
            }
            (Kind::Annotations, Object::Reference(id)) => {
                self.annotations.get(id).map_or(Object::Null, |id| (*id).into())
            }
            (Kind::PageLink | Kind::Annotations, _) => Object::Null,
            (Kind::Action, _) => links::action(self, value),
            (Kind::Destination, _) => links::destination(self, value),
            (_, Object::Reference(id)) => self.reference(*id, kind),
            (_, Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Name(_)) => value.clone(),
            (Kind::Words, Object::String(text, _)) => {
                self.words.push(
                    lopdf::decode_text_string(value)
                        .unwrap_or_else(|_| String::from_utf8_lossy(text).into_owned()),
                );
                value.clone()
            }
            // The colours of a palette.
            (Kind::ColourSpace, Object::String(..)) => value.clone(),
            (_, Object::Array(parts)) => {
                Object::Array(parts.iter().map(|part| self.value(part, kind)).collect())
            }
            (Kind::Plain | Kind::Words, Object::Dictionary(_)) => Object::Null,
            (Kind::Mapped(inner), Object::Dictionary(dictionary)) => {
                let mut copy = Dictionary::new();
                for (name, value) in dictionary {
                    let is_idle = matches!(inner, Kind::XObject | Kind::Font | Kind::Drawing)
                        && value.as_reference().is_ok_and(|id| !self.used.contains(&id));
                    if !is_idle {
                        copy.set(name.clone(), self.value(value, *inner));
                    }
                }
                Object::Dictionary(copy)
            }
            (_, Object::Dictionary(dictionary)) => {
                Object::Dictionary(self.entries(dictionary, schema::entries(kind)))
            }
            (_, Object::Null | Object::String(..) | Object::Stream(_)) => Object::Null,
        }
    }

    fn reference(&mut self, id: ObjectId, kind: Kind) -> Object {
        let link = Object::Reference(id);
        let Ok((found, target)) = self.source.dereference(&link) else { return Object::Null };
        let id = found.unwrap_or(id);
        match target {
            Object::Dictionary(_) | Object::Stream(_) | Object::Array(_) => {
                if let Some(copy) = self.copied.get(&(id, kind)) {
                    return (*copy).into();
                }
                let copy = self.target.new_object_id();
                self.copied.insert((id, kind), copy);
                self.open.push_back((id, kind, copy));
                copy.into()
            }
            Object::Reference(_) => Object::Null,
            simple => self.value(&simple.clone(), kind),
        }
    }

    fn stream(&mut self, from: &Stream, kind: Kind) -> Result<Object, String> {
        let kind = match kind {
            Kind::XObject => match streams::entry(self.source, &from.dict, b"Subtype").as_name() {
                Ok(b"Image") => Kind::Picture,
                _ => Kind::Drawing,
            },
            other => other,
        };
        let dictionary = self.entries(&from.dict, schema::entries(kind));
        let copy = match kind {
            Kind::Picture => {
                let (data, filter, parameters) = streams::picture(self.source, from, self.budget)?;
                let parameters = parameters.map(|parameters| {
                    let mut copy = self.entries(&parameters, PARAMETERS);
                    if let Ok(globals) = parameters.get(b"JBIG2Globals") {
                        copy.set("JBIG2Globals", self.value(globals, Kind::Data));
                    }
                    copy
                });
                stream(dictionary, data, filter, parameters)?
            }
            Kind::Drawing => {
                let bytes = streams::content(self.source, from, self.budget)?;
                self.drawing(dictionary, &bytes)?
            }
            Kind::Data | Kind::Encoding | Kind::ColourSpace | Kind::Function | Kind::Shading => {
                let bytes = streams::content(self.source, from, self.budget)?;
                stream(dictionary, streams::pack(&bytes)?, Some(b"FlateDecode".to_vec()), None)?
            }
            // A stream where none belongs.
            _ => return Ok(Object::Null),
        };
        Ok(Object::Stream(copy))
    }

    /// Writes the copy.
    pub(super) fn write(mut self, catalog: Dictionary) -> Result<Vec<u8>, String> {
        let root = self.target.add_object(catalog);
        self.target.trailer = Dictionary::new();
        self.target.trailer.set("Root", root);
        let mut bytes = Vec::new();
        self.target.save_to(&mut bytes).map_err(|_| "it cannot be written anew".to_owned())?;
        Ok(bytes)
    }
}

/// Parameters of filters that are kept.
const PARAMETERS: &[(&str, Kind)] = &[
    ("Predictor", Kind::Plain),
    ("Colors", Kind::Plain),
    ("BitsPerComponent", Kind::Plain),
    ("Columns", Kind::Plain),
    ("ColorTransform", Kind::Plain),
    ("K", Kind::Plain),
    ("EndOfLine", Kind::Plain),
    ("EncodedByteAlign", Kind::Plain),
    ("Rows", Kind::Plain),
    ("EndOfBlock", Kind::Plain),
    ("BlackIs1", Kind::Plain),
    ("DamagedRowsBeforeError", Kind::Plain),
];

fn stream(
    mut dictionary: Dictionary,
    data: Vec<u8>,
    filter: Option<Vec<u8>>,
    parameters: Option<Dictionary>,
) -> Result<Stream, String> {
    if let Some(filter) = filter {
        dictionary.set("Filter", Object::Name(filter));
    }
    if let Some(parameters) = parameters {
        dictionary.set("DecodeParms", parameters);
    }
    Ok(Stream::new(dictionary, data).with_compression(false))
}
