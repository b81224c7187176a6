"""Documents and pictures from the web, over real sockets of this machine."""

import io
import time

import docx
import pytest
from PIL import Image

from tests.integration.web_site import page, redirect, serving
from tests.waiting import PATIENCE_SECONDS
from video_gen.errors import DocumentError, SettingsError, VideoGenError, WebUnavailableError
from video_gen.inputs import adapt_input, check_input, pictures
from video_gen.inputs.places import web
from video_gen.models.config import InputConfig

UNASKED = "pictures on the web are fetched with --allow-network alone"


def png(color="teal"):
    out = io.BytesIO()
    Image.new("RGB", (300, 240), color).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def site(monkeypatch):
    with serving() as site:
        monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", site.endpoint)
        yield site


def adapted(address, **settings):
    return adapt_input(InputConfig(source=address, allow_network=True, **settings))


def test_a_document_is_known_by_the_end_of_its_address(site):
    site.pages["/docs/a.md"] = page(b"# Title\n\nWords.\n", "Content-Type: text/plain; charset=utf-8")
    source = adapted(site.address("/docs/a.md#part"))
    assert (source.media_type, source.text) == ("text/markdown", "# Title\n\nWords.\n")
    assert source.origin == site.address("/docs/a.md#part")


def test_a_document_is_known_by_what_its_server_declares(site):
    site.pages["/latest?x=a.yaml"] = page(b"# Title\n\nWords.\n", "Content-Type: text/markdown")
    site.pages["/notes/v1.2"] = page(b"These are words of a note.\n", "Content-Type: text/plain")
    assert adapted(site.address("/latest?x=a.yaml")).media_type == "text/markdown"
    assert adapted(site.address("/notes/v1.2")).media_type == "text/plain"


def test_a_web_page_comes_with_the_pictures_of_its_main_text(site):
    head = '<!doctype html><meta charset="utf-8"><nav><img src="/logo.png"></nav>'
    body = '<main><h1>Größe</h1><p>Some words. <img src="a.png"></main>'
    site.pages["/wiki/Size"] = page(f"{head}{body}".encode("cp1252"), "Content-Type: text/html; charset=latin1")
    site.pages["/wiki/a.png"] = page(png())
    source = adapted(site.address("/wiki/Size"))
    assert (source.media_type, [asset.name for asset in source.assets]) == ("text/html", ["a.png"])
    assert "Größe" in source.text
    assert site.paths == ["/wiki/Size", "/wiki/a.png"]


def test_pictures_are_looked_for_where_the_page_says(site):
    site.pages["/docs/a.html"] = page(b'<base href="../img/"><main><p>Some words. <img src="a.png"></main>')
    site.pages["/img/a.png"] = page(png())
    assert [asset.name for asset in adapted(site.address("/docs/a.html")).assets] == ["a.png"]


@pytest.mark.parametrize("base", ["file:///", "ftp://127.0.0.1/", "http://10.0.0.1/"])
def test_a_page_cannot_say_that_its_pictures_are_inside(site, base):
    site.pages["/a.html"] = page(f'<base href="{base}"><main><p>Some words. <img src="a.png"></main>'.encode())
    source = adapted(site.address("/a.html"))
    assert source.assets == ()
    assert len(source.warnings) == 1


def test_a_page_that_says_to_be_one_is_one_though_its_address_ends_otherwise(site):
    site.pages["/README.md"] = page(b"<main><h1>Title</h1><p>Some words.</main>", "Content-Type: text/html")
    assert adapted(site.address("/README.md")).media_type == "text/html"


def test_the_name_is_that_of_the_last_address(site):
    site.pages["/latest"] = redirect("/files/my%20notes.md")
    site.pages["/files/my%20notes.md"] = page(b"# Title\n\nWords.\n", "Content-Type: application/octet-stream")
    config = InputConfig(source=site.address("/latest"), allow_network=True)
    received = web.receive(config)
    assert (received.name, received.declared, received.suffix) == ("my notes.md", "", ".md")


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("; charset=ISO-8859-1", "“Größe”".encode("cp1252"), "“Größe”"),
        ("; charset=windows-1251", "Привет".encode("cp1251"), "Привет"),
        ('; charset="Shift_JIS"', "日本語".encode("shift_jis"), "日本語"),
        ("; charset=utf-8", "Größe".encode(), "Größe"),
        ("; charset=utf-16", "Größe".encode("utf-16"), "Größe"),
        ("; charset=nonsense", "Größe".encode(), "Größe"),
        ("; charset=punycode", b"Words", "Words"),
        ("; charset=ascii", "Größe".encode("utf-8-sig"), "Größe"),
        ("", "Größe".encode(), "Größe"),
    ],
)
def test_a_text_is_read_in_the_character_set_that_its_server_declares(site, charset, data, text):
    site.pages["/a.md"] = page(data, f"Content-Type: text/plain{charset}")
    source = adapted(site.address("/a.md"))
    assert (source.text, source.warnings) == (text, ())


