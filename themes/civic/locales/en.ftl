### civic: interface strings, English

## Frame of every page

skip-to-content = Skip to main content
main-navigation = Main
menu = Menu
breadcrumb-home = Home
breadcrumbs = Breadcrumb
languages = Language
emergency = Emergency:
non-emergency = Non-emergency:
phone = Phone:
email = Email:
agency-website = Agency website

footer-contact = Contact
footer-about = About this site
footer-report = Report something that should not be here
footer-report-text = Have you found something on this site that should not be public, such as a person’s private details? Please tell us right away.
withholding-link = What we publish and what we withhold
register-link = Register of withheld documents
license = License
feeds = Feeds
feed-atom = Atom feed
feed-json = JSON feed

## Dates and times

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# $day (number), $month (name of the month), $year (number)
number-group = {","}
number-decimal = {"."}
date-long = { $day } { $month } { $year }
# $hour ("18:30"), $hour12 ("6"), $minute ("30"), $half ("am" or "pm")
clock = { $half ->
    [am] { $hour12 }:{ $minute } a.m.
   *[pm] { $hour12 }:{ $minute } p.m.
}
# Stand before a date: "Published 1 March 2026"
published-on = Published
updated-on = Updated

## Home page

alerts = Current alerts
home-sections = Browse by section
home-recent = New and updated
home-events = Coming events

## Lists

documents = Documents
subsections = Sections
number = Number
no-documents = There are no documents here yet.
document-count = { $count ->
    [0] No documents
    [one] { $count } document
   *[other] { $count } documents
}
pagination = Pages
page-of = Page { $page } of { $pages }
page-number = Page { $page }
previous-page = Previous
next-page = Next
taxonomy-lead = Choose a subject to see every document about it.
event-past-badge = Ended

## Search, and the index from A to Z

search-label = Search this site
search-button = Search
search-lead = Search everything that we publish. What you type stays in your browser.
search-no-script = The search needs JavaScript, which is off or blocked in your browser. You can find every document here:
search-filters = Narrow down the results
search-filter-type = Type
search-filter-status = Status
search-filter-year = Year
search-filter-all = All
search-searching = Searching …
# $count: how many results there are
search-found = Results: { $count }
search-nothing = Nothing was found. Try fewer or other words.
search-failed = The search could not be loaded. Try again, or use the index from A to Z.
# Stands before a date
search-dated = Last changed
search-more = Show more results
a-z-link = All documents from A to Z
a-z-lead = Every document on this site, by its title.
a-z-letters = Letters

## Documents

contents = Contents
facts-heading = Key facts
facts-policy = About this policy
facts-event = When and where
facts-software = About this software
facts-training = About this training
facts-report = About this report
facts-bulletin = About this bulletin
report-figures = About the numbers
event-calendar = Add to your calendar (iCalendar)
calendar-all = All events as a calendar (iCalendar)
event-past = This event has ended.
software-homepage = Go to the project website
software-repository = See the source code
attachments = Files
versions = Versions of this document
about-document = About this document
contact = Contact
web-address = Web address
source-file = Source file
print-note = A printed copy may be out of date. The current text is at the web address above.
previous-next = Previous and next document
previous-document = Previous
next-document = Next
related = Related documents

## Parts of a text

# $title: the heading
permalink-label = Link to { $title }
footnotes-heading = Notes
# $number: the number of the note
footnote-reference = Note { $number }
footnote-back = Back to note { $number } in the text
# The name of a table that can be scrolled. $title: the heading above it; $number: its place in the document
table-label = Table: { $title }
table-label-plain = Table { $number }
task-done = Done
task-open = Not done
callout-note = Note
callout-tip = Tip
callout-warning = Warning
details = Details
included-from = This text is part of

## Redactions

# $ground: label of the ground
mark-text = redacted: { $ground }
mark-block-text = A passage is redacted here: { $ground }
mark-block-link = Why it is withheld
marks-heading = What is redacted in this document
marks-text = Some words or passages of this document are withheld. The grounds are:
marks-count = { $count ->
    [0] No redactions
    [one] { $count } redaction
   *[other] { $count } redactions
}
marks-notice = { $count ->
    [one] One part of this document is redacted.
   *[other] { $count } parts of this document are redacted.
}
marks-notice-link = See what and why

## What is withheld

withholding-lead = The public has a right to know how it is policed. We publish as much as we can, and we say when we hold something back.
withholding-principle = We withhold information only on one of the grounds below, and no more than the ground requires. Where only part of a document falls under a ground, the rest is published.
withholding-how = Where part of a document is withheld, a mark stands in its place and names the ground. Where a whole document is withheld, the register can name it and give the ground.
withholding-data = In data files (CSV), an asterisk (*) stands for a number that is withheld because it counts few people or incidents, or because such a number could be computed from it. A question mark (?) stands for what is not known, and 0 for none.
withholding-to-register = See the register of withheld documents
withholding-grounds = Grounds for withholding
back-to-withholding = Read about all grounds for withholding
ground-eyebrow = Ground for withholding
ground-facts = About this ground
ground-citation = Law or rule
ground-review = Review
ground-appeal = How to appeal
ground-withheld = In the register: { $count ->
    [0] no documents
    [one] { $count } document
   *[other] { $count } documents
}
ground-marks = In published documents: { $count ->
    [0] no redactions
    [one] { $count } redaction
   *[other] { $count } redactions
}
ground-register = Withheld documents in the register
ground-documents = Published documents with redactions on this ground
register-lead = Documents that exist but are not published, each with the ground for withholding it.
register-text = Each line names a document that is withheld as a whole.
register-caption = { $count ->
    [one] { $count } withheld document
   *[other] { $count } withheld documents
}
register-title = Document
register-ground = Ground
register-empty = The register has no entries.

