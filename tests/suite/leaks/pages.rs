//! Leaks in pages, scripts and styles.

use unicode_normalization::UnicodeNormalization as _;

use super::{Leak, SENTENCE, WORD};
use crate::forms::{
    base64, base64url, bold_letters, braced_escapes, css_escapes, decimal, full_width, gzip, hex,
    hexadecimal, lines, octal_escapes, percent, quoted_printable, u_escapes, utf16, x_escapes, zlib,
};

/// As a text that a reader sees.
pub const SHOWN: &[Leak] = &[
    ("plain", |c| c.page(format!("<p>{SENTENCE}.</p>"))),
    ("one word", |c| c.page(format!("<p>{WORD}</p>"))),
    ("upper case", |c| c.page(format!("<p>{}</p>", WORD.to_uppercase()))),
    ("typographic apostrophe", |c| c.page("<p>the skipper\u{2019}s boat</p>")),
    ("full-width letters", |c| c.page(full_width(WORD))),
    ("mathematical letters", |c| c.page(bold_letters(WORD))),
    ("ligature", |c| c.page("Gri\u{FB03}nmoor")),
    ("decomposed accents", |c| c.page("Ortúzar".nfd().collect::<String>())),
    ("dropped accents", |c| c.page("Ortuzar")),
    ("soft hyphens", |c| c.page("Qu\u{AD}ill\u{AD}fea\u{AD}ther")),
    ("zero-width spaces", |c| c.page("Quill\u{200B}fea\u{200D}ther")),
    ("word joiners and variation selectors", |c| c.page("Quill\u{2060}feat\u{FE0F}her")),
    ("bidirectional marks", |c| c.page("\u{202A}Quill\u{200F}feather\u{202C}")),
    ("bidirectional isolates", |c| c.page("\u{2066}Quill\u{2068}feather\u{2069}\u{2069}")),
    ("no-break spaces and dashes", |c| c.page("blue\u{A0}\u{2014}\u{202F}lantern")),
    ("lines", |c| c.page("<p>behind\r\n\t the\n blue</p>")),
    ("a run of common words", |c| c.page("<p>Please wait behind the blue door.</p>")),
    ("title of a page", |c| c.file("x/index.html", format!("<title>{WORD}</title>"))),
    ("template element", |c| c.page(format!("<template><p>{WORD}</p></template>"))),
    ("noscript element", |c| c.page(format!("<noscript>{WORD}</noscript>"))),
    ("text area", |c| c.page(format!("<textarea>{WORD}</textarea>"))),
    ("svg text", |c| {
        c.file("x.svg", format!("<svg xmlns='http://www.w3.org/2000/svg'><text x='1'>{WORD}</text></svg>"))
    }),
    ("svg spans", |c| {
        c.file("x.svg", "<svg><text><tspan>Quill</tspan><tspan dx='1'>feather</tspan></text></svg>")
    }),
    ("svg title", |c| c.page(format!("<svg><title>{WORD}</title><path d='M0 0'/></svg>"))),
];

/// Cut in pieces by tags.
pub const SPLIT: &[Leak] = &[
    ("bold half", |c| c.page("<b>Quill</b>feather")),
    ("span for each letter", |c| {
        c.page(WORD.chars().map(|c| format!("<span class=\"l\">{c}</span>")).collect::<String>())
    }),
    ("comment inside", |c| c.page("Quill<!-- x -->feather")),
    ("line break opportunity", |c| c.page("Quill<wbr>feather")),
    ("custom element inside", |c| c.page("Quill<x-hint></x-hint>feather")),
    ("old elements inside", |c| c.page("<big>Qu</big>ill<tt>fea</tt>ther")),
    ("label inside", |c| c.page("<label>Quill</label>feather")),
    ("link across a run", |c| c.page("<p>behind <a href=\"/\">the <em>blue</em></a></p>")),
    ("image inside a run", |c| c.page("<p>behind <img src=\"a.png\" alt=\"\"> the blue</p>")),
    ("words in elements", |c| c.page("<p><span>behind</span><span>the</span><span>blue</span></p>")),
    ("tags written as text inside", |c| c.page("<pre>Quill&lt;i&gt;&lt;/i&gt;feather</pre>")),
];

