import base64
import contextlib
import io
import json
import os
import time

import pytest
from PIL import Image

from video_gen.errors import DocumentError
from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content

SCRIPT = """
videos:
  - id: v
    title: T
    scenes:
      - {id: s, narration: Hello., visual: {kind: title, title: T}}
"""


def adapted(source, source_type="auto"):
    return adapt_input(InputConfig(source=str(source), source_type=source_type))


WORDS = "Some words that somebody wrote, and nothing else.\n"
PAGE = "<!-- saved -->\n<!DOCTYPE html>\n<html><body><p>Some words.</p></body></html>\n"
NOTEBOOK = '{"cells": [{"cell_type": "markdown", "source": "Some words."}], "metadata": {}, "nbformat": 4}'
RST = "Title\n=====\n\n.. note:: Some words.\n\nAs in :ref:`other`::\n\n   code\n"
MARKDOWN = "# Title\n\nSome **words** and a [link](http://x).\n"
SCRIPT_TYPE = "application/vnd.video-gen.script+yaml"


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.md", WORDS, "text/markdown"),
        ("a.MARKDOWN", RST, "text/markdown"),
        ("a.md", PAGE, "text/html"),
        ("a.txt", WORDS, "text/plain"),
        ("a.txt", PAGE, "text/html"),
        ("a.txt", RST, "text/x-rst"),
        ("a.txt", MARKDOWN, "text/markdown"),
        ("a.txt", "Title\n=====\n\nWords.\n\n- one\n- two\n", "text/plain"),
        ("README", WORDS, "text/plain"),
        ("README", MARKDOWN, "text/markdown"),
        ("README", RST, "text/x-rst"),
        ("page", PAGE, "text/html"),
        ("page", "<div>\n<p>Some words.</p>\n</div>", "text/html"),
        ("a.rst", WORDS, "text/x-rst"),
        ("a.htm", "<p>Some words.", "text/html"),
        ("a.php", PAGE, "text/html"),
        ("a.ipynb", NOTEBOOK, "application/x-ipynb+json"),
        ("a", NOTEBOOK, "application/x-ipynb+json"),
        ("a.json", NOTEBOOK, "application/x-ipynb+json"),
        ("notes.foo", WORDS, "text/plain"),
        ("notes.foo", MARKDOWN, "text/markdown"),
        ("notes.foo", "这是一个关于容器编排工具的中文说明文档。", "text/plain"),
        ("a.yaml", SCRIPT, SCRIPT_TYPE),
        ("a.yml", SCRIPT, SCRIPT_TYPE),
        ("a", "# A video script.\nvideo-gen:\n  fps: 25\n" + SCRIPT.lstrip(), SCRIPT_TYPE),
    ],
)
def test_the_content_says_what_it_is_and_the_name_is_a_hint(tmp_path, name, text, media_type):
    (tmp_path / name).write_text(text)
    source = adapted(tmp_path / name)
    assert (source.media_type, source.text, source.origin) == (media_type, text, str(tmp_path / name))


