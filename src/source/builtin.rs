//! The themes that are part of the program.

/// The name of the default theme.
pub(super) const DEFAULT: &str = "civic";

macro_rules! theme {
    ($name:literal $($file:literal)*) => {
        ($name, &[$(($file, include_str!(concat!("../../themes/", $name, "/", $file)))),*])
    };
}

/// A theme: its name, and its files by their paths in it.
type Theme = (&'static str, &'static [(&'static str, &'static str)]);

/// The themes; a test compares them with their folders.
#[rustfmt::skip]
pub(super) const THEMES: &[Theme] = &[
    theme! {
    "civic"
    "locales/en.ftl"
    "locales/es.ftl"
    "static/civic.css"
    "static/civic.js"
    "static/code.css"
    "static/comments.css"
    "static/figures.css"
    "static/history.css"
    "static/icon.svg"
    "static/library.css"
    "static/lists.css"
    "static/print.css"
    "static/search.js"
    "templates/404.html"
    "templates/a-z.html"
    "templates/archive.html"
    "templates/as-of-day.html"
    "templates/as-of.html"
    "templates/base.html"
    "templates/by-topic.html"
    "templates/changes.html"
    "templates/directives/chart.html"
    "templates/directives/contact.html"
    "templates/directives/details.html"
    "templates/directives/figure.html"
    "templates/directives/include.html"
    "templates/directives/map.html"
    "templates/directives/note.html"
    "templates/directives/stat.html"
    "templates/directives/table.html"
    "templates/directives/term.html"
    "templates/directives/tip.html"
    "templates/directives/trend.html"
    "templates/directives/warning.html"
    "templates/document.html"
    "templates/feed.atom.xml"
    "templates/feed.json"
    "templates/ground.html"
    "templates/home.html"
    "templates/library-changes.html"
    "templates/manual.html"
    "templates/mark-block.html"
    "templates/mark.html"
    "templates/offline.js"
    "templates/opensearch.xml"
    "templates/partials/about-document.html"
    "templates/partials/alerts.html"
    "templates/partials/attachments.html"
    "templates/partials/brand.html"
    "templates/partials/breadcrumbs.html"
    "templates/partials/card.html"
    "templates/partials/comments.html"
    "templates/partials/components.html"
    "templates/partials/days-of-change.html"
    "templates/partials/definitions.html"
    "templates/partials/document-end.html"
    "templates/partials/document-header.html"
    "templates/partials/documents.html"
    "templates/partials/end.html"
    "templates/partials/events.html"
    "templates/partials/facts-list.html"
    "templates/partials/facts.html"
    "templates/partials/figure.html"
    "templates/partials/footer.html"
    "templates/partials/ground-facts.html"
    "templates/partials/head-extra.html"
    "templates/partials/head.html"
    "templates/partials/header.html"
    "templates/partials/languages.html"
    "templates/partials/library-links.html"
    "templates/partials/marks-notice.html"
    "templates/partials/marks.html"
    "templates/partials/original.html"
    "templates/partials/page-header.html"
    "templates/partials/pagination-head.html"
    "templates/partials/pagination.html"
    "templates/partials/policy-notices.html"
    "templates/partials/previous-next.html"
    "templates/partials/print-head.html"
    "templates/partials/related.html"
    "templates/partials/responses.html"
    "templates/partials/search-form.html"
    "templates/partials/sections.html"
    "templates/partials/structured-data-breadcrumbs.html"
    "templates/partials/structured-data-document.html"
    "templates/partials/structured-data-home.html"
    "templates/partials/stylesheets.html"
    "templates/partials/superseded.html"
    "templates/partials/toc.html"
    "templates/partials/tools.html"
    "templates/partials/training-behind.html"
    "templates/partials/types/any.html"
    "templates/partials/types/bulletin.html"
    "templates/partials/types/default.html"
    "templates/partials/types/event.html"
    "templates/partials/types/forecast.html"
    "templates/partials/types/policy.html"
    "templates/partials/types/project.html"
    "templates/partials/types/report-end.html"
    "templates/partials/types/report.html"
    "templates/partials/types/resource.html"
    "templates/partials/types/software.html"
    "templates/partials/types/strategy.html"
    "templates/partials/types/tip.html"
    "templates/partials/types/training.html"
    "templates/partials/versions.html"
    "templates/redirect.html"
    "templates/redline.html"
    "templates/register.html"
    "templates/robots.txt"
    "templates/scorecard.html"
    "templates/search.html"
    "templates/section.html"
    "templates/security.txt"
    "templates/sitemap.xml"
    "templates/statement.html"
    "templates/taxonomy.html"
    "templates/term.html"
    "templates/tip-card.html"
    "templates/version.html"
    "templates/withholding.html"
    "theme.toml"
    },
    theme! {
    "minimal"
    "locales/en.ftl"
    "locales/es.ftl"
    "static/icon.svg"
    "static/minimal.css"
    "templates/directives/quote.html"
    "templates/document.html"
    "templates/home.html"
    "templates/partials/brand.html"
    "templates/partials/breadcrumbs.html"
    "templates/partials/card.html"
    "templates/partials/footer.html"
    "templates/partials/header.html"
    "templates/partials/structured-data-document.html"
    "templates/partials/structured-data-home.html"
    "templates/partials/stylesheets.html"
    "templates/partials/toc.html"
    "theme.toml"
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_theme_is_part_of_the_program() {
        let themes = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
        let folders: Vec<String> = walkdir::WalkDir::new(&themes)
            .min_depth(1)
            .max_depth(1)
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.expect("an entry").file_name().to_str().expect("UTF-8").to_owned())
            .collect();
        let names: Vec<&str> = THEMES.iter().map(|(name, _)| *name).collect();
        assert_eq!(folders, names);
        for (theme, files) in THEMES {
            let folder = themes.join(theme);
            let mut found: Vec<String> = walkdir::WalkDir::new(&folder)
                .into_iter()
                .filter_map(|entry| entry.ok().filter(|entry| entry.file_type().is_file()))
                .filter_map(|entry| super::super::folder::forward(entry.path().strip_prefix(&folder).ok()?))
                .filter(|name| name != "README.md")
                .collect();
            found.sort();
            let known: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            assert_eq!(found, known, "{theme}");
        }
    }
}
