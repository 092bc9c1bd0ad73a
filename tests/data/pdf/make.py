#!/usr/bin/env python3
"""Makes the PDFs of this folder. Needs: libreoffice, chromium, ghostscript, qpdf, pdflatex (texlive-latex-base),
and of Python's packages reportlab, pikepdf, pymupdf, pillow. Names say what is expected: ok-… passes, no-… is refused."""
import io, os, subprocess, sys, tempfile, zlib

import fitz
import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.lib import colors
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

HERE = os.path.dirname(os.path.abspath(__file__))
os.chdir(HERE)
SENTENCE = "The counter on Main Street opens at nine and closes at five."
HTML = """<!doctype html><html lang=en><title>Titlemark of the author</title><style>
th{background:#234;color:#fff} tr:nth-child(even){background:#eee} mark{background:#fd6} .box{background:#246;color:#fff;padding:1em}
td,th{padding:.3em 1em;-webkit-print-color-adjust:exact;print-color-adjust:exact} *{print-color-adjust:exact}</style>
<h1>Opening hours</h1><p>%s <a href="https://police.example/">Our pages</a></p>
<div class=box>A notice on a dark ground</div><p>Some <mark>marked words</mark> here.</p>
<table><tr><th>Day<th>From<th>To<tr><td>Monday<td>9<td>5<tr><td>Tuesday<td>10<td>6<tr><td>Friday<td>8<td>2</table>
<svg width=200 height=100><rect width=40 height=80 y=20 fill="#c33"/><rect x=60 width=40 height=50 y=50 fill="#37c"/><text x=5 y=15>Chart</text></svg>
""" % SENTENCE


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:background-color="#224466"/></style:style>
<style:style style:name="white" style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:style>
</office:automatic-styles><office:body><office:text><text:h text:outline-level="1">Opening hours</text:h>
<text:p>%s <text:a xlink:href="https://police.example/">Our pages</text:a></text:p>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
<table:table-header-rows><table:table-row><table:table-cell table:style-name="head"><text:p text:style-name="white">Day</text:p></table:table-cell><table:table-cell table:style-name="head"><text:p text:style-name="white">From</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>Monday</text:p></table:table-cell><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>"""


def run(*command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def page(name, draw, size=(400, 300), **more):
    pdf = canvas.Canvas(name, pagesize=size, invariant=1, **more)
    pdf.setTitle("Titlemark of the author")
    pdf.setAuthor("Authormark")
    pdf.setFont("Helvetica", 12)
    draw(pdf)
    pdf.showPage()
    pdf.save()


def sentence(pdf, y=200):
    pdf.setFillColor(colors.black)
    pdf.drawString(40, y, SENTENCE)


def changed(name, source, change, **save):
    with pikepdf.open(source) as pdf:
        change(pdf)
        pdf.save(name, deterministic_id=True, **save) if "encryption" not in save else pdf.save(name, **save)


def found(document):
    for leaf in document:
        for where in leaf.search_for("counter"):
            return leaf, where
    raise SystemExit("the word is not there")


def raw(name, content, resources="/Font << /F1 5 0 R >>", page="", more=()):
    """A file of one page, written by hand."""
    body = content if isinstance(content, bytes) else content.encode("latin1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << %s >> %s >>" % (resources, page)).encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *more,
    ]
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    open(name, "wb").write(out)


TEXT = "BT /F1 12 Tf 40 200 Td (Informant Jane Roe) Tj ET\n"


def stream(dictionary, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary.encode(), len(data), data)


def photo(**exif):
    picture = Image.new("RGB", (64, 48))
    picture.putdata([(x * 4, y * 5, 90) for y in range(48) for x in range(64)])
    out = io.BytesIO()
    data = Image.Exif()
    data[0x010F] = "Cameramark"
    data[0x9286] = "Gpsmark"
    picture.save(out, "JPEG", exif=data, comment=b"Commentmark")
    return out.getvalue()


# Producers.
def producers():
    with tempfile.TemporaryDirectory() as folder:
        page_html = os.path.join(folder, "page.html")
        open(page_html, "w").write(HTML)
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + os.path.join(HERE, "ok-chromium.pdf"), "file://" + page_html)
        os.environ["HOME"] = folder
        open(os.path.join(folder, "page.fodt"), "w").write(FODT % SENTENCE)
        export = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
        run("libreoffice", "--headless", "--convert-to", export, "--outdir", folder, os.path.join(folder, "page.fodt"))
        os.replace(os.path.join(folder, "page.pdf"), "ok-libreoffice.pdf")
        open(os.path.join(folder, "t.tex"), "w").write(
            r"\documentclass{article}\begin{document}\section{Opening hours} Office staff file the forms. %s\[ a^2+b^2=c^2 \]\end{document}" % SENTENCE)
        run("pdflatex", "-interaction=batchmode", "t.tex", cwd=folder)
        os.replace(os.path.join(folder, "t.pdf"), "ok-pdflatex.pdf")
    page("ok-reportlab.pdf", sentence)
    run("gs", "-q", "-sDEVICE=pdfwrite", "-o", "ok-ghostscript.pdf", "ok-libreoffice.pdf")
    run("qpdf", "--linearize", "--deterministic-id", "ok-reportlab.pdf", "ok-linearised.pdf")
    run("qpdf", "--object-streams=generate", "--deterministic-id", "ok-libreoffice.pdf", "ok-object-streams.pdf")
    document = fitz.open()
    leaf = document.new_page(width=400, height=300)
    leaf.insert_text((40, 60), SENTENCE)
    document.save("ok-pymupdf.pdf", no_new_id=True)
    run("pdftocairo", "-pdf", "ok-reportlab.pdf", "ok-cairo.pdf")


# Hard negatives.
def negatives():
    def table(name, style):
        doc = SimpleDocTemplate(name, pagesize=(400, 300), invariant=1)
        rows = [["Day", "From", "To"]] + [[d, "9", "5"] for d in ("Monday", "Tuesday", "Friday")]
        doc.build([Table(rows, style=TableStyle(style))])

    table("ok-table-header.pdf", [("BACKGROUND", (0, 0), (-1, 0), colors.black), ("TEXTCOLOR", (0, 0), (-1, 0), colors.white), ("GRID", (0, 0), (-1, -1), 1, colors.black)])
    table("ok-zebra.pdf", [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])])

    def boxes(pdf):
        pdf.setFillColor(colors.yellow)
        pdf.rect(30, 190, 340, 30, stroke=0, fill=1)
        sentence(pdf)
        pdf.setFillColor(colors.Color(1, 1, 0, alpha=0.4))
        pdf.rect(30, 190, 100, 30, stroke=0, fill=1)
    page("ok-highlight.pdf", boxes)
    raw("ok-multiply.pdf", TEXT + "/G0 gs 1 1 0 rg 30 190 200 30 re f", "/Font << /F1 5 0 R >> /ExtGState << /G0 << /BM /Multiply >> >>")
    raw("ok-white-page.pdf", "1 g 0 0 400 300 re f 0 g " + TEXT)
    raw("ok-underline.pdf", TEXT + "1 w 40 198 m 150 198 l S 40 204 m 150 204 l S 35 190 130 25 re S")

    def chart(pdf):
        for at, high in enumerate((40, 90, 60)):
            pdf.setFillColor(colors.HexColor("#37c"))
            pdf.rect(60 + 80 * at, 50, 50, high, stroke=1, fill=1)
            pdf.setFillColor(colors.white)
            pdf.drawString(75 + 80 * at, 60, str(high))
            pdf.setFillColor(colors.black)
            pdf.drawString(65 + 80 * at, 35, "Area %d" % at)
    page("ok-chart.pdf", chart)
    jpeg = photo()
    image = stream("/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg)
    both = "/Font << /F1 5 0 R >> /XObject << /I 6 0 R >>"
    raw("ok-photo.pdf", "q 200 0 0 150 20 20 cm /I Do Q " + TEXT, both, more=[image])
    raw("ok-scan.pdf", "BT 3 Tr /F1 12 Tf 40 200 Td (Read by a scanner) Tj ET q 400 0 0 300 0 0 cm /I Do Q", both, more=[image])
    raw("ok-clip.pdf", "q 0 0 400 300 re W n " + TEXT + " Q q 30 180 200 40 re W n 0 0 1 rg 0 0 400 100 re f Q")
    raw("ok-rotated.pdf", TEXT, page="/Rotate 90")
    raw("ok-links.pdf", TEXT, page="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /URI /URI (https://police.example/) >> /NM (namemark) /M (D:20200101) >> << /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit] >>]")
    raw("ok-word-ends.pdf", TEXT)
    data = open("ok-word-ends.pdf", "rb").read()
    start = data.rindex(b"startxref")
    xref = int(data[start + 9:].split()[0])
    open("ok-word-ends.pdf", "wb").write(data + b"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (xref, len(data)))

    def private(pdf):
        pdf.pages[0].PieceInfo = Dictionary(Acme=Dictionary(Private=String("Pieceinfomark")))
        pdf.pages[0].LastModified = String("D:20200101")
        pdf.pages[0].Thumb = pdf.make_stream(b"\0", Type=Name.XObject)
        pdf.pages[0].Metadata = pdf.make_stream(b"<x>Pagexmpmark</x>", Type=Name.Metadata, Subtype=Name.XML)
        pdf.Root.Metadata = pdf.make_stream(b"<x>Xmpmark</x>", Type=Name.Metadata, Subtype=Name.XML)
        pdf.Root.Secretkey = String("Catalogmark")
        pdf.Root.Spare = pdf.make_stream(b"Streammark")
        pdf.pages[0].Resources.XObject = Dictionary(Unused=pdf.make_stream(b"BT (Unusedmark) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1]))
    changed("ok-private.pdf", "ok-reportlab.pdf", private)


# Reasons of refusal.
def refusals():
    box = "30 190 200 30 re f"
    raw("no-box-black.pdf", TEXT + "0 g " + box)
    raw("no-box-white.pdf", TEXT + "1 g " + box)
    raw("no-box-colour.pdf", TEXT + "0.2 0.4 0.9 rg " + box)
    raw("no-box-path.pdf", TEXT + "0 g 30 190 m 230 190 l 230 220 l 30 220 l h f")
    raw("no-box-stroked.pdf", TEXT + "0 g 0 G 30 190 200 30 re B")
    raw("no-box-half.pdf", TEXT + "0 g 95 190 40 30 re f")
    raw("no-box-transformed.pdf", TEXT + "q 10 0 0 10 30 190 cm 0 g 0 0 20 3 re f Q")
    raw("no-box-turned.pdf", "q 0 1 -1 0 300 20 cm " + "BT /F1 12 Tf 40 200 Td (Informant Jane Roe) Tj ET Q 0 g 80 50 40 180 re f", page="/Rotate 90")
    raw("no-box-pen.pdf", TEXT + "0 G 14 w 35 204 m 160 204 l S")
    raw("no-box-nearly-opaque.pdf", TEXT + "/G0 gs 0 g " + box, "/Font << /F1 5 0 R >> /ExtGState << /G0 << /ca 0.97 >> >>")
    form = stream("/Type /XObject /Subtype /Form /BBox [0 0 400 300]", b"0 g 30 190 200 30 re f")
    raw("no-box-in-form.pdf", TEXT + "/X Do", "/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>", more=[form])
    words = stream("/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /Font << /F1 5 0 R >> >>", TEXT.encode())
    raw("no-box-over-form.pdf", "/X Do 0 g " + box, "/XObject << /X 6 0 R >>", more=[words])
    black = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\0")
    both = "/Font << /F1 5 0 R >> /XObject << /I 6 0 R >>"
    raw("no-box-image.pdf", TEXT + "q 200 0 0 30 30 190 cm /I Do Q", both, more=[black])
    raw("no-box-inline-image.pdf", TEXT + "q 200 0 0 30 30 190 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0\nEI Q")
    raw("no-box-two.pdf", TEXT + "0 g 30 190 40 30 re f 70 190 160 30 re f")
    image = stream("/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", photo())
    raw("no-scan-box.pdf", "q 400 0 0 300 0 0 cm /I Do Q 0 g 50 50 80 12 re f", both, more=[image])
    raw("no-scan-text-box.pdf", "q 400 0 0 300 0 0 cm /I Do Q BT 3 Tr /F1 12 Tf 40 200 Td (Jane Roe) Tj ET 0 g " + box, both, more=[image])
    raw("no-picture-cut.pdf", "q 20 20 50 50 re W n 200 0 0 150 20 20 cm /I Do Q " + TEXT, both, more=[image])
    raw("no-text-white.pdf", "1 g " + TEXT)
    raw("no-text-same-colour.pdf", "0.1 0.2 0.3 rg 0 0 400 300 re f " + TEXT)
    raw("no-text-unpainted.pdf", "BT 3 Tr /F1 12 Tf 40 200 Td (Informant Jane Roe) Tj ET")
    raw("no-text-clipped.pdf", "q 0 0 10 10 re W n " + TEXT + "Q")
    raw("no-text-off-page.pdf", "BT /F1 12 Tf 40 -200 Td (Informant Jane Roe) Tj ET")
    raw("no-text-cropped.pdf", TEXT, page="/CropBox [0 0 400 100]")
    raw("no-text-transparent.pdf", "/G0 gs " + TEXT, "/Font << /F1 5 0 R >> /ExtGState << /G0 << /ca 0 >> >>")
    pattern = stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Font << /F1 5 0 R >> >>", TEXT.encode())
    raw("no-text-in-pattern.pdf", "/Pattern cs /P scn 0 0 50 50 re f", "/Pattern << /P 6 0 R >>", more=[pattern])
    raw("no-font-untold.pdf", "BT /F2 12 Tf 40 200 Td <00010002> Tj ET", "/Font << /F2 << /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>] >> >>")
    for kind in ("Redact", "Text", "FreeText", "Highlight", "FileAttachment", "Widget", "Stamp", "Popup", "RichMedia", "Sound"):
        raw("no-annotation-%s.pdf" % kind.lower(), TEXT, page="/Annots [<< /Type /Annot /Subtype /%s /Rect [30 190 230 220] /Contents (Jane) >>]" % kind)
    for kind in ("Launch", "JavaScript", "SubmitForm", "GoToR", "Rendition"):
        raw("no-action-%s.pdf" % kind.lower(), TEXT, page="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /%s >> >>]" % kind)
    raw("no-link-file.pdf", TEXT, page="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (file:///c:/secret) >> >>]")
    raw("no-page-script.pdf", TEXT, page="/AA << /O << /S /JavaScript /JS (x) >> >>")
    raw("no-layer.pdf", "/OC /L BDC " + TEXT + "EMC")
    raw("no-stream-damaged.pdf", TEXT, "/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>", more=[stream("/Filter /FlateDecode", b"xx")])
    data = open("no-stream-damaged.pdf", "rb").read().replace(b"/Length 52 >>\nstream", b"/Filter /FlateDecode /Length 52 >>\nstream")
    raw("no-stream-damaged.pdf", TEXT + "/X Do", "/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>", more=[stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", b"xx")])
    raw("no-commands-damaged.pdf", TEXT + "1 2 frobnicate")
    raw("no-picture-damaged.pdf", "q 200 0 0 150 20 20 cm /I Do Q", both, more=[stream("/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", photo()[:200])])

    def root(name, change, **save):
        changed(name, "ok-reportlab.pdf", change, **save)
    root("no-encrypted.pdf", lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="", R=4))
    root("no-embedded.pdf", lambda pdf: pdf.attachments.__setitem__("a.txt", b"secret"))
    root("no-script.pdf", lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("x()"))))
    root("no-named-script.pdf", lambda pdf: setattr(pdf.Root, "Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("x"))])))))
    root("no-form.pdf", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([]))))
    root("no-xfa.pdf", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([]), XFA=String("x"))))
    root("no-signature.pdf", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([]), SigFlags=3)))
    root("no-layers.pdf", lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(OCGs=Array([pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Secret layer")))]), D=Dictionary())))
    document = fitz.open("ok-reportlab.pdf")
    data = open("ok-reportlab.pdf", "rb").read()
    open("no-incremental.pdf", "wb").write(data)
    document = fitz.open("no-incremental.pdf")
    document[0].insert_text((40, 250), "Added later")
    document.saveIncr()
    document.close()
    # What was drawn over with another program than it was made with.
    document = fitz.open("ok-libreoffice.pdf")
    leaf, where = found(document)
    leaf.draw_rect(where, color=(0, 0, 0), fill=(0, 0, 0))
    document.save("no-box-pymupdf.pdf", garbage=3, deflate=True, no_new_id=True)
    document = fitz.open("ok-chromium.pdf")
    leaf, where = found(document)
    leaf.draw_rect(where, color=(0, 0, 0), fill=(0, 0, 0))
    document.save("no-box-chromium.pdf", garbage=3, deflate=True, no_new_id=True)
    # The right way: the text is gone.
    document = fitz.open("ok-libreoffice.pdf")
    leaf, where = found(document)
    leaf.add_redact_annot(where, fill=(0, 0, 0))
    document.save("no-redact-marked.pdf", garbage=3, deflate=True, no_new_id=True)
    leaf.apply_redactions()
    document.save("ok-redacted.pdf", garbage=3, deflate=True, no_new_id=True)


if __name__ == "__main__":
    for part in (producers, negatives, refusals):
        if len(sys.argv) < 2 or part.__name__ in sys.argv[1:]:
            part()
