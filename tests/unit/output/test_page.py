import base64
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.output.sample_reel import SPEAKER, TEXTS, TITLE, reel
from video_gen.output.chapters import chapters
from video_gen.output.page import Siblings, video_page
from video_gen.output.page.folder_page import Listed, folder_page
from video_gen.output.page.parts import address
from video_gen.output.transcript import passages

EVIL = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\" ' & $title {{x}}"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt;\n"
SIBLINGS = Siblings("a b#.mp4", "thumbnail.jpg", [(VTT, "en-US")], [("Video", "a b#.mp4")])


def made(title=TITLE, captions=((VTT, "en-US"),), speaker=SPEAKER):
    taken = reel(Path("unused"))
    taken = taken._replace(video=taken.video.replace(title=title), speaker=speaker)
    marks = chapters(taken.video, [clip.timing.samples for clip in taken.clips])
    return video_page(taken, passages(taken), marks, SIBLINGS._replace(captions=captions))


def test_hostile_words_stay_words():
    speaker = SPEAKER.replace(language=EVIL, name=EVIL)
    written = made(f"{EVIL}\u202e\x00\n", captions=[(VTT, EVIL)], speaker=speaker)
    tree = LexborHTMLParser(written)
    assert tree.css_first("h1").text() == tree.css_first("title").text() == EVIL
    assert len(tree.css("script")) == 1
    assert not tree.css("img, b")
    assert tree.css_first("html").attributes["lang"] == tree.css_first("track").attributes["srclang"] == EVIL
    assert tree.css_first("header p").text().endswith(f"voice espeak {EVIL}")
    assert [line.text() for line in tree.css(".line")] == list(TEXTS)


@pytest.mark.parametrize(
    ("size", "poster"),
    [("1080p", "./thumbnail.jpg"), ("vertical", "data:image/jpeg;base64,anBlZw=="), ("square", "data:")],
)
def test_what_stands_in_the_videos_place_has_its_shape(size, poster):
    taken = reel(Path("unused"), size=size)
    written = video_page(taken, passages(taken), (), SIBLINGS)
    assert LexborHTMLParser(written).css_first("video").attributes["poster"].startswith(poster)


def test_nothing_is_asked_for_elsewhere():
    tree = LexborHTMLParser(made())
    asked = [node.attributes[name] for name in ("src", "href", "poster") for node in tree.css(f"[{name}]")]
    assert asked
    assert all(address.startswith(("./", "#", "data:")) for address in asked)


def test_the_policy_allows_the_pages_own_style_and_script_alone():
    tree = LexborHTMLParser(made())
    assert policy_of(tree) == {
        "default-src 'none'",
        f"style-src {digest_of(tree, 'style')}",
        f"script-src {digest_of(tree, 'script')}",
        "img-src 'self' file: data:",
        "media-src 'self' file: data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    }
    assert tree.css_first("meta[name=referrer]").attributes["content"] == "no-referrer"
    assert not re.search(r"\s(style|on\w+)=", made())


def test_the_list_of_videos_has_the_same_policy_and_no_script():
    tree = LexborHTMLParser(folder_page(EVIL, [Listed(EVIL, EVIL, f"{EVIL}/index.html", f"{EVIL}.jpg", 1.0, date.min)]))
    wide = {"img-src 'self' file: data:", "media-src 'self' file: data: blob:", "connect-src 'self'"}
    kept = {"default-src 'none'", f"style-src {digest_of(tree, 'style')}", "base-uri 'none'", "form-action 'none'"}
    assert policy_of(tree) == wide | kept
    assert tree.css_first("header p").text() == f"1 video in {EVIL}"
    assert (tree.css_first("h2").text(), tree.css_first("h2").attributes["lang"]) == (EVIL, EVIL)
    picture, link = tree.css_first("li img").attributes["src"], tree.css_first("li a").attributes["href"]
    assert picture == address(f"{EVIL}.jpg")
    assert link == address(f"{EVIL}/index.html")
    assert len(tree.css("img")) == 1
    assert not tree.css("script")


def policy_of(tree):
    return set(tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"].split("; "))


def digest_of(tree, tag):
    digest = hashlib.sha256(tree.css_first(tag).text().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_the_captions_are_inside():
    track = LexborHTMLParser(made()).css_first("track").attributes
    assert base64.b64decode(track["src"].partition(",")[2]).decode() == VTT
    assert (track["kind"], track["srclang"]) == ("captions", "en-US")
    assert LexborHTMLParser(made(captions=())).css_first("track") is None


def test_the_page_runs_as_its_language_does():
    taken = reel(Path("unused"))
    persian = taken._replace(speaker=taken.speaker.replace(language="fa"))
    root = LexborHTMLParser(video_page(persian, passages(persian), [], SIBLINGS)).css_first("html").attributes
    assert (root["lang"], root["dir"]) == ("fa", "rtl")


def test_a_file_name_is_never_taken_for_an_address_elsewhere():
    assert address("javascript:alert(1)") == "./javascript%3Aalert%281%29"
    assert address('a"b/c#d?e') == "./a%22b/c%23d%3Fe"