## The accessibility statement

statement-link = Accessibility statement
statement-lead = What we do so that everyone can use this site, and where we know that it falls short.
statement-standard = The standard that we aim for
statement-standard-text = We want every page of this site to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.
statement-standard-link = Read the guidelines (WCAG 2.2)
statement-status = This page does not claim that we have reached that goal everywhere. It says what is checked, and what the checks found.
statement-checks = What is checked, and how
statement-checks-text = { $count ->
    [one] Each time this site is made, a program checks its { $count } document before it goes out. It looks at these things:
   *[other] Each time this site is made, a program checks all { $count } documents before they go out. It looks at these things:
}
statement-check-headings = Headings have text, and no level is left out.
statement-check-pictures = Every picture has a description. A document without one is not published.
statement-check-links = The text of a link says where it leads.
statement-check-tables = Tables have header cells.
statement-check-language = A passage in another language is marked, as far as a program can tell.
statement-check-reading = Texts are no harder to read than they need to be. The measure is a formula that counts words and syllables.
statement-check-colors = Authors cannot choose colors: those of all text come from the design of the site.
statement-check-files = PDF files have tags, which screen readers need.
statement-checks-limits = A program finds only some of the barriers that people meet. It cannot tell whether a description is right, or whether a text makes sense to you.
statement-limits = Known limits
statement-documents = { $count ->
    [one] In this document we know of something that may get in your way:
   *[other] In these { $count } documents we know of something that may get in your way:
}
statement-files = { $count ->
    [one] This file lacks tags or a language, so screen readers may read it badly or not at all:
   *[other] These { $count } files lack tags or a language, so screen readers may read them badly or not at all:
}
# $title: the document that links to the file
statement-file = File of the document “{ $title }”
statement-file-in = In the document
statement-no-limits = The checks found nothing in the documents that are published now.
statement-flaw-heading-skipped = A level of headings is left out.
statement-flaw-title-repeated = The title is said twice.
statement-flaw-heading-empty = A heading has no text.
statement-flaw-link-text = The text of a link does not say where it leads.
statement-flaw-table-headers = A table lacks header cells.
statement-flaw-language-of-part = A passage in another language is not marked.
statement-flaw-reading-grade = The text is harder to read than it should be.
statement-feedback = Tell us about a problem
statement-feedback-text = If you cannot read or use something here, please tell us. Say which page it is and in which form you need it. We will give you the information in that form.
statement-about = About this statement
statement-about-text = This statement is written anew from the results of the checks each time the site is made.
statement-date = The newest document on the site is of

## Pages without a text of their own: titles and descriptions

title-withholding = What we publish and what we withhold
description-withholding = The grounds on which information is withheld, the law behind each, and how to appeal.
title-register = Register of withheld documents
description-register = Documents that are withheld as a whole, each with the ground for withholding it.
title-statement = Accessibility statement
description-statement = What is done so that everyone can use this site, what is checked, and where it falls short.
title-ground = { $ground }
description-ground = Why this information is withheld: { $ground }.
title-taxonomy = { $taxonomy }
description-taxonomy = All documents, arranged by { $taxonomy }.
title-term = { $term }
description-term = All documents under { $taxonomy }: { $term }.
title-paginated = { $title } (page { $page } of { $pages })
title-search = Search
description-search = Search the documents of this site.
title-a-z = Documents from A to Z
description-a-z = All documents of this site, in the order of their titles.
title-not-found = Page not found
description-not-found = There is no page at this address.
not-found-lead = There is no page at this address.
not-found-text = The address may be mistyped, or the page may have moved. You can:
not-found-home = start from the home page
not-found-a-z = look for it among all documents from A to Z
not-found-register = see whether the document is in the register of withheld documents
not-found-ask = ask us by email
moved-heading = This page has moved
moved-text = The new address is:

## Sizes of files

# $size: the number, ready to show
size-bytes = { $size } bytes
size-kb = { $size } KB
size-mb = { $size } MB

## Types of documents

type-policy = Policy
type-policy-plural = Policies
type-tip = Safety tip
type-tip-plural = Safety tips
type-report = Report
type-report-plural = Reports
type-training = Training material
type-training-plural = Training materials
type-bulletin = Bulletin
type-bulletin-plural = Bulletins
type-event = Event
type-event-plural = Events
type-software = Software
type-software-plural = Software
type-page = Page
type-page-plural = Pages

## Fields of the types

