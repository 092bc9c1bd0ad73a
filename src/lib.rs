//! plainview makes static sites for transparency publications and refuses to emit anything that is
//! marked confidential.
//!
//! # The pipeline
//!
//! [`build`] is the whole of it. Each line is one room of the house, and the type that a line
//! returns is all that the rooms below it are given.
//!
//! 1. [`config`] reads `site.toml`.
//! 2. [`source`] reads everything else from the disk, raw and unjudged.
//! 3. [`disclosure`] is the gate: sources go in and do not come back; what comes out may be public.
//! 4. [`locale`] reads the interface strings of each language.
//! 5. [`site`] gives everything its address and its neighbours.
//! 6. [`pictures`] makes the sizes of pictures that pages need.
//! 7. [`markup`] makes HTML of released text; [`accessibility`] looks at it in passing, [`figures`] makes charts and
//!    tables of released data for it.
//! 8. [`redline`] compares the versions of a document.
//! 9. [`theme`] makes the files of the site, through templates.
//! 10. [`search`] makes an index of them, for the reader's browser to search.
//! 11. [`publish`] writes them beside the public folder.
//! 12. [`audit`] reads them back and searches them for what is withheld.
//! 13. [`publish`] puts them in place, in one step.
//!
//! Around it stand the vocabulary ([`document`]), what people typed ([`notation`]), what is told
//! them ([`finding`]), the [`clock`], and what Office files hold ([`office`]). [`mod@history`] looks at
//! the repository. [`cli`] and [`serve`] are the doors.

pub mod accessibility;
pub mod audit;
pub mod cli;
pub mod clock;
pub mod config;
pub mod disclosure;
pub mod document;
mod figures;
pub mod finding;
pub mod history;
pub mod locale;
pub mod markup;
pub mod notation;
pub mod office;
pub mod pictures;
pub mod publish;
pub mod redline;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod theme;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use audit::Audited;
use config::{Config, Options};
use disclosure::{Edition, Ledger, Withheld, prove};
use finding::{Finding, Findings, Result, Rule};
use publish::{Watch, unwatched};
use source::Sources;
use theme::Artifacts;

/// What a build did.
#[derive(Debug)]
pub struct Receipt {
    /// The public folder.
    pub output: PathBuf,
    /// How many files it holds.
    pub files: usize,
    /// The record of what was decided.
    pub ledger: Ledger,
    /// Warnings.
    pub findings: Findings,
}

/// Builds a site: reads the sources under `root`, publishes what may be public to `output`.
///
/// # Errors
/// Everything that speaks against it; nothing is published then, and what was public before is
/// unchanged.
pub fn build(root: &Path, output: &Path, options: &Options) -> Result<Receipt> {
    build_watched(root, output, options, &unwatched)
}

/// As [`build`], telling each step of publishing to `watch`, which can make it fail. For tests.
///
/// # Errors
/// As [`build`].
pub fn build_watched(root: &Path, output: &Path, options: &Options, watch: &Watch<'_>) -> Result<Receipt> {
    let config = config::read(root, options)?;
    publish::check_output(root, output)?;
    let _lock = publish::lock(root, "lock")?;
    let ready = prepare(root, output, &config, options, watch)?;
    if let Err(mut findings) = write_records(root, ready.withheld.ledger(), config.today) {
        // No site without its record; and what was staged does not lie about.
        if let Err(more) = ready.audited.into_staged().discard() {
            findings.append(more);
        }
        return Err(findings);
    }
    ready.put_in_place(watch)
}

/// Builds a site into a folder of its private state, which no host sees: for `serve` and `check`.
/// Nothing of it is written down, since nothing becomes public.
///
/// # Errors
/// As [`build`].
pub fn build_privately(root: &Path, name: &str, options: &Options) -> Result<Receipt> {
    let config = config::read(root, options)?;
    prepare(root, &root.join(publish::PRIVATE).join(name), &config, options, &unwatched)?
        .put_in_place(&unwatched)
}

/// A site that could be put in place.
struct Ready {
    audited: Audited,
    withheld: Withheld,
    files: usize,
    findings: Findings,
}

impl Ready {
    fn put_in_place(self, watch: &Watch<'_>) -> Result<Receipt> {
        let placed = publish::put_in_place_watched(self.audited, watch)?;
        let ledger = self.withheld.ledger().clone();
        Ok(Receipt { output: placed.output, files: self.files, ledger, findings: self.findings })
    }
}

fn prepare(
    root: &Path,
    output: &Path,
    config: &Config,
    options: &Options,
    watch: &Watch<'_>,
) -> Result<Ready> {
    let mut findings = Findings::new();
    let sources = source::read(root, config, &mut findings)?;
    let (artifacts, withheld) = make(sources, config, &mut findings)?; // the gate is the first line of it
    if options.prove {
        prove_non_interference(root, config, &withheld, &artifacts)?;
    }
    let files = artifacts.iter().count();
    let staged = publish::stage(artifacts, output, watch)?; // a folder beside the real one
    let audited = audit::search(staged, &withheld)?; // code that has never seen the renderer
    Ok(Ready { audited, withheld, files, findings })
}

/// The private record of the last build, and that of all changes.
const LEDGER: &str = "ledger.json";
/// What builds have changed, a line each.
pub(crate) const JOURNAL: &str = "journal.jsonl";

fn write_records(root: &Path, ledger: &Ledger, today: document::Date) -> Result<()> {
    let before = publish::read_private(root, LEDGER)?.unwrap_or_default();
    let changes = ledger.changes(&before, today);
    if !changes.is_empty() {
        let journal = publish::read_private(root, JOURNAL)?.unwrap_or_default();
        publish::write_private(root, JOURNAL, &(journal + &changes))?;
    }
    publish::write_private(root, LEDGER, &ledger.json())
}

