#!/usr/bin/env python3
"""Writes the corpus of the benchmark: the same documents as a plainview, a Zola and a Hugo site.

The text is made up from a vocabulary of about 3,000 words, which are drawn with frequencies that
fall as in real text (Zipf's law). The same options always give the same bytes. Only plainview's
site has withheld documents and redactions; the peers know neither.
"""

import argparse
import datetime
import itertools
import random
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

# --- The vocabulary -----------------------------------------------------------------------------

NOUNS = """
officer report policy supervisor incident department vehicle complaint person resident case record
request unit witness victim procedure statement camera review shift member employee station citation
search arrest interview patrol suspect community neighborhood school district resource response
service training commander sergeant lieutenant detective dispatcher analyst investigator technician
warrant permit license form file folder notice letter message radio telephone computer database
system network device battery recorder recording image video photograph sample property item
package locker cabinet office building entrance hallway lobby window door lock key fence gate
street road highway bridge intersection crossing corner sidewalk park playground garden parking
lot garage driver passenger cyclist pedestrian motorist owner tenant landlord neighbor visitor
business store market bank restaurant library hospital clinic shelter church meeting hearing council
board committee chair city county state court judge prosecutor attorney defendant juror trial
charge offense theft burglary robbery assault fraud collision crash injury emergency alarm
call caller language interpreter translation hour day week month quarter year season morning
evening deadline schedule calendar budget grant contract vendor invoice payment fee cost fund
decision finding recommendation objection appeal answer question reason condition exception limit
standard rule duty right authority responsibility role task step method measure figure number
rate share total average trend chart table page chapter section paragraph appendix map area
zone beat sector boundary route location address event festival parade protest crowd signal
sign barrier equipment uniform badge vest helmet glove kit supply container tool instrument
lesson course instructor trainee recruit exercise scenario skill certificate test score audit
inspection auditor volunteer partner agency team group family parent child student teacher
counselor nurse doctor medication treatment program project plan goal outcome result problem
pattern cause factor risk hazard warning lesson example summary detail description draft version
""".split()

VERBS = """
report review record document request answer collect protect respond patrol search arrest
interview transport notify contact complete approve assign inspect store return release retain
describe explain publish update correct confirm check count measure compare monitor
supervise train teach learn prepare plan schedule attend join visit call email mail deliver
receive open close lock secure clean repair replace remove install test audit examine
consider discuss decide appeal reject accept follow observe listen ask offer provide
support assist help treat refer guide direct lead warn stop detain question identify locate
photograph label seal sign stamp submit file enter print scan copy transfer share limit
restrict suspend restore extend reduce increase improve evaluate assess analyze recommend
require permit allow prevent avoid address handle manage control reserve claim pay refund
""".split()

ADJECTIVES = """
public written annual monthly weekly daily local new former current final first second third
serious minor urgent routine important necessary reasonable lawful clear plain complete correct
accurate recent previous early late short long brief detailed full partial open closed
available responsible qualified certified sworn civilian senior junior assigned regular special
general common rare similar different separate joint independent internal external medical
legal criminal civil financial technical digital physical electronic mobile portable fixed
visible safe secure dangerous suspicious damaged missing stolen lost abandoned empty busy quiet
residential commercial industrial rural urban central northern southern eastern western
eligible voluntary mandatory optional temporary permanent initial formal informal verbal
printed signed sealed approved pending active inactive older younger vulnerable homeless
deaf bilingual elderly nearby remote direct indirect fair equal consistent careful prompt
""".split()

ADVERBS = """
promptly carefully immediately clearly regularly usually often rarely sometimes always safely
quickly quietly directly fully partly mainly generally normally separately jointly independently
formally informally verbally electronically digitally physically accurately correctly properly
reasonably lawfully fairly equally consistently voluntarily temporarily permanently initially
finally recently previously annually monthly weekly daily locally publicly openly firmly politely
""".split()

# Both halves make compounds that stand in no dictionary, but look as if they might.
FIRST = """
river street bridge park school night home house road harbor market field hill mill
lake stone wood rail light water land safe watch count team north south east west
court sand iron mail work rain sun snow fire
""".split()
SECOND = """
side gate house way line yard post mark work guard stand ward point book bank walk land room
front light port bell board hall
""".split()