field-policy-number = Number
field-policy-kind = Kind of document
field-policy-issued = Issued
field-policy-effective = In effect since
field-policy-revised = Last revised
field-policy-reviewed = Last reviewed
field-policy-review-due = Next review due
field-policy-version = Version
field-policy-authority = Authority
field-policy-owner = Responsible
field-policy-applies-to = Applies to
field-policy-implements = Implements
field-policy-accreditation = Accreditation standards
field-policy-supersedes = Replaces
field-policy-expires = Expires
field-policy-rescinded = Rescinded
field-policy-amends = Amends
field-policy-incorporated-into = Incorporated into
field-policy-related = See also
field-policy-forms = Forms
field-policy-training = Training
field-policy-change = Last change
value-policy-severity-major = major change
value-policy-severity-minor = minor change
field-tip-season = Season
field-tip-crime = Helps prevent
field-report-period = Period
field-report-covers-from = Data from
field-report-covers-to = Data to
field-report-place = Place
field-report-coverage = Coverage
field-report-counting-rule = Counting rule
field-report-caveats = Limits
field-report-method = Method
field-report-source = Source
field-training-course = Course
field-training-unit = Unit
field-training-hours = Hours
field-training-format = Format
field-training-prerequisites = Required before
field-training-objectives = What you will learn
field-training-for = For
field-bulletin-category = Category
field-bulletin-valid-until = Valid until
field-bulletin-area = Area
field-event-start = Starts
field-event-end = Ends
field-event-location = Location
field-event-address = Address
field-event-registration = Registration
field-event-cost = Cost
field-event-languages = Languages
field-software-homepage = Website
field-software-repository = Source code
field-software-licence = License
field-software-language = Programming language
field-software-status = Status
field-software-maintainer = Maintained by

## Values of the fields

value-policy-kind-policy = Policy
value-policy-kind-procedure = Procedure
value-policy-kind-rule = Rule
value-policy-kind-general-order = General order
value-policy-kind-special-order = Special order
value-policy-kind-notice = Notice
value-policy-kind-directive = Directive
value-tip-season-spring = Spring
value-tip-season-summer = Summer
value-tip-season-autumn = Fall
value-tip-season-winter = Winter
value-tip-season-all-year = All year
value-training-format-classroom = Classroom
value-training-format-online = Online
value-training-format-scenario = Scenario
value-training-format-blended = Classroom and online
value-bulletin-category-alert = Alert
value-bulletin-category-notice = Notice
value-bulletin-category-news = News
value-bulletin-category-recall = Recall
value-bulletin-category-missing-property = Missing property
value-software-status-in-use = In use
value-software-status-pilot = Pilot
value-software-status-retired = Retired

## Taxonomies and their fixed terms

taxonomy-tags = Tags
taxonomy-audience = Audience
taxonomy-topic = Topic
term-audience-residents = Residents
term-audience-officers = Officers
term-audience-businesses = Businesses
term-audience-youth = Youth
term-audience-older-adults = Older adults
term-audience-schools = Schools
term-audience-journalists = Journalists
term-audience-community-groups = Community groups
term-topic-accountability = Accountability
term-topic-crime-prevention = Crime prevention
term-topic-data = Data
term-topic-personnel = Personnel
term-topic-patrol = Patrol
term-topic-investigations = Investigations
term-topic-traffic = Traffic
term-topic-youth = Youth
term-topic-victims = Victims
term-topic-technology = Technology
term-topic-emergency = Emergency

## Names of languages

language-ar = Arabic
language-de = German
language-en = English
language-es = Spanish
language-fa = Persian
language-fr = French
language-hi = Hindi
language-hmn = Hmong
language-ht = Haitian Creole
language-ja = Japanese
language-ko = Korean
language-pl = Polish
language-pt = Portuguese
language-ru = Russian
language-so = Somali
language-tl = Tagalog
language-uk = Ukrainian
language-vi = Vietnamese
language-zh = Chinese
language-ase = American Sign Language

## Grounds for withholding: a label, and a sentence for the public

ground-victim-information = Victim information
ground-victim-information-sentence = Details that could identify a victim or a witness are withheld. People must be able to report a crime without fear for their privacy or their safety.
ground-investigative-information = Investigative information
ground-investigative-information-sentence = Facts known only to investigators are withheld. Making them public could warn a suspect, influence a witness or spoil evidence.
ground-analytical-methods = Analytical methods
ground-analytical-methods-sentence = The details of how we analyze crime and intelligence are withheld where they would show someone how to avoid being found.
ground-operational-tactics = Operational tactics
ground-operational-tactics-sentence = Details of how officers carry out an operation are withheld. A person who knows them in advance could use them to escape or to hurt someone.
ground-surveillance-methods = Surveillance methods
ground-surveillance-methods-sentence = The rules for surveillance are public. The technical details that would help a person detect or defeat lawful surveillance are withheld.
ground-tactical-training = Tactical training
ground-tactical-training-sentence = Training material that shows tactics step by step is withheld. It could be used against officers and the people they are there to protect.
ground-emergency-plans = Emergency plans
ground-emergency-plans-sentence = Detailed plans for attacks and disasters are withheld. They could be used to block the response or to cause more harm.
ground-critical-infrastructure = Critical infrastructure
ground-critical-infrastructure-sentence = Details about the weak points of power, water, transport and communication systems are withheld. Publishing them would put the public at risk.
ground-facility-security = Facility security
ground-facility-security-sentence = Floor plans, alarm systems and guard routines of our buildings are withheld. They would help someone break in or plan an attack.
ground-information-security = Information security
ground-information-security-sentence = Details of how our computer systems are set up and protected are withheld. They would help someone break into the systems that hold people’s records.
ground-officer-safety = Officer safety
ground-officer-safety-sentence = Information is withheld if publishing it would put the life or safety of an officer, or of an officer’s family, at risk.
ground-juvenile = Juvenile information
ground-juvenile-sentence = Information that could identify a child or a teenager is withheld. The law gives young people special protection.
ground-informant = Confidential sources
ground-informant-sentence = Information that could identify a person who helps the police in confidence is withheld. That person’s life may depend on it.
ground-personnel = Personnel records
ground-personnel-sentence = Parts of personnel files are withheld where the law protects the privacy of employees.
ground-pending-investigation = Pending investigation
ground-pending-investigation-sentence = Information about a case that is still open is withheld until publishing it can no longer harm the investigation or a fair trial.
ground-personal-information = Personal information
ground-personal-information-sentence = Private details such as home addresses, dates of birth and health information are withheld. They say nothing about how the police work and could harm the person concerned.
ground-received-in-confidence = Received in confidence
ground-received-in-confidence-sentence = Information that another agency gave us in confidence is withheld. We may not publish it without that agency’s consent.
ground-legal-privilege = Legal privilege
ground-legal-privilege-sentence = Advice from our lawyers is withheld. Like anyone else, a public agency may seek legal advice in confidence.
ground-third-party-copyright = Third-party copyright
ground-third-party-copyright-sentence = Material that belongs to someone else is withheld where we do not have permission to publish it. You can ask its owner for it.

