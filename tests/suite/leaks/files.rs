//! Leaks in other files, in names, and of each kind of thing that is withheld.

use super::{Leak, NAME, SENTENCE, WORD};
use crate::forms::{
    Packed, gzip, gzip_with_comment, hex, jpeg, latin1, octal_escapes, packed_pdf, pdf, percent, png, utf16,
    zip, zlib,
};

/// In files of other kinds, and in their names.
pub const FILES: &[Leak] = &[
    ("text file", |c| c.file("x.txt", WORD)),
    ("file without a kind", |c| c.file("x", WORD)),
    ("hidden file", |c| c.file(".x", WORD)),
    ("text file after an angle bracket", |c| c.file("x.txt", format!("less <than {WORD}\n"))),
    ("robots.txt", |c| c.file("robots.txt", "User-agent: *\nDisallow: /quillfeather-warehouse/\n")),
    ("security.txt", |c| c.file(".well-known/security.txt", format!("# {WORD}\n"))),
    ("headers of a host", |c| c.file("_headers", format!("/*\n  X-Note: {}\n", percent(WORD)))),
    ("redirects of a host", |c| c.file("_redirects", "/old/quillfeather/ /new/ 301\n")),
    ("search index", |c| c.file("search.json", "{\"words\":[\"door\",\"quillfeather\",\"shift\"]}")),
    ("search index after an angle bracket", |c| {
        c.file("search.json", "{\"a\":\"x <y\",\"words\":[\"quillfeather\"]}")
    }),
    ("JSON feed", |c| {
        c.file("feed.json", "{\"items\":[{\"content_html\":\"<p><b>Quill<\\/b>feather<\\/p>\"}]}")
    }),
    ("Atom feed, escaped", |c| {
        c.file(
            "atom.xml",
            "<feed><entry><content type=\"html\">&lt;b&gt;Quill&lt;/b&gt;feather</content></entry></feed>",
        )
    }),
    ("Atom feed, escaped twice", |c| {
        c.file("atom.xml", "<feed><entry><content type=\"html\">&amp;lt;b&amp;gt;Quill&amp;lt;/b&amp;gt;feather</content></entry></feed>");
    }),
    ("RSS with CDATA", |c| {
        c.file(
            "rss.xml",
            "<rss><description><![CDATA[<p>behind <b>the</b> Quillfeather</p>]]></description></rss>",
        )
    }),
    ("sitemap", |c| {
        c.file(
            "sitemap.xml",
            format!("<urlset><url><loc>https://police.example/{}/</loc></url></urlset>", percent(WORD)),
        )
    }),
    ("source of a page", |c| c.file("policies/force/index.md", format!("---\ntitle: x\n---\n{WORD}\n"))),
    ("table", |c| c.file("x.csv", format!("place,number\n{WORD},3\n"))),
    ("file name", |c| c.file("quillfeather.html", "<p>x</p>")),
    ("file name percent-encoded", |c| c.file(&format!("{}.html", percent(WORD)), "<p>x</p>")),
    ("file name of common words", |c| c.file("behind_the_blue.html", "<p>x</p>")),
    ("folder name", |c| c.file("the-quillfeather-warehouse/index.html", "<p>x</p>")),
    ("folder name without accents", |c| c.file("jose-ibanez-ortuzar/index.html", "<p>x</p>")),
    ("name of an empty folder", |c| std::fs::create_dir(c.folder.join("quillfeather")).expect("a folder")),
    ("UTF-16 little-endian", |c| c.file("x.txt", utf16(SENTENCE, false, true))),
    ("UTF-16 big-endian", |c| c.file("x.txt", utf16(SENTENCE, true, true))),
    ("UTF-16 little-endian without mark", |c| c.file("x.txt", utf16(SENTENCE, false, false))),
    ("UTF-16 big-endian without mark", |c| c.file("x.txt", utf16(SENTENCE, true, false))),
    ("UTF-16 with an accent", |c| c.file("x.txt", utf16("Ortúzar", true, true))),
    ("UTF-32", |c| {
        c.file("x.txt", SENTENCE.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<_>>())
    }),
    ("mark of UTF-16 before other text", |c| c.file("x.txt", [b"\xFF\xFE", SENTENCE.as_bytes()].concat())),
    ("Latin-1", |c| c.file("x.txt", latin1(NAME))),
];

