//! What an import leaves out beside what is hidden, as counts of kinds of things.

use crate::office::counts::{Counts, kinds};

kinds! {
    /// A kind of thing that is seen in an Office file, but not imported.
    Left {
        Page "header or footer" "headers or footers"
        TextBox "text box" "text boxes"
        Drawing "chart, diagram, shape or embedded object" "charts, diagrams, shapes or embedded objects"
        Picture "picture of a kind that web pages do not show" "pictures of kinds that web pages do not show"
        Cropped "cropped picture, since the part that is cut off would come along" "cropped pictures, since the parts that are cut off would come along"
        Equation "equation" "equations"
        Symbol "symbol of a symbol font" "symbols of a symbol font"
        Contents "table of contents or index" "tables of contents or indexes"
        Number "automatic number of a heading" "automatic numbers of headings"
        Link "address of a link that is not http, https or mailto" "addresses of links that are not http, https or mailto"
        Merged "merge of cells" "merges of cells"
        Emphasis "emphasis that markdown cannot write" "emphases that markdown cannot write"
        Nested "table within a table (its text is in the cell)" "tables within tables (their text is in the cells)"
        Row "row above the headings of a table" "rows above the headings of tables"
        NoValue "formula whose result is not in the file" "formulas whose results are not in the file"
        Sheet "empty worksheet" "empty worksheets"
    }
}

/// What was left out.
pub(super) type LeftOut = Counts<Left>;
