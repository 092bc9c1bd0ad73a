//! The table of all rules: id, name, severity, why it matters, how to mend it.

use super::facts::{RuleFacts, Severity};

macro_rules! rules {
    ($($variant:ident $id:literal $name:literal $severity:ident $why:literal $mend:literal)*) => {
        /// A rule, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("`", $id, "`: ", $why)] $variant,)*
        }

        impl Rule {
            /// All rules, in the order of their ids.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// Returns what is known about this rule.
            pub const fn facts(self) -> RuleFacts {
                match self {
                    $(Rule::$variant => RuleFacts {
                        id: $id, name: $name, severity: Severity::$severity, why: $why, mend: $mend,
                    },)*
                }
            }
        }
    };
}

rules! {
    ConfigMissing "PV001" "config-missing" Error
        "a folder is a site if it has a `site.toml`"
        "run plainview in the site's folder, name it with `--site DIR`, or make one with `plainview init DIR`"
    ConfigSyntax "PV002" "config-syntax" Error
        "`site.toml` decides what may be published, so it is read whole or not at all"
        "correct the TOML at the place shown"
    ConfigUnknownKey "PV003" "config-unknown-key" Error
        "a mis-spelled key would silently have no effect"
        "correct or remove the key; `plainview schema site` lists them all"
    ConfigValue "PV004" "config-value" Error
        "a setting of the wrong kind would be guessed at"
        "write the value as described; `plainview schema site` lists what each key takes"
    ConfigKeyMissing "PV005" "config-key-missing" Error
        "the site cannot be built without it"
        "add the key to `site.toml`"
    DataFile "PV006" "data-file" Error
        "templates read `data/`, so a file there that cannot be read would leave a hole in the pages"
        "correct the file, or move it out of `data/`"

    NotUtf8 "PV101" "not-utf-8" Error
        "text in another encoding can hide a label or a redaction from the checks"
        "save the file as UTF-8"
    ControlCharacter "PV102" "control-character" Error
        "characters that cannot be seen make a file look different from what is published"
        "remove the character; end lines with LF or CRLF"
    FrontMatterMissing "PV103" "front-matter-missing" Error
        "a document without front matter has no label, and a document without a label is not published"
        "begin the file, at its very first character, with `---` and the front matter"
    FrontMatterFence "PV104" "front-matter-fence" Error
        "without clear fences it is not certain where the label ends and the text begins"
        "put `---` (three plain hyphens, nothing else) on a line before and a line after the front matter"
    FrontMatterSyntax "PV105" "front-matter-syntax" Error
        "front matter is read whole or not at all"
        "correct the YAML at the place shown; put quotes around text that contains `: ` or begins with a sign"
    FrontMatterFeature "PV106" "front-matter-feature" Error
        "anchors, aliases, tags, merge keys and further documents can change what a label means"
        "write the value out where it is used"
    DuplicateKey "PV107" "duplicate-key" Error
        "of two values it is not certain which one is meant"
        "remove one of the two"
    UnknownKey "PV108" "unknown-key" Error
        "a mis-spelled key would silently have no effect"
        "correct the key, or put free fields under `extra:`"
    WrongType "PV109" "wrong-type" Error
        "a value of the wrong kind would be guessed at"
        "write the value as described"
    MissingField "PV110" "missing-field" Error
        "this kind of document cannot be understood without it"
        "add the field to the front matter"
    BadValue "PV111" "bad-value" Error
        "the value cannot be understood"
        "write the value as described"
    SecondFrontMatter "PV112" "second-front-matter" Error
        "a second block that looks like front matter can carry a label that nobody sees"
        "remove the block, or write `***` where a line across the page is meant"
    NotUnderstood "PV113" "file-not-understood" Warning
        "a file of a kind that plainview does not know is never published"
        "move it out of `content/`, or delete it"
    Symlink "PV114" "symbolic-link" Error
        "a link can lead to a file that has another label, or none"
        "put a copy of the file in its place"
    HardLink "PV115" "hard-link-to-withheld" Error
        "the file is the same one as a withheld file, under another name"
        "put a copy in its place and label it, or remove it"
    NameCollision "PV116" "name-collision" Error
        "two names that differ only in case or in Unicode form are one file on some machines, and one of the two labels is lost there"
        "rename one of the two"
    BadName "PV117" "bad-name" Error
        "the name cannot be a part of a public address on every host"
        "rename the file"
    UnknownType "PV118" "unknown-type" Error
        "the type decides which fields a document has"
        "use one of the built-in types, or define the type in `site.toml` under `[types.NAME]`"
    SidecarAlone "PV119" "sidecar-without-file" Error
        "a label that belongs to nothing protects nothing"
        "name the sidecar after the file it labels, as in `map.png.yaml`"
    DateToCome "PV120" "date-to-come" Warning
        "a date does not hold a document back: it is public now"
        "write `publish_on` for the day from which it may be public, or correct the date"
    FileTooLarge "PV121" "file-too-large" Error
        "what cannot be read whole in bounded time and memory cannot be vouched for, and hosts refuse it, too"
        "split it or make it smaller, or move it out of the site's folder"

    LabelMissing "PV201" "label-missing" Error
        "a document without a label is not published, and plainview does not guess"
        "add `sensitivity: public`, or the level that applies, to the front matter"
    LabelMalformed "PV202" "label-malformed" Error
        "the label must be exactly one of the site's levels; anything else is refused, never guessed"
        "write the level as a bare lower-case word, as in `sensitivity: confidential`"
    SecondFlag "PV203" "second-sensitivity-flag" Error
        "two statements about sensitivity can contradict each other"
        "remove the key and let `sensitivity` speak alone"
    FloorContradiction "PV204" "floor-contradiction" Error
        "the document claims less than the floor of its folder"
        "raise the document's label, lower the floor, or move the document"
    UnknownGround "PV205" "unknown-ground" Error
        "the public is told on which ground something is withheld"
        "use one of the grounds, or define it in `site.toml` under `[grounds.ID]`"
    PublicTranslation "PV206" "public-translation-of-withheld" Error
        "a translation says in public what its original withholds"
        "label the translation like its original, or let a person settle it in `site.toml` under `[[settled]]`"
    HandlingMark "PV207" "handling-mark" Error
        "the text says of itself that it is not for the public"
        "label the document accordingly, or remove the mark after someone with authority has decided"
    CopiedText "PV208" "copied-from-withheld" Error
        "a long run of words stands in a withheld document, too"
        "remove or redact the passage, or let a person settle it in `site.toml` under `[[settled]]`"
    LinkToWithheld "PV209" "link-to-withheld" Error
        "a link, image or attachment would tell that the withheld document or file exists, and would lead nowhere"
        "remove the link, or release what it leads to"
    RegisterEntry "PV210" "register-entry" Error
        "the public register shows exactly what `withheld` says, so it must be complete"
        "write `withheld: { listed: true, public_title: \"…\", ground: … }` in a withheld document"
    StaleSettlement "PV211" "stale-settlement" Error
        "what a person settled has changed since, or is no longer there"
        "look at the document again; then put the new hash into `[[settled]]`, or remove the entry"
    ProtectedTerm "PV212" "protected-term" Error
        "a term of `protected.txt` stands in something that would be published"
        "remove or redact it"
    AttachmentRefused "PV213" "attachment-refused" Error
        "plainview publishes a file only if it can vouch for all that is in it"
        "mend what the message names, or convert the file to a kind that can be cleaned (PNG, JPEG, GIF, WebP, AVIF, SVG, PDF or plain text)"
    GroundMissing "PV214" "ground-missing" Warning
        "the ledger and the register say on which ground something is withheld"
        "add `withheld: { ground: … }` to the front matter"
    FloorIdle "PV215" "floor-without-effect" Warning
        "a floor that covers nothing protects nothing; perhaps the folder was renamed"
        "correct the glob in `site.toml` (it is matched against paths in `content/`), or remove the floor"
    AttachmentFlaw "PV216" "attachment-accessibility" Warning
        "some people cannot read the file as it is: those who listen to it, for one"
        "export the file again as a tagged PDF (\"PDF/UA\" or \"document structure tags\" in the export dialogue), with its language set"
    ProtectedPlace "PV217" "protected-terms-in-wrong-place" Error
        "a list of terms that may never be published stands in a folder whose files can be"
        "move it to `.plainview/protected.txt`, or beside `site.toml`"
    ApprovalMissing "PV218" "approval-missing" Warning
        "this site releases nothing that nobody stands for (`[disclosure] require_approval`), so the document is withheld"
        "read what `plainview explain` shows, then `plainview approve PATH --by NAME`"

    DataSidecar "PV221" "data-sidecar" Error
        "a CSV is published only with a sidecar that says what each of its columns is and what is done with it"
        "put a sidecar beside it, `NAME.csv.yaml`, with `sensitivity`, `shape: records` or `shape: table`, and `columns`, one line each: `- { name: district, type: category, rule: release }`"
    DataColumn "PV222" "data-column" Error
        "a column that nobody decided about could carry anything"
        "list each column of the file once under `columns`, with a type and a rule that this type allows"
    DataMalformed "PV223" "data-malformed" Error
        "programs disagree about what a malformed CSV says, so a cell could be published under another column's rule"
        "export the file again as comma-separated UTF-8; a cell with a comma, a quote or a line break stands in double quotes, and a quote in it is doubled"
    DataCell "PV224" "data-cell" Error
        "a cell that is not what its column says may hold something that the column's rule was not made for"
        "correct the cell, or declare the column as what it is; what is not known is left empty"
    DataFreeText "PV225" "data-free-text" Error
        "free text names people, places and vehicles where nobody expects it"
        "write `rule: drop`; or, if a person has read every cell, `rule: release, free_text: reviewed, by: NAME`"
    SmallCell "PV226" "small-cell" Error
        "a count of few people or incidents can be computed from the totals and the other cells that would be published"
        "publish coarser categories (districts, not beats; quarters, not months), or drop a column"
    CellElsewhere "PV227" "cell-published-elsewhere" Error
        "a count that is withheld in one table can be read, or counted, in another file of the site"
        "drop the column there, or publish coarser categories in one of the two"
    SensitiveOffence "PV228" "sensitive-offence" Error
        "a place and a date are enough to recognise the victim of such an offence"
        "publish these offences for the whole jurisdiction and by quarter or year, in a table of their own"

    PersonalChecked "PV231" "personal-information-checked" Error
        "a number that its own rules bear out leads to one person; once published it cannot be called back"
        "remove it, or redact it with `:redact[…]{ground=personal-information}`"
    PersonalInContext "PV232" "personal-information" Error
        "the words near it say that this belongs to a person; once published it cannot be called back"
        "remove it, make it more general, or redact it with `:redact[…]{ground=personal-information}`; an office's contact is declared in `[agency]`, in the document's `contact` or by a `contact` directive"
    PersonalPattern "PV233" "personal-information-possible" Note
        "it has the form of personal information, but no words near it say that it is"
        "look at it: if it belongs to a person, remove or redact it; an office's contact is declared in `[agency]`, in the document's `contact` or by a `contact` directive"
    PersonalAllowance "PV234" "personal-allowance-stale" Warning
        "what a person allowed has run out, has changed since, or is no longer there"
        "look at the document again; then renew the entry of `[[personal.allowed]]`, or remove it"

    RedactionNearMiss "PV301" "redaction-near-miss" Error
        "this looks like a redaction but is not one, so the text would be published"
        "write `:redact[…]{ground=…}`, or `:::redact{ground=…}` and `:::` on lines of their own"
    RedactionUnclosed "PV302" "redaction-unclosed" Error
        "it is not certain how far the redaction goes"
        "close the inline form with `]{ground=…}` in the same paragraph, the block form with `:::` on a line of its own"
    RedactionGround "PV303" "redaction-ground" Error
        "the public is told on which ground a passage is cut"
        "add `{ground=…}` with one of the site's grounds"
    HalfRedaction "PV304" "half-redaction" Error
        "the document contains unredacted what it redacts elsewhere"
        "redact it in both places; or, if these are ordinary words that give nothing away, say so in the redaction: `{ground=… words=ordinary}`"
    ReservedCharacter "PV305" "reserved-character" Error
        "the character is one that plainview uses to mark its own places, or one that hides or reorders text"
        "remove the character"
    CommentUnclosed "PV306" "comment-unclosed" Error
        "comments are never published, and it is not certain where this one ends"
        "close the comment with `-->`"
    RedactionPlace "PV307" "redaction-in-wrong-place" Error
        "this value becomes part of an address, a date or a choice, where a mark cannot stand"
        "leave the value out, or withhold the document"
    RedactedElsewhere "PV308" "redacted-elsewhere" Error
        "whoever reads both pages can put the redacted words back in their place"
        "redact them there, too; or, if these are ordinary words that give nothing away, say so in the redaction: `{ground=… words=ordinary}`"

    UnknownDirective "PV401" "unknown-directive" Error
        "what is not known is not published as if it were plain text"
        "correct the name, or add `templates/directives/NAME.html` to the site"
    DirectiveMalformed "PV402" "directive-malformed" Error
        "it is not certain what the directive encloses"
        "write `:::name{key=\"value\"}`, the content, and `:::` on lines of their own"
    BrokenLink "PV403" "broken-link" Error
        "the link leads nowhere"
        "link to the source file by its path from this file, as in `../tips/locks.md`"
    BrokenAnchor "PV404" "broken-anchor" Error
        "the linked document has no such heading"
        "use the id of one of its headings"
    LinkScheme "PV405" "link-scheme" Error
        "links of this kind can run code or leave the web"
        "use https, http, mailto or tel"
    HtmlRemoved "PV406" "html-removed" Warning
        "raw HTML is cleaned to a safe list, and something was left out"
        "use markdown or a directive instead"
    MathLeftOut "PV407" "math-left-out" Warning
        "TeX mathematics cannot be shown without script"
        "write the formula as MathML (`<math>…</math>`) or in words"
    IncludeRefused "PV408" "include-refused" Error
        "only a released document can be included, and not by itself"
        "name a released document by its path from this file"
    AddressCollision "PV409" "address-collision" Error
        "two pages cannot have one address"
        "give one of them another `slug`, or remove the alias"
    DirectiveAttribute "PV410" "directive-attribute" Error
        "the directive cannot be shown without it"
        "add the attribute"
    ExternalImage "PV411" "external-image" Error
        "a picture on someone else's server tells them who reads this page"
        "put the picture beside the document"
    DirectiveUnknownAttribute "PV412" "directive-unknown-attribute" Error
        "a mis-spelled attribute would silently have no effect"
        "correct or remove the attribute; a directive knows the attributes that its template names"
    PictureUndescribed "PV413" "picture-without-description" Error
        "who cannot see the picture is told nothing (WCAG 2.2, 1.1.1)"
        "say in the brackets what the picture shows, as in `![The new front door of the station](door.jpg)`"

    AuditHit "PV501" "audit-hit" Error
        "the finished output contains text that is withheld; nothing was published"
        "compare both places; if a template put the words there, mend the template; if the words are harmless, they are no secret once they stand in any released source"
    AuditUnreadable "PV502" "audit-unreadable" Error
        "what the audit cannot read it cannot vouch for; nothing was published"
        "remove the file from `static/` or from the documents that refer to it"
    ProofFailed "PV503" "proof-failed" Error
        "the output changes when what is withheld changes; nothing was published"
        "please report this: it is a fault in plainview or in a template"

    OutputNotOurs "PV601" "output-not-ours" Error
        "plainview replaces its output folder whole, and this one was not made by it"
        "name another folder with `--output`, or empty this one"
    OutputPlace "PV602" "output-in-sources" Error
        "the output folder would lie in the sources, or the sources in it"
        "name another folder with `--output`"
    Busy "PV603" "site-busy" Error
        "two runs at once would put each other's work in place"
        "wait for the other run to end"
    HistoryHolds "PV604" "history-holds-withheld" Warning
        "a repository keeps every version of every file, and who can clone it can read them all"
        "keep the repository private; what is published is the finished site, never the repository"
    RemoteLooksPublic "PV605" "remote-may-be-public" Warning
        "on that host a repository can be public, and a mirror or a fork of it, too"
        "make sure that it is private, today and for whoever changes its settings; or keep what is withheld in another repository"

    TemplateSyntax "PV701" "template-syntax" Error
        "a template that cannot be read would leave pages out"
        "correct the template at the place shown"
    TemplateRender "PV702" "template-render" Error
        "a page could not be made"
        "correct the template at the place shown"
    InterfaceStrings "PV703" "interface-strings" Error
        "the pages of a language need all of its interface strings"
        "add the string to the site's `locales/`"
    StaticFile "PV704" "static-file" Error
        "a file in `static/` is published as it is, so plainview must be able to read all that is in it"
        "remove the file, or convert it"
    SearchIndex "PV705" "search-index" Error
        "a search that does not know all pages would tell readers that there is nothing where there is something"
        "build again; if it happens again, turn the search off with `enabled = false` under `[search]` in `site.toml`, and report it"
    HostLimit "PV706" "host-limit" Error
        "the host would refuse the site, or publish it broken"
        "make it smaller, or choose another `host`; the limits are in docs/hosting.md"
    IdentityContrast "PV707" "identity-contrast" Error
        "people with low vision, and all people in the sun, could not read it (WCAG 2.2, 1.4.3)"
        "choose a darker colour for light pages, a lighter one for dark pages; the brand's colour carries white text"

    HeadingSkipped "PV801" "heading-skipped" Warning
        "who listens to a page finds the way by its headings, and a level that is missing sounds like text that is missing (WCAG 2.2, 1.3.1)"
        "use the next level: `##` below the title, `###` below `##`"
    TitleRepeated "PV802" "title-repeated" Warning
        "the page shows the document's title as its only heading of the first level; a second one is read out as another page's"
        "remove the heading, or say what the part below it is about"
    HeadingEmpty "PV803" "heading-empty" Warning
        "a heading without text is announced, and leads nowhere (WCAG 2.2, 2.4.6)"
        "write the heading, or remove its `#` signs"
    LinkText "PV804" "link-text" Warning
        "screen readers list the links of a page without the text around them (WCAG 2.2, 2.4.4)"
        "name what the link leads to, as in `[how to file a complaint](complaints.md)`"
    LinkTextTwice "PV805" "link-text-twice" Note
        "in a list of links nobody can tell the two apart (WCAG 2.2, 2.4.4)"
        "say in each text what is different about its target"
    TableHeaders "PV806" "table-headers" Warning
        "who hears a table cell by cell hears its header with it (WCAG 2.2, 1.3.1)"
        "write in the first row what stands in each column"
    LanguageOfPart "PV807" "language-of-part" Warning
        "a screen reader reads it out with the sounds of the wrong language (WCAG 2.2, 3.1.2)"
        "put the passage into `<span lang=\"…\">…</span>` with the code of its language"
    Capitals "PV808" "capitals" Note
        "words in capitals have no shape, and some screen readers spell them"
        "write it as a sentence; use `**…**` or a `warning` directive for what is urgent"

    ReadingGrade "PV811" "reading-grade" Warning
        "many of those for whom it is written will give up (WCAG 2.2, 3.1.5); the formula counts words and syllables and knows nothing of sense, so judge for yourself"
        "write shorter sentences and shorter words; or change the budget of the type in `[reading]`"
    LongSentences "PV812" "long-sentences" Note
        "a reader must hold the whole of a sentence in mind to understand it"
        "make two sentences of one"
    Passives "PV813" "passives" Note
        "a sentence in the passive does not say who does it, which is what people want to know of a rule"
        "name who acts: \"the supervisor signs the form\", not \"the form is signed\""

    TranslationStale "PV821" "translation-stale" Warning
        "readers of a translation would rely on what no longer holds; its page says that the original has changed"
        "translate what changed, then write the version or day of the original under `follows`"
    TranslationParity "PV822" "translation-parity" Note
        "people who read another language can use only what is translated"
        "translate what they need most; `check` counts what is missing by section"

    OneNumber "PV831" "one-number" Error
        "nobody can tell which of two policies with one number is meant"
        "give one of them another number, or say in the newer one that it `supersedes` the other"
    RelationContradiction "PV832" "relation-contradiction" Error
        "what is in force on which day follows from these relations"
        "correct `supersedes`, `amends` or `incorporated_into` in one of the two"
    RelationOneSided "PV833" "relation-one-sided" Warning
        "readers of the other document are not told where its rules come from"
        "write the relation into both documents"
    VersionAlone "PV834" "version-alone" Warning
        "an earlier version is reached from the document as it is today"
        "release the text of today, or remove the version"
    VersionOrder "PV835" "version-order" Warning
        "which text was in force on which day follows from these dates"
        "correct `effective` or `version` in one of the two"
    PolicyDates "PV836" "policy-dates" Error
        "whether a policy is in force follows from its dates"
        "correct one of the two days"
    VariableUnknown "PV837" "variable-unknown" Error
        "the page would show a name in place of what it stands for"
        "define it in `site.toml` under `[variables]`, or correct the name"
    FigureFile "PV841" "figure-file" Error
        "a figure is made of released data, and of nothing else"
        "name a CSV beside the document that has a sidecar, as in `file=\"burglary.csv\"`"
    FigureColumn "PV842" "figure-column" Error
        "a figure of the wrong numbers is worse than none"
        "name columns and values as they stand in the file that is published"
    FigureKind "PV843" "figure-kind" Error
        "some kinds of charts cannot show such numbers, and some mislead whatever they show"
        "choose another kind: line, bar, grouped, stacked, small-multiples or dot"
    FigureSeries "PV844" "figure-series" Error
        "nobody can tell more than a few lines apart, and numbers of different kinds have no common scale"
        "show fewer series, or make several charts"
    FigureRows "PV845" "figure-rows" Error
        "it is not certain which row of the table is meant"
        "choose rows with `where=\"column=value\"`"
    FigurePeriod "PV846" "figure-period" Error
        "a period that is not over, or not in the table, would look like a fall"
        "name a period that the table holds whole, as in 2026-09, 2026-Q3, 2026 or 2026-01..2026-09"
    FigureAsOf "PV847" "figure-as-of" Error
        "the last period may not be over, and late reports change the numbers of the one before"
        "add `as_of: 2026-10-15` to the sidecar of the table: the day on which the numbers were taken"
    FigurePopulation "PV848" "figure-population" Error
        "a rate says nothing unless readers know how many people it is about, when they were counted and by whom"
        "add `population: [{ year: 2026, number: 84210, source: \"U.S. Census Bureau, …\" }]` to the sidecar of the table, one for each year and place, and write `per=1000` or `per=100000`"
    MethodMissing "PV849" "method-missing" Error
        "numbers without their method cannot be checked, compared or trusted"
        "add the field to `report:` in the front matter"
    VocabularyCode "PV850" "vocabulary-code" Error
        "readers are shown the name of the code, and what is no code has none"
        "write the code as in the manual, such as 220 or 23F; what is not known is left empty"
    AreasMalformed "PV851" "areas-malformed" Error
        "a GeoJSON can hold anything, so it is published only of what plainview understands in it"
        "put a sidecar beside it, `NAME.geojson.yaml`, with `sensitivity` and `areas: { name: PROPERTY, level: district }`; export the file again as GeoJSON in degrees (WGS 84)"
    AreasGeometry "PV852" "areas-geometry" Error
        "a point, a line or a tiny area tells where somebody lives or what happened to whom"
        "publish districts or beats as polygons"
    MapPlace "PV853" "map-place" Error
        "numbers of one kind of area on a map of another would be wrong, or finer than they may be"
        "use a table whose places are these areas, by the same names"
    InstructorNotes "PV861" "instructor-notes" Error
        "notes for instructors can hold answers, scenarios and methods that work only while they are not known, so nobody should publish them without having decided to"
        "give them a label that is not the public one; or, if they may be read by anybody, name the file `….instructor.md` and write `instructor_notes: public` under `training`"
    InstructorNotesInside "PV862" "instructor-notes-inside" Error
        "a public document holds a passage that calls itself notes for instructors, which are never public by default"
        "move the passage to a file of its own beside the document, named `….instructor.md`, with a label of its own"
    TrainingBehind "PV863" "training-behind" Warning
        "people would be taught a policy as it was; the page says that the policy has changed since, or is no longer in force"
        "compare the two; then change the training and its `updated`, or write the day under `training.reviewed`"
    BulletinAlert "PV864" "bulletin-alert" Error
        "an alert is read by programs that warn people (OASIS, Common Alerting Protocol 1.2), and one that is not whole is not understood"
        "give `urgency`, `severity` and `certainty` together, also to what updates or cancels an alert, either `updates` or `cancels`, and a `valid_until` after `sent`"
    EventRepeats "PV865" "event-repeats" Error
        "people come to a place on the days that a page names, so each of them must be certain"
        "correct `repeats`: `every`, for a month `which` and `weekday`, either `until` or `count`, and `except` for days that fall out"
    EventFacts "PV866" "event-facts" Error
        "an event cannot have had an outcome before it took place or end before it begins, and a reason is given only for one that was cancelled"
        "correct `start`, `end`, `cancelled`, `reason` or `outcome`"
    EvidenceSource "PV867" "evidence-source" Error
        "a level of evidence is a claim, and nobody can check one without a source"
        "name the study or the review under `source`, and where it can be read under `url`; or write `not-evaluated`"
    ProjectSection "PV868" "project-section" Error
        "a problem-oriented project is told in four parts, so that it can be compared with others: scanning, analysis, response, assessment"
        "add the part, as a heading of the text or as a field under `project`"
    ProjectOutcome "PV869" "project-outcome" Warning
        "an assessment without a measure taken before and after says only what its authors believe"
        "add the measure under `project.outcomes`: measure, before, after, period, source; or write `status: running`"
    StrategyUndecided "PV870" "strategy-undecided" Error
        "what may be told of a tactic is for a person to decide; it is never inferred from a label"
        "write `tactic: public-strategy` under `strategy` once that was decided"
    ForecastPerson "PV871" "forecast-person" Error
        "a page about a forecast tells of areas and times, never of persons; a key of this name could hold one"
        "remove the key, or give it a name that says what it holds of an area"
    ForecastAggregation "PV872" "forecast-aggregation" Error
        "forecasts about single persons, households or addresses are not published"
        "publish the forecast by area, grid, beat, district or jurisdiction"
    ForecastTable "PV873" "forecast-table" Error
        "a table with a row for each person, or a column of ages, ids or addresses, tells of persons"
        "count by area and period first, and publish that table (`shape: table`)"
    SoftwareListing "PV874" "software-listing" Note
        "other agencies find software by its `publiccode.yml` (publiccode.yml 0.4), which cannot be written without these facts"
        "add the fields that are named; or leave it, and only `codemeta.json` is published"

    Io "PV901" "input-output" Error
        "the machine could not do what was asked; the public folder holds the old site or the new one, whole"
        "see the message of the system"
    Usage "PV902" "usage" Error
        "the command could not be understood"
        "see `plainview help`"
}