# $months (number): after how many months a decision to withhold is looked at again
review-months = { $months ->
    [one] every month
   *[other] every { $months } months
}

# $number: the place of a file without a title of its own among the attachments
attachment-number = Attachment { $number }

## What a document's page offers, and the pages that lead through the site

copied = Copied:
alert = Alert
alert-until = until
language-home-page = home page
not-translated-yet = this page is not in English yet
original-changed = The { $language } text has changed since this translation was made:
original-binding = This is a translation. The { $language } text is the one that binds.
comments-open = Open for comment
comments-to-come = Comments will be taken
comments-closed = Comments are closed
comments-until = Comments until
comments-from = Comments will be taken from
comments-to = to
comments-were = Comments were taken until
comments-give = Give a comment
comments-calendar = Put the last day into your calendar
comments-go-to = Comments go to { $to }
comments-close = Comments close: { $title }
definitions = Terms explained
term-more = More about this term
tools = What you can do with this page
tools-mail = Send by e-mail
tools-share = Share
tools-cite = Copy citation
tools-print = Print
tools-manual = All on one page
version = Version
cite-as = Cite as
citation-title = “{ $title }”
citation-version = { $name }, version { $held }
citation-date = { $name }, as of { $held }
changes-link = What has changed
changes-all = All changes
changes-lead = Everything that was published or changed, newest first.
change-new = New
change-updated = Changed
title-changes = What has changed
description-changes = Everything that was published or changed, newest first.
date-month = { $month } { $year }
feedback-link = Tell us what you think of this page
home-comment = Open for comment
home-find = Find a policy
home-tips = Tips for this season
home-report = Latest report
library-by-topic = By topic
library-by-number = By number
library-manual = All on one page, to print
library-ways = Other ways through these documents
library-chapters = Chapters
library-other = Other documents
title-by-topic = { $title } by topic
description-by-topic = { $title }, sorted by what they are about.
by-topic-lead = One document can stand under several topics.
by-topic-topics = Topics
by-topic-none = Without a topic
by-topic-all = Everything about { $topic }
title-manual = { $title }: the whole manual
description-manual = { $title }, all on one page.
manual-lead = All documents on one page, to print or to search in.
status-draft = Draft
status-open-for-comment = Open for comment
status-not-yet-in-force = Not yet in force
status-in-force = In force
status-review-overdue = Review overdue
status-current = Current
status-over = Ended
type-definition = Term
type-definition-plural = Terms
field-definition-abbreviation = Abbreviation
field-definition-source = Source
field-definition-source-url = Where it is defined

