//! The order in which documents stand in their section.

use std::cmp::{Ordering, Reverse};

use super::{Page, Site};
use crate::document::Order;
use crate::source::SourcePath;

/// Sorts the documents of a section. Ties are broken by title and path, so the order is total.
pub(super) fn sort(pages: &mut [usize], order: Order, site: &Site<'_>) {
    match order {
        Order::Title => pages.sort_by_cached_key(|page| tie(&site.pages[*page])),
        Order::Weight => pages.sort_by_cached_key(|page| {
            let page = &site.pages[*page];
            (page.document.header.weight.unwrap_or(i64::MAX), tie(page))
        }),
        Order::Number => site.in_order(pages, |page| *page),
        Order::Date => pages.sort_by_cached_key(|page| {
            let page = &site.pages[*page];
            // Events that are still to come stand first, the next one at the top.
            let next = page.next_time(site.config.today).map(|(start, _)| start);
            let to_come = next.filter(|start| start.date >= site.config.today);
            let date = next.map(|start| start.date).or(page.document.header.date);
            (to_come.is_none(), to_come, Reverse(date), tie(page))
        }),
    }
}

/// What decides between documents that are otherwise equal.
fn tie(page: &Page) -> (String, SourcePath) {
    (page.document.header.title.to_lowercase(), page.document.path.clone())
}

impl Site<'_> {
    /// Sorts things that belong to documents by the documents' numbers, and by title where there is none.
    pub fn in_order<T>(&self, things: &mut [T], page: impl Fn(&T) -> usize) {
        things.sort_by_cached_key(|thing| {
            let page = &self.pages[page(thing)];
            let number = self.number(page).map(Natural::new);
            (number.is_none(), number, tie(page))
        });
    }
}

/// A number as people count: runs of digits compare by value, 300.4 before 300.10.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Natural(Vec<Part>);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(usize, String),
    Text(String),
}

impl Natural {
    pub(super) fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
            let (part, tail) = rest.split_at(end);
            if digits {
                let value = part.trim_start_matches('0');
                parts.push(Part::Number(value.len(), value.to_owned()));
            } else {
                parts.push(Part::Text(part.to_lowercase()));
            }
            rest = tail;
        }
        Self(parts)
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_as_people_count() {
        let mut numbers = ["300.10", "1020", "300.4.1", "300", "DGO A-10", "DGO A-02", "300.4", "SO25-011A"];
        numbers.sort_by_key(|number| Natural::new(number));
        assert_eq!(
            numbers,
            ["300", "300.4", "300.4.1", "300.10", "1020", "DGO A-02", "DGO A-10", "SO25-011A"]
        );
    }
}
