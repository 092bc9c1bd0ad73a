//! Texts: what markdown, directives and raw HTML become. A text alone decides; no script ever passes.

use crate::driver::Site;
use crate::picture::png;

/// Builds a document with a text and returns its page.
fn page(text: &str) -> String {
    let site = Site::new().public("content/a.md", "A", text).public(
        "content/tips/b.md",
        "B page",
        "## Inner\n\nIncluded [here](../a.md).",
    );
    let site = site.file("content/map.png", png(20, 30, "x"));
    site.build();
    let page = site.output("a/index.html");
    let from = page.find("<div class=\"prose\">").expect("a text");
    page[from..page.find("<section class=\"facts-panel").or(page.find("</article>")).expect("an end")]
        .to_owned()
}

/// Demands that a text becomes HTML that holds all of these.
fn becomes(text: &str, parts: &[&str]) {
    let page = page(text);
    for part in parts {
        assert!(page.contains(part), "{text}\nhas no {part} in\n{page}");
    }
}

#[test]
fn tables_can_be_scrolled_and_are_named() {
    becomes(
        "| A | B | C |\n| :-- | :-: | --: |\n| a `x|y` | b | c |",
        &[
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"><table>",
            "<th scope=\"col\" class=\"align-left\">A</th>",
            "<td class=\"align-center\">",
            "<td class=\"align-right\">",
        ],
    );
    becomes("## Calls\n\n| A |\n| --- |\n| a |", &["aria-label=\"Table: Calls\""]);
}

#[test]
fn footnotes_are_numbered_by_their_first_use_and_lead_back() {
    let page = page("One[^b] two[^a] three[^b].\n\n[^a]: First.\n[^b]: Second.\n");
    for part in [
        "<sup class=\"fn-ref\"><a id=\"fnref-1\" href=\"#fn-1\"",
        "id=\"fnref-1-2\" href=\"#fn-1\"",
        "<section class=\"footnotes\"",
        "href=\"#fnref-1-2\"",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("no {part}"));
    assert!(
        at("<li id=\"fn-1\">") < at("Second.")
            && at("Second.") < at("<li id=\"fn-2\">")
            && at("<li id=\"fn-2\">") < at("First.")
    );
}

#[test]
fn lists_tasks_and_definitions_are_written() {
    becomes(
        "- [x] Done\n- [ ] Open\n",
        &["<ul class=\"task-list\">", "aria-label=\"Done\" checked> Done", "aria-label=\"Not done\"> Open"],
    );
    becomes("3. Three\n4. Four\n", &["<ol start=\"3\">", "<li>Three"]);
    becomes("Beat\n: A route\n", &["<dl>", "<dt>Beat</dt>", "<dd>A route</dd>"]);
    becomes(
        "~~old~~ **new** *so* `x < y`",
        &["<del>old</del>", "<strong>new</strong>", "<em>so</em>", "<code>x &lt; y</code>"],
    );
    becomes("> quoted\n\n***\n\nline  \nbreak", &["<blockquote>", "<hr>", "line<br>"]);
    becomes("It's \"so\" -- and ...", &["It’s “so” – and …"]);
}

#[test]
fn code_is_coloured_without_script() {
    becomes(
        "```rust\nlet x = \"<\"; // note\n```",
        &[
            "<pre class=\"code\"><code class=\"language-rust\">",
            "<span class=\"hl-keyword\">let</span>",
            "&lt;",
        ],
    );
    becomes("```nosuch\na < b\n```", &["<code class=\"language-nosuch\">a &lt; b\n</code>"]);
    becomes(
        "```\nplain\n```\n\n    indented\n",
        &["<pre class=\"code\"><code>plain\n</code>", "<code>indented\n</code>"],
    );
}

#[test]
fn each_directive_has_a_form_of_its_own() {
    becomes(
        ":::note[Mind *this*]\nText **in** it.\n:::",
        &["class=\"callout callout-note\"", "Mind <em>this</em>", "<p>Text <strong>in</strong> it.</p>"],
    );
    becomes(":::tip\nText.\n:::", &["class=\"callout callout-tip\""]);
    becomes(":::warning\nText.\n:::", &["class=\"callout callout-warning\""]);
    becomes(":::details[More]\nText.\n:::", &["<details", "<summary>More</summary>", "<p>Text.</p>"]);
    becomes("::::note\n:::tip\nInner.\n:::\n::::", &["callout-note", "callout-tip", "<p>Inner.</p>"]);
    becomes(
        "::stat[4,812]{label=\"Calls & more\" note=\"down 3 %\"}",
        &["4,812</strong>", "Calls &amp; more", "down 3 %"],
    );
    becomes(
        "::contact[Records Unit]{email=\"r@police.example\" phone=\"555-0142\"}",
        &["Records Unit", "href=\"mailto:r@police.example\"", "href=\"tel:", "555-0142"],
    );
    becomes(
        "::figure[The *map*]{src=\"map.png\" alt=\"A map\"}",
        &["<figcaption>The <em>map</em></figcaption>", "alt=\"A map\" width=\"20\" height=\"30\""],
    );
    becomes("> :::note\n> Text.\n> :::", &["<blockquote>", "callout-note"]);
}