PROGRAM = "def f(x):\n    return {'a': [1, 2, 3][x % 3]}\n\n\nprint(f(2))  # some words in a comment\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", PROGRAM),
        ("a.py", WORDS),
        ("a.c", '/* Some words. */\nint main() { puts("# x"); }\n'),
        ("a.json", '{"a": "Some words."}'),
        ("a.csv", "some,words\nin,columns\n"),
        ("a.svg", "<svg><text>Some words</text></svg>"),
        ("a.odt", WORDS),
        ("a.foo", PROGRAM),
        ("a.foo", "1 2 3\n4 5 6\n"),
    ],
)
def test_programs_and_data_are_no_documents(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    error = refused(tmp_path / name)
    assert error.reason == f"{(tmp_path / name).suffix} files are not read"
    assert "Markdown" in error.remedy


HOSTILE = {
    "blank lines": "  \n" * 20_000 + "x",
    "comments": "# x\n" * 20_000,
    "settings": "video-gen:\n" + "  \n" * 20_000,
    "dashes": "-" * 65_000,
    "ticks": "`" * 65_000,
    "literals": "a::\n\n" * 15_000,
    "HTML comments": "<!-- " * 13_000,
    "links": "[a](" * 16_000,
    "substitutions": ".. |a| " * 9_000,
    "titles": "=" * 30_000 + "\nx\n" + "=" * 30_000,
    "roles": ":a:`" * 16_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_looking_at_a_text_takes_no_time(tmp_path, text):
    (tmp_path / "a.foo").write_text(text)
    start = time.process_time()
    with contextlib.suppress(DocumentError):
        adapted(tmp_path / "a.foo")
    assert time.process_time() - start < 3


def test_a_notebook_brings_its_pictures_along(tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(out, "PNG")
    picture = {"image/png": base64.encodebytes(out.getvalue()).decode()}
    (tmp_path / "b.png").write_bytes(out.getvalue())
    cells = [
        {"cell_type": "markdown", "source": "![](attachment:a.png) ![](b.png)", "attachments": {"a.png": picture}},
        {"cell_type": "code", "source": "x", "outputs": [{"output_type": "display_data", "data": picture}]},
    ]
    (tmp_path / "a.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))
    source = adapted(tmp_path / "a.ipynb")
    assert source.warnings == ()
    names = {asset.name for asset in source.assets}
    assert names == {"b.png", "cell 1/a.png", "cell 2/picture 1"}
    assert {block.name for block in parse_content(source).blocks if block.kind == "image"} == names


def test_a_page_brings_the_pictures_of_its_main_text_along(tmp_path):
    Image.new("RGB", (40, 40), "teal").save(tmp_path / "a.png")
    page = "<nav><img src=logo.png></nav><main><p>Some words.<img data-src=a.png><img src=none.png></main>"
    (tmp_path / "a.html").write_text(page)
    source = adapted(tmp_path / "a.html")
    assert [asset.name for asset in source.assets] == ["a.png"]
    assert len(source.warnings) == 1
    assert "none.png" in source.warnings[0]


def test_rst_brings_its_pictures_along(tmp_path):
    Image.new("RGB", (40, 40), "teal").save(tmp_path / "a.png")
    (tmp_path / "a.rst").write_text(".. figure:: a.png\n\n   Some words.\n\n.. |b| image:: a.png\n")
    assert [asset.name for asset in adapted(tmp_path / "a.rst").assets] == ["a.png"]


def test_a_file_whose_name_has_several_lines_is_a_file(tmp_path):
    path = tmp_path / "harbour\npilots.md"
    path.write_text("# Pilots")
    assert adapt_input(InputConfig(source=str(path))).text == "# Pilots"


def test_a_long_text_is_no_path():
    assert adapt_input(InputConfig(source="Many words.\n" * 1000)).origin == "inline text"


def test_an_address_of_another_kind_is_told():
    with pytest.raises(DocumentError, match=r"ftp://example.com/a.md: addresses of this kind are not read"):
        adapt_input(InputConfig(source="ftp://example.com/a.md"))


def test_several_lines_are_the_text_itself():
    source = adapted("# Title\n\nSome words.")
    assert (source.media_type, source.origin, source.text) == ("text/markdown", "inline text", "# Title\n\nSome words.")


def test_one_line_is_the_text_where_it_is_said_so():
    assert adapted("Some words.", "text").text == "Some words."


def test_a_file_may_have_a_line_end_in_its_name(tmp_path):
    odd = tmp_path / "a\nb.md"
    odd.write_text("Words.")
    assert adapted(odd, "file").text == "Words."


def test_inline_text_has_no_pictures():
    source = adapted("# T\n\n![a](a.png) ![b](http://x/b.png)")
    assert source.assets == ()
    assert source.warnings == (
        "picture a.png is left out: inline text has no folder",
        "picture http://x/b.png is left out: pictures on the web are fetched with --allow-network alone",
    )


def test_the_digest_is_that_of_the_content(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Words.")
    (tmp_path / "c.md").write_text("Other words.")
    a, b, c = (adapted(tmp_path / name).sha256 for name in ("a.md", "b.md", "c.md"))
    assert a == b != c


def refused(source, source_type="auto"):
    with pytest.raises(DocumentError) as error:
        adapted(source, source_type)
    return error.value


def test_a_missing_file_may_have_been_meant_as_text():
    error = refused("Hello there")
    assert error.reason == "no such file"
    assert "--source-type text" in error.remedy


@pytest.mark.parametrize("name", ["", "folder.md"])
def test_a_folder_is_refused(tmp_path, name):
    (tmp_path / name).mkdir(exist_ok=True)
    assert refused(tmp_path / name).reason == "it is a folder"


@pytest.mark.parametrize(("content", "reason"), [("", "empty"), (" \n\t\n", "empty"), ("---\n***\n", "no words")])
def test_a_file_without_words_is_refused(tmp_path, content, reason):
    (tmp_path / "a.md").write_text(content)
    assert reason in refused(tmp_path / "a.md").reason


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text\0text", b"\x7fELF\x02\x01\x01" + b"\x01" * 40]
)
def test_a_binary_is_refused_whatever_its_name(tmp_path, content):
    (tmp_path / "a.md").write_bytes(content)
    assert "binary" in refused(tmp_path / "a.md").reason


def test_a_huge_file_is_refused_unread(tmp_path):
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    error = refused(tmp_path / "a.md")
    assert "51 MB" in error.reason
    assert "50 MB" in error.reason


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert refused(tmp_path / "a.md").reason == "it is no regular file"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device):
    assert refused(device).reason == "it is no regular file"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_an_impossible_path_is_refused(name):
    assert "cannot be opened" in refused(name, "file").reason


def test_a_path_through_a_file_is_no_file(tmp_path):
    (tmp_path / "a.md").write_text("Words.")
    assert refused(tmp_path / "a.md" / "b.md").reason == "no such file"


def test_other_formats_are_refused_by_their_name(tmp_path):
    (tmp_path / "a.xyz").write_bytes(b"PK")
    error = refused(tmp_path / "a.xyz")
    assert ".xyz" in error.reason
    assert ".md" in error.remedy


def test_a_missing_file_of_another_format_is_missing_first(tmp_path):
    assert refused(tmp_path / "none.docx").reason == "no such file"
