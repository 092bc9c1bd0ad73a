//! Judging: from a source document to the evidence about it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::approval::Standing;
use super::mark;
use super::verdict::{Approval, Evidence, Reason, Verdict};
use super::{handling, label, near_miss};
use crate::config::Config;
use crate::document::{Header, Label};
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Fields, KeyRules, Node, Text};
use crate::source::{Role, SourceDocument, SourcePath};

/// A source document with its front matter read and the evidence about it.
pub(super) struct Case {
    pub(super) source: SourceDocument,
    pub(super) header: Header,
    pub(super) evidence: Evidence,
    pub(super) verdict: Verdict,
}

impl Case {
    /// Returns the place of a key of the front matter, or of the file.
    pub(super) fn key_place(&self, key: &str) -> Place {
        match self.source.front.entry(key) {
            Some(entry) => self.source.text.place(entry.key_span.clone(), Show::Span),
            None => Place::file(self.source.text.path()),
        }
    }

    /// Returns the place of the label.
    pub(super) fn label_place(&self) -> Place {
        match self.source.front.entry(label::KEY) {
            Some(entry) => self.source.text.place(entry.key_span.start..entry.node.span.end, Show::Span),
            None => Place::file(self.source.text.path()),
        }
    }

    /// Whether it is released.
    pub(super) fn is_released(&self) -> bool {
        self.verdict == Verdict::Release
    }
}

/// The floors of a site: those of section pages by folder, and those of `site.toml` by glob.
pub(super) struct Floors<'c> {
    /// By folder: the language of the section page, its label, its path.
    sections: BTreeMap<String, Vec<(usize, Label, String)>>,
    config: &'c Config,
}

impl Floors<'_> {
    /// Returns the floor for a source, if one is set: the highest of all that apply, and where it is set.
    ///
    /// `own` is the folder whose floor the source sets itself, if it is a section page. The section page
    /// of a translation sets the floor of its own language; what has no language lies under all of them.
    pub(super) fn of(
        &self,
        within: &str,
        language: Option<usize>,
        own: Option<&str>,
    ) -> Option<(Label, String)> {
        let folder = within.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut floor: Option<(Label, String)> = None;
        let mut raise = |label: Label, source: String| {
            if floor.as_ref().is_none_or(|(least, _)| *least < label) {
                floor = Some((label, source));
            }
        };
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([0, folder.len()]);
        let mut ancestors: Vec<&str> = ends.map(|end| &folder[..end]).collect();
        ancestors.dedup();
        for ancestor in ancestors.into_iter().filter(|ancestor| own != Some(ancestor)) {
            for (of, label, source) in self.sections.get(ancestor).into_iter().flatten() {
                if *of == 0 || language.is_none_or(|language| language == *of) {
                    raise(*label, source.clone());
                }
            }
        }
        for glob in self.config.floors.iter().filter(|glob| glob.matcher.is_match(within)) {
            raise(glob.label, format!("site.toml, floor for `{}`", glob.pattern));
        }
        floor
    }
}

/// Reads labels, floors and front matter of all documents and judges them. Documents whose label
/// cannot be read are reported and left out: they are not published, and nothing else is.
pub(super) fn judge<'c>(
    sources: Vec<SourceDocument>,
    standings: &BTreeMap<SourcePath, Standing>,
    config: &'c Config,
    findings: &mut Findings,
) -> (Vec<Case>, Floors<'c>) {
    let labels: Vec<(Option<Label>, Findings)> = sources
        .par_iter()
        .map(|source| {
            let mut found = Findings::new();
            (label::read(&source.front, &source.text, &config.levels, &mut found), found)
        })
        .collect();
    let mut sections: BTreeMap<String, Vec<(usize, Label, String)>> = BTreeMap::new();
    for (source, (label, _)) in sources.iter().zip(&labels) {
        if let (Role::Section, Some(label)) = (source.role, label) {
            let floors = sections.entry(source.path.folder().to_owned()).or_default();
            floors.push((source.language, *label, source.path.to_string()));
        }
    }
    let floors = Floors { sections, config };
    let taxonomies: Vec<String> = config.taxonomies.iter().map(|taxonomy| taxonomy.name.clone()).collect();
    let cases: Vec<(Option<Case>, Findings)> = sources
        .into_par_iter()
        .zip(labels)
        .map(|(source, (label, found))| {
            let own = RefCell::new(found);
            let header =
                read_header(&source.front, &source.text, label, source.role, config, &taxonomies, &own);
            let mut found = own.into_inner();
            let standing = standings.get(&source.path).cloned().unwrap_or(Standing::Never);
            let case = label.map(|label| case(source, header, label, standing, &floors, config, &mut found));
            (case, found)
        })
        .collect();
    let mut judged = Vec::with_capacity(cases.len());
    for (case, found) in cases {
        findings.append(found);
        judged.extend(case);
    }
    (judged, floors)
}

