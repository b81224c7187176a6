"""The limits of the process that reads binary documents, with readers that overstep them."""

import io
import sys
import tempfile
import time
import zipfile

import docx
import psutil
import pytest

from tests.waiting import SOON_SECONDS
from video_gen.errors import DocumentError, StorageError
from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig
from video_gen.models.source import Source
from video_gen.parsing import confined_reader, parse, parse_content
from video_gen.parsing.confined import READER, read_confined

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def source(data, media_type=WORD):
    return Source.make("a.docx", media_type, data=data)


def fault(document, **options):
    with pytest.raises(DocumentError) as error:
        read_confined(document, **options)
    assert error.value.subject == "a.docx"
    return error.value.reason


def reader_that(tmp_path, code):
    """A reader with the real one's limits that does `code`."""
    path = tmp_path / "reader.py"
    path.write_text(
        "import os, resource, runpy, sys, time\n"
        f"runpy.run_path({str(READER)!r}, run_name='limits')['confine']()\n{code}"
    )
    return path


def word_with(body):
    """A Word document with raw XML in its body."""
    made, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


@pytest.mark.parametrize(
    "code",
    [
        "x = bytearray(2 << 30)",
        "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        "os.kill(os.getpid(), 9)",
        "sys.exit(3)",
        "sys.stdout.write('{}x')",
        'sys.stdout.write(\'{"document": {"blocks": [{"kind": "none"}]}}\')',
        "with open(1, 'wb') as out:\n  for _ in range(129): out.write(bytes(1 << 20))",
    ],
)
def test_a_reader_that_dies_or_answers_nonsense_is_one_error(tmp_path, code):
    assert "damaged" in fault(source(b"x"), reader=reader_that(tmp_path, code))


def test_limits_are_set_for_good(tmp_path):
    code = "said = [resource.getrlimit(r) for r in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, "
    code += "resource.RLIMIT_CORE)]\nimport json\nprint(json.dumps({'reason': repr(said), 'remedy': 'x'}))"
    gib = 1 << 30
    assert fault(source(b"x"), reader=reader_that(tmp_path, code)) == repr(
        [(gib, gib), (60, 60), (gib // 8, gib // 8), (0, 0)]
    )


def test_limits_are_set_before_a_document_is_read(tmp_path):
    code = (
        f"sys.argv[1:] = [{WORD!r}]\nimport types\n"
        "def read():\n  said = repr(resource.getrlimit(resource.RLIMIT_CPU))\n"
        '  print(\'{"reason": "\' + said + \'", "remedy": ""}\', flush=True)\n  os._exit(0)\n'
        "sys.stdin = types.SimpleNamespace(buffer=types.SimpleNamespace(read=read))\n"
        f"runpy.run_path({str(READER)!r}, run_name='__main__')\n"
    )
    reader = tmp_path / "reader.py"
    reader.write_text(f"import os, resource, runpy, sys\n{code}")
    assert fault(source(b"x"), reader=reader) == "(60, 60)"


def test_a_reader_that_takes_too_long_is_killed(tmp_path):
    reader = reader_that(tmp_path, "while True: time.sleep(1)")
    start = time.monotonic()
    assert "too long" in fault(source(b"x"), reader=reader, limit_s=0.5)
    assert time.monotonic() - start < SOON_SECONDS
    assert not [child for child in psutil.Process().children() if str(reader) in " ".join(child.cmdline())]


def test_no_folder_of_the_users_own_stands_in_for_a_module(tmp_path, monkeypatch):
    for name in ("zipfile", "pydantic", "video_gen"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')")
    monkeypatch.chdir(tmp_path)
    assert "cut off" in fault(source(b"no zip"))


def test_prefect_is_not_imported(tmp_path):
    code = f"sys.argv[1:] = [{WORD!r}]\nspace = runpy.run_path({str(READER)!r})\nspace['main']()\n"
    code += "sys.exit('prefect' in sys.modules)"
    document = read_confined(
        source(word_with(BODY.format("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"))), reader=reader_that(tmp_path, code)
    )
    assert document.blocks[0].text == "Words"


def test_a_full_disk_is_no_fault_of_the_document(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(StorageError, match="temporary files"):
        read_confined(source(b"x"))


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DocumentError, match=r"pip install 'video-gen\[pdf\]'"):
        read_confined(source(b"%PDF-1.4", "application/pdf"))


def test_warnings_of_both_stages_are_kept():
    data = word_with(BODY.format("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"))
    assert read_confined(Source.make("a.docx", WORD, data=data, warnings=("w",))).warnings == ("w",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + BODY.format("&a;"), "document type"),
        (BODY.format("<w:tbl>" * 300), "too deep"),
        (BODY.format("<w:p>"), "XML is broken"),
        (BODY.format("<w:p/>"), "no words"),
        ("", "XML is broken"),
    ],
)
def test_a_hostile_or_broken_document_is_one_error(tmp_path, body, reason):
    (tmp_path / "a.docx").write_bytes(word_with(body))
    document = adapt_input(InputConfig(source=str(tmp_path / "a.docx")))
    with pytest.raises(DocumentError, match=reason):
        parse_content(document)


def test_a_file_that_lies_about_its_size_is_damaged(tmp_path):
    data = bytearray(word_with(BODY.format("<w:p><w:r><w:t>" + "x" * 50_000 + "</w:t></w:r></w:p>")))
    at = data.find(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 17] != b"word/document.xml":
        at = data.find(b"PK\x01\x02", at + 1)
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(DocumentError, match=r"word/document.xml in it is damaged"):
        parse_content(adapt_input(InputConfig(source=str(tmp_path / "a.docx"))))


def test_the_parent_sends_on_what_the_child_reads():
    sent = {media_type for media_type, reader in parse.READERS.items() if reader is read_confined}
    assert sent == set(confined_reader.READERS)