def test_bytes_of_other_kinds_stay_as_they_are(site):
    data = bytes(range(256))
    site.pages["/a"] = page(data, "Content-Type: application/pdf; charset=cp1252")
    received = web.receive(InputConfig(source=site.address("/a"), allow_network=True))
    assert (received.data, received.declared) == (data, "application/pdf")


def test_a_binary_document_comes_whole(site):
    out = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Some words of a document.")
    word.save(out)
    site.pages["/download?id=7"] = page(out.getvalue(), "Content-Type: application/octet-stream")
    source = adapted(site.address("/download?id=7"))
    assert source.data == out.getvalue()
    assert source.media_type.endswith("wordprocessingml.document")


def test_an_address_may_be_given_as_one(site):
    site.pages["/a.md"] = page(b"# Title\n\nWords.\n")
    assert adapted(f" {site.address('/a.md')} ", source_type="url").text == "# Title\n\nWords.\n"
    with pytest.raises(DocumentError, match="no web address"):
        adapted("a.md", source_type="url")


def test_nothing_is_fetched_unasked(site):
    for entrance in (adapt_input, check_input):
        with pytest.raises(SettingsError, match="--allow-network") as error:
            entrance(InputConfig(source=site.address("/a.md")))
        assert error.value.subject == site.address("/a.md")
    assert site.requests == []


def test_the_look_beforehand_fetches_nothing(site, tmp_path):
    check_input(InputConfig(source=site.address("/a.md"), allow_network=True))
    (tmp_path / "a.md").write_text(f"# Title\n\nWords.\n\n![Picture]({site.address('/a.png')})\n")
    check_input(InputConfig(source=str(tmp_path / "a.md"), allow_network=True))
    assert site.requests == []
    with pytest.raises(DocumentError, match="port 22"):
        check_input(InputConfig(source="http://example.org:22/", allow_network=True))
    with pytest.raises(DocumentError, match="no such file"):
        check_input(InputConfig(source=str(tmp_path / "b.md")))


@pytest.mark.parametrize(("status", "kind"), [(404, DocumentError), (503, WebUnavailableError)])
def test_what_its_server_says_is_told(site, status, kind):
    site.pages["/a.md"] = page(status=f"{status} X")
    with pytest.raises(VideoGenError) as error:
        adapted(site.address("/a.md"))
    assert type(error.value) is kind


def test_a_document_has_a_limit(site, monkeypatch):
    monkeypatch.setattr(web, "MAX_DOCUMENT_BYTES", 10)
    site.pages["/a.md"] = page(b"x" * 11)
    with pytest.raises(DocumentError, match="more than the limit"):
        adapted(site.address("/a.md"))


def test_a_document_has_a_deadline(site, monkeypatch):
    monkeypatch.setattr(web, "SECONDS", 0.2)
    site.pages["/a.md"] = lambda _: site.closing.wait(10)
    with pytest.raises(WebUnavailableError):
        adapted(site.address("/a.md"))


def test_pictures_are_looked_for_from_the_last_address(site):
    site.pages["/latest.md"] = redirect("/docs/v2/a.md")
    site.pages["/docs/v2/a.md"] = page(
        b"# T\n\nWords.\n\n![One](img/1.png?a=1&amp;b=2) ![Two](/2.png) ![Three](../3.png)\n"
    )
    for path in ("/docs/v2/img/1.png?a=1&b=2", "/2.png", "/docs/3.png"):
        site.pages[path] = page(png())
    source = adapted(site.address("/latest.md"))
    assert [asset.name for asset in source.assets] == ["img/1.png?a=1&b=2", "/2.png", "../3.png"]
    assert source.warnings == ()