TAGS = """
patrol traffic records force de-escalation body-cameras complaints training youth schools
older-adults fraud burglary theft bicycles vehicles parking pedestrians collisions speed dogs
drones radios dispatch interviews searches arrests warrants evidence property laboratory
fingerprints photographs video retention requests fees courts prosecution victims witnesses
interpreters accessibility housing landlords businesses alarms events festivals volunteers
recruitment discipline audits budget contracts software statistics oversight mental-health
emergencies
""".split()

# (folder, title, plainview's type)
SECTIONS = [
    ("policies", "Policies", "policy"),
    ("procedures", "Procedures", "policy"),
    ("reports", "Reports", "report"),
    ("training", "Training", "training"),
    ("tips", "Safety tips", "tip"),
    ("bulletins", "Bulletins", "bulletin"),
    ("software", "Software", "software"),
    ("guides", "Guides", "page"),
]
# Withheld documents stand where no field of the type is required.
WITHHELD_SECTIONS = ("training", "tips", "bulletins", "guides")

FRAMES = """
The {n} must {v} the {n} before the {n} is {d}.
Each {n} is {d} by the {n} within ten days.
{An} may {v} the {n} if the {n} has been {d}.
When {an} is {d}, the {n} must {r} {v} the {n} and {v} the {n}.
{P} are {d} in the {a} {n}, and {p} are {d} at the {n}.
The {a} {n} and the {a} {n} are kept for two years.
No {n} may {v} {an} without the approval of the {n}.
The department {r} {d} the {n} after the {a} {n}.
This {n} applies to {p}, {p} and {p}.
If the {n} is not {a}, the {n} should {v} {an} and {v} a second {n}.
Anyone may {v} the {n} or {v} {an} at the {n}.
The {n} shows how many {p} were {d} in each {n}.
During {g} the {n}, the {n} must keep the {n} in view.
{P} who {v} {p} must {r} {v} the {n} of the {n}.
A copy of the {n} is given to the {n} who {d} it.
The {n}'s {n} is part of the {n} and is {d} with it.
We {r} {v} {p}, {v} the {n} and {v} the {a} {p}.
It is the duty of every {n} to {v} the {n} of {p}.
In the {a} {n}, {p} {d} more {p} than in the {a} {n}.
After {g} the {n}, {an} should {v} the {n} in plain words.
The {n} is {a} when the {n} can be {d} by {an}.
Before {g} {an}, the {n} reads the {n} aloud and {r} {v} any {n}.
{An} that cannot be {d} is {d} to the {n} for the {a} {n}.
{P} of the {n} are {d} by {an} who was not part of the {n}.
The {n} and the {n} must agree on the {n} of each {n}.
Where {a} {p} are {a}, the {n} may {v} them to the {n}.
Every {n} in the {n} is {d} twice, once by {an} and once by the {n}.
{P}, {p} and {a} {p} are {r} {d} in one {n}.
The {a} {n} was {d}; the {n} was not.
{An} is {a} only if all {p} have been {r} {d}.
"The {n} is {a}," the {n} may say, "and we will {v} it."
The {n} -- together with the {n} -- is {d} each {n}.
People should {v} the {n} and not {v} the {n} themselves.
""".strip().split("\n")

# Sentences that stand in many documents of a police department, word for word.
SET_SENTENCES = """
Officers must treat every person with dignity and explain what they are doing and why.
A supervisor must review each report before the end of the shift in which it was written.
The use of force must be reasonable, necessary and in proportion to the threat.
An officer who sees another officer use too much force must step in and stop it.
Complaints may be made in person, by telephone, by mail or on this site, with or without a name.
Body-worn cameras must be on during every stop, search, arrest and use of force.
Call 911 in an emergency, and the non-emergency number for everything else.
No one may be stopped or searched because of race, faith, language or nationality.
The department publishes its figures every quarter and corrects them openly if they were wrong.
Recordings are kept for 180 days, or longer if they are part of a case.
Anyone may ask for a copy of a public record; the first 50 pages are free.
Lock doors and windows, even if you leave for only a few minutes.
Evidence must be packed, sealed, labeled and entered in the log before the shift ends.
Every employee is trained in first aid and in how to help a person in crisis.
Interpreters are free of charge for everyone who speaks with the department.
""".strip().split("\n")