/// In a page, where no reader sees it.
pub const HIDDEN: &[Leak] = &[
    ("title attribute", |c| c.page(format!("<p title=\"{WORD}\">x</p>"))),
    ("unquoted attribute", |c| c.page(format!("<p title={WORD}>x</p>"))),
    ("alt attribute", |c| c.page(format!("<img src=\"a.png\" alt='{WORD}'>"))),
    ("data attribute", |c| c.page(format!("<p data-note=\"{WORD}\">x</p>"))),
    ("name of a data attribute", |c| c.page("<p data-quillfeather=\"1\">x</p>")),
    ("aria-label", |c| c.page(format!("<p aria-label=\"{WORD}\">x</p>"))),
    ("meta content", |c| c.page(format!("<meta name=\"description\" content=\"{WORD}\">"))),
    ("value of a field", |c| c.page(format!("<input type=\"hidden\" value=\"{WORD}\">"))),
    ("class name", |c| c.page("<p class=\"quillfeather_warehouse\">x</p>")),
    ("id", |c| c.page("<h2 id=\"the-quillfeather-warehouse\">x</h2>")),
    ("name of a custom element", |c| c.page("<x-quillfeather>x</x-quillfeather>")),
    ("name of an attribute", |c| c.page("<p quillfeather=\"1\">x</p>")),
    ("bare attributes", |c| c.page("<p watch quillfeather>x</p>")),
    ("unescaped angle bracket", |c| c.page("<detectives watch Quillfeather>")),
    ("the second of two equal attributes", |c| c.page(format!("<p title=\"x\" title=\"{WORD}\">x</p>"))),
    ("end tag", |c| c.page(format!("<p>x</p {WORD}>"))),
    ("tag without an end", |c| c.file("x.html", format!("<p>x</p><p title=\"{WORD}\""))),
    ("quotation without an end", |c| c.file("x.html", format!("<p>x</p><p title=\"{WORD}>x</p>"))),
    ("href query", |c| c.page("<a href=\"/search?q=Quillfeather&amp;x=1\">x</a>")),
    ("href query with plus", |c| c.page("<a href=\"/search?q=behind+the+blue\">x</a>")),
    ("href path", |c| c.page("<a href=\"/a/quillfeather/\">x</a>")),
    ("href path percent-encoded", |c| c.page(format!("<a href=\"/a/{}/\">x</a>", percent(WORD)))),
    ("href path percent-encoded twice", |c| {
        c.page(format!("<a href=\"/a/{}/\">x</a>", percent(&percent(WORD))))
    }),
    ("mail address", |c| {
        c.page(format!("<a href=\"mailto:a@police.example?subject={}\">x</a>", percent(SENTENCE)))
    }),
    ("data address", |c| c.page(format!("<a href=\"data:,{}\">x</a>", percent(SENTENCE)))),
    ("srcset", |c| c.page("<img srcset=\"/quillfeather.png 2x, /b.png 1x\" src=\"a.png\" alt=\"\">")),
    ("srcdoc", |c| c.page("<iframe srcdoc=\"&lt;p&gt;&lt;b&gt;Quill&lt;/b&gt;feather&lt;/p&gt;\"></iframe>")),
    ("style attribute", |c| c.page(format!("<p style=\"--x:'{}'\">x</p>", css_escapes(WORD)))),
    ("event attribute", |c| c.page(format!("<p onclick=\"show('{}')\">x</p>", x_escapes(WORD)))),
    ("comment", |c| c.page(format!("<!-- {WORD} -->"))),
    ("comment without an end", |c| c.file("x.html", format!("<p>x</p><!-- {WORD}"))),
    ("conditional comment", |c| c.page(format!("<!--[if IE]><p>{WORD}</p><![endif]-->"))),
    ("processing instruction", |c| c.file("x.xml", format!("<?xml version=\"1.0\"?><?note {WORD}?><a/>"))),
    ("document type", |c| c.file("x.html", format!("<!DOCTYPE html PUBLIC \"{WORD}\" \"x\"><p>x</p>"))),
    ("entity of a document type", |c| {
        c.file("x.xml", format!("<!DOCTYPE a [<!ENTITY b \"{WORD}\">]><a>x</a>"))
    }),
    ("CDATA", |c| c.file("x.xml", format!("<a><![CDATA[{WORD}]]></a>"))),
];