# Versions, redlines and the history of a library
version-name = Version { $version }
version-of = Version of { $date }
version-today = Current version
version-earlier = Earlier version
version-from-until = In force from { $from } to { $until }
version-since = In force since { $from }
version-from = In force from { $from }
version-dated = Dated { $from }
version-not-today = This is not the text of today.
version-read-today = Read the current text
version-what-changed = What it changed
version-address = Address of this version
title-version = { $title }, { $version }
title-redline = { $title }: changes in { $version }
redline-lead = { $title }: the differences between { $old } and { $new }
redline-legend = How changes are shown
redline-legend-added = New words
redline-legend-removed = Removed words
redline-added = added:
redline-removed = removed:
redline-notices = Changes to look at
redline-notices-text = Words that say what people must, should or may do, and numbers, changed here.
redline-became = “{ $from }” became “{ $to }”
redline-came = “{ $to }” was added
redline-went = “{ $from }” was removed
redline-beginning = Beginning
redline-changed = { $count ->
    [one] { $count } section changed
   *[other] { $count } sections changed
}
redline-unchanged = Sections that are the same
redline-same = The words of the text are the same in both versions.
redline-section-changed = Changed
redline-section-added = New
redline-section-removed = Removed
redline-section-moved = Moved
redline-section-read = Read the section
change-why = Why it was changed
change-minor = a minor change
change-sections = Sections
library-changes = What changed
library-as-of = What was in force on a day
library-archive = No longer in force
library-scorecard = Scorecard
library-calendar = Calendar of reviews
title-library-changes = { $title }: what changed
description-library-changes = When which policy came into force, was changed, or ended.
library-changes-lead = When each policy came into force, was changed, or ended, and why.
library-changes-feeds = The feeds tell of new policies, of those that end, and of changes that are not minor.
library-changes-upcoming = Still to come
library-changes-past = In effect
title-as-of = { $title }: what was in force
description-as-of = For each day on which something changed: which policies were in force, in which version.
as-of-lead = For each day on which something changed, the policies that were in force, in the version that applied.
title-as-of-day = { $title } as of { $date }
as-of-day-lead = The policies that were in force, in the version that applied, as far as these texts are published.
as-of-day-from = It was so from { $from } to { $until }.
as-of-day-since = It has been so since { $from }.
as-of-days = Other days
as-of-previous = Change before: { $date }
as-of-next = Change after: { $date }
as-of-all = All days
as-of-day-changed = What changed on this day
as-of-day-in-force = { $count ->
    [one] { $count } policy in force
   *[other] { $count } policies in force
}
as-of-title = Title
as-of-since = Since
title-archive = { $title }: no longer in force
description-archive = Policies that are no longer in force.
archive-lead = These policies no longer apply. They are kept so that what happened can be judged by the rules of the day.
archive-in-force = Policies in force
event-began = Came into force
event-began-to-come = Comes into force
event-changed-to-come = New version takes effect
event-rescinded-to-come = Will be rescinded
event-superseded-to-come = Will be superseded
event-incorporated-to-come = Becomes part of another policy
event-expired-to-come = Expires
end-successor-expired = Replaced by
end-successor-rescinded = Replaced by
event-changed = New version
event-rescinded = Rescinded
event-superseded = Superseded
event-incorporated = Made part of another policy
event-expired = Expired
end-successor-superseded = Replaced by
end-successor-incorporated = Part of
notice-not-in-force = This policy is no longer in force.
notice-takes-effect = This text is adopted and takes effect on { $date }.
notice-until-then = Until then this applies:
notice-proposed = This text does not apply today.
notice-will-end = This policy will end.
notice-amended = It is amended by
review-due = Review due: { $title }
status-superseded = Superseded
status-rescinded = Rescinded
status-expired = Expired
comments-form = Use the form
comments-issues = Open an issue
responses = What became of the comments
responses-changed = What was changed because of comments
responses-data = The same as data (JSON)
responses-comment = Comment
responses-decision = Decision
responses-why = Why
decision-accepted = Accepted
decision-partly = Accepted in part
decision-declined = Declined
decision-noted = Noted
register-since = Withheld since
register-review = Next review
register-appeal = Appeal
register-totals = By ground
title-scorecard = { $title }: scorecard
description-scorecard = How well these policies are published, computed from what is published.
scorecard-lead = How well these policies are published. The figures are computed from the site each time it is built; nobody types them.
scorecard-day = As of
scorecard-criteria = Six criteria
scorecard-met = Met
scorecard-not-met = Not met
scorecard-not-known = Not known
scorecard-criterion-whole = Posted whole
scorecard-criterion-whole-text = All policies that may be public stand together, on one page, too.
scorecard-criterion-whole-link = The whole manual
scorecard-criterion-searchable = Searchable
scorecard-criterion-searchable-text = The text of all policies can be searched.
scorecard-criterion-searchable-link = Search
scorecard-criterion-dated = Dated
scorecard-criterion-dated-text = Each policy says on which day it took effect.
scorecard-criterion-dated-link = All days
scorecard-criterion-current = Current
scorecard-criterion-current-text = Each policy in force says when it will be reviewed, and none is past that day.
scorecard-criterion-machine-readable = Machine-readable
scorecard-criterion-machine-readable-text = Each policy is a web page with structured data, and changes come as feeds.
scorecard-criterion-machine-readable-link = Changes and feeds
scorecard-criterion-official = At an official address
scorecard-criterion-official-text = The site stands below a domain of a public authority, or that of the agency itself.
scorecard-source = The criteria are those by which the Policing Project at New York University School of Law compared the policy manuals of large US cities.
scorecard-currency = Up to date and readable
scorecard-in-force = Policies in force
scorecard-overdue = Past their review
scorecard-with-review = With a day of review
scorecard-undated = Without a date
scorecard-grade = Average reading grade
scorecard-grade-value = { $grade } (Flesch–Kincaid school grade)
scorecard-ease = Average reading ease
scorecard-ease-value = { $ease } (Szigriszt Pazos; above 55 is normal)
scorecard-overdue-list = Policies past their review
scorecard-withheld = Withheld
scorecard-withheld-text = The register lists { $listed ->
    [one] { $listed } document
   *[other] { $listed } documents
 } that { $listed ->
    [one] is
   *[other] are
 } withheld as a whole; { $marks ->
    [one] { $marks } passage of these policies is
   *[other] { $marks } passages of these policies are
 } redacted.
