//! One binary for all tests that run the program, or the library as a whole, on small real sites.

#![allow(clippy::disallowed_methods, reason = "tests make sites on the disk and look at what came of them")]
#![allow(unreachable_pub, dead_code, reason = "the driver serves all modules")]

// How the tests make sites and run the program.
mod driver;
// Pictures for the sites of tests.
mod picture;

// Nothing withheld changes one byte of the output (P1).
mod non_interference;
// One word in each place where something withheld can stand; none comes out (P1, P4).
mod canaries;
// What is malformed is refused where it stands, and nothing is published (P2).
mod fail_closed;
// What is withheld in one place and stands openly in another (P2).
mod elsewhere;
// Nothing is released that nobody stands for.
mod approval;
// What of the withheld can be read in the repository.
mod history;
// Pictures beside documents.
mod pictures;
// Personal information in what would be public (P2).
mod personal;
// PDFs beside documents: what they hold and do not show is found, or they are published clean (P1, P3).
mod pdf;
// A site's own colours and seal.
mod identity;
// What hosts are given, and what they would refuse.
mod hosts;
// Attachments that are damaged, or made to do harm.
mod hostile;
// A renderer that is broken on purpose; the audit catches it (P3).
mod audit;
// How strong the audit is, measured.
mod strength;
// The ways in which a broken renderer could leak.
mod leaks;
// The forms in which a text can stand in a file.
mod forms;
// CSV files: columns, rules, small counts; what is dropped comes out nowhere (P1, P2).
mod data;
// Charts and tables of released data, and the guards on their arithmetic (P1).
mod figures;
// The old site or the new one, whatever happens (P4).
mod atomic;
// The same bytes for any number of threads, time zone, locale, order of folders (P6).
mod reproducible;
// Whatever is typed is answered, never with a panic.
mod robust;

// Office files: what is hidden in them is found and named, and what is seen is imported.
mod office;

// The commands, as stories over the real program.
mod commands;
// What stands in the way of readers; the accessibility statement.
mod accessibility;
// Messages as people see them.
mod messages;
// The output folder: replaced whole if plainview made it, else left alone.
mod output;
// Addresses, links, lists, languages, the register.
mod pages;
// Libraries of policies: chapters, topics, numbers of sections, the manual.
mod library;
// Alerts, comments, changes, terms, citations, and what programs are told.
mod public_site;
// Training, alerts, events that repeat, tips, projects, strategies, forecasts, software.
mod kinds;
// Translations: the way between languages, what is behind, which text binds.
mod translations;
// Themes: one extends another; the reference is true.
mod themes;
// The search: an index of what is released and of nothing else (P1, P3).
#[cfg(feature = "search")]
mod search;
// Earlier texts of a document, what changed between them, and what was in force on which day.
mod versions;
// Feeds and the sitemap, as machines read them.
mod feeds;
// What machines read of the sample site, against the standards.
mod valid;
// What markdown, directives and raw HTML become; no script passes.
mod markdown;
// What a site makes its own: templates, directives, types, levels, data.
mod custom;
// The sample site in a real browser.
mod browser;
// The house rules: what may name what, how long a file may be.
mod architecture;
