//! The files beside documents: which may be referred to, cleaned.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::approval::Standing;
use super::compare::file_text;
use super::edition::Asset;
use super::instructors::{is_named_as_notes, unlabelled_notes};
use super::judge::{Case, Floors, is_not_for_the_public};
use super::ledger::Entry;
use super::released::Released;
use super::table::{PlaceLevel, TableDescription};
use super::verdict::{Approval, Evidence, Judged, Verdict};
use super::{areas, handling, label, scrub, table, unseen};
use crate::config::Config;
use crate::document::Label;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Fields, KeyRules};
use crate::source::{FileId, Role, SourceFile, SourcePath};

/// What was decided about the files beside documents.
pub(super) struct Files {
    /// Those that documents may refer to.
    pub(super) released: Vec<Released<Asset>>,
    /// Those that are withheld.
    pub(super) withheld: Vec<SourceFile>,
    /// Those that cannot be cleaned, with the reason.
    pub(super) refused: BTreeMap<SourcePath, String>,
    /// The texts of those that are texts.
    pub(super) texts: Vec<(String, String)>,
    /// The cells of tables that are not published: path, line, text.
    pub(super) withheld_cells: Vec<(String, Vec<(u32, String)>)>,
    /// The ids of those that have several names.
    pub(super) ids: Vec<(FileId, String)>,
    /// The lines of the ledger.
    pub(super) entries: Vec<Entry>,
}

/// Decides about the files beside documents. Their label is their sidecar's, at least their folder's
/// floor and, in a page bundle, at least that of the document that they belong to.
pub(super) fn decide(
    sources: Vec<SourceFile>,
    floors: &Floors<'_>,
    withheld_documents: &[Case],
    config: &Config,
    findings: &mut Findings,
) -> Files {
    let mut files = Files {
        released: Vec::new(),
        withheld: Vec::new(),
        refused: BTreeMap::new(),
        texts: Vec::new(),
        withheld_cells: Vec::new(),
        ids: Vec::new(),
        entries: Vec::new(),
    };
    let bundles: BTreeMap<&str, &Evidence> = withheld_documents
        .iter()
        .filter(|case| case.source.role == Role::Bundle)
        .map(|case| (case.source.path.folder(), &case.evidence))
        .collect();
    let mut open = Vec::new();
    let mut made = BTreeMap::new();
    let mut of_persons = BTreeSet::new();
    for file in sources {
        let Some(evidence) = evidence(&file, floors, &bundles, config, findings) else {
            files.withheld.push(file);
            continue;
        };
        let entry = entry(&file, &evidence, config);
        match evidence.verdict() {
            Verdict::Release if file.sidecar.is_none() && is_named_as_notes(&file.path) => {
                findings.push(unlabelled_notes(&file.path));
            }
            Verdict::Release => open.push((file, evidence, entry)),
            Verdict::Withhold(_) => {
                files.entries.push(entry);
                files.withheld.push(file);
            }
        }
    }
    let (tables, open): (Vec<_>, Vec<_>) = open.into_iter().partition(|(file, ..)| table::is_table(file));
    let table_files: Vec<&SourceFile> = tables.iter().map(|(file, ..)| file).collect();
    // Tables are judged together: one can give away what another withholds.
    let mut published = table::release(&table_files, config, findings).into_iter();
    for (file, ..) in &tables {
        if let Some(Some(table)) = published.next() {
            files.withheld_cells.push((file.path.to_string(), table.withheld));
            if table.tells_of_persons {
                of_persons.insert(file.path.clone());
            }
            made.insert(file.path.clone(), (table.text.into_bytes(), table.description));
        }
    }
    let mut drawn = BTreeMap::new();
    for (file, ..) in open.iter().filter(|(file, ..)| areas::is_areas(file)) {
        if let Some(mut areas) = areas::release(file, findings) {
            files.withheld_cells.push((file.path.to_string(), std::mem::take(&mut areas.withheld)));
            drawn.insert(file.path.clone(), areas);
        }
    }
    let cleaned: Vec<_> = open
        .into_par_iter()
        .chain(tables.into_par_iter())
        .map(|(file, evidence, entry)| {
            let cleaned = match made.get(&file.path) {
                Some((bytes, _)) => Ok(scrub::Clean::table(bytes.clone())),
                None if table::is_table(&file) => Err("its columns are not in order".to_owned()),
                None if areas::is_areas(&file) => drawn
                    .get(&file.path)
                    .map(|areas| scrub::Clean::areas(areas.text.clone().into_bytes(), areas.names.clone()))
                    .ok_or_else(|| "its areas are not in order".to_owned()),
                None => scrub::clean(&file.bytes, &file.path.extension()),
            };
            (file, evidence, entry, cleaned)
        })
        .collect();
    for (file, evidence, entry, cleaned) in cleaned {
        files.ids.extend(file.id.map(|id| (id, file.path.to_string())));
        match cleaned {
            Ok(clean) => {
                files.entries.push(entry);
                let table = made.get(&file.path).map(|(_, description)| description.clone());
                let level = drawn.get(&file.path).map(|areas| areas.level);
                let told = Told { table, areas: level, of_persons: of_persons.contains(&file.path) };
                release(file, &evidence, clean, told, &mut files, findings);
            }
            Err(why) => {
                files.refused.insert(file.path, why);
            }
        }
    }
    files
}

