import base64
import hashlib
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.unit.output.sample_reel import TEXTS, TITLE, reel
from video_gen.output.chapters import chapters
from video_gen.output.page import Siblings, video_page
from video_gen.output.page.parts import address
from video_gen.output.transcript import passages

EVIL = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\" ' & $title {{x}}"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt;\n"
SIBLINGS = Siblings("a b#.mp4", "thumbnail.jpg", [(VTT, "en-US")], [("Video", "a b#.mp4")])


def made(title=TITLE, captions=((VTT, "en-US"),), **settings):
    taken = reel(Path("unused"), **settings)
    taken = taken._replace(video=taken.video.replace(title=title))
    marks = chapters(taken.video, [clip.timing.samples for clip in taken.clips])
    return video_page(taken, passages(taken), marks, SIBLINGS._replace(captions=captions))


def test_hostile_words_stay_words():
    written = made(EVIL)
    tree = LexborHTMLParser(written)
    assert tree.css_first("h1").text() == tree.css_first("title").text() == EVIL
    assert len(tree.css("script")) == 1
    assert not tree.css("img")
    assert [line.text() for line in tree.css(".line")] == list(TEXTS)


def test_nothing_is_asked_for_elsewhere():
    tree = LexborHTMLParser(made())
    asked = [node.attributes[name] for name in ("src", "href", "poster") for node in tree.css(f"[{name}]")]
    assert asked
    assert all(address.startswith(("./", "#", "data:")) for address in asked)


def test_the_policy_allows_the_pages_own_style_and_script_alone():
    tree = LexborHTMLParser(made())
    policy = tree.css_first("meta[http-equiv]").attributes["content"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(tree.css_first(tag).text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"\s(style|on\w+)=", made())


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