scorecard-register = Register of withheld documents
scorecard-listed = Documents
scorecard-marks = Passages
scorecard-share = Share
scorecard-limits = What this does not tell
scorecard-limits-text = It counts what is published. Documents that are withheld and not listed in the register are in no figure, and no figure says whether a policy is good, or kept.
## Training, tips, projects, strategies, forecasts, resources, software, alerts, events that repeat

notes-for-instructors = These are notes for the people who give this class.
training-behind = A policy that this unit teaches has changed since the unit was last looked at. Where the two differ, the policy counts.
training-behind-since = changed
training-ended = A policy that this unit teaches is no longer in force.
training-ended-since = not in force since
bulletin-updated = There is a newer bulletin on this:
bulletin-cancelled = This bulletin has been cancelled:
bulletin-for-programs = This alert for programs (CAP)
bulletin-list-for-programs = All current alerts for programs (CAP)
event-cancelled = This event has been cancelled.
event-cancelled-badge = Cancelled
event-next = Next time
event-last = Last time
event-repeats = Repeats
event-access = Access
event-outcome = What came of it
# $weekday: the name of a day
repeats-week = Every { $weekday }
repeats-two-weeks = Every other { $weekday }
repeats-month-day = Every month on day { $day }
repeats-month-weekday = Every month on the { $which } { $weekday }
repeats-1 = first
repeats-2 = second
repeats-3 = third
repeats-4 = fourth
repeats-5 = last
# $rule: how often; $until: the day of the last time
repeats-until = { $rule }, until { $until }
# $days: the days on which it does not take place
repeats-except = { $whole }; not on { $days }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
tip-problem = The problem
tip-steps = What to do
tip-checklist = Checklist
tip-evidence = Does it work?
tip-evidence-source = Source
tip-card = Print this as a card
title-tip-card = Card: { $title }
description-tip-card = { $title }, on half a sheet of paper to print.
card-whole = The whole text
card-print-hint = Print this page: the card fits on half a sheet of paper.
project-outcomes = What was measured
project-measure = Measure
project-before = Before
project-after = After
project-period = Period
project-source = Source
strategy-evidence = What is known about it
strategy-public = A person decided that this tactic may be told to the public.
evidence-finding = Finding
evidence-level = Evidence
forecast-aggregate = This forecast tells of areas and times. It tells nothing about any person.
software-metadata = For programs
publishers = Published together by
credits = With
facts-tip = About this tip
facts-project = About this project
facts-strategy = About this strategy
facts-forecast = About this forecast
facts-resource = About this resource
resource-link = Go to this resource
type-project = Problem-solving project
type-project-plural = Problem-solving projects
type-strategy = Strategy
type-strategy-plural = Strategies
type-forecast = Forecast
type-forecast-plural = Forecasts
type-resource = Resource
type-resource-plural = Resources
field-tip-problem = The problem
field-tip-steps = What to do
field-tip-checklist = Checklist
field-tip-evidence = Evidence
field-training-policies = Policies taught
field-training-reviewed = Last looked at
field-training-instructor-notes = Notes for instructors
field-bulletin-sent = Sent
field-bulletin-event = What it is about
field-bulletin-hazard = Kind of hazard
field-bulletin-urgency = Urgency
field-bulletin-severity = Severity
field-bulletin-certainty = Certainty
field-bulletin-instruction = What to do
field-bulletin-updates = Brings up to date
field-bulletin-cancels = Cancels
field-event-repeats = Repeats
field-event-access = Access
field-event-cancelled = Cancelled
field-event-reason = Why
field-event-outcome = What came of it
field-software-maintenance = Maintenance
field-software-audience = For
field-software-cost = Cost
field-software-maturity = Maturity
field-software-version = Version
field-software-released = Released
field-software-features = What it does
field-software-platforms = Runs on
field-software-kind = Kind
field-software-categories = Categories
field-software-languages = Languages
field-software-policies = Policies
field-project-status = Status
field-project-period = Period
field-project-area = Area
field-project-partners = Partners
field-project-problem = The problem
field-project-scanning = Scanning
field-project-analysis = Analysis
field-project-response = Response
field-project-assessment = Assessment
field-project-outcomes = What was measured
field-project-strategies = Strategies used
field-strategy-tactic = May be told
field-strategy-problem = The problem
field-strategy-evidence = Evidence
field-strategy-policies = Policies
field-strategy-projects = Projects
field-forecast-model = Model
field-forecast-data = Data
field-forecast-aggregation = What it is about
field-forecast-period = Period
field-forecast-accuracy = How accurate it was
field-forecast-bias-review = Review for bias
field-forecast-reviewed = Last reviewed
field-forecast-use-policy = Policy on its use
field-forecast-not-used-for = Never used for
field-forecast-owner = Responsible
field-resource-kind = Kind
field-resource-url = Address
field-resource-maintainer = Maintained by
field-resource-cost = Cost
field-resource-licence = License
field-resource-languages = Languages
field-resource-lawful-use = Policy on lawful use
field-resource-reviewed = Last looked at
value-training-for-officers = Officers
value-training-for-analysts = Analysts
value-training-for-managers = Managers
value-training-for-support-staff = Support staff
value-training-for-volunteers = Volunteers
value-training-instructor-notes-public = Public
value-tip-level-what-works = It works: several good studies agree
value-tip-level-promising = Promising: one good study, or several weaker ones
value-tip-level-mixed = Mixed: studies disagree
value-tip-level-no-effect = No effect was found
value-tip-level-not-evaluated = Nobody has tested it yet
value-strategy-level-what-works = Works: several good studies agree
value-strategy-level-promising = Promising: one good study, or several weaker ones
value-strategy-level-mixed = Mixed: studies disagree
value-strategy-level-no-effect = No effect was found
value-strategy-level-not-evaluated = Nobody has tested it yet
value-strategy-tactic-public-strategy = Yes, as was decided
value-bulletin-hazard-geo = Earth
value-bulletin-hazard-met = Weather
value-bulletin-hazard-safety = Public safety
value-bulletin-hazard-security = Security
value-bulletin-hazard-rescue = Rescue
value-bulletin-hazard-fire = Fire
value-bulletin-hazard-health = Health
value-bulletin-hazard-env = Environment
value-bulletin-hazard-transport = Transport
value-bulletin-hazard-infra = Utilities and networks
value-bulletin-hazard-cbrne = Hazardous substances
value-bulletin-hazard-other = Other
value-bulletin-urgency-immediate = Act now
value-bulletin-urgency-expected = Act soon
value-bulletin-urgency-future = Act in the near future
value-bulletin-urgency-past = No longer needed
value-bulletin-urgency-unknown = Not known
value-bulletin-severity-extreme = Extreme
value-bulletin-severity-severe = Severe
value-bulletin-severity-moderate = Moderate
value-bulletin-severity-minor = Minor
value-bulletin-severity-unknown = Not known
value-bulletin-certainty-observed = Observed
value-bulletin-certainty-likely = Likely
value-bulletin-certainty-possible = Possible
value-bulletin-certainty-unlikely = Unlikely
value-bulletin-certainty-unknown = Not known
value-software-maintenance-internal = By the agency
value-software-maintenance-community = By a community
value-software-maintenance-none = None
value-software-maturity-concept = Idea
value-software-maturity-development = In development
value-software-maturity-beta = On trial
value-software-maturity-stable = Ready for use
value-software-maturity-obsolete = No longer maintained
value-software-platforms-web = Web
value-software-platforms-windows = Windows
value-software-platforms-mac = macOS
value-software-platforms-linux = Linux
value-software-platforms-ios = iOS
value-software-platforms-android = Android
value-software-kind-standalone-web = Web application
value-software-kind-standalone-mobile = Mobile application
value-software-kind-standalone-desktop = Desktop application
value-software-kind-standalone-backend = Service without a screen
value-software-kind-standalone-iot = For devices
value-software-kind-standalone-other = Program
value-software-kind-addon = Add-on
value-software-kind-library = Library
value-software-kind-configuration-files = Configuration
value-project-status-planned = Planned
value-project-status-running = Under way
value-project-status-completed = Completed
value-project-status-stopped = Stopped
value-forecast-aggregation-area = Areas
value-forecast-aggregation-grid = Squares of a grid
value-forecast-aggregation-beat = Beats
value-forecast-aggregation-district = Districts
value-forecast-aggregation-jurisdiction = The whole city
value-resource-kind-open-data = Open data
value-resource-kind-tool = Tool
value-resource-kind-guide = Guide
value-resource-kind-research = Research
value-resource-kind-course = Course
value-resource-kind-lawful-use-policy = Policy on lawful use
## Figures of released numbers

