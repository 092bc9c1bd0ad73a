//! What machines read of the sample site, against the standards: feeds, the sitemap, calendars, the data for
//! search engines in the pages. Each check is shown files that are wrong, too.
//!
//! XML is judged by the schemas in `tests/data/schemas`, with the validator that the Nu HTML checker carries, alerts
//! with xmllint; all else by `tests/browser/valid.mjs`. Nothing is fetched.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::browser::{checks, demand_success, sample};
use super::driver::tree;

#[test]
fn what_machines_read_of_the_sample_site_is_valid() {
    let Some(checks) = checks(&["java", "node", "xmllint"]) else { return };
    let (_folder, public) = sample();
    demand_success(Command::new("node").arg(checks.join("valid.mjs")).arg(&public));
    let mut kinds: Vec<(&str, Vec<PathBuf>)> =
        ["atom", "opensearch", "sitemap", "alert"].map(|kind| (kind, Vec::new())).into();
    for (name, _) in tree(&public).into_iter().filter(|(name, _)| name.ends_with(".xml")) {
        // The list of alerts is a feed.
        let kind = Path::new(&name).file_stem().expect("a name");
        let kind = if kind == "cap" { std::ffi::OsStr::new("atom") } else { kind };
        let (_, files) = kinds
            .iter_mut()
            .find(|(known, _)| kind == *known)
            .unwrap_or_else(|| panic!("no schema in tests/data/schemas says what {name} should be"));
        files.push(public.join(&name));
    }
    for (kind, files) in kinds {
        assert!(!files.is_empty() || kind == "opensearch", "the sample site has no {kind}.xml");
        if !files.is_empty() {
            demand_success(validator(&checks, kind).args(files));
        }
    }
}

/// A file that is right; and what can be wrong in it, with what is said of it.
struct Case {
    name: &'static str,
    right: &'static str,
    wrong: &'static [(&'static str, &'static str, &'static str)],
}