LINK_FRAMES = """
For more about this, see [{a} {p}](@).
The {n} is described in [{an} for the {n}](@).
This {n} must be read together with [the {a} {n}](@) and {v} the {n}.
{P} are handled as [{p} and {p}](@) are, and the {n} is {r} {d}.
How the {n} is {d} is told in [{g} the {n}](@), which also names the {n}.
""".strip().split("\n")

ITEM_FRAMES = """
{v} the {n} and the {n}
the {a} {n} of the {n}
{p} and {a} {p}
{r} {d} {p}
{an} for each {n}, {d} by the {n}
the {n} that the {n} {d}
""".strip().split("\n")

HEADING_FRAMES = ["{G} the {n}", "{A} {p}", "{P} and {p}", "The {a} {n}", "{G} {a} {p}", "{N} {n}", "How {p} are {d}"]
TITLE_FRAMES = ["{A} {n} {p}", "{G} {p} and {p}", "{N} {n} for {p}", "The {a} {n} of {p}", "{G} {a} {n} {p}"]
SET_HEADINGS = ["Purpose", "Scope", "Definitions", "Procedure", "Records", "Responsibilities", "Review", "Exceptions",
                "Background", "What to do", "Who this is for", "Questions"]

CODE = [
    ("python", """# Count {p} by {n}.
import csv
from collections import Counter

def {n}_totals(path: str, {v}_empty: bool = False) -> Counter:
    totals = Counter()
    with open(path, encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["{n}"] or {v}_empty:
                totals[row["{n}"].strip().lower()] += int(row.get("{p}", 1))
    return totals

if __name__ == "__main__":
    for name, count in {n}_totals("{p}.csv").most_common(10):
        print(f"{name:<20}{count:>8}")
"""),
    ("json", """{
  "{n}": "{a} {n}",
  "{p}": [12, 48, 106],
  "{d}": true,
  "{n}_id": null
}
"""),
    ("bash", """#!/bin/sh
# {v} all {p} of the last month
set -eu
for file in {p}/*.csv; do
    sort -u "$file" | grep -v '^#' > "{d}/${file##*/}"
done
echo "{p} {d}: $(ls {d} | wc -l)"
"""),
    ("sql", """SELECT {n}, COUNT(*) AS {p}
FROM {p}
WHERE {d} >= '2026-01-01' AND {a} = TRUE
GROUP BY {n}
ORDER BY {p} DESC
LIMIT 20;
"""),
]


def plural(noun):
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return "children" if noun == "child" else noun + "s"


def ending(verb, suffix):
    """Returns a regular verb with `ed` or `ing`."""
    if verb in {"stop", "plan", "scan", "refer", "submit", "permit", "transfer", "control", "patrol"}:
        verb += verb[-1]
    elif suffix == "ed" and verb.endswith("y") and verb[-2] not in "aeiou":
        verb = verb[:-1] + "i"
    elif verb.endswith("e") and not (suffix == "ing" and verb.endswith("ee")):
        verb = verb[:-1]
    irregular = {"teach": "taught", "lead": "led", "pay": "paid"}
    if suffix == "ed" and verb in irregular:
        return irregular[verb]
    return verb + suffix


def unique(words):
    return list(dict.fromkeys(words))


def with_article(noun):
    vowel = noun[0] in "aeiou" and not noun.startswith(("uni", "one"))
    return ("an " if vowel or noun == "hour" else "a ") + noun


def english():
    """Returns the words by class, the most frequent first."""
    compounds = unique(first + second for first, second in itertools.product(FIRST, SECOND) if first != second)
    nouns = unique(NOUNS)
    # A fixed order that is not alphabetical: neighbours should not share a half.
    random.Random("compounds").shuffle(compounds)
    nouns += [word for word in compounds if word not in nouns]
    verbs = unique(VERBS)
    return {"n": nouns, "v": verbs, "a": unique(ADJECTIVES), "r": unique(ADVERBS)}


