"""The library that reads transcripts, over a real socket of this machine, which stands in for the site."""

import json
import sys

import pytest

from tests.integration.web_site import page, redirect, serving
from video_gen.errors import DocumentError, SettingsError, VideoGenError, WebUnavailableError
from video_gen.inputs import adapt_input, check_input
from video_gen.inputs.places import youtube
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content

ADDRESS = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
WATCH, PLAYER = "/watch?v=dQw4w9WgXcQ", "/youtubei/v1/player?key=KEY-1"
DESCRIPTION = "About pilots.\n\n0:00 Getting aboard\n0:30 On the bridge\n1:00 Into the berth"
XML = """<?xml version="1.0" encoding="utf-8" ?><transcript>
<text start="0.5" dur="3">A harbour pilot brings large ships</text>
<text start="3.5" dur="3">safely into port. It&amp;#39;s hard work.</text>
<text start="31" dur="3">The captain keeps the command.</text>
<text start="61.2" dur="3">Tugs push the bow around.</text>
</transcript>"""


def track(code, kind=""):
    return {
        "baseUrl": f"https://www.youtube.com/api/timedtext?lang={code}{kind}&fmt=srv3",
        "name": {"runs": [{"text": code}]},
        "languageCode": code,
        "isTranslatable": True,
    } | ({"kind": kind} if kind else {})


def player(*tracks, **other):
    return {
        "playabilityStatus": {"status": "OK"},
        "captions": {"playerCaptionsTracklistRenderer": {"captionTracks": list(tracks)}},
        "videoDetails": {"title": "Harbour pilots", "shortDescription": DESCRIPTION},
    } | other


def answer(value):
    return page(json.dumps(value).encode(), "Content-Type: application/json")


@pytest.fixture
def site(monkeypatch):
    with serving() as site:
        monkeypatch.setenv(youtube.ENDPOINT_VARIABLE, site.address())
        site.pages[WATCH] = page(b'<script>"INNERTUBE_API_KEY": "KEY-1"</script>')
        site.pages[PLAYER] = answer(player(track("de"), track("en", "asr"), track("en")))
        for name in ("de", "enasr", "en"):
            site.pages[f"/api/timedtext?lang={name}"] = page(XML.encode())
        yield site


def adapted(address=ADDRESS, **settings):
    return adapt_input(InputConfig(source=address, allow_network=True, **settings))


@pytest.mark.parametrize("address", [ADDRESS, "https://youtu.be/dQw4w9WgXcQ"])
def test_a_video_becomes_a_document_with_its_chapters(site, address):
    source = adapted(address)
    assert (source.origin, source.media_type, source.warnings) == (address, "text/markdown", ())
    document = parse_content(source)
    assert (document.title, document.language) == ("Harbour pilots", "en")
    assert [block.text for block in document.blocks] == [
        "Harbour pilots",
        "Getting aboard",
        "A harbour pilot brings large ships safely into port. It's hard work.",
        "On the bridge",
        "The captain keeps the command.",
        "Into the berth",
        "Tugs push the bow around.",
    ]
    assert site.paths == [WATCH, PLAYER, "/api/timedtext?lang=en"]


@pytest.mark.parametrize(
    ("tracks", "language", "asked"),
    [
        ([track("de"), track("en", "asr")], "auto", "enasr"),
        ([track("de"), track("en", "asr"), track("en")], "auto", "en"),
        ([track("de"), track("en")], "auto", "en"),
        ([track("de"), track("fr")], "auto", "de"),
        ([track("en"), track("de")], "de", "de"),
        ([track("en"), track("de")], "de-AT", "de"),
        ([track("en"), track("pt-BR")], "pt", "pt-BR"),
    ],
)
def test_the_language_is_that_asked_for_else_that_of_the_video(site, tracks, language, asked):
    site.pages[PLAYER] = answer(player(*tracks))
    site.pages[f"/api/timedtext?lang={asked}"] = page(XML.encode())
    adapted(language=language)
    assert site.paths[-1] == f"/api/timedtext?lang={asked}"