def test_a_page_on_the_web_names_no_file_of_this_machine(site, tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    site.pages["/a.md"] = page(f"# T\n\nWords.\n\n![A]({tmp_path}/a.png) ![B](file://{tmp_path}/a.png)\n".encode())
    source = adapted(site.address("/a.md"))
    assert source.assets == ()
    assert sorted(warning.rpartition(": ")[2] for warning in source.warnings) == [
        "it is no web address",
        "its server has no such page (status 404)",
    ]


@pytest.fixture
def document(tmp_path, site):
    """A document on this machine that names pictures of the site."""

    def write(*paths):
        names = " ".join(f"![Picture]({site.address(path)})" for path in paths)
        (tmp_path / "a.md").write_text(f"# Title\n\nWords.\n\n{names}\n")
        return InputConfig(source=str(tmp_path / "a.md"), allow_network=True)

    return write


def test_a_document_of_this_machine_names_pictures_of_the_web(document, site):
    site.pages |= {"/1.png": page(png("red")), "/2.png": redirect("/3.png"), "/3.png": page(png("green"))}
    source = adapt_input(document("/1.png", "/2.png"))
    assert [(asset.name, asset.data) for asset in source.assets] == [
        (site.address("/1.png"), png("red")),
        (site.address("/2.png"), png("green")),
    ]


@pytest.mark.parametrize("written", ["# T\n\nWords.\n\n![A]({})", "![A]({})\n\nWords."])
def test_a_picture_is_not_fetched_unasked(site, written):
    text = written.format(site.address("/a.png"))
    source = adapt_input(InputConfig(source=text))
    assert source.warnings == (f"picture {site.address('/a.png')} is left out: {UNASKED}",)
    assert site.requests == []


def test_a_picture_is_no_way_to_the_inside(document, site, monkeypatch):
    monkeypatch.delenv("VIDEO_GEN_INTERNAL_HOSTS")
    source = adapt_input(document("/1.png"))
    assert source.assets == ()
    assert "it is no host of the public web" in source.warnings[0]
    assert site.requests == []


def test_a_picture_that_fails_leaves_the_others(document, site):
    site.pages |= {"/1.png": page(status="500 X"), "/2.png": page(b"<html>"), "/3.png": page(png())}
    source = adapt_input(document("/0.png", "/1.png", "/2.png", "/3.png"))
    assert [asset.name for asset in source.assets] == [site.address("/3.png")]
    assert [warning.rpartition(": ")[2] for warning in source.warnings] == [
        "its server has no such page (status 404)",
        "its server answers with status 500",
        "it is no sound PNG, JPEG, GIF, WebP or SVG picture",
    ]


def test_a_few_pictures_are_fetched_at_a_time(document, site):
    def slow(client):
        time.sleep(0.1)
        client.sendall(page(png()))

    paths = [f"/{number}.png" for number in range(12)]
    site.pages |= dict.fromkeys(paths, slow)
    source = adapt_input(document(*paths))
    assert [asset.name for asset in source.assets] == [site.address(path) for path in paths]
    assert 2 <= site.most_at_once <= 4


def test_all_pictures_have_one_deadline(document, site, monkeypatch):
    monkeypatch.setattr(pictures, "WEB_SECONDS", 0.5)
    paths = [f"/{number}.png" for number in range(40)]
    site.pages |= dict.fromkeys(paths, lambda _: site.closing.wait(PATIENCE_SECONDS))
    source = adapt_input(document(*paths))
    assert len(site.requests) <= 4  # those at the same time
    assert source.warnings == (
        f"40 pictures are left out, {site.address('/0.png')} the first of them: it does not answer in time",
    )


def test_a_picture_has_a_limit(document, site, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 100)
    site.pages["/1.png"] = page(png())
    assert "more than the limit" in adapt_input(document("/1.png")).warnings[0]


def test_the_number_of_pictures_has_a_limit(document, site, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_WEB_PICTURES", 2)
    paths = ["/1.png", "/2.png", "/3.png"]
    site.pages |= dict.fromkeys(paths, page(png()))
    source = adapt_input(document(*paths))
    assert [asset.name for asset in source.assets] == [site.address(path) for path in paths[:2]]
    assert "more than 2 pictures on the web" in source.warnings[0]
    assert len(site.requests) == 2