#[test]
fn a_document_can_include_another_one() {
    let page = page("## Inner\n\n::include{file=\"tips/b.md\"}\n\n[to it](#inner-1)");
    for part in [
        "<h2 id=\"inner\">",
        "id=\"inner-1\"",
        "Included <a href=\"/a/\">here</a>.",
        "<a href=\"/tips/b/\">B page</a>",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
}

#[test]
fn harmless_html_passes_and_the_rest_is_left_out() {
    becomes("<p lang=\"es\">Hola <b>amigo</b></p>", &["<p lang=\"es\">Hola <b>amigo</b></p>"]);
    becomes(
        "Water is H<sub>2</sub>O, <kbd>Ctrl</kbd>, <abbr title=\"Police Department\">PD</abbr>.",
        &["H<sub>2</sub>O", "<kbd>Ctrl</kbd>", "<abbr title=\"Police Department\">PD</abbr>"],
    );
    becomes(
        "<details><summary>More</summary>Text</details>",
        &["<details><summary>More</summary>Text</details>"],
    );
    becomes("<math display=\"block\"><mi>x</mi></math>", &["<math display=\"block\"><mi>x</mi></math>"]);
    becomes("Text <b>open\n\nNext", &["<b>open</b>", "<p>Next</p>"]);
}

#[test]
fn script_never_passes() {
    let texts = [
        "<script>alert(1)</script>",
        "Text <script>alert(1)</script> text",
        "<SCRIPT SRC=https://x.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "Text <img src=x onerror=alert(1)> text",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "Text <a href=\"java\tscript:alert(1)\">x</a> text",
        "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
        "<iframe src=\"https://x.example\"></iframe>",
        "<object data=\"x\"></object><embed src=\"x\">",
        "<form action=\"https://x.example\"><input name=x><button>x</button></form>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>",
        "<p onclick=alert(1)>x</p>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<base href=\"https://x.example/\">",
        "<meta http-equiv=refresh content=\"0;url=https://x.example\">",
        "<link rel=stylesheet href=\"https://x.example/x.css\">",
        "<style>@import 'https://x.example/x.css'</style>",
        "::contact[x]{email=\"x\\\" onclick=alert(1)\"}",
        "::contact[<img src=x onerror=alert(1)>]{email=\"a@b.example\"}",
        "::stat[1]{label=\"<script>alert(1)</script>\"}",
        "[x](https://x.example/\"onmouseover=\"alert(1))",
        "![x\" onerror=\"alert(1)](map.png)",
        "[x](tips/b.md \"x\\\" onclick=\\\"alert(1)\")",
        "```\"><script>alert(1)</script>\ncode\n```",
        "## <script>alert(1)</script> {#x\"onclick=\"alert(1)}",
        "Text[^1].\n\n[^1]: <script>alert(1)</script>",
        "| <script>alert(1)</script> |\n| --- |\n| <img src=x onerror=alert(1)> |",
    ];
    let live = [
        "<script",
        "<iframe",
        "<object",
        "<embed",
        "<form",
        "<button",
        "<base",
        "<style",
        "<meta",
        "<link",
        "<svg",
        "href=\"javascript",
        "href=\"data:",
    ];
    for text in texts {
        let site = Site::new()
            .public("content/a.md", "A", text)
            .public("content/tips/b.md", "B", "")
            .file("content/map.png", png(2, 3, "x"));
        let run = site.run(&["build"]);
        if run.code == 1 {
            assert!(["PV4", "PV3"].iter().any(|rule| run.stderr.contains(rule)), "{text}: {}", run.stderr);
            continue;
        }
        assert_eq!(run.code, 0, "{text}: {}", run.stderr);
        let page = site.output("a/index.html").to_lowercase();
        let from = page.find("<main").expect("a main part");
        // What the theme itself puts there: the QR code for paper, and buttons that wait for its script.
        let main = page[from..page.find("</main>").expect("its end")]
            .replace("<svg class=\"qr\"", "")
            .replace("<button type=\"button\" data-tool=", "");
        let main = main.as_str();
        assert!(!live.iter().any(|tag| main.contains(tag)), "{text}:\n{main}");
        assert!(!acts(main), "{text}:\n{main}");
    }
}

/// Whether a tag has an attribute that acts or that styles.
fn acts(html: &str) -> bool {
    html.split('<').skip(1).any(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        let outside_quotes = tag.split('"').step_by(2);
        outside_quotes
            .flat_map(str::split_whitespace)
            .any(|word| (word.starts_with("on") || word.starts_with("style")) && word.contains('='))
    })
}
