//! What was found in an Office file, as counts of kinds of things.

use std::collections::BTreeSet;

use super::counts::{Counts, kinds};

kinds! {
    /// A kind of thing that can be hidden in an Office file; the worst first.
    Thing {
        HiddenSheet "hidden worksheet" "hidden worksheets"
        VeryHiddenSheet "very hidden worksheet (no menu shows it)" "very hidden worksheets (no menu shows them)"
        MacroSheet "macro sheet" "macro sheets"
        PivotCache "pivot table with a cached copy of its data" "pivot tables with cached copies of their data"
        PivotRecord "cached record behind a pivot table" "cached records behind pivot tables"
        PivotTable "pivot table" "pivot tables"
        DataModel "data model with tables of its own" "data models with tables of their own"
        HiddenRow "hidden row" "hidden rows"
        HiddenColumn "hidden column" "hidden columns"
        HiddenCell "cell whose number format hides what it holds" "cells whose number formats hide what they hold"
        TrackedChange "tracked change" "tracked changes"
        Comment "comment" "comments"
        HiddenText "passage of hidden text" "passages of hidden text"
        HiddenStyle "style that hides text" "styles that hide text"
        HiddenSlide "hidden slide" "hidden slides"
        SpeakerNotes "slide with speaker notes" "slides with speaker notes"
        HiddenShape "hidden object on slides or pages" "hidden objects on slides or pages"
        OffSlide "object outside of its slide" "objects outside of their slides"
        Cropped "picture of which a part is cut off but still there" "pictures of which parts are cut off but still there"
        LeftoverText "text of a cell that is no longer in use" "texts of cells that are no longer in use"
        Version "earlier version" "earlier versions"
        Embedded "embedded file or object" "embedded files or objects"
        ChartCache "chart with a copy of its data" "charts with copies of their data"
        Macro "macro project" "macro projects"
        Script "script" "scripts"
        ActiveX "form control or ActiveX part" "form controls or ActiveX parts"
        ExternalLink "link to another file, with what was read from it" "links to other files, with what was read from them"
        Connection "data connection" "data connections"
        HiddenName "hidden named range" "hidden named ranges"
        Name "named range" "named ranges"
        Formula "formula" "formulas"
        Validation "rule for what may be typed into cells" "rules for what may be typed into cells"
        Scenario "scenario or saved view" "scenarios or saved views"
        Field "field code" "field codes"
        Variable "document variable" "document variables"
        CustomXml "custom XML part" "custom XML parts"
        BuildingBlocks "store of building blocks" "stores of building blocks"
        People "list of people who worked on it" "lists of people who worked on it"
        EditingSession "mark of an editing session" "marks of editing sessions"
        PrinterSettings "part with printer settings" "parts with printer settings"
        Thumbnail "thumbnail" "thumbnails"
        CustomProperty "property of the agency's own" "properties of the agency's own"
        Unknown "part of a kind that plainview does not know" "parts of a kind that plainview does not know"
        Unreadable "part that cannot be read" "parts that cannot be read"
        Beside "byte beside the parts" "bytes beside the parts"
    }
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    counts: Counts<Thing>,
    /// The document properties that say something, in words.
    properties: BTreeSet<&'static str>,
    /// Whether changes are being tracked, even if none is there.
    pub(super) tracking: bool,
}

impl Found {
    /// Adds one thing.
    pub(super) fn add(&mut self, thing: Thing) {
        self.counts.add(thing);
    }

    /// Adds several things of a kind.
    pub(super) fn add_many(&mut self, thing: Thing, count: usize) {
        self.counts.add_many(thing, count);
    }

    /// Adds a document property, by what it says.
    pub(super) fn property(&mut self, name: &'static str) {
        self.properties.insert(name);
    }

    /// Says each thing in words.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut sentences = self.counts.sentences();
        if self.tracking {
            sentences.push("a setting that tracks changes".to_owned());
        }
        if !self.properties.is_empty() {
            let names: Vec<&str> = self.properties.iter().copied().collect();
            sentences.push(format!("document properties ({})", names.join(", ")));
        }
        sentences
    }
}