figure-chart = Chart
figure-map = Map
figure-class = { $from } to { $to }
figure-numbers = Show the numbers
figure-method = How to read this table
figure-download = Download the data (CSV)
figure-withheld = withheld
figure-unknown = not known
figure-too-few = too few
figure-quarter = Q{ $number }
figure-month = { $month } { $year }
figure-span-months = { $first }–{ $last } { $year }
figure-span = { $first } { $first-year } – { $last } { $year }
figure-span-years = { $from }–{ $to }
figure-span-days = { $from } – { $to }
figure-incomplete = { $period } (not complete)
figure-per = Per { $number } residents
figure-percent = { $number }%
figure-no-percent = not shown
figure-difference = Difference
figure-change = Change
figure-chance = More than chance?
figure-cell-within = no
figure-cell-above = yes, a rise
figure-cell-below = yes, a fall
figure-cell-withheld = a number is withheld
figure-cell-unknown = a number is not known
figure-cell-incomplete = not complete
figure-cell-break = counted differently
figure-mean = Mean of the last three years so far
figure-measure = Measure
figure-measure-of = { $label }, { $period }
figure-now = Count
figure-before = A year earlier
figure-break = new way of counting
figure-within = within normal variation
figure-above = a larger rise than chance alone would give
figure-below = a larger fall than chance alone would give
figure-outcome = { $change }, { $verdict }
figure-not-compared-withheld = not compared, because a number is withheld
figure-not-compared-unknown = not compared, because a number is not known
figure-not-compared-incomplete = not compared, because the period is not complete
figure-not-compared-break = not compared, because the way of counting changed on { $day }
figure-sentence-year = { $label }: { $now } in the 12 months to { $end }, { $before } in the 12 months before ({ $outcome }).
figure-sentence-period = { $label }: { $now } in { $period }, { $before } in { $earlier } ({ $outcome }).
figure-sentence-one = { $label }: { $now } in { $period }.
figure-sentence-categories = { $label }: the largest number is { $most } ({ $most-name }), the smallest { $least } ({ $least-name }).
figure-sentence-categories-published = { $label }: of the numbers that are published, the largest is { $most } ({ $most-name }), the smallest { $least } ({ $least-name }).
figure-several = several
figure-sentence-category = { $label }: { $now } ({ $name }).
figure-sentence-nothing = { $label }: no number can be shown.
figure-stat-compared = { $before } in { $earlier }; { $verdict }
figure-note-withheld = * stands for a number that is withheld so that nobody can be recognized. It is not zero.
figure-note-unknown = ? stands for a number that is not known.
figure-note-percent = No percentage is given where one of the counts is below { $number }.
figure-note-variation = “Normal variation” is what chance alone can give: twice the difference of the square roots of both counts lies between −3 and 3 (Poisson z-score, Wheeler 2016).
figure-note-preliminary = Numbers from { $period } on are preliminary.
figure-note-incomplete = { $period } is not complete. It is shown hollow and is not compared.
figure-note-break = The way of counting changed on { $day }: { $note }. Numbers from before and after are not compared.
figure-note-population = { $place }{ $year }: { $number } ({ $source })
figure-note-rate = Rates are per { $number } residents. Population: { $populations }.
figure-note-too-few = No rate is given for fewer than { $number } events, since it would be unreliable.
figure-note-as-of = Data as known on { $day }.
figure-note-source = Source: { $source }.
figure-note-source-as-of = Source: { $source }. Data as known on { $day }.