def invented(seed, count, avoid):
    """Returns words that stand in no language, none of which is in `avoid`."""
    rng = random.Random(seed)
    onsets = "b br c cl d dr f g gl h j k l m n p pr qu r s sk st t tr v vr w z".split()
    vowels = "a e i o u ae oi ua".split()
    codas = "b d g k l m n nd nt p r rk rn rv sk st t th x z".split()
    words = []
    known = set(avoid)
    while len(words) < count:
        syllables = rng.choice((2, 2, 3))
        word = "".join(rng.choice(onsets) + rng.choice(vowels) + (rng.choice(codas) if part == syllables - 1 or rng.random() < 0.4 else "")
                       for part in range(syllables))
        if 6 <= len(word) <= 12 and word not in known:
            known.add(word)
            words.append(word)
    return words


class Vocabulary:
    """Words by class, drawn with frequencies after Zipf's law."""

    def __init__(self, classes):
        self.classes = {
            "n": classes["n"],
            "p": [plural(noun) for noun in classes["n"]],
            "an": [with_article(noun) for noun in classes["n"]],
            "v": classes["v"],
            "d": [ending(verb, "ed") for verb in classes["v"]],
            "g": [ending(verb, "ing") for verb in classes["v"]],
            "a": classes["a"],
            "r": classes["r"],
        }
        for key in list(self.classes):
            self.classes[key.capitalize()] = [word[0].upper() + word[1:] for word in self.classes[key]]
        self.weights = {}
        for key, words in self.classes.items():
            self.weights[key] = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def size(self):
        return len({word for key in "npvdgar" for word in self.classes[key]})

    def everything(self):
        return {word for key in "npvdgar" for word in self.classes[key]}


class Writer:
    """Writes the parts of a document; one source of chance, so that a document depends on its seed alone."""

    def __init__(self, vocabulary, rng, set_pieces):
        self.vocabulary = vocabulary
        self.rng = rng
        self.set_pieces = set_pieces
        self.buffers = {}
        self.frames = {}

    def word(self, key):
        buffer = self.buffers.get(key)
        if not buffer:
            words = self.vocabulary.classes[key]
            buffer = self.rng.choices(words, cum_weights=self.vocabulary.weights[key], k=32)
            self.buffers[key] = buffer
        return buffer.pop()

    def fill(self, frame):
        parts = PARSED.get(frame)
        if parts is None:
            parts = PARSED[frame] = parse(frame)
        word = self.word
        return "".join([part if not is_slot else word(part) for is_slot, part in parts])

    def sentence(self):
        rng = self.rng
        if self.set_pieces and rng.random() < 0.06:
            return rng.choice(SET_SENTENCES)
        text = self.fill(rng.choice(FRAMES))
        chance = rng.random()
        if chance < 0.10:
            text = self.decorate(text, "**" if chance < 0.03 else "*")
        elif chance < 0.13 and self.set_pieces:
            text = text[:-1] + f" (form `{self.word('n')}-{rng.randrange(10, 999)}`)."
        elif chance < 0.22 and self.set_pieces:
            text = text[:-1] + f" in {rng.randrange(2, 400)} of {rng.randrange(400, 9000)} {self.word('p')}."
        return text

    def decorate(self, text, mark):
        """Emphasises a word that is made of letters alone."""
        words = text.split(" ")
        index = self.rng.randrange(1, len(words))
        if words[index].isalpha():
            words[index] = mark + words[index] + mark
        return " ".join(words)

    def paragraph(self, low=2, high=6):
        return " ".join(self.sentence() for _ in range(self.rng.randint(low, high)))

    def items(self):
        rng = self.rng
        ordered = rng.random() < 0.35
        lines = []
        for number in range(1, rng.randint(3, 7) + 1):
            lead = f"{number}. " if ordered else "- "
            lines.append(lead + self.fill(rng.choice(ITEM_FRAMES)).capitalize() + ".")
            if not ordered and rng.random() < 0.1:
                lines.append("  - " + self.fill(rng.choice(ITEM_FRAMES)).capitalize() + ".")
        return "\n".join(lines)

    def table(self):
        rng = self.rng
        columns = rng.randint(3, 5)
        numeric = [False] + [self.set_pieces and rng.random() < 0.6 for _ in range(columns - 1)]
        head = [self.word("N")] + [self.word("P") for _ in range(columns - 1)]
        lines = ["| " + " | ".join(head) + " |", "|" + "|".join("---:" if number else "---" for number in numeric) + "|"]
        for _ in range(rng.randint(3, 12)):
            cells = [f"{rng.randrange(0, 4000):,}" if number else f"{self.word('a')} {self.word('n')}" for number in numeric]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def heading(self):
        if self.set_pieces and self.rng.random() < 0.25:
            return self.rng.choice(SET_HEADINGS)
        return self.fill(self.rng.choice(HEADING_FRAMES))

    def title(self):
        return self.fill(self.rng.choice(TITLE_FRAMES))

    def code(self):
        language, text = self.rng.choice(CODE)
        for key in ("n", "p", "v", "d", "a"):
            while "{" + key + "}" in text:
                text = text.replace("{" + key + "}", self.word(key), 1)
        return f"```{language}\n{text}```"