/// Writes down that a person stands for documents, as they are now; returns the approvals.
///
/// # Errors
/// Everything that speaks against publishing, and documents that are withheld for another reason.
pub fn approve(root: &Path, paths: &[String], by: &str, options: &Options) -> Result<Vec<source::Approval>> {
    let _lock = publish::lock(root, "approve.lock")?;
    let config = config::read(root, options)?;
    let mut findings = Findings::new();
    let sources = source::read(root, &config, &mut findings)?;
    let mut approvals = sources.approvals.clone();
    let mut new = Vec::new();
    for (path, hash) in paths.iter().zip(disclosure::approval_hashes(&sources, paths)) {
        match hash {
            Some(hash) => {
                new.push(source::Approval { file: path.clone(), hash, by: by.to_owned(), date: config.today })
            }
            None => {
                findings.push(Finding::new(Rule::Usage, format!("{path} is not a document of this site")));
            }
        }
    }
    let (_, withheld) = disclosure::decide(sources, &config, &mut findings)?;
    for approval in &new {
        if let Some(entry) = withheld.ledger().entry(&approval.file).filter(|entry| !entry.can_be_approved) {
            let reasons = entry.reasons.join("; ");
            let message = format!("{} is withheld, whoever approves it: {reasons}", approval.file);
            findings.push(Finding::new(Rule::Usage, message));
        }
    }
    findings.checked(())?;
    approvals.retain(|old| !new.iter().any(|new| new.file == old.file));
    approvals.extend(new.iter().cloned());
    approvals.sort();
    publish::replace(&root.join(source::APPROVALS), &source::write_approvals(&approvals))?;
    Ok(new)
}

/// Does everything that [`build`] does, but leaves nothing in place.
///
/// # Errors
/// As [`build`].
pub fn check(root: &Path, options: &Options) -> Result<(Ledger, Findings)> {
    let _lock = publish::lock(root, "check.lock")?;
    let receipt = build_privately(root, "check", options)?;
    publish::remove_private(root, "check")?;
    let mut findings = receipt.findings;
    findings.append(history::glance(root, &receipt.ledger));
    Ok((receipt.ledger, findings))
}

/// Says what of the withheld can be read in the git repository that holds a site.
///
/// # Errors
/// Everything that speaks against publishing; a site that is in no repository.
pub fn history(root: &Path, options: &Options) -> Result<history::Report> {
    let config = config::read(root, options)?;
    history::walk(root, &withheld(root, &config)?, &config)
}

/// Reads a site and decides what may be public, no more.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn decide(root: &Path, config: &Config) -> Result<(Edition, Withheld, Findings)> {
    let mut findings = Findings::new();
    let sources = source::read(root, config, &mut findings)?;
    let (edition, withheld) = disclosure::decide(sources, config, &mut findings)?;
    Ok((edition, withheld, findings))
}

/// Reads a site and returns what it withholds, for a search of any folder.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn withheld(root: &Path, config: &Config) -> Result<Withheld> {
    let (edition, withheld, mut findings) = decide(root, config)?;
    let locales = locale::read(&edition.theme, config, &mut findings)?;
    let (site, _) = site::assemble(edition, config, &mut findings)?;
    let (bodies, _) = markup::render(&site, &pictures::Pictures::of(&site), &locales, &mut findings);
    let redlines = redline::Redlines::of(&site, &bodies);
    Ok(withheld.without(&theme::own_words(&site, &locales, &bodies, &redlines)))
}

/// Returns what templates are given, value by value, as markdown.
pub fn template_reference() -> String {
    theme::reference()
}

/// Makes the files of a site from its sources, without writing them.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn make(sources: Sources, config: &Config, findings: &mut Findings) -> Result<(Artifacts, Withheld)> {
    let (edition, withheld) = disclosure::decide(sources, config, findings)?; // moved in; does not come back
    let locales = Arc::new(locale::read(&edition.theme, config, findings)?);
    let (site, mut broken) = site::assemble(edition, config, findings)?;
    let pictures = pictures::Pictures::of(&site);
    let (bodies, more) = markup::render(&site, &pictures, &locales, findings);
    let redlines = redline::Redlines::of(&site, &bodies);
    let withheld = withheld.without(&theme::own_words(&site, &locales, &bodies, &redlines));
    broken.extend(more);
    findings
        .append(broken.into_iter().map(|broken| withheld.explain(broken.finding, &broken.target)).collect());
    findings.checked(())?;
    let rendered = theme::render(&site, &bodies, &redlines, &pictures, &locales, findings)?;
    let index = search::index(&rendered.catalogues, config.search.pages_per_index)?;
    let artifacts = rendered.artifacts.with(index)?;
    theme::check_host(&artifacts, config, findings);
    findings.checked((artifacts, withheld))
}

/// Builds a second time in memory, with everything withheld replaced by other material, and demands
/// the same bytes.
fn prove_non_interference(
    root: &Path,
    config: &Config,
    withheld: &Withheld,
    artifacts: &Artifacts,
) -> Result<()> {
    let mut unread = Findings::new();
    // Other redacted words would void an approval, which says nothing about what the public sees.
    let config = &Config { require_approval: false, ..config.clone() };
    let mut sources = source::read(root, config, &mut unread)?;
    prove::alter(&mut sources, withheld, config)?;
    let (others, _) = make(sources, config, &mut unread)?;
    let differences = artifacts.differences(&others).into_iter();
    let finding =
        |path| Finding::new(Rule::ProofFailed, format!("/{path} changes when something withheld changes"));
    differences.map(finding).collect::<Findings>().checked(())
}