/// Packed, and in pictures and PDFs.
pub const PACKED: &[Leak] = &[
    ("gzip", |c| c.file("x.html.gz", gzip(SENTENCE))),
    ("gzip of letters in elements", |c| {
        c.file("x.html.gz", gzip(WORD.chars().map(|c| format!("<i>{c}</i>")).collect::<String>()));
    }),
    ("second part of a gzip file", |c| c.file("x.gz", [gzip("x"), gzip(SENTENCE)].concat())),
    ("comment of a gzip file", |c| c.file("x.gz", gzip_with_comment(b"x", SENTENCE))),
    ("after a gzip file", |c| c.file("x.gz", [&gzip("x"), SENTENCE.as_bytes()].concat())),
    ("zlib", |c| c.file("x.z", zlib(SENTENCE))),
    ("after a zlib stream", |c| c.file("x.txt", [&zlib("x"), SENTENCE.as_bytes()].concat())),
    ("zip, stored", |c| c.file("x.zip", zip("a.txt", SENTENCE.as_bytes(), Packed::Stored))),
    ("zip, deflated", |c| c.file("x.zip", zip("a.txt", SENTENCE.as_bytes(), Packed::Deflated))),
    ("zip, encrypted", |c| c.file("x.zip", zip("a.txt", SENTENCE.as_bytes(), Packed::Encrypted))),
    ("zip, file name", |c| c.file("x.zip", zip("quillfeather.txt", b"x", Packed::Deflated))),
    ("zip, end", |c| c.file("x.zip", [&zip("a.txt", b"x", Packed::Deflated), SENTENCE.as_bytes()].concat())),
    ("zip in zip", |c| {
        let inner = zip("a.txt", SENTENCE.as_bytes(), Packed::Deflated);
        c.file("x.zip", zip("b.zip", &inner, Packed::Deflated));
    }),
    ("zip stored in zip", |c| {
        let inner = zip("a.txt", SENTENCE.as_bytes(), Packed::Deflated);
        c.file("x.zip", zip("b.zip", &inner, Packed::Stored));
    }),
    ("gzip stored in zip", |c| c.file("x.zip", zip("a.gz", &gzip(SENTENCE), Packed::Stored))),
    ("office file", |c| {
        let xml = format!("<w:document><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:document>");
        c.file("x.docx", zip("word/document.xml", xml.as_bytes(), Packed::Deflated));
    }),
    ("PDF, open", |c| c.file("x.pdf", pdf("", format!("BT ({SENTENCE}) Tj ET").as_bytes()))),
    ("PDF, open in pieces", |c| c.file("x.pdf", pdf("", b"BT [(Quill) 20 (feat) -5 (her)] TJ ET"))),
    ("PDF, packed", |c| c.file("x.pdf", packed_pdf(format!("BT ({SENTENCE}) Tj ET")))),
    ("PDF, packed in pieces", |c| c.file("x.pdf", packed_pdf("BT [(Quill) 20 (feat) -5 (her)] TJ ET"))),
    ("PDF, octal", |c| c.file("x.pdf", packed_pdf(format!("BT ({}) Tj ET", octal_escapes(WORD))))),
    ("PDF, accents", |c| c.file("x.pdf", packed_pdf("BT (Ort\\372zar) Tj ET"))),
    ("PDF, hexadecimal", |c| c.file("x.pdf", packed_pdf(format!("BT <{}> Tj ET", hex(WORD.as_bytes()))))),
    ("PDF, glyph numbers", |c| {
        c.file(
            "x.pdf",
            packed_pdf("/F1 << /Subtype /Type0 /Encoding /Identity-H >> BT <0003000400050006> Tj ET"),
        )
    }),
    ("PDF, base85", |c| c.file("x.pdf", pdf("/Filter /ASCII85Decode", b";0?ShCh@6eFD,6+~>"))),
    ("PDF, encrypted", |c| c.file("x.pdf", pdf("/Encrypt 9 0 R", b"\x8F\x02\x9A"))),
    ("PDF, title", |c| {
        c.file(
            "x.pdf",
            [&pdf("", b""), b"<< /Title (".as_slice(), &utf16(WORD, true, true), b") >>"].concat(),
        )
    }),
    ("PDF, file inside", |c| {
        c.file("x.pdf", packed_pdf(zip("a.txt", SENTENCE.as_bytes(), Packed::Deflated)))
    }),
    ("PNG tEXt", |c| c.file("x.png", png(b"tEXt", format!("Comment\0{SENTENCE}").as_bytes()))),
    ("PNG tEXt with accents", |c| c.file("x.png", png(b"tEXt", &latin1("Author\0Ort\u{FA}zar")))),
    ("PNG zTXt", |c| c.file("x.png", png(b"zTXt", &[b"Comment\0\0", zlib(SENTENCE).as_slice()].concat()))),
    ("PNG iTXt", |c| c.file("x.png", png(b"iTXt", format!("Comment\0\0\0en\0\0{SENTENCE}").as_bytes()))),
    ("PNG iTXt, packed", |c| {
        c.file("x.png", png(b"iTXt", &[b"Comment\0\x01\0en\0\0", zlib(SENTENCE).as_slice()].concat()))
    }),
    ("PNG eXIf", |c| c.file("x.png", png(b"eXIf", &[b"II*\0\x08\0\0\0", WORD.as_bytes(), b"\0"].concat()))),
    ("PNG chunk of no known kind", |c| c.file("x.png", png(b"prVt", &utf16(SENTENCE, false, false)))),
    ("after a PNG", |c| {
        c.file("x.png", [&png(b"tIME", &[7, 226, 1, 1, 1, 1, 1]), SENTENCE.as_bytes()].concat())
    }),
    ("JPEG comment", |c| c.file("x.jpg", jpeg(0xFE, SENTENCE.as_bytes()))),
    ("JPEG EXIF", |c| {
        c.file("x.jpg", jpeg(0xE1, &[b"Exif\0\0II*\0\x08\0\0\0", WORD.as_bytes(), b"\0"].concat()))
    }),
    ("JPEG EXIF in UTF-16", |c| {
        c.file(
            "x.jpg",
            jpeg(0xE1, &[b"Exif\0\0II*\0\x08\0\0\0".as_slice(), &utf16(WORD, false, false)].concat()),
        )
    }),
    ("JPEG IPTC in Latin-1", |c| c.file("x.jpg", jpeg(0xED, &latin1("Photoshop 3.0\0Ort\u{FA}zar\u{1C}")))),
    ("after a JPEG", |c| c.file("x.jpg", [&jpeg(0xFE, b"x"), SENTENCE.as_bytes()].concat())),
    ("GIF comment", |c| {
        c.file("x.gif", [b"GIF89a\x01\0\x01\0\0\0\0!\xFE\x0C", WORD.as_bytes(), b"\0;"].concat())
    }),
    ("after a GIF", |c| c.file("x.gif", [b"GIF89a\x01\0\x01\0\0\0\0;", SENTENCE.as_bytes()].concat())),
    ("WebP metadata in a frame", |c| {
        let chunk = [b"XMP \x0C\0\0\0", WORD.as_bytes()].concat();
        let frame = [[0; 16].as_slice(), &chunk].concat();
        let length = u32::try_from(frame.len()).expect("it is short").to_le_bytes();
        c.file("x.webp", [b"RIFF\x40\0\0\0WEBPANMF".as_slice(), &length, &frame].concat())
    }),
    ("WebP metadata", |c| c.file("x.webp", [b"RIFF\x20\0\0\0WEBPXMP \x0C\0\0\0", WORD.as_bytes()].concat())),
];