/// Reads a front matter tree; what is wrong goes to `findings`.
pub(super) fn read_header(
    front: &Node,
    text: &Text,
    label: Option<Label>,
    role: Role,
    config: &Config,
    taxonomies: &[String],
    findings: &RefCell<Findings>,
) -> Header {
    let show = label::show(label, text);
    let fields = Fields::new(front, text, &show, KeyRules::FRONT_MATTER, findings);
    for key in label::told(front) {
        fields.node(key);
    }
    Header::read(fields, &config.types, taxonomies, role == Role::Section)
}

fn case(
    source: SourceDocument,
    header: Header,
    label: Label,
    standing: Standing,
    floors: &Floors<'_>,
    config: &Config,
    findings: &mut Findings,
) -> Case {
    let own = (source.role == Role::Section).then(|| source.path.folder());
    let evidence = Evidence {
        label,
        floor: floors.of(source.path.within(), Some(source.language), own),
        draft: header.draft,
        publish_on: header.publish_on,
        expires_on: header.expires_on,
        approval: Approval { required: config.require_approval, standing },
        today: config.today,
    };
    let case = Case { verdict: evidence.verdict(), source, header, evidence };
    if let Some((floor, source)) = case.evidence.contradiction() {
        let message = format!(
            "the document claims to be {}, but its floor is {} ({source})",
            config.levels.name(label),
            config.levels.name(*floor)
        );
        findings.push(Finding::new(Rule::FloorContradiction, message).at(case.label_place()));
    }
    check_note(&case, config, findings);
    if let Verdict::Withhold(reasons) = &case.verdict
        && let [Reason::Unapproved(standing)] = reasons.as_slice()
    {
        findings.push(unapproved(&case, standing));
    }
    if let Some(date) = case.header.date.filter(|date| case.is_released() && *date > config.today) {
        let message = format!("the document is public, but its date {date} is still to come");
        findings.push(Finding::new(Rule::DateToCome, message).at(case.key_place("date")));
    }
    case
}

/// Makes the finding about a document that is held back for want of an approval, and for nothing else.
fn unapproved(case: &Case, standing: &Standing) -> Finding {
    let message = match standing {
        Standing::Void { by, date } => {
            format!("the document, or something that it shows, has changed since {by} approved it on {date}")
        }
        Standing::Never | Standing::Approved { .. } => "nobody has approved the document".to_owned(),
    };
    let path = case.source.text.path();
    Finding::new(Rule::ApprovalMissing, message).at(Place::file(path)).mend(format!(
        "read what `plainview explain {path}` shows, then `plainview approve {path} --by NAME`"
    ))
}

/// Whether a title that is shown as it is says of itself that something in it is not for the public.
pub(super) fn is_not_for_the_public(title: &str) -> bool {
    title.to_lowercase().contains(":redact")
        || !near_miss::find(title).is_empty()
        || !handling::find(title).is_empty()
        || title.chars().any(mark::is_reserved)
}

/// Checks what a document says about being withheld.
fn check_note(case: &Case, config: &Config, findings: &mut Findings) {
    let place = || case.key_place("withheld");
    let note = case.header.withheld.as_ref();
    let ground = note.and_then(|note| note.ground.as_deref());
    if let Some(id) = ground.filter(|id| config.grounds.get(id).is_none()) {
        let near = crate::notation::nearest(id, config.grounds.ids());
        let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        findings
            .push(Finding::new(Rule::UnknownGround, format!("there is no such ground{hint}")).at(place()));
    }
    let decided = !case.evidence.label.is_public() && !case.evidence.draft;
    if ground.is_none() && decided && case.source.role != Role::Section {
        let message = "the document is withheld by its label, but on which ground it does not say";
        findings.push(Finding::new(Rule::GroundMissing, message).at(case.label_place()));
    }
    let Some(note) = note.filter(|note| note.listed || note.public_title.is_some()) else { return };
    let problem = if case.is_released() && note.listed {
        Some("a released document cannot stand in the register of what is withheld")
    } else if note.listed && note.public_title.is_none() {
        Some("the register needs a `public_title`")
    } else if note.listed && note.ground.is_none() {
        Some("the register needs a `ground`")
    } else if note.public_title.as_deref().is_some_and(is_not_for_the_public) {
        Some("the `public_title` holds a redaction, a handling mark or a reserved character")
    } else {
        None
    };
    findings.append(
        problem.map(|problem| Finding::new(Rule::RegisterEntry, problem).at(place())).into_iter().collect(),
    );
}