/// Escaped, as HTML, scripts and styles do.
pub const ESCAPED: &[Leak] = &[
    ("decimal entities", |c| c.page(decimal(WORD))),
    ("decimal entities without semicolons", |c| c.page(decimal(WORD).replace(';', ""))),
    ("hexadecimal entities", |c| c.page(hexadecimal(WORD))),
    ("named entities", |c| c.page("Ort&uacute;zar")),
    ("invisible entities", |c| c.page("Quill&shy;fea&zwnj;ther")),
    ("entities escaped again", |c| c.page(decimal(WORD).replace('&', "&amp;"))),
    ("entities in an attribute", |c| c.page(format!("<p title=\"{}\">x</p>", hexadecimal(WORD)))),
    ("tags escaped", |c| c.page("&lt;b&gt;Quill&lt;/b&gt;feather")),
    ("JSON in a script", |c| {
        c.page(format!("<script type=\"application/ld+json\">{{\"a\":\"{WORD}\"}}</script>"))
    }),
    ("JSON with u escapes", |c| {
        c.page(format!("<script>var a = {{\"b\":\"{}\"}}</script>", u_escapes(WORD)))
    }),
    ("JSON with escaped tags", |c| {
        c.page("<script>var a = \"\\u003cb\\u003eQuill\\u003c/b\\u003efeather\"</script>")
    }),
    ("script with braced escapes", |c| {
        c.page(format!("<script>var a = \"{}\"</script>", braced_escapes(WORD)))
    }),
    ("script with x escapes", |c| c.page(format!("<script>var a = '{}'</script>", x_escapes(WORD)))),
    ("script with octal escapes", |c| c.page(format!("<script>var a = '{}'</script>", octal_escapes(WORD)))),
    ("script after a comparison", |c| c.file("x.js", format!("if (a <b) {{ show(\"{WORD}\") }}\n"))),
    ("script between comparisons", |c| {
        c.file("x.js", format!("if (a <b) {{ show('{WORD}') }} else if (c> d) {{}}\n"))
    }),
    ("comment of a script", |c| c.file("x.js", format!("let a = 1; // {WORD}\n"))),
    ("line of a script that goes on", |c| c.file("x.js", "let a = \"Quill\\\nfeather\";\n")),
    ("template literal", |c| c.file("x.js", format!("let a = `${{b}} {WORD}`;\n"))),
    ("style with content", |c| c.file("x.css", format!("p::after {{ content: \"{}\" }}", css_escapes(WORD)))),
    ("style with short escapes", |c| c.page("<style>p::after{content:\"\\000051uillfeather\"}</style>")),
    ("style with address", |c| c.file("x.css", format!("p {{ background: url(/{}.png) }}", percent(WORD)))),
    ("entities in percent in JSON", |c| {
        let nested = percent(&hexadecimal(WORD)).replace('%', "\\u0025");
        c.file("x.json", format!("{{\"a\":\"{nested}\"}}"));
    }),
    ("JSON in JSON in an attribute", |c| {
        c.page("<p data-a=\"{&quot;b&quot;:&quot;\\&quot;\\\\u0051uillfeather\\&quot;&quot;}\">x</p>")
    }),
    ("quoted-printable", |c| c.file("x.eml", format!("Subject: x\r\n\r\n{}\r\n", quoted_printable(WORD)))),
    ("quoted-printable in soft lines", |c| c.file("x.eml", "Subject: x\r\n\r\nWatch Quill=\r\nfeather\r\n")),
    ("folded calendar line", |c| {
        c.file("x.ics", "BEGIN:VEVENT\r\nSUMMARY:Quill\r\n feather\r\nEND:VEVENT\r\n")
    }),
];

/// As base64 and hexadecimal digits.
pub const ENCODED: &[Leak] = &[
    ("base64", |c| c.page(format!("<p>{}</p>", base64(SENTENCE)))),
    ("base64, one later", |c| c.page(format!("<p>{}</p>", base64(format!("~{SENTENCE}"))))),
    ("base64, two later", |c| c.page(format!("<p>{}</p>", base64(format!("~~{SENTENCE}"))))),
    ("base64 of one word", |c| c.page(base64(WORD))),
    ("base64 for addresses", |c| {
        c.page(format!("<a href=\"/a?b={}\">x</a>", base64url(format!("{SENTENCE}?>~\u{FF}"))))
    }),
    ("base64 in a data address", |c| {
        c.page(format!("<a href=\"data:text/plain;base64,{}\">x</a>", base64(SENTENCE)))
    }),
    ("base64 in the path of an address", |c| {
        c.page(format!("<a href=\"/assets/cache/{}/x.js\">x</a>", base64(SENTENCE)))
    }),
    ("base64 in long lines", |c| c.file("x.txt", lines(&base64(SENTENCE.repeat(3)), 64))),
    ("base64 in short lines", |c| c.file("x.txt", lines(&base64(SENTENCE), 16))),
    ("base64 in a string with line signs", |c| {
        c.file("x.json", format!("{{\"a\":\"{}\"}}", lines(&base64(SENTENCE), 60).replace('\n', "\\n")))
    }),
    ("base64 twice", |c| c.page(base64(base64(SENTENCE)))),
    ("base64, then percent", |c| c.page(format!("<a href=\"/?a={}\">x</a>", percent(&base64(SENTENCE))))),
    ("base64 of UTF-16", |c| c.page(base64(utf16(SENTENCE, false, false)))),
    ("base64 of gzip", |c| c.page(base64(gzip(SENTENCE)))),
    ("base64 of zlib", |c| c.page(base64(zlib(SENTENCE)))),
    ("base64 in a source map", |c| {
        let map = format!("{{\"sourcesContent\":[\"// {WORD}\"]}}");
        c.file(
            "x.js",
            format!("let a = 1;\n//# sourceMappingURL=data:application/json;base64,{}\n", base64(map)),
        );
    }),
    ("hexadecimal", |c| c.page(hex(WORD.as_bytes()))),
    ("hexadecimal in upper case", |c| c.page(format!("0x{}", hex(WORD.as_bytes()).to_uppercase()))),
];
