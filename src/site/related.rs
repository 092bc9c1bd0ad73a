//! Related documents: those that share terms, rare terms counting more than common ones.

use rayon::prelude::*;

use super::{Page, Terms};

/// How many related documents a document shows.
const COUNT: usize = 4;

/// Finds the related documents of each document.
pub(super) fn related(pages: &[Page], terms: &[Terms]) -> Vec<Vec<usize>> {
    let mut terms_of: Vec<Vec<&[usize]>> = vec![Vec::new(); pages.len()];
    for term in terms.iter().flat_map(|terms| &terms.terms).filter(|term| term.pages.len() > 1) {
        for page in &term.pages {
            terms_of[*page].push(&term.pages);
        }
    }
    let scratch = || (vec![0u64; pages.len()], Vec::new());
    let of_page = |(scores, touched): &mut (Vec<u64>, Vec<usize>), (page, lists): (usize, &Vec<&[usize]>)| {
        for list in lists {
            // Whole numbers, so that the order is the same on every machine.
            let weight = 1_000_000 / list.len() as u64;
            for other in *list {
                if scores[*other] == 0 {
                    touched.push(*other);
                }
                scores[*other] += weight;
            }
        }
        let mut best: Vec<(std::cmp::Reverse<u64>, usize)> = touched
            .iter()
            .filter(|other| **other != page)
            .map(|other| (std::cmp::Reverse(scores[*other]), *other))
            .collect();
        if best.len() > COUNT {
            best.select_nth_unstable(COUNT - 1);
            best.truncate(COUNT);
        }
        best.sort_unstable();
        for other in touched.drain(..) {
            scores[other] = 0;
        }
        best.into_iter().map(|(_, other)| other).collect()
    };
    terms_of.par_iter().enumerate().map_init(scratch, of_page).collect()
}
