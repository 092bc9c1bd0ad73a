//! A library: a section of numbered documents, by chapter and as a whole.

use super::order::Natural;
use super::{Address, Section, Site};
use crate::document::Chapter;

/// A chapter with its documents; one without a title holds what stands in no other.
#[derive(Debug)]
pub struct ChapterPages<'s> {
    /// The chapter.
    pub chapter: Option<&'s Chapter>,
    /// Its documents, in the section's order.
    pub pages: Vec<usize>,
}

/// How many documents one page of a manual holds.
pub(crate) const PER_MANUAL: usize = 500;

impl Site<'_> {
    /// Returns the chapters of a section, those without documents left out; none if it has no chapters.
    pub fn chapters<'s>(&'s self, section: &'s Section) -> Vec<ChapterPages<'s>> {
        let chapters = &section.chapters;
        if chapters.is_empty() {
            return Vec::new();
        }
        let begins: Vec<Natural> = chapters.iter().map(|chapter| Natural::new(&chapter.from)).collect();
        let mut all: Vec<ChapterPages<'_>> = std::iter::once(None)
            .chain(chapters.iter().map(Some))
            .map(|chapter| ChapterPages { chapter, pages: Vec::new() })
            .collect();
        for page in &section.pages {
            let number = self.number(&self.pages[*page]);
            let number = number.map(Natural::new);
            let chapter =
                begins.iter().rposition(|first| number.as_ref().is_some_and(|number| first <= number));
            all[chapter.map_or(0, |chapter| chapter + 1)].pages.push(*page);
        }
        // What stands in no chapter comes last.
        all.rotate_left(1);
        all.retain(|chapter| !chapter.pages.is_empty());
        all
    }

    /// Returns the documents of a manual, in order: those of a section and of all below it.
    pub fn manual_pages(&self, section: usize) -> Vec<usize> {
        let mut pages = self.sections[section].pages.clone();
        for child in &self.sections[section].children {
            pages.extend(self.manual_pages(*child));
        }
        pages
    }

    /// Whether a section is a library of policies that is not part of a larger one.
    pub fn is_library(&self, section: usize) -> bool {
        let is = |section: usize| self.sections[section].kind.as_deref() == Some("policy");
        is(section) && !self.sections[section].parent.is_some_and(is)
    }

    /// Returns the library that a section belongs to.
    pub fn library(&self, section: usize) -> Option<usize> {
        let above = self.ancestors(section).into_iter();
        above.chain([section]).find(|section| self.is_library(*section))
    }

    /// Returns where the manual of a library stands, if it has one.
    pub fn manual(&self, section: usize) -> Option<Address> {
        let worth = self.config.policies.manual && self.is_library(section);
        (worth && self.count_below(section) > 1).then(|| self.sections[section].address.page("manual"))
    }

    /// Returns where a library stands by topic, if its documents have topics.
    pub fn by_topic(&self, section: usize) -> Option<Address> {
        let has = |page: usize| {
            let terms = self.pages[page].document.header.terms.get(TOPIC);
            terms.is_some_and(|terms| !terms.is_empty())
        };
        let has_topics = self.is_library(section) && self.manual_pages(section).into_iter().any(has);
        has_topics.then(|| self.sections[section].address.page("by-topic"))
    }
}

/// The taxonomy by which a library is sorted.
pub(crate) const TOPIC: &str = "topic";