PARSED = {}
SLOTS = {"n", "p", "an", "v", "d", "g", "a", "r", "N", "P", "An", "V", "D", "G", "A", "R"}


def parse(frame):
    parts = []
    for index, piece in enumerate(frame.replace("}", "{").split("{")):
        if index % 2 == 1:
            assert piece in SLOTS, frame
            parts.append((True, piece))
        elif piece:
            parts.append((False, piece))
    return parts


# --- Documents ----------------------------------------------------------------------------------

class Document:
    """A document, without the notation of any tool. A link is `](@)`; its target stands in `targets`."""

    def __init__(self, number, name, section):
        self.number = number
        self.name = name
        self.section = section


LINK = "](@)"


def build_body(writer, words, links, table, code):
    """Returns blocks of about so many words in all, with so many links."""
    rng = writer.rng
    blocks = []
    count = 0

    def add(block):
        nonlocal count
        blocks.append(block)
        count += block.count(" ") + 1

    add(writer.paragraph(1, 4))
    pending = links
    while count < words:
        deep = rng.random() < 0.3 and len(blocks) > 2
        blocks.append(("### " if deep else "## ") + writer.heading())
        for _ in range(rng.randint(1, 4)):
            text = writer.paragraph()
            # Links are spread over the text; what is left over stands at its end.
            if pending and rng.random() < max(0.25, 60 * pending / max(words - count, 60)):
                text += " " + writer.fill(rng.choice(LINK_FRAMES))
                pending -= 1
            add(text)
            if count >= words:
                break
            chance = rng.random()
            if chance < 0.18:
                add(writer.items())
            elif chance < 0.20:
                add("> " + writer.sentence())
        if table and count > words * 0.3:
            add(writer.table())
            table = False
        if code and count > words * 0.5:
            add(writer.code())
            code = False
    if table:
        add(writer.table())
    if code:
        add(writer.code())
    if pending:
        add("See also:")
        lines = [f"- [{writer.word('A')} {writer.word('p')}](@)" for _ in range(pending)]
        add("\n".join(lines))
    return blocks


def word_count(rng):
    """From 150 to 2,500 words, every order of magnitude being as likely as any other."""
    return round(150 * (2500 / 150) ** rng.random())


def day(rng):
    start = datetime.date(2016, 1, 4)
    return start + datetime.timedelta(days=rng.randrange((datetime.date(2026, 11, 20) - start).days))


