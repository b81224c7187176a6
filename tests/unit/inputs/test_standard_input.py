"""Standard input, by putting pipes in its place."""

import io
import sys

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs import adapt_input
from video_gen.inputs.places import standard_input
from video_gen.models.config import InputConfig

SCRIPT = """\
# A video script.
video-gen:
  theme: dark
videos:
  - id: v
    title: T
    scenes:
      - {id: s, narration: Hello., visual: {kind: title, title: T}}
"""


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


class Folder(io.BytesIO):
    def read(self, _size=-1):
        raise IsADirectoryError(21, "Is a directory")


@pytest.fixture
def piped(monkeypatch):
    def pipe(data, kind=io.TextIOWrapper):
        standard_input.whole_input.cache_clear()
        stream = data if isinstance(data, io.BytesIO) else io.BytesIO(data)
        monkeypatch.setattr(sys, "stdin", kind(stream))
        return InputConfig(source="-")

    yield pipe
    standard_input.whole_input.cache_clear()


def test_what_is_piped_in_is_markdown(piped):
    source = adapt_input(piped(b"# Title\n\nSome words.\n"))
    assert (source.media_type, source.origin, source.text) == (
        "text/markdown",
        "standard input",
        "# Title\n\nSome words.\n",
    )


def test_a_script_is_known_by_how_it_begins(piped):
    assert adapt_input(piped(SCRIPT.encode())).media_type == "application/vnd.video-gen.script+yaml"


def test_bytes_stay_as_they_are(piped):
    data = bytes(range(256)) * 10
    assert standard_input.receive(piped(data)).data == data


def test_it_is_read_once_however_often_it_is_asked_for(piped):
    config = piped(b"Some words.")
    assert adapt_input(config) == adapt_input(config)


def test_its_pictures_have_no_folder(piped):
    assert adapt_input(piped(b"# T\n\n![a](a.png)")).warnings == (
        "picture a.png is left out: standard input has no folder",
    )


def test_a_dash_may_be_meant_as_text():
    with pytest.raises(DocumentError, match="no words"):
        adapt_input(InputConfig(source="-", source_type="text"))


def refusal(config):
    with pytest.raises(DocumentError) as error:
        adapt_input(config)
    return error.value


def test_a_terminal_is_not_waited_for(piped):
    assert refusal(piped(b"typed", Terminal)).reason == "nothing is piped in"


def test_no_standard_input_at_all_is_told(piped, monkeypatch):
    config = piped(b"")
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal(config).reason == "nothing is piped in"


def test_too_much_is_refused(piped, monkeypatch):
    monkeypatch.setattr(standard_input, "MAX_DOCUMENT_BYTES", 10)
    assert "more than the limit" in refusal(piped(b"x" * 11)).reason


def test_a_folder_in_its_place_is_told(piped):
    assert "Is a directory" in refusal(piped(Folder())).reason