## Offenses of NIBRS, by their codes

nibrs-720 = Animal cruelty
nibrs-200 = Arson
nibrs-13A = Aggravated assault
nibrs-13B = Simple assault
nibrs-13C = Intimidation
nibrs-510 = Bribery
nibrs-220 = Burglary/breaking & entering
nibrs-58A = Import violations
nibrs-58B = Export violations
nibrs-61A = Federal liquor offenses
nibrs-61B = Federal tobacco offenses
nibrs-620 = Wildlife trafficking
nibrs-250 = Counterfeiting/forgery
nibrs-290 = Destruction/damage/vandalism of property
nibrs-35A = Drug/narcotic violations
nibrs-35B = Drug equipment violations
nibrs-270 = Embezzlement
nibrs-103 = Espionage
nibrs-210 = Extortion/blackmail
nibrs-26A = False pretenses/swindle/confidence game
nibrs-26B = Credit card/automated teller machine fraud
nibrs-26C = Impersonation
nibrs-26D = Welfare fraud
nibrs-26E = Wire fraud
nibrs-26F = Identity theft
nibrs-26G = Hacking/computer invasion
nibrs-26H = Money laundering
nibrs-49A = Harboring escapee/concealing from arrest
nibrs-49B = Flight to avoid prosecution
nibrs-49C = Flight to avoid deportation
nibrs-39A = Betting/wagering
nibrs-39B = Operating/promoting/assisting gambling
nibrs-39C = Gambling equipment violations
nibrs-39D = Sports tampering
nibrs-09A = Murder & nonnegligent manslaughter
nibrs-09B = Negligent manslaughter
nibrs-09C = Justifiable homicide (not a crime)
nibrs-64A = Human trafficking, commercial sex acts
nibrs-64B = Human trafficking, involuntary servitude
nibrs-30A = Illegal entry into the United States
nibrs-30B = False citizenship
nibrs-30C = Smuggling aliens
nibrs-30D = Re-entry after deportation
nibrs-100 = Kidnapping/abduction
nibrs-23A = Pocket-picking
nibrs-23B = Purse-snatching
nibrs-23C = Shoplifting
nibrs-23D = Theft from building
nibrs-23E = Theft from coin-operated machine or device
nibrs-23F = Theft from motor vehicle
nibrs-23G = Theft of motor vehicle parts or accessories
nibrs-23H = All other larceny
nibrs-240 = Motor vehicle theft
nibrs-370 = Pornography/obscene material
nibrs-40A = Prostitution
nibrs-40B = Assisting or promoting prostitution
nibrs-40C = Purchasing prostitution
nibrs-120 = Robbery
nibrs-11A = Rape
nibrs-11B = Sodomy
nibrs-11C = Sexual assault with an object
nibrs-11D = Fondling
nibrs-36A = Incest
nibrs-36B = Statutory rape
nibrs-360 = Failure to register as a sex offender
nibrs-280 = Stolen property offenses
nibrs-101 = Treason
nibrs-520 = Weapon law violations
nibrs-521 = Violation of National Firearm Act of 1934
nibrs-522 = Weapons of mass destruction
nibrs-526 = Explosives
nibrs-90A = Bad checks
nibrs-90B = Curfew/loitering/vagrancy violations
nibrs-90C = Disorderly conduct
nibrs-90D = Driving under the influence
nibrs-90E = Drunkenness
nibrs-90F = Family offenses, nonviolent
nibrs-90G = Liquor law violations
nibrs-90H = Peeping tom
nibrs-90J = Trespass of real property
nibrs-90K = Failure to appear
nibrs-90L = Federal resource violations
nibrs-90M = Perjury
nibrs-90Z = All other offenses
nibrs-description = NIBRS offense codes (FBI)
