"""Documents that are no files: piped in, or on the web."""

import io
import json
from pathlib import Path

import docx
import pytest
from PIL import Image

from tests.e2e.conftest import HARBOUR
from tests.e2e.workplace import BIN
from tests.integration.web_site import page, serving

SIZE = ("--engine", "espeak", "--size", "320x240", "--json")
SMALL, LONGER = (*SIZE, "--target-duration", "30"), (*SIZE, "--target-duration", "45")


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(params=["Markdown", "Word"])
def document(request, harbour, tmp_path):
    """The same document, as a text and as a binary file, without a telling name."""
    if request.param == "Markdown":
        return harbour
    word = docx.Document()
    for block in HARBOUR.split("\n\n"):
        word.add_paragraph(block.lstrip("# "), style=f"Heading {level}" if (level := block.count("#")) else None)
    word.save(tmp_path / "document")
    return tmp_path / "document"


def test_a_document_is_piped_in(place, document, server):
    piped = place.make("-", *SMALL, "--output-dir", place.folder / "output", stdin=document, PREFECT_API_URL=server)
    assert piped.code == 0, piped.err
    (video,) = piped.report["videos"]
    assert video["title"] == "Harbour pilots"
    assert Path(video["path"]).stat().st_size
    assert json.loads(Path(video["manifest"]).read_bytes())["source_name"] == "standard input"


def test_a_document_is_piped_into_the_installed_command(place, harbour):
    planned = place.run(BIN / "video-gen", "make", "-", "--dry-run", *SMALL, stdin=harbour)
    assert planned.code == 0, planned.err
    assert planned.report["scenes"][0]["narration"]


def test_a_document_with_a_picture_comes_from_the_web_though_its_server_stumbles(place, server):
    with serving() as site:
        text = HARBOUR.replace(
            "## Getting aboard\n", "## Getting aboard\n\n![The pilot boat beside the ship](boat.png)\n"
        )
        site.pages["/docs/harbour.md"] = [
            page(status="503 Service Unavailable"),
            page(text.encode(), "Content-Type: text/plain; charset=utf-8"),
        ]
        site.pages["/docs/boat.png"] = page(png(), "Content-Type: image/png")
        made = place.make(
            site.address("/docs/harbour.md"),
            "--allow-network",
            *LONGER,
            "--output-dir",
            place.folder / "output",
            PREFECT_API_URL=server,
            VIDEO_GEN_INTERNAL_HOSTS=site.endpoint,
        )
        assert made.code == 0, made.err
        assert site.paths == ["/docs/harbour.md", "/docs/harbour.md", "/docs/boat.png"]
        address = site.address("/docs/harbour.md")
    (video,) = made.report["videos"]
    assert made.report["warnings"] == []
    assert (video["title"], json.loads(Path(video["manifest"]).read_bytes())["source_name"]) == (
        "Harbour pilots",
        address,
    )
    assert "kind: image" in Path(video["script"]).read_text()
