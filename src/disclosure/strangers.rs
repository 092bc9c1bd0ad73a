//! Strangers are files of kinds that are never published. Of Office files, the finding says what is
//! hidden in them, since most people who put one there do not know.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Place, Rule};
use crate::office;
use crate::source::{SourcePath, Stranger};

/// Returns why each stranger is refused. The findings about Office files are added to `findings`;
/// those about all others were made where they were found.
pub(super) fn refuse(strangers: Vec<Stranger>, findings: &mut Findings) -> BTreeMap<SourcePath, String> {
    let told: Vec<(SourcePath, String, Option<Finding>)> = strangers.into_par_iter().map(tell).collect();
    let mut refused = BTreeMap::new();
    for (path, why, finding) in told {
        refused.insert(path, why);
        findings.append(finding.into_iter().collect());
    }
    refused
}

fn tell(stranger: Stranger) -> (SourcePath, String, Option<Finding>) {
    let Stranger { path, what, bytes } = stranger;
    let extension = path.extension();
    let Some(format) = office::Format::of(&extension) else {
        return (path, format!("it is of a kind that plainview cannot clean ({what})"), None);
    };
    let account = match bytes {
        Some(bytes) => office::account(&bytes, &extension),
        None => "it is too large to look into".to_owned(),
    };
    let why = format!("it is an {what} ({extension}); {account}");
    let message = format!("this is an {what} ({extension}); {account}; it is not published");
    let finding = Finding::new(Rule::NotUnderstood, message).at(Place::file(path.as_str()));
    let finding = finding.mend(mend(&path, format));
    (path, why, Some(finding))
}

/// Says how to publish what an Office file says.
fn mend(path: &SourcePath, format: office::Format) -> String {
    if office::import::can_import(&path.extension()) {
        // What a shell would take apart is put in quotes.
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
        let quote = if path.as_str().chars().all(plain) { "" } else { "\"" };
        return format!(
            "`plainview import {quote}{path}{quote}` makes markdown or CSV of it, which you can check and label; then move the file out of `content/`"
        );
    }
    match format {
        office::Format::Opaque => "save it in a newer format (docx, xlsx), outside of `content/`, and give that to `plainview import`",
        _ => "write what it says as a document in markdown, and move the file out of `content/`",
    }
    .to_owned()
}