/// Of every kind of thing that is withheld.
pub const WITHHELD: &[Leak] = &[
    ("redaction of one word", |c| c.page("<p>Fernwick</p>")),
    ("redaction of one short word", |c| c.page("<p>with Roe, too</p>")),
    ("redaction of two words", |c| c.page("<p>the blue lantern</p>")),
    ("redaction of two short words", |c| c.page("<p>and Al Poe</p>")),
    ("redaction of a number", |c| c.page("<p>4471</p>")),
    ("redacted block", |c| c.page("<p>the harness strap</p>")),
    ("redaction in a summary", |c| c.page("<p>Tarrowby</p>")),
    ("title of a withheld document", |c| c.page("<p>Gannetry</p>")),
    ("tag of a withheld document", |c| c.page("<p>ospreys</p>")),
    ("file name of a withheld document", |c| c.page("<p>kestrelhythe</p>")),
    ("draft", |c| c.page("<p>Mossgrove</p>")),
    ("scheduled document", |c| c.page("<p>Larkhollow</p>")),
    ("expired document", |c| c.page("<p>Thistlemere</p>")),
    ("comment of a source", |c| c.page("<p>Brackenford</p>")),
    ("unused footnote", |c| c.page("<p>Otterbourne</p>")),
    ("withheld attachment", |c| c.page("<p>Heronsgate</p>")),
    ("long number", |c| c.page("<p>80235</p>")),
    ("protected name", |c| c.page("<p>MARISOL Etxeberria</p>")),
    ("protected plate", |c| c.page("<p>7KLM 482</p>")),
    ("protected plate with a hyphen", |c| c.page("<p>7klm-482</p>")),
    ("protected plate without a space", |c| c.page("<p>7KLM482</p>")),
    ("protected plate with more spaces", |c| c.page("<p>7 KLM 482</p>")),
    ("protected plate that was written without spaces", |c| c.page("<p>9 XQ-305</p>")),
    ("protected number", |c| c.page("<p>(555) 0187</p>")),
    ("protected number without a hyphen", |c| c.page("<p>5550187</p>")),
];
