//! Front matter is what stands between two `---` lines at the very start of a document.

use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Entry, Node, Span, Text, yaml};

/// Splits a document's text into its front matter, as a tree, and the place where its body begins.
///
/// # Errors
/// Everything that is wrong with the front matter's fences and notation. No finding shows more than
/// a key, since nothing is known yet about who may see the text.
pub(crate) fn split(text: &Text) -> Result<(Node, usize), Findings> {
    let (yaml, body) = fences(text).map_err(Findings::from)?;
    let front = &text.as_str()[yaml.clone()];
    let mut node = yaml::parse(front).map_err(|faults| {
        let finding = |fault: yaml::Fault| {
            let span = fault.span.start + yaml.start..fault.span.end + yaml.start;
            let show = if fault.rule == Rule::DuplicateKey { Show::Span } else { Show::Nothing };
            yaml::Fault { span, ..fault }.finding(text, show)
        };
        faults.into_iter().map(finding).collect::<Findings>()
    })?;
    shift(&mut node, yaml.start);
    match second_block(&text.as_str()[body..]) {
        Some(at) => {
            let message = "a block that looks like front matter stands in the text";
            let place = text.place(body + at..body + at + 3, Show::Nothing);
            Err(Finding::new(Rule::SecondFrontMatter, message).at(place).into())
        }
        None => Ok((node, body)),
    }
}

/// Finds the span of the YAML and the start of the body.
fn fences(text: &Text) -> Result<(Span, usize), Finding> {
    let all = text.as_str();
    let first = all.lines().next().unwrap_or_default();
    let place = |at: usize| text.place(at..at, Show::Nothing);
    if first.trim_end() != "---" {
        let begins = all.trim_start().lines().next().unwrap_or_default();
        if begins.trim_end() == "---" {
            let message = "the front matter does not begin at the first character of the file";
            return Err(Finding::new(Rule::FrontMatterMissing, message).at(place(0)));
        }
        if looks_like_a_fence(begins) {
            let message = "the file does not begin with three plain hyphens (`---`)";
            return Err(Finding::new(Rule::FrontMatterFence, message).at(place(0)));
        }
        return Err(Finding::new(Rule::FrontMatterMissing, "the document has no front matter")
            .at(Place::file(text.path())));
    }
    let start = first.len() + 1;
    let mut at = start;
    for line in all.get(start..).unwrap_or_default().split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == "---" {
            return Ok((start..at, at + line.len()));
        }
        if looks_like_a_fence(bare) {
            let message = "this line looks like the closing `---` but is not three plain hyphens";
            return Err(Finding::new(Rule::FrontMatterFence, message).at(place(at)));
        }
        at += line.len();
    }
    Err(Finding::new(Rule::FrontMatterFence, "the front matter is not closed").at(place(0)))
}

/// Whether a line was probably meant as a fence: other dashes, too many or too few, other tools' signs.
fn looks_like_a_fence(line: &str) -> bool {
    let dash = |c: char| {
        matches!(
            c,
            '-' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | '\u{FE58}'
                    | '\u{FE63}'
                    | '\u{FF0D}'
                    | '\u{2E3A}'
                    | '\u{2E3B}'
                    | '\u{AD}'
        )
    };
    let line = line.trim();
    (!line.is_empty() && line.chars().all(dash) && line != "-")
        || matches!(line, "+++" | ";;;" | "...")
        || line.starts_with("```y")
        || line.starts_with("<!--") && line.contains("---")
}

/// Keys that tell a front matter block from text between two lines across the page.
const TELLING: [&str; 14] = [
    "title",
    "sensitivity",
    "type",
    "summary",
    "date",
    "tags",
    "draft",
    "label",
    "classification",
    "confidential",
    "publish_on",
    "withheld",
    "layout",
    "author",
];

/// Whether the text begins with more front matter: keys right behind the closing fence, up to another one.
fn goes_on(body: &str) -> bool {
    let mut telling = false;
    for line in body.lines().map(str::trim_end) {
        match key_of(line) {
            Some(key) => telling |= TELLING.contains(&key.to_lowercase().as_str()),
            None if line == "---" => return telling,
            None if line.starts_with([' ', '-', '#', '\t']) => (),
            None => return false,
        }
    }
    false
}

/// Finds a later block between `---` lines that looks like front matter, outside code blocks.
fn second_block(body: &str) -> Option<usize> {
    if !body.contains("---") {
        return None;
    }
    if goes_on(body) {
        return Some(0);
    }
    let (mut open, mut telling, mut fence, mut at) = (None, false, None::<&str>, 0);
    for line in body.split_inclusive('\n') {
        let bare = line.trim_end();
        let mark = ["```", "~~~"].into_iter().find(|mark| bare.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => (fence, open) = (Some(mark), None),
            (Some(inner), Some(mark)) if inner == mark => fence = None,
            (Some(_), _) => (),
            (None, None) if bare == "---" && open.is_some() && telling => return open,
            (None, None) if bare == "---" => (open, telling) = (Some(at), false),
            (None, None) => match key_of(bare) {
                Some(key) => telling |= TELLING.contains(&key.to_lowercase().as_str()),
                None if bare.is_empty() || bare.starts_with([' ', '-', '#', '\t']) => (),
                None => open = None,
            },
        }
        at += line.len();
    }
    None
}

fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let key = key.trim_matches(['"', '\'']);
    let fits = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    (fits && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

fn shift(node: &mut Node, by: usize) {
    use crate::notation::Value;
    let moved = |span: &Span| span.start + by..span.end + by;
    node.span = moved(&node.span);
    match &mut node.value {
        Value::Scalar(..) => (),
        Value::List(nodes) => {
            for node in nodes {
                shift(node, by);
            }
        }
        Value::Table(entries) => {
            for Entry { key_span, node, .. } in entries {
                *key_span = moved(key_span);
                shift(node, by);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Option<Rule> {
        let text = Text::decode("a.md", text.into()).expect("text");
        split(&text).err().and_then(|findings| findings.into_iter().next()).map(|finding| finding.rule)
    }

    #[test]
    fn fences_are_three_plain_hyphens_at_the_start() {
        assert_eq!(rule("---\na: b\n---\ntext\n"), None);
        assert_eq!(rule("\n---\na: b\n---\n"), Some(Rule::FrontMatterMissing));
        assert_eq!(rule("text\n"), Some(Rule::FrontMatterMissing));
        assert_eq!(rule(""), Some(Rule::FrontMatterMissing));
        assert_eq!(rule("\u{2014}\na: b\n\u{2014}\n"), Some(Rule::FrontMatterFence));
        assert_eq!(rule("---\na: b\n\u{2013}-\n"), Some(Rule::FrontMatterFence));
        assert_eq!(rule("---\na: b\n"), Some(Rule::FrontMatterFence));
        assert_eq!(rule("+++\na = 1\n+++\n"), Some(Rule::FrontMatterFence));
    }

    #[test]
    fn a_second_block_is_refused_where_it_could_be_taken_for_front_matter() {
        assert_eq!(
            rule("---\na: b\n---\n\n---\nsensitivity: internal\n---\n"),
            Some(Rule::SecondFrontMatter)
        );
        assert_eq!(rule("---\na: b\n---\nsensitivity: internal\n---\n"), Some(Rule::SecondFrontMatter));
        assert_eq!(rule("---\na: b\n---\n\n---\n\nA line: across\n\n---\n"), None);
        assert_eq!(rule("---\na: b\n---\nTitle: of a song\n\n---\n"), None);
        assert_eq!(rule("---\na: b\n---\n\n```yaml\n---\ntitle: x\n---\n```\n"), None);
    }
}