/// What is known about the content of a file besides its bytes.
struct Told {
    /// What the public is told about the columns of a table.
    table: Option<TableDescription>,
    /// How fine the areas are that it draws.
    areas: Option<PlaceLevel>,
    /// Whether it has a row for each incident, or a column about single persons.
    of_persons: bool,
}

/// Releases a file that was cleaned, and notes what can be read in it and about it.
fn release(
    file: SourceFile,
    evidence: &Evidence,
    clean: scrub::Clean,
    told: Told,
    files: &mut Files,
    findings: &mut Findings,
) {
    let scrub::Clean { bytes, extension, size, flaws, text } = clean;
    for flaw in &flaws {
        let place = Place::file(file.path.as_str());
        findings.push(Finding::new(Rule::AttachmentFlaw, *flaw).at(place));
    }
    // Only a text of lines has a place in it that a person can look up.
    let has_lines = text.is_none();
    let read = match (text, extension) {
        (Some(text), _) => Some((file.path.to_string(), text)),
        (None, "txt" | "svg" | "csv") => file_text(file.path.as_str(), &bytes),
        (None, _) => None,
    };
    if let Some((path, text)) = read {
        for range in handling::find(&text) {
            let place = match has_lines {
                true => Place::of(&path, &text, range, Show::Span),
                false => Place::file(&path),
            };
            findings.push(Finding::new(Rule::HandlingMark, "a handling mark stands here").at(place));
        }
        files.texts.push((path, text));
    }
    let title = file.sidecar.as_ref().and_then(|(_, node)| node.get("title")?.text().map(str::to_owned));
    if let Some(title) = &title {
        let path = format!("{}.yaml", file.path);
        if is_not_for_the_public(title) {
            let message = "the title holds a redaction, a handling mark or a reserved character";
            findings.push(Finding::new(Rule::RedactionPlace, message).at(Place::file(&path)));
        }
        files.texts.push((path, title.clone()));
    }
    for text in told.table.iter().flat_map(TableDescription::texts) {
        let path = format!("{}.yaml", file.path);
        if is_not_for_the_public(text) {
            let message =
                "a text about the columns holds a redaction, a handling mark or a reserved character";
            findings.push(Finding::new(Rule::RedactionPlace, message).at(Place::file(&path)));
        }
        files.texts.push((path, text.to_owned()));
    }
    let name = public_name(&file);
    files.texts.extend(name.as_ref().map(|name| (format!("{}.yaml", file.path), name.replace('-', " "))));
    let asset = Asset {
        path: file.path,
        title,
        name,
        bytes,
        extension,
        is_flawed: !flaws.is_empty(),
        tells_of_persons: told.of_persons,
        size,
        table: told.table,
        areas: told.areas,
    };
    files.released.extend(Released::mint(Judged::by(asset, evidence)));
}