def facts(document, rng, writer):
    """Returns the fields of the document's type: as plainview names them, and for the public."""
    kind = document.section[2]
    if kind == "policy":
        effective = document.date + datetime.timedelta(days=rng.randrange(60))
        return [("number", f"{document.number // 10 + 100}.{document.number % 10}", True), ("effective", effective.isoformat(), False),
                ("owner", f"{writer.word('A')} {writer.word('p')} unit", False)]
    if kind == "report":
        quarter = (document.date.month - 1) // 3 + 1
        return [("period", f"{document.date.year}-Q{quarter}", False), ("source", f"{writer.word('A')} {writer.word('n')} database", False)]
    if kind == "training":
        return [("course", f"{writer.word('A')} {writer.word('n')} course", False), ("hours", str(rng.choice((1, 2, 4, 8, 16, 40))), False),
                ("format", rng.choice(("classroom", "online", "scenario", "blended")), False)]
    if kind == "tip":
        return [("season", rng.choice(("spring", "summer", "autumn", "winter", "all-year")), False)]
    if kind == "bulletin":
        return [("category", rng.choice(("notice", "news")), False), ("area", f"{writer.word('A')} {writer.word('n')}", False)]
    if kind == "software":
        return [("language", rng.choice(("Python", "Rust", "SQL", "Java")), False), ("status", rng.choice(("in-use", "pilot", "retired")), False)]
    return []


def public_documents(seed, count, vocabulary):
    """Yields all public documents."""
    width = max(4, len(str(count)))
    documents = []
    for number in range(1, count + 1):
        rng = random.Random(f"{seed}/where/{number}")
        documents.append(Document(number, f"doc-{number:0{width}}", rng.choice(SECTIONS)))
    tag_weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(TAGS))))
    for document in documents:
        rng = random.Random(f"{seed}/document/{document.number}")
        writer = Writer(vocabulary, rng, True)
        document.title = writer.title()
        document.summary = writer.fill(rng.choice(FRAMES[:8]))
        document.date = day(rng)
        document.updated = None
        if rng.random() < 0.3:
            document.updated = min(document.date + datetime.timedelta(days=rng.randrange(20, 400)), datetime.date(2026, 11, 20))
        wanted = rng.randint(2, 5)
        tags = []
        while len(tags) < wanted:
            tags = unique(tags + rng.choices(TAGS, cum_weights=tag_weights, k=1))
        document.tags = tags
        document.facts = facts(document, rng, writer)
        links = rng.randint(3, 8)
        targets = []
        while len(targets) < links:
            target = documents[rng.randrange(count)]
            if target is not document or count == 1:
                targets.append(target)
        blocks = build_body(writer, word_count(rng), links, rng.random() < 1 / 3, rng.random() < 0.04)
        document.blocks = blocks
        document.targets = targets
        yield document


def render(blocks, address_of, targets):
    """Returns the text, with links as `address_of` writes them."""
    text = "\n\n".join(blocks)
    pieces = text.split(LINK)
    out = [pieces[0]]
    for index, piece in enumerate(pieces[1:]):
        out.append(f"]({address_of(targets[index])})")
        out.append(piece)
    return "".join(out) + "\n"


GROUND = "operational-tactics"
GROUND_TEXT = "(withheld: operational tactics)"


def redact(rng, blocks, secret):
    """Puts a redaction into a document; returns the blocks for plainview and for the peers."""
    paragraphs = [index for index, block in enumerate(blocks) if block[0].isalpha() and index > 0]
    at = rng.choice(paragraphs) if paragraphs else 0
    ours, theirs = list(blocks), list(blocks)
    if rng.random() < 0.25:
        hidden = " ".join(secret.sentence() for _ in range(rng.randint(2, 4)))
        ours.insert(at + 1, f":::redact{{ground={GROUND}}}\n{hidden}\n:::")
        theirs.insert(at + 1, GROUND_TEXT)
    else:
        hidden = " ".join(secret.word("n") for _ in range(rng.randint(2, 6)))
        before, after = "The place of the meeting is", "on each day of the plan."
        ours[at] += f" {before} :redact[{hidden}]{{ground={GROUND}}} {after}"
        theirs[at] += f" {before} {GROUND_TEXT} {after}"
    return ours, theirs


# --- The three notations ------------------------------------------------------------------------

def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def plainview_source(document, body):
    lines = ["---", f"title: {quoted(document.title)}", "sensitivity: public", f"summary: {quoted(document.summary)}",
             f"date: {document.date}"]
    if document.updated:
        lines.append(f"updated: {document.updated}")
    lines.append(f"tags: [{', '.join(document.tags)}]")
    if document.facts:
        lines.append(f"{document.section[2]}:")
        lines += [f"  {key}: {quoted(value) if text or ' ' in value else value}" for key, value, text in document.facts]
    return "\n".join(lines) + "\n---\n" + body


