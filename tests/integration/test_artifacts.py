"""Links to a run's results in Prefect's pages."""

from pathlib import Path

import pytest

from flows.artifacts import RESULTS_VARIABLE, _link
from flows.plain_markdown import fenced, plain
from video_gen.models.files import OutputFile, VideoFiles


@pytest.fixture
def video() -> VideoFiles:
    files = (OutputFile(role="page", name="index.html", sha256="", size_bytes=1),)
    return VideoFiles(id="a", title="A", folder=Path("/srv/videos/a b"), duration_s=1.0, scenes=1, files=files)


@pytest.mark.parametrize(
    ("served", "link"),
    [
        ("", "`/srv/videos/a b/index.html`"),
        ("/srv/videos=https://videos.example.org/", "[Open the video](https://videos.example.org/a%20b/index.html)"),
        ("/srv/other=https://videos.example.org", "`/srv/videos/a b/index.html`"),
    ],
)
def test_a_result_is_a_link_where_its_folder_is_served(video, monkeypatch, served, link):
    monkeypatch.setenv(RESULTS_VARIABLE, served)
    assert _link(video, "page") == link


def test_words_of_a_document_are_no_markup():
    assert plain("a\n<b>*c*`") == "a &#60;b&#62;&#42;c&#42;&#96;"
    assert fenced("```\n", "yaml") == "````yaml\n```\n\n````"
