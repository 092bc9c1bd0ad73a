//! Leaks: each is one way in which a broken renderer could write what is withheld into a site.

mod files;
mod pages;

use std::path::{Path, PathBuf};

use crate::forms::{base64, png, zlib};

/// A sentence of a withheld document.
pub const SENTENCE: &str = "Detectives watch the Quillfeather warehouse from the chandlery";
/// One word of it.
const WORD: &str = "Quillfeather";
/// A name in a withheld document.
pub const NAME: &str = "José Ibáñez Ortúzar";

/// A copy of a public site, to plant something in.
pub struct Copy {
    pub folder: PathBuf,
}

impl Copy {
    /// Copies some pages and all feeds of a site; the audit of the rest would find the same each time.
    pub fn of(files: &[(String, Vec<u8>)], folder: &Path) -> Self {
        let copy = Self { folder: folder.to_owned() };
        for (path, bytes) in
            files.iter().filter(|(path, _)| path.starts_with("policies/") || !path.contains('/'))
        {
            copy.file(path, bytes);
        }
        copy
    }

    /// Writes a file.
    pub fn file(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    /// Writes something into the middle of a page.
    fn page(&self, html: impl AsRef<str>) {
        let path = self.folder.join("policies/force/index.html");
        let page = std::fs::read_to_string(&path).expect("the page is there");
        let (before, after) = page.split_once("</article>").expect("the page has an article");
        std::fs::write(path, format!("{before}{}</article>{after}", html.as_ref())).expect("a file");
    }
}

/// A leak: what is done, and what does it.
pub type Leak = (&'static str, fn(&Copy));

/// A leak that the audit does not see, and why.
pub type Miss = (&'static str, &'static str, fn(&Copy));

/// What the audit does not see: all of it is known, and none of it is how a renderer writes a text.
pub const UNSEEN: &[Miss] = &[
    ("script that puts it together", "the program would have to be run", |c| {
        c.page("<script>var a = \"Quill\" + \"feather\"</script>");
    }),
    ("list of character codes", "the program would have to be run", |c| {
        let codes: Vec<String> = WORD.bytes().map(|byte| byte.to_string()).collect();
        c.page(format!("<script>String.fromCharCode({})</script>", codes.join(",")));
    }),
    ("needless escapes of letters in a script", "they are read as those of CSS", |c| {
        c.page("<script>var a = \"Quillf\\eather\"</script>");
    }),
    ("a letter in each block", "blocks part words", |c| {
        c.page(WORD.chars().map(|c| format!("<p>{c}</p>")).collect::<String>())
    }),
    ("spaces between letters", "spaces part words", |c| c.page("Q u i l l f e a t h e r")),
    ("words run together", "nothing parts the words", |c| c.page("QuillfeatherWarehouse")),
    ("hyphen at the end of a line", "a hyphen parts words", |c| c.file("x.txt", "Quill-\nfeather\n")),
    ("stem of a word", "it is another word", |c| c.file("search.json", "{\"words\":[\"quillfeath\"]}")),
    ("letters of another script that look the same", "they are other letters", |c| {
        c.page("Quillf\u{435}\u{430}ther")
    }),
    ("backwards", "it is another text", |c| {
        c.page(format!("<bdo dir=\"rtl\">{}</bdo>", WORD.chars().rev().collect::<String>()))
    }),
    ("rotated letters", "it is a cipher", |c| c.page("Dhvyysrngure")),
    ("base32", "no web site is written so", |c| c.page("KF2WS3DMMZSWC5DIMVZA")),
    ("base64 of a short word", "shorter than twelve letters, almost every word could be base64", |c| {
        c.page(base64("Ortuzar"))
    }),
    ("base64 of another compression", "only gzip, zlib and zip are unpacked in texts", |c| {
        c.page(base64(&zlib(SENTENCE)[2..]))
    }),
    ("hexadecimal digits with spaces", "no web site is written so", |c| {
        c.page(WORD.bytes().map(|byte| format!("{byte:02x} ")).collect::<String>());
    }),
    ("element of that name", "names of elements are words of every page", |c| {
        c.page("<quillfeather>x</quillfeather>")
    }),
    ("domain name in Punycode", "it is another word", |c| {
        c.page("<a href=\"https://xn--ortzar-7va.example/\">x</a>")
    }),
    ("short number of a withheld document", "short numbers stand on every page", |c| c.page("<p>6093</p>")),
    ("short word of a withheld document", "words of three letters stand on every page", |c| {
        c.page("<p>Ulm</p>")
    }),
    ("day of a withheld document", "days stand on every page", |c| c.page("<p>14 March 2031</p>")),
    ("word that is public elsewhere", "what is public is public", |c| c.page("<p>the shift</p>")),
    ("run that is public elsewhere", "what is public is public", |c| {
        c.page("<p>at the end of the shift</p>")
    }),
    ("other words for the same thing", "a paraphrase shares no run of words", |c| {
        c.page("<p>They observe the depot</p>")
    }),
    ("text in a picture", "pixels are not read", |c| c.file("x.png", png(b"IDAT", &zlib(SENTENCE)))),
];

/// All leaks that the audit has to see.
pub fn seen() -> impl Iterator<Item = Leak> {
    let pages = [pages::SHOWN, pages::SPLIT, pages::HIDDEN, pages::ESCAPED, pages::ENCODED];
    let files = [files::FILES, files::PACKED, files::WITHHELD];
    pages.into_iter().chain(files).flatten().copied()
}
