//! PDFs: a file is read, judged and written anew. What it is judged by is what it holds and does not
//! show: text under boxes, comments, scripts, files in the file. What is written anew holds only what
//! the pages need.
//!
//! 1. [`load`] reads the objects, within bounds, and refuses damage, encryption and updates.
//! 2. [`catalog`] and [`links`] refuse what stands beside the pages.
//! 3. [`paint`] goes through each page; [`under`] tells what lies under what.
//! 4. [`copy`] writes a new file of what [`schema`] knows.
//! 5. [`text`] gives what can be read, for the comparison with what is withheld.

mod canvas;
mod catalog;
mod content;
mod copy;
mod font;
mod geometry;
#[cfg(test)]
mod hostile;
mod links;
mod load;
mod marks;
mod page;
mod paint;
mod schema;
mod session;
mod state;
mod streams;
mod text;
mod tokens;
mod under;

use std::collections::BTreeSet;

use super::Clean;

/// Cleans a PDF.
///
/// # Errors
/// All reasons for which plainview cannot vouch for it, in words.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, String> {
    let document = load::load(bytes)?;
    let catalog = document.catalog().map_err(|_| "it is damaged, so that not all of it can be read")?;
    let mut faults: Vec<String> = catalog::faults(&document, catalog).into_iter().collect();
    let pages = page::pages(&document)?;
    let budget = streams::Budget::new();
    let mut session = session::Session::new(&document, &budget);
    let mut texts = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let mut on_page: BTreeSet<String> = catalog::page_faults(page);
        on_page.extend(links::faults(&document, page));
        match paint::paint(&mut session, page) {
            Ok(mut painted) => {
                on_page.extend(under::judge(&mut painted).into_iter().map(str::to_owned));
                session.add(&painted.canvas)?;
                texts.push(text::of(&painted.glyphs));
            }
            Err(why) => {
                on_page.insert(why);
            }
        }
        let number = at + 1;
        faults.extend(on_page.into_iter().map(|fault| {
            // What concerns the whole file says so itself.
            if fault.starts_with("it ") { fault } else { format!("page {number} {fault}") }
        }));
        // A file full of faults is refused just as well for the first ones.
        if faults.len() > 50 {
            break;
        }
    }
    let used = session.used;
    if faults.is_empty() {
        let mut copy = copy::Copy::new(&document, &budget, &used);
        let root = copy.pages(&pages);
        let mut new = catalog::copy(&mut copy, catalog);
        new.set("Pages", root);
        copy.finish()?;
        faults.extend(std::mem::take(&mut copy.faults));
        if faults.is_empty() {
            texts.append(&mut copy.words);
            let flaws = catalog::flaws(&document, catalog);
            return Ok(Clean {
                bytes: copy.write(new)?,
                extension: "pdf",
                size: None,
                flaws,
                text: Some(texts.join("\n\u{1}\n")),
            });
        }
    }
    let mut seen = BTreeSet::new();
    faults.retain(|fault| seen.insert(fault.clone()));
    Err(faults.join("; "))
}
