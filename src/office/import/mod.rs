//! Importing makes of an Office file what a person can read whole, check and label.

/// Whether something can be made of files with this extension.
pub fn can_import(extension: &str) -> bool {
    matches!(
        extension,
        "docx" | "docm" | "dotx" | "dotm" | "odt" | "ott" | "xlsx" | "xlsm" | "xltx" | "xltm" | "ods" | "ots"
    )
}