def test_the_sites_question_for_consent_is_answered(site):
    form = b'<form action="https://consent.youtube.com/s"><input name="v" value="abc"></form>'
    site.pages[WATCH] = [redirect("https://consent.youtube.com/m?x=1"), site.pages[WATCH]]
    site.pages["/m?x=1"] = page(form)
    assert adapted().text
    assert "CONSENT=YES+abc" in next(request for request in site.requests[2:] if WATCH in request)


def refusal(kind=DocumentError, **settings):
    with pytest.raises(VideoGenError) as error:
        adapted(**settings)
    assert type(error.value) is kind, error.value
    return error.value


def test_a_language_that_is_not_there_is_told(site):
    assert refusal(language="fr").reason == "it has no captions in fr; there are de, en"


STATES = {
    "no captions": (player(captions={}), DocumentError, "no captions"),
    "robot": (
        {"playabilityStatus": {"status": "LOGIN_REQUIRED", "reason": "Sign in to confirm you’re not a bot"}},
        WebUnavailableError,
        "robot",
    ),
    "age": (
        {
            "playabilityStatus": {
                "status": "LOGIN_REQUIRED",
                "reason": "This video may be inappropriate for some users.",
            }
        },
        DocumentError,
        "all ages",
    ),
    "gone": (
        {"playabilityStatus": {"status": "ERROR", "reason": "This video is unavailable"}},
        DocumentError,
        "no such video",
    ),
    "private": ({"playabilityStatus": {"status": "ERROR", "reason": "Private video"}}, DocumentError, "not public"),
    "odd": ({"captions": 3}, DocumentError, "not understood"),
    "a list": ([], DocumentError, "not understood"),
}


@pytest.mark.parametrize("state", STATES)
def test_what_the_site_refuses_is_told(site, state):
    told, kind, reason = STATES[state]
    site.pages[PLAYER] = answer(told)
    assert reason in refusal(kind).reason


@pytest.mark.parametrize("xml", [b"", b"<transcript><text>no start</text></transcript>", b"<a><b></a>"])
def test_captions_that_are_none_are_told(site, xml):
    site.pages["/api/timedtext?lang=en"] = page(xml)
    assert "not understood" in refusal().reason


def test_entities_in_captions_are_refused(site):
    laughs = b'<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><transcript><text start="0">&b;</text></transcript>'
    site.pages["/api/timedtext?lang=en"] = page(laughs)
    assert "not understood" in refusal().reason


@pytest.mark.parametrize("status", ["429 Too Many", "500 X", "503 X"])
def test_what_may_pass_is_said_to(site, status):
    site.pages[WATCH] = page(status=status)
    assert refusal(WebUnavailableError).transient


def test_captions_lead_to_no_other_host(site):
    with serving() as secret:
        elsewhere = track("en") | {"baseUrl": f"https://{secret.endpoint}/secret"}
        site.pages[PLAYER] = answer(player(elsewhere))
        assert "leads on to 127.0.0.1" in refusal().reason
        assert secret.requests == []


def test_a_deadline_holds_for_all_of_it(site, monkeypatch):
    monkeypatch.setattr(youtube, "SECONDS", 0.3)
    site.pages[WATCH] = lambda _: site.closing.wait(10)
    refusal(WebUnavailableError)


def test_nothing_is_fetched_unasked(site):
    with pytest.raises(SettingsError, match="--allow-network"):
        check_input(InputConfig(source=ADDRESS))
    check_input(InputConfig(source=ADDRESS, allow_network=True))
    assert site.requests == []


def test_a_relay_is_an_address(monkeypatch):
    monkeypatch.setenv(youtube.ENDPOINT_VARIABLE, "nowhere")
    assert youtube.ENDPOINT_VARIABLE in str(refusal(SettingsError))


def test_without_the_extra_the_error_names_it(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "youtube_transcript_api", None)
    monkeypatch.setattr(youtube, "find_spec", lambda _: None)
    with pytest.raises(DocumentError, match=r"pip install 'video-gen\[youtube\]'"):
        check_input(InputConfig(source=ADDRESS, allow_network=True))
    assert "youtube" in refusal().remedy
    assert site.requests == []