const XML: [Case; 4] = [
    Case {
        name: "alert.xml",
        right: r#"<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>https://a.example/b/#2026-03-04</identifier>
            <sender>a.example</sender><sent>2026-03-04T09:15:00-06:00</sent><status>Actual</status><msgType>Update</msgType>
            <scope>Public</scope><references>a.example,https://a.example/c/#2026-03-03,2026-03-03T00:00:00-06:00</references>
            <info><language>en</language><category>Transport</category><event>Road closure</event><urgency>Future</urgency>
            <severity>Minor</severity><certainty>Likely</certainty><expires>2026-03-05T00:00:00-06:00</expires>
            <headline>A</headline><web>https://a.example/b/</web><area><areaDesc>A</areaDesc></area></info></alert>"#,
        wrong: &[
            ("<sender>a.example</sender>", "", "Element '{urn:oasis:names:tc:emergency:cap:1.2}sent'"),
            ("2026-03-04T09:15:00-06:00", "2026-03-04T09:15:00Z", "sent': [facet 'pattern']"),
            ("2026-03-05T00:00:00-06:00", "2026-03-05", "expires"),
            ("Actual", "actual", "status': [facet 'enumeration']"),
            ("Update", "Change", "msgType': [facet 'enumeration']"),
            ("Transport", "Traffic", "category': [facet 'enumeration']"),
            ("Future", "Soon", "urgency': [facet 'enumeration']"),
            ("<event>Road closure</event>", "", "Expected is one of"),
            ("<areaDesc>A</areaDesc>", "", "Missing child element(s)"),
            ("emergency:cap:1.2", "emergency:cap:1.1", "No matching global declaration"),
            ("</alert>", "", "Premature end of data"),
        ],
    },
    Case {
        name: "atom.xml",
        right: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A</title><id>https://a.example/</id>
            <updated>2026-03-04T00:00:00Z</updated><link rel="self" href="https://a.example/atom.xml"/>
            <author><name>A</name></author><generator>plainview</generator>
            <entry><title>B</title><id>https://a.example/b/</id><updated>2026-03-04T00:00:00Z</updated>
            <link rel="alternate" href="https://a.example/b/"/><category term="policy"/>
            <content type="html">&lt;p&gt;</content></entry></feed>"#,
        wrong: &[
            ("<author><name>A</name></author>", "", "missing one or more of the following child elements"),
            (r#" rel="self""#, r#" rel="related""#, "missing required child element “link”"),
            ("<title>A</title>", "", "missing required child element “title”"),
            ("<id>https://a.example/b/</id>", "<id>b/</id>", "Bad character content “b/”"),
            ("2026-03-04T00:00:00Z", "2026-03-04", "Bad character content “2026-03-04”"),
            ("2026-03-04T00:00:00Z", "2026-13-04T00:00:00Z", "Bad character content"),
            ("generator>", "generated>", "Element “generated” not allowed"),
            (r#" term="policy""#, "", "missing required attribute “term”"),
            (r#" type="html""#, r#" type="htm""#, "Bad value “htm”"),
            ("</feed>", "", "must start and end within the same entity"),
        ],
    },
    Case {
        name: "sitemap.xml",
        right: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://www.w3.org/1999/xhtml">
            <url><loc>https://a.example/</loc><lastmod>2026-03-04</lastmod>
            <x:link rel="alternate" hreflang="en" href="https://a.example/"/>
            <x:link rel="alternate" hreflang="es" href="https://a.example/es/"/></url></urlset>"#,
        wrong: &[
            ("<loc>https://a.example/</loc>", "", "missing required child element “loc”"),
            ("<loc>https://a.example/", "<loc>/", "Bad character content “/”"),
            ("2026-03-04", "2026-02-30", "Bad character content “2026-02-30”"),
            (r#"hreflang="es""#, r#"hreflang="Spanish!""#, "Bad value “Spanish!”"),
            (
                r#"<x:link rel="alternate" hreflang="en" href="https://a.example/"/>"#,
                "",
                "missing required child element “link”",
            ),
            ("lastmod>", "modified>", "Unknown element “modified”"),
        ],
    },
    Case {
        name: "opensearch.xml",
        right: r#"<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Riverbend</ShortName>
            <Description>Search</Description><InputEncoding>UTF-8</InputEncoding>
            <Url type="text/html" template="https://a.example/search/?q={searchTerms}"/></OpenSearchDescription>"#,
        wrong: &[
            ("<ShortName>Riverbend", "<ShortName>Riverbend Police Dept", "Bad character content"),
            ("{searchTerms}", "", "Bad value “https://a.example/search/?q=”"),
            ("https://a.example", "", "Bad value “/search/?q={searchTerms}”"),
            ("<Description>Search</Description>", "", "missing required child element “Description”"),
        ],
    },
];

const OTHERS: [Case; 9] = [
    Case {
        name: "feed.json",
        right: r#"{"version":"https://jsonfeed.org/version/1.1","title":"A","feed_url":"https://a.example/feed.json",
            "authors":[{"name":"A"}],"items":[{"id":"https://a.example/b/","url":"https://a.example/b/",
            "content_html":"<p>","date_published":"2026-03-04T00:00:00Z"},{"id":"2","content_html":
            "<a href=\"https://a.example/c/\"><img srcset=\"https://a.example/c.png 1x, https://a.example/d.png 2x\">"}]}"#,
        wrong: &[
            (r#""title":"A","#, "", "/ must have required property 'title'"),
            ("version/1.1", "version/1", "/version must be equal to constant"),
            (r#""content_html":"<p>","#, "", "/items/0 must have required property 'content_html'"),
            ("T00:00:00Z", "", "/items/0/date_published must match pattern"),
            (r#""url":"https://a.example"#, r#""url":""#, "/items/0/url must match pattern"),
            (r#""authors":[{"#, r#""author":[{"#, "/ must NOT have additional properties"),
            (r#""id":"2""#, r#""id":"https://a.example/b/""#, "two items are https://a.example/b/"),
            ("https://a.example/c/", "/c/", "2 shows href=\"/c/\""),
            ("https://a.example/d.png", "/d.png", "2 shows srcset=\"/d.png 2x\""),
            ("]}", "]", "not JSON"),
        ],
    },
    Case {
        name: "event.ics",
        right: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//p//EN\r\nBEGIN:VEVENT\r\nUID:https://a.example/b/\r\nDTSTAMP:20260304T000000Z\r\nDTSTART:20260704T010000Z\r\nDTEND:20260704T020000Z\r\nSUMMARY:B\\, in 75 bytes ...........................................\r\n .\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        wrong: &[
            ("UID:https://a.example/b/\r\n", "", "no UID"),
            ("DTSTAMP:20260304T000000Z\r\n", "", "no DTSTAMP"),
            ("DTSTAMP:20260304T000000Z", "DTSTAMP:20260304T000000", "DTSTAMP is not in UTC"),
            ("PRODID:-//p//EN\r\n", "", "no PRODID"),
            ("VERSION:2.0", "VERSION:1.0", "VERSION is not 2.0"),
            ("DTEND:20260704T02", "DTEND:20260704T01", "which is not after"),
            ("DTEND:20260704T020000Z", "DTEND;VALUE=DATE:20260705", "one of DTSTART and DTEND has a time"),
            ("DTEND:2026", "DTEND:x026", "cannot be parsed"),
            ("\r\n .", "....................", "longer than 75 bytes"),
            ("\\,", ",", "not escaped"),
            ("\r\nEND:VEVENT", "\nEND:VEVENT", "less than CRLF"),
            ("END:VCALENDAR\r\n", "END:VCALENDAR", "does not end in CRLF"),
            ("END:VEVENT\r\n", "", "cannot be parsed"),
            ("SUMMARY", "TITLE", "knows no TITLE"),
        ],
    },
    Case {
        name: "weekly.ics",
        right: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//p//EN\r\nBEGIN:VTIMEZONE\r\nTZID:America/Chicago\r\nBEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0600\r\nTZNAME:CST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:https://a.example/b/\r\nDTSTAMP:20260304T000000Z\r\nDTSTART;TZID=America/Chicago:20261103T183000\r\nDTEND;TZID=America/Chicago:20261103T200000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261202T003000Z\r\nEXDATE;TZID=America/Chicago:20261117T183000\r\nSTATUS:CANCELLED\r\nSUMMARY:B\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        wrong: &[
            (
                "TZID:America/Chicago\r\nBEGIN",
                "TZID:America/Denver\r\nBEGIN",
                "names the zone America/Chicago",
            ),
            ("TZOFFSETTO:-0600\r\n", "", "no TZOFFSETTO"),
            ("DTSTART:20261101T020000\r\n", "", "no DTSTART"),
            (";UNTIL=20261202T003000Z", "", "RRULE never ends"),
            (";UNTIL=20261202T003000Z", ";UNTIL=20261202T003000", "UNTIL is not in UTC"),
            (";UNTIL=20261202T003000Z", ";UNTIL=20261202", "UNTIL is not of the kind"),
            ("BYDAY=TU", "BYDAY=WE", "RRULE begins at"),
            (":20261117T183000", ":20261118T183000", "is no time of the event"),
            (":20261117T183000", ":20261117T193000", "is no time of the event"),
        ],
    },
    Case {
        name: "index.html",
        right: r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"A",
            "startDate":"2026-03-04T18:30:00-06:00","location":{"@type":"Place","name":"Hall"},
            "eventStatus":"https://schema.org/EventScheduled","organizer":{"@type":"GovernmentOrganization",
            "name":"A","url":"https://a.example/"},"keywords":["a","b"],"isAccessibleForFree":true}</script>"#,
        wrong: &[
            ("https://schema.org\"", "http://schema.example\"", "its @context is not"),
            ("\"Event\"", "\"Happening\"", "schema.org has no type Happening"),
            ("\"Event\"", "\"Person\"", "Person has no property startDate"),
            ("\"keywords\"", "\"words\"", "Event has no property words"),
            ("\"@type\":\"Place\",", "", "an object without @type"),
            ("\"Place\"", "\"Person\"", "location is {"),
            ("2026-03-04T18:30:00-06:00", "2026-02-30", "startDate is \"2026-02-30\", not Date or DateTime"),
            ("2026-03-04T18:30:00-06:00", "March 4", "startDate is \"March 4\", not Date or DateTime"),
            ("https://a.example/", "/about/", "url is \"/about/\", not URL"),
            ("EventScheduled", "EventPlanned", "eventStatus is \"https://schema.org/EventPlanned\""),
            ("true", "1", "isAccessibleForFree is 1, not Boolean"),
            ("\"name\":\"A\"", "\"name\":\"\"", "name is \"\""),
            ("\"name\":\"A\",", "\"name\":\"A\",,", "not JSON"),
        ],
    },
    Case {
        name: "data.json",
        right: r#"{"@context":"https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
            "@id":"https://a.example/data.json","@type":"dcat:Catalog",
            "conformsTo":"https://project-open-data.cio.gov/v1.1/schema",
            "describedBy":"https://project-open-data.cio.gov/v1.1/schema/catalog.json","dataset":[
            {"@type":"dcat:Dataset","title":"A","description":"B","identifier":"1","accessLevel":"public",
            "keyword":["a"],"publisher":{"name":"A"},"contactPoint":{"fn":"A","hasEmail":"mailto:a@a.example"},
            "temporal":"2026-01-01/2026-03-31","distribution":[{"downloadURL":"https://a.example/a.csv",
            "mediaType":"text/csv"}]}]}"#,
        wrong: &[
            (r#""title":"A","#, "", "/dataset/0 must have required property 'title'"),
            (r#""keyword":["a"],"#, "", "/dataset/0 must have required property 'keyword'"),
            (r#""keyword":["a"]"#, r#""keyword":[]"#, "/dataset/0/keyword must NOT have fewer than 1 items"),
            ("\"public\"", "\"open\"", "/dataset/0/accessLevel must be equal to one of the allowed values"),
            ("mailto:a@", "a@", "/dataset/0/contactPoint/hasEmail must match pattern"),
            ("2026-01-01/2026-03-31", "2026-Q1", "/dataset/0/temporal must match pattern"),
            ("https://a.example/a.csv", "/a.csv", "/dataset/0/distribution/0/downloadURL must match pattern"),
            ("catalog.jsonld", "catalog.json", "/@context must be equal to constant"),
            (r#""identifier":"1""#, r#""id":"1""#, "/dataset/0 must have required property 'identifier'"),
        ],
    },
    Case {
        name: "dcat-us-3.jsonld",
        right: r#"{"@context":{"Catalog":"dcat:Catalog","Dataset":"dcat:Dataset","title":"t","description":"d",
            "identifier":"i","publisher":"p","name":"n","contactPoint":"c","fn":"f","hasEmail":"e","dataset":"s"},
            "@id":"https://a.example/dcat-us-3.jsonld","@type":"Catalog","dataset":[{"@type":"Dataset","title":"A",
            "description":"B","identifier":"1","publisher":{"name":"A"},
            "contactPoint":{"fn":"A","hasEmail":"mailto:a@a.example"}}]}"#,
        wrong: &[
            (r#""contactPoint":"c","#, "", "the context does not say what contactPoint means"),
            (r#""Dataset":"dcat:Dataset","#, "", "the context does not say what Dataset means"),
            (r#""publisher":{"name":"A"},"#, "", "/dataset/0 must have required property 'publisher'"),
            ("\"@type\":\"Catalog\"", "\"@type\":\"dcat:Catalog\"", "/@type must be equal to constant"),
            (r#""identifier":"1","#, "", "/dataset/0 must have required property 'identifier'"),
            (
                "\"fn\":\"A\"",
                "\"fn\":\"\"",
                "/dataset/0/contactPoint/fn must NOT have fewer than 1 characters",
            ),
        ],
    },
    Case {
        name: "datapackage.json",
        right: r#"{"$schema":"https://datapackage.org/profiles/2.0/datapackage.json","resources":[{"name":"a",
            "path":"files/a.csv","bytes":34,"schema":{"fields":[{"name":"Month","type":"yearmonth"},
            {"name":"Burglary, home","type":"integer"}],"missingValues":["","*"]}}]}"#,
        wrong: &[
            (r#""name":"a","#, "", "/resources/0 must have required property 'name'"),
            (r#""name":"a","#, r#""name":"A b","#, "/resources/0/name must match pattern"),
            ("files/a.csv", "/files/a.csv", "/resources/0/path must match pattern"),
            ("files/a.csv", "files/../a.csv", "/resources/0/path must match pattern"),
            ("files/a.csv", "files/b.csv", "there is no wrong-4/files/b.csv"),
            (
                "yearmonth",
                "month",
                "/resources/0/schema/fields/0/type must be equal to one of the allowed values",
            ),
            ("Burglary, home", "Burglary", "files/a.csv has the columns Month; Burglary, home"),
            ("34", "37", "files/a.csv has 34 bytes, not 37"),
            (r#""resources""#, r#""resource""#, "/ must have required property 'resources'"),
        ],
    },
    Case {
        name: "files/a.csv-metadata.json",
        right: r#"{"@context":["http://www.w3.org/ns/csvw",{"@language":"en"}],"url":"a.csv","dc:title":"A",
            "tableSchema":{"columns":[{"name":"column_1","titles":"Month","datatype":"gYearMonth"},
            {"name":"column_2","titles":"Burglary, home","datatype":"integer","null":["","*"]}]}}"#,
        wrong: &[
            (
                r#""http://www.w3.org/ns/csvw""#,
                r#""https://www.w3.org/csvw""#,
                "/@context/0 must be equal to constant",
            ),
            ("\"a.csv\"", "\"/files/a.csv\"", "/url must match pattern"),
            ("\"a.csv\"", "\"b.csv\"", "there is no wrong-2/files/b.csv"),
            (
                "gYearMonth",
                "yearmonth",
                "/tableSchema/columns/0/datatype must be equal to one of the allowed values",
            ),
            ("column_2", "column 2", "/tableSchema/columns/1/name must match pattern"),
            ("Burglary, home", "Burglary", "files/a.csv has the columns Month; Burglary, home"),
        ],
    },
    Case {
        name: ".well-known/security.txt",
        right: "# A\nContact: mailto:a@a.example\nExpires: 2027-03-04T00:00:00Z\nPreferred-Languages: en, es\n",
        wrong: &[
            ("Contact: mailto:a@a.example\n", "", "no Contact"),
            ("mailto:", "", "Contact is a@a.example"),
            ("Expires: 2027-03-04T00:00:00Z\n", "", "not one Expires"),
            ("T00:00:00Z", "", "Expires is 2027-03-04"),
            ("Contact: ", "Contact ", "not a field"),
            ("Preferred-Languages", "Languages", "RFC 9116 has no field Languages"),
        ],
    },
];

#[test]
fn xml_that_is_wrong_is_found_out() {
    let Some(checks) = checks(&["java", "xmllint"]) else { return };
    for case in XML {
        let kind = case.name.strip_suffix(".xml").expect("XML");
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("a file");
            path
        };
        demand_success(validator(&checks, kind).arg(write("right.xml", case.right)));
        // All at once: what is said names the file.
        let name = |index: usize| format!("wrong-{index}.xml");
        let files = (0..).zip(case.wrong).map(|(index, wrong)| write(&name(index), &broken(&case, wrong)));
        let said = faults(validator(&checks, kind).args(files));
        for (index, (from, to, expected)) in case.wrong.iter().enumerate() {
            let own = said.lines().any(|line| line.contains(&name(index)) && line.contains(expected));
            assert!(own, "{}: {from} as {to} is not found out: {said}", case.name);
        }
    }
}

#[test]
fn feeds_calendars_and_data_that_are_wrong_are_found_out() {
    let Some(checks) = checks(&["node"]) else { return };
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    let check = || {
        let mut node = Command::new("node");
        node.arg(checks.join("valid.mjs")).arg(folder.path());
        node
    };
    assert!(faults(&mut check()).contains("there are no calendars"));
    let table = "Month,\"Burglary, home\"\n2026-01,85\n";
    OTHERS.iter().for_each(|case| write(case.name, case.right));
    write("files/a.csv", table);
    demand_success(&mut check());
    for case in &OTHERS {
        for (index, wrong) in case.wrong.iter().enumerate() {
            write(&format!("wrong-{index}/{}", case.name), &broken(case, wrong));
            write(&format!("wrong-{index}/files/a.csv"), table);
        }
    }
    let said = faults(&mut check());
    for case in &OTHERS {
        for (index, (from, to, expected)) in case.wrong.iter().enumerate() {
            let name = format!("wrong-{index}/{}: ", case.name);
            let own = said.lines().any(|line| line.starts_with(&name) && line.contains(expected));
            assert!(own, "{}: {from} as {to} is not found out: {said}", case.name);
        }
    }
}

fn broken(case: &Case, (from, to, _): &(&str, &str, &str)) -> String {
    assert!(case.right.contains(from), "{} does not hold {from}", case.name);
    case.right.replace(from, to)
}

/// Runs the validator of XML with a schema.
fn validator(checks: &Path, kind: &str) -> Command {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schemas");
    if kind == "alert" {
        let mut xmllint = Command::new("xmllint");
        xmllint.args(["--nonet", "--noout", "--schema"]).arg(schemas.join("CAP-v1.2.xsd"));
        return xmllint;
    }
    let mut java = Command::new("java");
    java.arg("-Dfile.encoding=UTF-8").arg("-Dstdout.encoding=UTF-8").arg("-cp");
    java.arg(checks.join("node_modules/vnu-jar/build/dist/vnu.jar"));
    // `-i`: what the schema says of identifiers is of no use here; `-c`: it is in the compact syntax.
    java.args(["nu.validator.vendor.thaiopensource.relaxng.util.Driver", "-i", "-c"]);
    java.arg(schemas.join(format!("{kind}.rnc")));
    java
}

/// Demands that a program finds faults, and returns what it says.
fn faults(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(!output.status.success(), "{command:?}\n{said}");
    said
}
