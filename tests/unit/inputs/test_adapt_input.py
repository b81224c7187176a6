import os

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig

SCRIPT = """
videos:
  - id: v
    title: T
    scenes:
      - {id: s, narration: Hello., visual: {kind: title, title: T}}
"""


def adapted(source, source_type="auto"):
    return adapt_input(InputConfig(source=str(source), source_type=source_type))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.md", "text/markdown"),
        ("a.MARKDOWN", "text/markdown"),
        ("a.txt", "text/plain"),
        ("README", "text/plain"),
        ("a.yaml", "application/vnd.video-gen.script+yaml"),
        ("a.yml", "application/vnd.video-gen.script+yaml"),
    ],
)
def test_a_files_extension_says_what_it_is(tmp_path, name, media_type):
    (tmp_path / name).write_text(SCRIPT)
    source = adapted(tmp_path / name)
    assert (source.media_type, source.text, source.origin) == (media_type, SCRIPT, str(tmp_path / name))


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
    (tmp_path / "a.docx").write_bytes(b"PK")
    error = refused(tmp_path / "a.docx")
    assert ".docx" in error.reason
    assert ".md" in error.remedy


def test_a_missing_file_of_another_format_is_missing_first(tmp_path):
    assert refused(tmp_path / "none.docx").reason == "no such file"
