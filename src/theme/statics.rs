//! Files that are published as they are: those of `static/` and of the theme, and the cleaned files
//! that documents refer to.

use std::collections::{BTreeMap, BTreeSet};

use super::Artifact;
use super::assets::{Assets, name_of, published};
use crate::finding::{Finding, Findings, Place, Rule};
use crate::markup::Bodies;
use crate::pictures::Pictures;
use crate::site::{Site, asset_address};
use crate::source::StaticFile;

/// Kinds of static files that are text, which the audit can read.
const TEXT: [&str; 10] = ["css", "js", "mjs", "json", "webmanifest", "txt", "xml", "html", "ico", "asc"];

pub(super) fn artifacts(
    site: &Site<'_>,
    assets: &Assets,
    bodies: &Bodies,
    pictures: &Pictures,
    findings: &mut Findings,
) -> Vec<Artifact> {
    let mut files: BTreeMap<&str, &StaticFile> =
        site.theme.statics.iter().map(|file| (file.target.as_str(), file)).collect();
    // A file of the site takes the place of the theme's file of the same name.
    files.extend(site.statics.iter().map(|file| (file.target.as_str(), file)));
    let mut artifacts = Vec::new();
    for file in files.into_values() {
        match bytes(file) {
            Ok(bytes) => {
                let path =
                    name_of(file).and_then(|name| assets.path(name)).unwrap_or(&file.target).to_owned();
                artifacts.push(Artifact { path, bytes, origin: file.source.clone() })
            }
            Err(why) => {
                let message = format!("the file cannot be published: {why}");
                findings.push(Finding::new(Rule::StaticFile, message).at(Place::file(&file.source)));
            }
        }
    }
    let referred = bodies
        .pages
        .iter()
        .chain(bodies.sections.iter().flatten())
        .flat_map(|body| body.assets.iter().copied());
    let attached = site.pages.iter().flat_map(|page| page.attachments.iter().copied());
    let assets: BTreeSet<usize> = referred.chain(attached).collect();
    let mut paths = BTreeSet::new();
    for index in assets {
        let asset = &site.assets[index];
        let own = (asset_address(asset), &asset.bytes);
        let variants =
            pictures.variants(site, index).iter().map(|variant| (variant.address.clone(), &variant.bytes));
        for (address, bytes) in std::iter::once(own).chain(variants) {
            let path = address.output();
            // Two files with the same content stand at one address.
            if paths.insert(path.clone()) {
                artifacts.push(Artifact { path, bytes: bytes.clone(), origin: asset.path.to_string() });
            }
        }
    }
    artifacts
}

fn bytes(file: &StaticFile) -> Result<Vec<u8>, String> {
    let name = file.target.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase());
    match extension.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg" => {
            crate::disclosure::clean_picture(&file.bytes, &extension)
        }
        "ico" => Err("icons are published as PNG or SVG".into()),
        _ if TEXT.contains(&extension.as_str()) || extension.is_empty() => {
            match std::str::from_utf8(&file.bytes) {
                Ok(_) if name_of(file).is_some() => Ok(published(file).into_owned()),
                Ok(_) => Ok(file.bytes.clone()),
                Err(_) => Err("it is not UTF-8 text".into()),
            }
        }
        _ => Err("files of this kind cannot be searched for what is withheld".into()),
    }
}
