//! Links and pictures.

use super::Context;
use super::body::Wanted;
use super::html::{escape, escape_address};
use super::links::{self, Link};
use super::writer::Writer;
use crate::finding::{Finding, Rule};
use crate::pictures::SIZES;
use crate::site::{Broken, Target};

impl Writer<'_> {
    /// Resolves a link and writes its address.
    pub(super) fn begin_link(&mut self, reference: &str, title: &str, range: &std::ops::Range<usize>) {
        let address = self.resolve(reference, range);
        let html = &mut self.sink().html;
        html.push_str("<a href=\"");
        escape_address(&address, html);
        if !title.is_empty() {
            html.push_str("\" title=\"");
            escape(title, html);
        }
        html.push_str("\">");
    }

    /// Returns the address that a reference leads to. One that leads nowhere is reported, and nothing
    /// is published then.
    pub(super) fn resolve(&mut self, reference: &str, range: &std::ops::Range<usize>) -> String {
        let (public, marked) = (self.public, self.marked.origin(range.start)..self.marked.origin(range.end));
        let place = || public.place(marked.clone());
        let own = *self.including.last().unwrap_or(&self.own);
        match links::resolve(reference, self.path, own, self.context) {
            Link::Address(address) => address,
            Link::Inside(target, anchor) => {
                if let Target::Asset(asset) = target {
                    self.body.assets.push(asset);
                }
                let site = self.context.site;
                // What an included document says of itself is on this page.
                let here = target == own;
                let mut address = if here { String::new() } else { site.url(&site.address(target)) };
                if let Some(anchor) = anchor {
                    address.push('#');
                    address.push_str(&anchor);
                    let target = if here { self.own } else { target };
                    self.body.wanted.push(Wanted { target, anchor, place: place() });
                } else if here {
                    address = site.url(&site.address(self.own));
                }
                address
            }
            Link::Broken(target) => {
                let finding = Finding::new(Rule::BrokenLink, format!("there is no `{target}`")).at(place());
                self.broken.push(Broken { finding, target });
                reference.to_owned()
            }
            Link::Refused(rule, message) => {
                self.findings.push(Finding::new(rule, message).at(place()));
                reference.to_owned()
            }
        }
    }

    pub(super) fn begin_image(&mut self, reference: &str, title: &str, range: &std::ops::Range<usize>) {
        self.plain.push(String::new());
        let outside = reference.starts_with("http://")
            || reference.starts_with("https://")
            || reference.starts_with("//");
        if outside {
            self.report(Finding::new(Rule::ExternalImage, "this picture is on another server"), range);
        }
        let before = self.body.assets.len();
        let address = if outside { reference.to_owned() } else { self.resolve(reference, range) };
        let asset = self.body.assets.get(before).copied();
        self.image = Some((address, title.to_owned(), asset));
    }

    pub(super) fn end_image(&mut self, range: &std::ops::Range<usize>) {
        let alt = self.plain.pop().unwrap_or_default();
        let Some((address, title, asset)) = self.image.take() else { return };
        if alt.trim().is_empty() {
            self.report(Finding::new(Rule::PictureUndescribed, "this picture has no description"), range);
        }
        let Context { site, pictures, .. } = self.context;
        let size = asset.and_then(|asset| site.assets[asset].size);
        let srcset = |webp: bool| pictures.srcset(site, asset?, webp);
        let webp = srcset(true);
        let html = &mut self.sink().html;
        if let Some(webp) = &webp {
            html.push_str(&format!(
                "<picture><source type=\"image/webp\" srcset=\"{webp}\" sizes=\"{SIZES}\">"
            ));
        }
        html.push_str("<img src=\"");
        escape_address(&address, html);
        html.push_str("\" alt=\"");
        escape(&alt, html);
        if !title.is_empty() {
            html.push_str("\" title=\"");
            escape(&title, html);
        }
        if let Some(srcset) = srcset(false) {
            html.push_str(&format!("\" srcset=\"{srcset}\" sizes=\"{SIZES}"));
        }
        if let Some((width, height)) = size {
            html.push_str(&format!("\" width=\"{width}\" height=\"{height}"));
        }
        html.push_str(if webp.is_some() { "\"></picture>" } else { "\">" });
        if let Some(plain) = self.plain.last_mut() {
            plain.push_str(&alt);
        }
    }
}
