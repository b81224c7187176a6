import io
import zipfile

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(*names, first=b"x"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, first)
    return out.getvalue()


def adapted(folder, name, data):
    (folder / name).write_bytes(data)
    return adapt_input(InputConfig(source=str(folder / name)))


WORD = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")
DECK = archive("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml")


@pytest.mark.parametrize("name", ["a.docx", "a.bin", "README", "a.md", "a.pptx"])
@pytest.mark.parametrize(
    ("data", "kind"),
    [(WORD, "wordprocessingml.document"), (DECK, "presentationml.presentation"), (b"%PDF-1.7\n", "pdf")],
)
def test_the_content_says_what_a_binary_file_is(tmp_path, name, data, kind):
    source = adapted(tmp_path, name, data)
    assert source.media_type.endswith(kind)
    assert (source.data, source.text) == (data, "")


def test_a_pdf_may_have_a_line_before_its_mark(tmp_path):
    assert adapted(tmp_path, "a.pdf", b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n").media_type == "application/pdf"


def test_a_text_may_tell_of_pdf(tmp_path):
    assert adapted(tmp_path, "a.md", b"A file begins with %PDF-1.4.\n").media_type == "text/markdown"


def test_digests_differ_with_the_bytes(tmp_path):
    assert adapted(tmp_path, "a.pdf", b"%PDF-1").sha256 != adapted(tmp_path, "b.pdf", b"%PDF-2").sha256


@pytest.mark.parametrize(
    ("name", "data", "reason", "remedy"),
    [
        ("a.doc", COMPOUND + "WordDocument".encode("utf-16-le"), "Word 97", ".docx"),
        ("a.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password", "Remove the password"),
        ("a.ppt", COMPOUND + "PowerPoint Document".encode("utf-16-le"), "PowerPoint 97", ".pptx"),
        ("a.xls", COMPOUND + "Workbook".encode("utf-16-le"), "Excel 97", "Markdown"),
        ("a.msg", COMPOUND, "before 2007", ".docx"),
        ("a.odt", archive("mimetype", first=b"application/vnd.oasis.opendocument.text"), "OpenDocument text", ".docx"),
        ("a.odp", archive("mimetype", first=b"application/vnd.oasis.opendocument.presentation"), "present", ".pptx"),
        ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "Excel", "Markdown"),
        ("a.epub", archive("mimetype", "META-INF/container.xml"), "EPUB", "HTML"),
        ("a.zip", archive("a.md"), "zip file", "one document"),
        ("a.rtf", b"{\\rtf1 words}", "Rich Text", ".docx"),
        ("a.docx", b"PK", "no Word document", "complete"),
        ("a.pptx", b"words", "no PowerPoint deck", "complete"),
        ("a.pdf", b"words", "no PDF", "complete"),
        ("a.docx", b"", "empty", "complete"),
    ],
)
def test_what_is_not_read_says_what_it_is_and_what_to_do(tmp_path, name, data, reason, remedy):
    with pytest.raises(DocumentError) as error:
        adapted(tmp_path, name, data)
    assert reason in error.value.reason
    assert remedy in error.value.remedy


def test_an_archive_is_checked_before_it_is_read(tmp_path):
    with pytest.raises(DocumentError, match="of the name"):
        adapted(tmp_path, "a.docx", archive("[Content_Types].xml", "word/document.xml", "../x"))


@pytest.mark.parametrize("name", ["a.docx", "a.pptx", "a.zip", "a"])
@pytest.mark.parametrize("kept", [60, -30])
def test_an_archive_that_is_cut_off_is_damaged(tmp_path, name, kept):
    with pytest.raises(DocumentError, match=r"it is cut off or damaged\. Give the complete file"):
        adapted(tmp_path, name, WORD[:kept])
