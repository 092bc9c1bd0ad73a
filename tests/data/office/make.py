"""Makes the Office files of the tests. Run it in this folder; the files are checked in.

    pip install openpyxl python-docx python-pptx
    apt-get install libreoffice-calc-nogui libreoffice-writer-nogui
    python make.py

Each hidden thing holds the word QUILLFEATHER, which must never be printed or imported.
"""

import datetime
import io
import re
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pptx
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pptx.util import Inches

HERE = Path(__file__).parent
SECRET = "QUILLFEATHER"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def png():
    """A picture of two by two pixels."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" + b"\x20" * 6 + b"\0" + b"\x90" * 6)) + chunk(b"IEND", b"")


def edit(path, change, add=()):
    """Changes the parts of a package: change(name, bytes) -> bytes; adds others."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts + list(add):
            part = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, change(name, data))


def content_types(kind, more=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>' + more + kind + "</Types>"
    ).encode()


def relationships(rows):
    body = "".join(
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"{mode}/>' for id, kind, target, mode in rows
    )
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'.encode()


def package(path, parts):
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, data)


def word(path, body, more=None, rels=()):
    """A Word file with that body and no other part."""
    parts = {
        "[Content_Types].xml": content_types(
            "".join(
                f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
                for part, kind in (("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("comments", "comments"), ("header1", "header"))
                if part == "document" or more
            )
        ),
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml", "")]),
        "word/document.xml": f'<?xml version="1.0"?><w:document {W} xmlns:r="{R}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/_rels/document.xml.rels": relationships(rels),
    }
    parts.update(more or {})
    package(path, parts)


def p(text, before="", inside=""):
    return f'<w:p>{before}<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


who = 'w:id="1" w:author="Jane QUILLFEATHER" w:date="2026-01-01T00:00:00Z"'
run = lambda text, inside="": f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'
gone = f'<w:del {who}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'

HIDE, SHOW, SEAL = "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:vanish w:val="0"/></w:rPr>', '<w:rPr><w:rStyle w:val="Sealed"/></w:rPr>'

# A Word file in which there is nothing to find.
word(HERE / "clean.docx", p("Bicycle theft") + p("Lock the frame and the wheel."))

# A Word file in which nearly everything is hidden somewhere.
word(
    HERE / "hidden.docx",
    p("Patrol plan")
    + f"<w:p>{run('We meet ')}{gone}<w:ins {who}>{run('at noon')}</w:ins>{run('.')}</w:p>"
    + f"<w:p><w:moveFrom {who}>{run(SECRET)}</w:moveFrom><w:moveTo {who}>{run('Moved here.')}</w:moveTo></w:p>"
    + f"<w:p>{run('Seen ')}{run(SECRET, HIDE)}{run('by all', SHOW)}</w:p>"
    + f"<w:p>{run(SECRET, SEAL)}{run('Styled.')}</w:p>"
    + f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCPROPERTY {SECRET}</w:instrText></w:r>'
    + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Field result")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    # The mark of this paragraph is deleted: it runs on into the next.
    + f"<w:p><w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr>{run('Joined ')}</w:p>" + p("together.")
    + f"<w:tbl><w:tr><w:tc>{p('Post')}</w:tc><w:tc>{p('Hours')}</w:tc></w:tr>"
    + f"<w:tr><w:trPr><w:del {who}/></w:trPr><w:tc><w:p>{gone}</w:p></w:tc><w:tc><w:p>{gone}</w:p></w:tc></w:tr>"
    + f"<w:tr><w:tc>{p('North')}</w:tc><w:tc>{p('8 to 16')}</w:tc></w:tr></w:tbl>",
    {
        "word/settings.xml": f'<w:settings {W}><w:trackRevisions/><w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars><w:rsids><w:rsid w:val="00A1"/><w:rsid w:val="00A2"/></w:rsids></w:settings>'.encode(),
        "word/styles.xml": f'<w:styles {W}><w:style w:type="character" w:styleId="Sealed"><w:name w:val="Sealed"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'.encode(),
        "word/comments.xml": f'<w:comments {W}><w:comment {who}>{p(SECRET)}</w:comment><w:comment {who}>{p(SECRET)}</w:comment></w:comments>'.encode(),
        "word/people.xml": f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{SECRET}"/></w15:people>'.encode(),
        "word/header1.xml": f"<w:hdr {W}>{p(SECRET)}</w:hdr>".encode(),
        "word/vbaProject.bin": SECRET.encode(),
        "word/embeddings/oleObject1.bin": SECRET.encode(),
        "word/printerSettings/printerSettings1.bin": SECRET.encode(),
        "word/secret.dat": SECRET.encode(),
        "customXml/item1.xml": f"<a>{SECRET}</a>".encode(),
        "customXml/itemProps1.xml": b"<a/>",
        "docProps/thumbnail.jpeg": b"\xff\xd8\xff\xe0",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>{SECRET}</dc:creator><cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy><dc:title></dc:title></cp:coreProperties>'.encode(),
        "docProps/app.xml": f"<Properties><Company>{SECRET}</Company></Properties>".encode(),
        "docProps/custom.xml": f'<Properties><property name="{SECRET}"><a>{SECRET}</a></property></Properties>'.encode(),
    },
    [
        ("rId1", "attachedTemplate", f"file:///{SECRET}.dotx", ' TargetMode="External"'),
        ("rId2", "hyperlink", "https://example.org/", ' TargetMode="External"'),
        ("rId3", "styles", "styles.xml", ""),
        ("rId4", "settings", "settings.xml", ""),
        ("rId5", "comments", "comments.xml", ""),
        ("rId6", "header", "header1.xml", ""),
    ],
)


def report():
    """A real report, as python-docx writes it."""
    file = docx.Document()
    file.core_properties.author = SECRET
    file.add_heading("Use of force report", 0)
    file.add_heading("Purpose *and* scope", 1)
    paragraph = file.add_paragraph("This report counts ")
    paragraph.add_run("every").bold = True
    paragraph.add_run(" incident, ")
    paragraph.add_run("not only").italic = True
    paragraph.add_run(" those that were ")
    paragraph.add_run("reported").font.strike = True
    paragraph.add_run(" written down.")
    file.add_paragraph("# no heading, 1. no list, <b>no tag</b>, [no](link), :note[no box]")
    file.add_paragraph("--- no line")
    file.add_paragraph("First", style="List Bullet")
    file.add_paragraph("Deeper", style="List Bullet 2")
    file.add_paragraph("Second", style="List Bullet")
    file.add_paragraph("One", style="List Number")
    file.add_paragraph("Two", style="List Number")
    file.add_heading("Figures", 2)
    table = file.add_table(rows=3, cols=2)
    for row, cells in enumerate([("Year", "Incidents | all"), ("2024", "212"), ("2025", "198")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    file.add_picture(io.BytesIO(png()))
    file.sections[0].header.paragraphs[0].text = SECRET
    path = HERE / "report.docx"
    file.save(path)

    def change(name, data):
        if name == "word/document.xml":
            text = data.decode()
            note = '<w:p><w:r><w:t>With a note</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> and a </w:t></w:r><w:hyperlink r:id="rId90"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId91"><w:r><w:t>, not that one</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>'
            data = text.replace("<w:sectPr", note + "<w:sectPr", 1).encode()
        if name == "word/_rels/document.xml.rels":
            rows = f'<Relationship Id="rId90" Type="{R}/hyperlink" Target="https://example.org/a_b?c=(d)" TargetMode="External"/><Relationship Id="rId91" Type="{R}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/><Relationship Id="rId92" Type="{R}/footnotes" Target="footnotes.xml"/>'
            data = data.replace(b"</Relationships>", rows.encode() + b"</Relationships>")
        if name == "[Content_Types].xml":
            data = data.replace(b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>')
        return data

    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{p("Counted once.")}</w:footnote></w:footnotes>'
    edit(path, change, [("word/footnotes.xml", notes.encode())])


report()


def book():
    """A workbook with a sheet that everyone sees and all that can be hidden beside it."""
    book = openpyxl.Workbook()
    book.properties.creator = SECRET
    sheet = book.active
    sheet.title = "Incidents"
    sheet.append(["Incidents by month", None, None, None, None])
    sheet.append(["Reported on", "District", "Count", "Share", "Note, if any"])
    rows = [
        (datetime.date(2026, 1, 5), "North", 12, 0.25, "first"),
        (datetime.date(2026, 2, 9), "South", 7, 0.1, 'a "quoted" word'),
        (datetime.date(2026, 3, 1), "North", 9, 1 / 3, None),
        (datetime.date(2026, 4, 2), "North", 3, 0.5, "two\nlines"),
        (datetime.date(2026, 5, 3), SECRET, 1, 0.5, SECRET),
    ]
    for row in rows:
        sheet.append(row)
    for row in range(3, 8):
        sheet.cell(row, 1).number_format = "yyyy-mm-dd"
    sheet.row_dimensions[7].hidden = True
    sheet["F2"], sheet["F3"], sheet["F4"] = "Officer", SECRET, SECRET
    sheet.column_dimensions["F"].hidden = True
    sheet["G2"], sheet["G3"] = "Key", 4711
    sheet["G3"].number_format = ";;;"
    sheet["H2"], sheet["H3"] = "Sum", "=SUM(C3:C6)"
    sheet["B3"].comment = Comment(SECRET, SECRET)
    checked = DataValidation(type="list", formula1=f'"North,{SECRET}"')
    sheet.add_data_validation(checked)
    checked.add("B3")
    for name, state in (("Names", "hidden"), ("Keys", "veryHidden")):
        other = book.create_sheet(name)
        other.append([SECRET, 1])
        other.sheet_state = state
    second = book.create_sheet("Districts")
    second.append(["District", "Id"])
    second.append(["North", "007"])
    second.append(["South", "008"])
    book.defined_names["Seen"] = DefinedName("Seen", attr_text="Incidents!$A$1")
    book.defined_names["Sealed"] = DefinedName("Sealed", attr_text="Names!$A$1", hidden=True)
    path = HERE / "hidden.xlsx"
    book.save(path)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cache = f'<pivotCacheDefinition xmlns="{main}" recordCount="3"><cacheFields count="1"><cacheField name="{SECRET}"><sharedItems><s v="{SECRET}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
    records = f'<pivotCacheRecords xmlns="{main}" count="3">' + f'<r><s v="{SECRET}"/></r>' * 3 + "</pivotCacheRecords>"

    edit(path, lambda name, data: data, [
        # A text that no cell shows any more.
        ("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>{SECRET}</t></si></sst>'.encode()),
        ("xl/pivotCache/pivotCacheDefinition1.xml", cache.encode()),
        ("xl/pivotCache/pivotCacheRecords1.xml", records.encode()),
        ("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{main}"/>'.encode()),
        ("xl/connections.xml", f'<connections xmlns="{main}"><connection id="1" name="{SECRET}"/></connections>'.encode()),
        ("xl/model/item.data", SECRET.encode()),
        ("xl/threadedComments/threadedComment1.xml", f"<ThreadedComments><threadedComment><text>{SECRET}</text></threadedComment></ThreadedComments>".encode()),
        ("xl/persons/person.xml", f'<personList><person displayName="{SECRET}"/></personList>'.encode()),
        ("xl/revisions/revisionLog1.xml", f'<revisions xmlns="{main}"><rcc rId="1"/><rcc rId="2"/></revisions>'.encode()),
    ])


book()


def cells(path, body, date1904=False):
    """A workbook of one sheet, written by hand: serial numbers of days as they are."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package(path, {
        "[Content_Types].xml": content_types('<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'),
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml", "")]),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{R}"><workbookPr date1904="{int(date1904)}"/><sheets><sheet name="Days" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": relationships([("rId1", "worksheet", "worksheets/sheet1.xml", ""), ("rId2", "styles", "styles.xml", "")]),
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs></styleSheet>'.encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'.encode(),
    })


inline = lambda text: f'<c t="inlineStr"><is><t>{text}</t></is></c>'
days = f"<row>{inline('Day')}{inline('Moment')}{inline('Time')}{inline('Span')}{inline('Yes')}</row>"
for serial in ("1", "59", "60", "61", "46082"):
    days += f'<row><c s="1"><v>{serial}</v></c><c s="2"><v>{serial}.75</v></c><c s="3"><v>0.5</v></c><c s="4"><v>1.5</v></c><c t="b"><v>1</v></c></row>'
cells(HERE / "days-1900.xlsx", days)
cells(HERE / "days-1904.xlsx", days, True)


def slides():
    file = pptx.Presentation()
    file.core_properties.author = SECRET
    one = file.slides.add_slide(file.slide_layouts[0])
    one.shapes.title.text = "Town hall"
    one.notes_slide.notes_text_frame.text = SECRET
    away = one.shapes.add_textbox(Inches(30), Inches(1), Inches(2), Inches(1))
    away.text_frame.text = SECRET
    two = file.slides.add_slide(file.slide_layouts[0])
    two.shapes.title.text = SECRET
    two._element.set("show", "0")
    unseen = two.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    unseen._element.nvSpPr.cNvPr.set("hidden", "1")
    picture = one.shapes.add_picture(io.BytesIO(png()), Inches(1), Inches(1))
    picture.crop_left = 0.4
    path = HERE / "hidden.pptx"
    file.save(path)
    comment = f'<p:cmLst xmlns:p="x"><p:cm authorId="0"><p:text>{SECRET}</p:text></p:cm></p:cmLst>'
    # The layouts of the template take most of the room and are not what these tests are about.
    drop = re.compile(r"ppt/printerSettings/|ppt/slideLayouts/.*Layout([2-9]|1[0-9])")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if not drop.match(name)}
    parts["ppt/comments/comment1.xml"] = comment.encode()
    package(path, parts)


slides()


def libreoffice():
    """The same files as LibreOffice writes them, and what only OpenDocument has."""
    def convert(name, kind):
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", HERE / "libreoffice", HERE / name], check=True)

    (HERE / "libreoffice").mkdir(exist_ok=True)
    for name, kind in (("hidden.docx", "odt"), ("report.docx", "odt"), ("hidden.xlsx", "ods")):
        convert(name, kind)
    for name, kind in (("libreoffice/report.odt", "docx"), ("libreoffice/hidden.ods", "xlsx")):
        convert(name, kind)


def presentation():
    """A presentation in OpenDocument, written by hand."""
    names = ("office", "style", "text", "draw", "presentation", "dc", "meta", "config", "xlink")
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in names)
    content = f"""<office:document-content {spaces}><office:scripts><office:script/></office:scripts><office:automatic-styles>
<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>
</office:automatic-styles><office:body><office:presentation>
<draw:page draw:name="one"><draw:frame><draw:text-box><text:p>Town hall</text:p></draw:text-box></draw:frame>
<draw:frame draw:display="none"><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame>
<office:annotation><dc:creator>{SECRET}</dc:creator><text:p>{SECRET}</text:p></office:annotation>
<presentation:notes><draw:frame><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
<draw:page draw:name="two" draw:style-name="dp1"><presentation:notes><draw:frame/></presentation:notes></draw:page>
</office:presentation></office:body></office:document-content>"""
    meta = f"<office:document-meta {spaces}><office:meta><meta:initial-creator>{SECRET}</meta:initial-creator><meta:user-defined>{SECRET}</meta:user-defined></office:meta></office:document-meta>"
    settings = f'<office:document-settings {spaces}><config:config-item config:name="PrinterName">{SECRET}</config:config-item></office:document-settings>'
    package(HERE / "hidden.odp", {
        "mimetype": b"application/vnd.oasis.opendocument.presentation",
        "content.xml": content.encode(), "meta.xml": meta.encode(), "settings.xml": settings.encode(),
        "META-INF/manifest.xml": b"<manifest/>", "Thumbnails/thumbnail.png": png(), "Versions/Version1": SECRET.encode(),
        "Basic/Standard/script-lb.xml": b"<library/>", "Basic/Standard/Module1.xml": SECRET.encode(),
        "Object 1/content.xml": b"<x/>", "Object 1/styles.xml": b"<x/>", "secret.dat": SECRET.encode(),
    })


presentation()


libreoffice()
