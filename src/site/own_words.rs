//! What pages write of themselves: addresses in full, and titles as a browser shows them. They
//! follow from released values alone, and put words beside each other that no source does.

use super::{Address, PER_PAGE, Site};

impl Site<'_> {
    /// Returns the addresses of all pages in their several forms, and the titles of pages with the
    /// site's beside them.
    pub fn own_words(&self) -> Vec<String> {
        let mut texts = Vec::with_capacity(3 * self.pages.len());
        let mut add = |address: &Address, pages: usize| self.add_address(address, pages, &mut texts);
        for page in &self.pages {
            add(&page.address, 1);
        }
        for (index, section) in self.sections.iter().enumerate() {
            add(&section.address, section.pages.len().div_ceil(section.per_page));
            let pages = [
                self.manual(index),
                self.by_topic(index),
                self.archive(index),
                self.log_address(index),
                self.scorecard(index),
                self.as_of(index),
            ];
            for page in pages.into_iter().flatten() {
                add(&page, 1);
            }
            if let Some(days) = self.as_of(index) {
                for day in self.days_of_change(index) {
                    add(&days.page(&day.to_string()), 1);
                }
            }
            if section.folder.is_empty() {
                let language = section.language;
                for page in [
                    self.withholding(language),
                    self.register(language),
                    self.statement(language),
                    self.search(language),
                    self.from_a_to_z(language),
                    self.changes(language),
                ] {
                    add(&page, 1);
                }
                for ground in self.config.grounds.all() {
                    add(&self.ground(section.language, &ground.id), 1);
                }
            }
        }
        for terms in &self.terms {
            add(&terms.address, 1);
            for term in &terms.terms {
                add(&term.address, term.pages.len().div_ceil(PER_PAGE));
            }
        }
        let whole = self.config.base_url.whole();
        texts.extend(["sitemap.xml", "robots.txt", "404.html"].map(|file| format!("{whole}/{file}")));
        let pages = self.pages.iter().map(|page| (page.document.language, &page.document.header.title));
        let sections = self.sections.iter().map(|section| (section.language, &section.title));
        for (language, title) in pages.chain(sections) {
            texts.push(format!("{title} {}", self.config.title_in(language)));
        }
        for terms in &self.terms {
            let taxonomy = &self.config.taxonomies[terms.taxonomy].name;
            texts.extend(terms.terms.iter().map(|term| format!("{taxonomy} {}", term.name)));
        }
        texts
    }

    fn add_address(&self, address: &Address, pages: usize, texts: &mut Vec<String>) {
        let whole = format!("{}{}", self.config.base_url.whole(), address);
        for file in ["index.html", "atom.xml", "feed.json"] {
            texts.push(format!("{whole}{file}"));
        }
        for number in 2..=pages {
            texts.push(format!("{}index.html", address.list_page(number).as_str()));
        }
    }
}