def zola_source(document, body):
    lines = ["+++", f"title = {quoted(document.title)}", f"description = {quoted(document.summary)}", f"date = {document.date}"]
    if document.updated:
        lines.append(f"updated = {document.updated}")
    lines += ["[taxonomies]", "tags = [" + ", ".join(quoted(tag) for tag in document.tags) + "]"]
    if document.facts:
        lines.append("[extra.facts]")
        lines += [f"{key.capitalize()} = {quoted(value)}" for key, value, _ in document.facts]
    return "\n".join(lines) + "\n+++\n" + body


def hugo_source(document, body):
    lines = ["---", f"title: {quoted(document.title)}", f"description: {quoted(document.summary)}", f"date: {document.date}"]
    if document.updated:
        lines.append(f"lastmod: {document.updated}")
    lines.append("tags: [" + ", ".join(document.tags) + "]")
    if document.facts:
        lines += ["params:", "  facts:"]
        lines += [f"    {key.capitalize()}: {quoted(value)}" for key, value, _ in document.facts]
    return "\n".join(lines) + "\n---\n" + body


def relative(target):
    return f"../{target.section[0]}/{target.name}.md"


def from_root(target):
    return f"@/{target.section[0]}/{target.name}.md"


TITLE = "Bench Police Department"
DESCRIPTION = "The rules we work under, the numbers we are judged by, and the help we offer."
HOME = "This site shows how the department works: its policies, its figures and its advice.\n"