/// Returns the name that the sidecar gives the file for the public.
fn public_name(file: &SourceFile) -> Option<String> {
    let (_, node) = file.sidecar.as_ref()?;
    node.get("public_name")?.text().filter(|name| is_plain(name)).map(str::to_owned)
}

/// Whether a name can stand in an address as it is.
fn is_plain(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= 80 && !name.starts_with('-') && name.chars().all(plain)
}

fn evidence(
    file: &SourceFile,
    floors: &Floors<'_>,
    bundles: &BTreeMap<&str, &Evidence>,
    config: &Config,
    findings: &mut Findings,
) -> Option<Evidence> {
    let label = match &file.sidecar {
        Some((text, node)) => {
            unseen::check(node, text, findings);
            let label = label::read(node, text, &config.levels, findings);
            let found = RefCell::new(Findings::new());
            let show = label::show(label, text);
            let fields = Fields::new(node, text, &show, KeyRules::FRONT_MATTER, &found);
            for key in label::told(node) {
                fields.node(key);
            }
            let ground = fields.text("ground").filter(|id| config.grounds.get(id).is_none());
            if let (Some(_), Some(at)) = (ground, fields.node("ground")) {
                fields.report(Finding::new(Rule::UnknownGround, "there is no such ground"), &at.span);
            }
            fields.text("title");
            if let (Some(name), Some(at)) = (fields.text("public_name"), fields.node("public_name"))
                && !is_plain(&name)
            {
                fields.bad(
                    "public_name",
                    at,
                    "it is made of the letters a to z, digits and hyphens, at most 80",
                );
            }
            if areas::is_areas(file) {
                for key in areas::KEYS {
                    fields.node(key);
                }
            }
            if table::is_table(file) {
                for key in table::KEYS {
                    fields.node(key);
                }
            }
            fields.finish();
            findings.append(found.into_inner());
            label?
        }
        None => Label::PUBLIC,
    };
    let mut floor = floors.of(file.path.within(), None, None);
    let folder = file.path.folder();
    let owner = bundles.iter().find(|(bundle, _)| {
        folder == **bundle || folder.strip_prefix(**bundle).is_some_and(|rest| rest.starts_with('/'))
    });
    let mut evidence = Evidence {
        label,
        floor: None,
        draft: false,
        publish_on: None,
        expires_on: None,
        // Files are approved with the documents that show them.
        approval: Approval { required: false, standing: Standing::Never },
        today: config.today,
    };
    if let Some((bundle, owner)) = owner {
        (evidence.draft, evidence.publish_on, evidence.expires_on) =
            (owner.draft, owner.publish_on, owner.expires_on);
        if floor.as_ref().is_none_or(|(least, _)| *least < owner.label) {
            floor = Some((owner.label, format!("the document content/{bundle}/ that it belongs to")));
        }
    }
    evidence.floor = floor;
    if file.sidecar.is_some()
        && let Some((floor, source)) = evidence.contradiction()
    {
        let message = format!(
            "the file claims to be {}, but its floor is {} ({source})",
            config.levels.name(label),
            config.levels.name(*floor)
        );
        let place = Place::file(format!("{}.yaml", file.path));
        findings.push(Finding::new(Rule::FloorContradiction, message).at(place));
    }
    Some(evidence)
}

fn entry(file: &SourceFile, evidence: &Evidence, config: &Config) -> Entry {
    let ground = file.sidecar.as_ref().and_then(|(_, node)| node.get("ground")?.text().map(str::to_owned));
    Entry::new(&file.path, "file", evidence, None, ground, &file.bytes, config)
}
