//! The words that pages hold by themselves: they are in no source, and no sign of a leak.

/// Names of elements, classes, attributes and files that the program writes, for the audit.
pub(crate) const OWN_WORDS: &str = "anchor table role region tabindex align left right center footnotes footnote fn ref fnref \
    task list code language hl comment string number keyword function type constant variable punctuation tag attribute \
    operator inserted deleted checkbox disabled checked scope col aria label labelledby class href src alt title width height \
    start id index html files xml json feed atom sitemap robots page theme application svg png jpg gif webp txt note warning \
    X-Content-Type-Options nosniff X-Frame-Options DENY Referrer-Policy no-referrer Permissions-Policy camera geolocation \
    microphone Cache-Control public max-age=31536000 immutable redirects headers nojekyll \
    BEGIN END VCALENDAR VERSION PRODID VEVENT UID DTSTAMP SUMMARY DESCRIPTION LOCATION URL \
    VTIMEZONE TZID STANDARD DAYLIGHT TZOFFSETFROM TZOFFSETTO TZNAME DTSTART DTEND RRULE FREQ WEEKLY MONTHLY INTERVAL BYDAY \
    BYMONTHDAY MO TU WE TH FR SA SU COUNT UNTIL EXDATE STATUS CANCELLED alert identifier sender sent msgType scope references \
    info category event urgency severity certainty expires senderName headline description instruction web contact area areaDesc \
    context dcat dcterms foaf vcard xsd org csvw dc Catalog Dataset Distribution Agent Document Kind PeriodOfTime Standard \
    Organization Contact name names fn hasEmail mailto description identifier publisher conformsTo license licenses modified \
    temporal startDate endDate keyword contactPoint landingPage accessURL downloadURL accessLevel public mediaType csv json \
    metadata describedBy describedByType datapackage resources path format mediatype encoding utf bytes schema fields \
    missingValues string integer number decimal date yearmonth year gYearMonth gYear columns titles datatype null tableSchema \
    dialect delimiter homepage sources source svg path role img aria labelledby desc figure wide narrow abbr \
    This folder was made by plainview, and the next build replaces it whole.";