def put(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


def write_plainview(out):
    put(out / "site.toml", f'title = "{TITLE}"\nbase_url = "https://bench.example"\ndescription = "{DESCRIPTION}"\n\n'
                           f'[agency]\nname = "{TITLE}"\n\n[search]\nenabled = false\n')
    content = out / "content"
    content.mkdir()
    put(content / "_index.md", f'---\ntitle: {TITLE}\nsensitivity: public\nsummary: "{DESCRIPTION}"\n---\n{HOME}')
    for folder, title, kind in SECTIONS:
        (content / folder).mkdir()
        put(content / folder / "_index.md",
            f"---\ntitle: {title}\nsensitivity: public\nsummary: {title} of the department.\n"
            f"section:\n  type: {kind}\n  order: date\n  per_page: 20\n---\nAll {title.lower()}, the newest first.\n")
    return content


def write_zola(out):
    shutil.copytree(HERE / "peers" / "zola", out, dirs_exist_ok=True)
    shutil.copytree(HERE / "peers" / "static", out / "static")
    content = out / "content"
    content.mkdir()
    put(content / "_index.md", f'+++\ntitle = "{TITLE}"\ndescription = "{DESCRIPTION}"\n+++\n{HOME}')
    for weight, (folder, title, _) in enumerate(SECTIONS):
        (content / folder).mkdir()
        put(content / folder / "_index.md",
            f'+++\ntitle = "{title}"\ndescription = "{title} of the department."\nweight = {weight}\nsort_by = "date"\n'
            f"paginate_by = 20\ngenerate_feeds = true\n+++\nAll {title.lower()}, the newest first.\n")
    return content


def write_hugo(out):
    shutil.copytree(HERE / "peers" / "hugo", out, dirs_exist_ok=True)
    shutil.copytree(HERE / "peers" / "static", out / "static")
    content = out / "content"
    content.mkdir()
    put(content / "_index.md", f'---\ntitle: {TITLE}\ndescription: "{DESCRIPTION}"\n---\n{HOME}')
    for weight, (folder, title, _) in enumerate(SECTIONS, 1):
        (content / folder).mkdir()
        put(content / folder / "_index.md",
            f"---\ntitle: {title}\ndescription: {title} of the department.\nweight: {weight}\n---\n"
            f"All {title.lower()}, the newest first.\n")
    return content


def write_withheld(content, seed, count, words, public, prefix):
    """Writes documents that only plainview gets, and must not publish."""
    # The vocabulary is sorted into the same classes as the public one, but shares none of its words.
    parts = {"n": words[:500], "v": words[500:620], "a": words[620:740], "r": words[740:]}
    vocabulary = Vocabulary(parts)
    names = set()
    for number in range(1, count + 1):
        rng = random.Random(f"{seed}/withheld/{number}")
        writer = Writer(vocabulary, rng, False)
        section = rng.choice(WITHHELD_SECTIONS)
        name = "-".join(writer.word("n") for _ in range(3))
        while name in names:
            name += "-" + writer.word("n")
        names.add(name)
        lines = ["---", f"title: {quoted(writer.word('A') + ' ' + writer.word('n') + ' ' + writer.word('p'))}", "sensitivity: confidential",
                 f"summary: {quoted(writer.sentence())}", f"date: {day(rng)}", f"tags: [{rng.choice(TAGS)}]",
                 "withheld:", f"  ground: {GROUND}"]
        if rng.random() < 0.25:
            lines += ["  listed: true", f'  public_title: "{prefix}, annex {number}"']
        blocks = build_body(writer, word_count(rng), 1, rng.random() < 1 / 3, False)
        body = render(blocks, lambda target: f"../{target[0]}/{target[1]}.md", [public[rng.randrange(len(public))]])
        put(content / section / f"{name}.md", "\n".join(lines) + "\n---\n" + body)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000, metavar="N", help="number of public documents (default: 10000)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the folders plainview, zola and hugo are made")
    parser.add_argument("--withheld", type=float, default=0.02, metavar="SHARE",
                        help="withheld documents as a share of the public ones, and share of public documents with a redaction (default: 0.02)")
    parser.add_argument("--seed", default="plainview", help="what the text is made from (default: plainview)")
    options = parser.parse_args()
    if options.documents < 2 or not 0 <= options.withheld <= 1:
        parser.error("--documents must be 2 or more, and --withheld from 0 to 1")
    for name in ("plainview", "zola", "hugo"):
        folder = options.out / name
        if folder.exists() and any(folder.iterdir()):
            sys.exit(f"{folder} is not empty; give another folder")
        folder.mkdir(parents=True, exist_ok=True)

    vocabulary = Vocabulary(english())
    known = vocabulary.everything() | set(" ".join(SET_SENTENCES + FRAMES).lower().split())
    strange = invented(f"{options.seed}/invented", 1100, known)
    secret_words = strange[800:]
    secrets = Vocabulary({"n": secret_words[:180], "v": secret_words[180:220], "a": secret_words[220:260], "r": secret_words[260:]})

    ours = write_plainview(options.out / "plainview")
    zola = write_zola(options.out / "zola")
    hugo = write_hugo(options.out / "hugo")
    public = []
    words = redacted = 0
    for document in public_documents(options.seed, options.documents, vocabulary):
        rng = random.Random(f"{options.seed}/redaction/{document.number}")
        plain = peers = document.blocks
        # The first document always has one, so that small corpora are not without.
        if options.withheld and (document.number == 1 or rng.random() < options.withheld):
            plain, peers = redact(rng, document.blocks, Writer(secrets, rng, False))
            redacted += 1
        folder = document.section[0]
        text = render(peers, relative, document.targets)
        words += len(text.split())
        own = text if plain is peers else render(plain, relative, document.targets)
        put(ours / folder / f"{document.name}.md", plainview_source(document, own))
        put(hugo / folder / f"{document.name}.md", hugo_source(document, text))
        put(zola / folder / f"{document.name}.md", zola_source(document, render(peers, from_root, document.targets)))
        public.append((folder, document.name))
    withheld = round(options.documents * options.withheld)
    write_withheld(ours, options.seed, withheld, strange[:800], public, "Operations plan")
    print(f"{options.documents} documents, {words / options.documents:.0f} words on average ({words / 1e6:.1f} million), "
          f"from a vocabulary of {vocabulary.size()} words; for plainview also {withheld} withheld documents "
          f"and redactions in {redacted} documents")


if __name__ == "__main__":
    main()
