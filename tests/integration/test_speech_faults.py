"""The edge-tts service failing, over real sockets: what is raised, how soon, and what `auto` makes of it."""

import asyncio
import socket
import threading
import time
from contextlib import suppress

import pytest
from aiohttp import ClientPayloadError
from edge_tts import Communicate
from edge_tts.drm import DRM

from tests.integration.certificates import authority, server_context
from tests.integration.fake_edge import SERVER_AHEAD_S, serving
from tests.waiting import PATIENCE_SECONDS, SOON_SECONDS
from video_gen.audio import choose_speaker, edge, generate_audio
from video_gen.audio.edge import AT_ONCE, ENDPOINT_VARIABLE, Deadlines, probe, speak
from video_gen.audio.edge_voices import NeuralVoice
from video_gen.errors import EncoderKilledError, SettingsError, VoiceError, VoiceUnavailableError, VoiceUnreachableError
from video_gen.models.audio import Speaker
from video_gen.models.script import SceneConfig, TitleVisual

ARIA = NeuralVoice("en-US-AriaNeural", "+5%", "-2Hz")
PATIENT = Deadlines(connect_s=10, first_s=PATIENCE_SECONDS, idle_s=PATIENCE_SECONDS, total_s=2 * PATIENCE_SECONDS)
"""Longer than any machine needs: a fault that is told by a deadline of these fails the test."""
SHORT = PATIENT._replace(first_s=0.3)
STALLED = PATIENT._replace(idle_s=0.3)
LINES = ("Hello there, this is a line that is long enough to break off.",)


@pytest.fixture
def service(monkeypatch, request):
    faults = getattr(request, "param", ())
    with serving(*faults) as fake:
        monkeypatch.setenv(ENDPOINT_VARIABLE, fake.endpoint)
        yield fake


@pytest.mark.parametrize(
    ("service", "deadlines", "reason"),
    [
        (("403", "403"), PATIENT, "status 403"),  # the client itself tries once more, with a corrected clock
        (("408",), PATIENT, "status 408"),
        (("429",), PATIENT, "status 429"),
        (("503",), PATIENT, "status 503"),
        (("drop",), PATIENT, "broke off"),
        (("close",), PATIENT, "broke off"),
        (("stall",), STALLED, "stopped answering"),
        (("stall at start",), SHORT, "no answer"),
        (("hang",), SHORT, "no answer"),
        (("no audio",), PATIENT, "sent no sound for the voice en-US-AriaNeural"),
        (("noise",), PATIENT, "is no sound"),
        (("damage",), PATIENT, "damaged sound"),
        (("nonsense",), PATIENT, "nonsense"),
        (("other format",), PATIENT, "UnexpectedResponse"),
        (("other rate",), PATIENT, "damaged sound"),
        (("half",), PATIENT, "ends before the words"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) and isinstance(value[0], str) else "",
    indirect=["service"],
)
def test_a_fault_that_may_pass_is_told_in_time_after_one_attempt(service, deadlines, reason):
    before = time.monotonic()
    with pytest.raises(VoiceUnavailableError, match=reason) as raised:
        speak(LINES, ARIA, deadlines)
    assert raised.value.transient
    assert time.monotonic() - before < SOON_SECONDS
    assert service.faults == []
    assert service.connections <= 2


@pytest.mark.parametrize("broken", [OSError(5, "Input/output error"), ClientPayloadError("cut off")])
def test_whatever_breaks_the_connection_may_pass(monkeypatch, broken):
    async def stream(_client):
        raise broken
        yield

    monkeypatch.setattr(Communicate, "stream", stream)
    with pytest.raises(VoiceUnavailableError, match=str(broken).split("]")[-1].strip()):
        speak(LINES, ARIA)


@pytest.fixture
def clocks_agree():
    """The client remembers how far its clock is off, for all that it asks in this process."""
    before = DRM.clock_skew_seconds
    yield
    DRM.clock_skew_seconds = before


@pytest.mark.parametrize("service", [("skew", "skew")], indirect=True)
@pytest.mark.usefixtures("clocks_agree")
def test_a_clock_that_is_off_is_set_by_the_services(service):
    assert len(speak(LINES, ARIA)) == 1
    assert service.connections == 2
    assert DRM.clock_skew_seconds == pytest.approx(SERVER_AHEAD_S, abs=60)


FAULTS = [
    *("400", "403", "429", "503", "drop", "close", "no audio", "noise", "damage", "nonsense", "other format"),
    *("other rate", "half", "twice over", "silence", "skew"),
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.usefixtures("clocks_agree")
def test_a_fault_gives_an_error_or_the_whole_sound(monkeypatch, healthy, fault):
    scene, speaker, clip = healthy
    with serving(fault, fault) as fake:
        monkeypatch.setenv(ENDPOINT_VARIABLE, fake.endpoint)
        if fault == "skew":
            assert generate_audio(scene, speaker, 30) == clip
            return
        with pytest.raises(VoiceError) as raised:
            generate_audio(scene, speaker, 30)
    assert len(str(raised.value)) < 400


@pytest.fixture(scope="module")
def healthy():
    scene = SceneConfig(id="s", narration=(*LINES, "And a second one."), visual=TitleVisual(title="T"))
    with serving() as fake, pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENDPOINT_VARIABLE, fake.endpoint)
        speaker = choose_speaker("edge", "female", "en")
        yield scene, speaker, generate_audio(scene, speaker, 30)


@pytest.mark.parametrize("service", [("no audio",)], indirect=True)
@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    ("voice", "kind", "reason"),
    [
        ("en-GB-RianNeural", SettingsError, "has no such voice. Nearest: en-GB-RyanNeural"),
        (
            "en-GB-RyanNeural",
            VoiceUnavailableError,
            "sent no sound for the voice en-GB-RyanNeural. It may have withdrawn",
        ),
    ],
)
def test_a_voice_that_the_service_does_not_know_is_wrong_or_withdrawn(voice, kind, reason):
    with pytest.raises(kind, match=reason):
        choose_speaker("auto", voice, "en")


def test_a_name_that_is_not_known_is_told_at_once(monkeypatch):
    monkeypatch.setenv(ENDPOINT_VARIABLE, "ws://speech.invalid/edge/v1")
    before = time.monotonic()
    with pytest.raises(VoiceUnreachableError, match="cannot be resolved"):
        speak(LINES, ARIA)
    assert choose_speaker("auto", "male", "en").engine == "espeak"
    assert time.monotonic() - before < SOON_SECONDS


@pytest.mark.parametrize("service", [("403",)], indirect=True)
def test_a_wave_of_403_may_pass_within_the_attempt(service):
    assert len(speak(LINES, ARIA)) == 1
    assert service.connections == 2


@pytest.mark.parametrize("service", [("400",)], indirect=True)
def test_a_refused_request_is_not_tried_again(service):
    with pytest.raises(VoiceError, match="status 400") as raised:
        speak(LINES, ARIA, SHORT)
    assert not raised.value.transient
    assert service.connections == 1


@pytest.mark.usefixtures("service")
def test_a_voice_name_that_is_none_is_refused_before_anything_is_sent():
    with pytest.raises(VoiceError, match="refuses the request") as raised:
        speak(LINES, NeuralVoice("Aria"))
    assert not raised.value.transient


def test_the_total_deadline_ends_a_stream_that_trickles(service):
    with pytest.raises(VoiceUnavailableError, match="answer"):
        speak(LINES * 10, ARIA, PATIENT._replace(total_s=0.05))
    assert service.connections <= 1


def test_the_request_names_voice_rate_pitch_and_asks_for_words(service):
    speak(LINES, ARIA)
    (asked,) = service.requests
    assert "(en-US, AriaNeural)" in asked.voice
    assert (asked.rate, asked.pitch) == ("+5%", "-2Hz")
    assert asked.settings == {"sentenceBoundaryEnabled": "false", "wordBoundaryEnabled": "true"}


def test_lines_go_together_as_far_as_the_limit_allows(service):
    speak(("One line.", "Another", "A third: with <tags> & more."), ARIA)
    assert [asked.text for asked in service.requests] == ["One line.\nAnother.\nA third: with <tags> & more."]


def test_at_most_four_requests_run_at_a_time(service):
    threads = [threading.Thread(target=speak, args=(LINES, ARIA)) for _ in range(AT_ONCE + 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(service.requests) == AT_ONCE + 3
    assert 1 <= service.most_at_once <= AT_ONCE


def test_it_works_inside_a_running_loop(service):
    async def notebook():
        return speak(LINES, ARIA)

    assert asyncio.run(notebook())[0].words
    assert service.connections == 1


def test_auto_takes_the_service_when_it_answers(service):
    speaker = choose_speaker("auto", "female", "en")
    assert (speaker.engine, speaker.name, speaker.warnings) == ("edge", "en-US-AriaNeural", ())
    assert service.connections == 1


@pytest.mark.parametrize("service", [("503",)], indirect=True)
def test_auto_falls_back_for_the_whole_run_and_says_why(service):
    speaker = choose_speaker("auto", "male", "en")
    scene = SceneConfig(id="s", narration="Hello.", visual=TitleVisual(title="T"))
    assert (speaker.engine, speaker.name) == ("espeak", "en-us+m3")
    assert "status 503" in speaker.warnings[0]
    assert generate_audio(scene, speaker, 30).engine == "espeak"
    assert service.connections == 1


@pytest.mark.parametrize("service", [("503",)], indirect=True)
@pytest.mark.usefixtures("service")
def test_edge_as_asked_does_not_fall_back():
    with pytest.raises(VoiceUnavailableError, match="status 503"):
        choose_speaker("edge", "male", "en")


@pytest.mark.parametrize("service", [("503",)], indirect=True)
@pytest.mark.usefixtures("service")
def test_a_language_that_only_the_service_speaks_cannot_fall_back():
    with pytest.raises(VoiceUnavailableError, match="language ja: only the edge-tts service speaks it"):
        choose_speaker("auto", "male", "ja")


@pytest.mark.parametrize("service", [("stall at start",), ("hang",)], indirect=True)
@pytest.mark.usefixtures("service")
def test_a_probe_gives_up_in_time():
    before = time.monotonic()
    with pytest.raises(VoiceUnavailableError, match="no answer"):
        probe(ARIA, SHORT, connect_s=10)
    assert time.monotonic() - before < SOON_SECONDS


@pytest.fixture
def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def test_a_refused_connection_is_told_at_once(monkeypatch, closed_port):
    monkeypatch.setenv(ENDPOINT_VARIABLE, f"ws://127.0.0.1:{closed_port}/edge/v1")
    with pytest.raises(VoiceUnavailableError, match="out of reach"):
        probe(ARIA)
    with pytest.raises(VoiceUnavailableError, match="out of reach: Connect call failed"):
        speak(LINES, ARIA, SHORT)
    assert choose_speaker("auto", "male", "en").engine == "espeak"


def test_a_listener_that_never_answers_the_knock_is_out_of_reach(monkeypatch):
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for knock in waiting:  # fill the backlog: the next connection is left without an answer
            knock.settimeout(0)
            knock.connect_ex(("127.0.0.1", port))
        monkeypatch.setenv(ENDPOINT_VARIABLE, f"ws://127.0.0.1:{port}/edge/v1")
        with pytest.raises(VoiceUnavailableError, match="out of reach"):
            probe(ARIA, SHORT, connect_s=0.2)
        for knock in waiting:
            knock.close()


def test_a_name_server_that_does_not_answer_is_out_of_reach(monkeypatch):
    over = threading.Event()

    def resolve(*_, **__):
        over.wait()
        raise OSError("no such name")

    monkeypatch.setattr(socket, "create_connection", resolve)
    monkeypatch.setenv(ENDPOINT_VARIABLE, "ws://speech.invalid/edge/v1")
    before = time.monotonic()
    with pytest.raises(VoiceUnavailableError, match="out of reach: no answer"):
        probe(ARIA, SHORT, connect_s=0.2)
    over.set()
    assert time.monotonic() - before < SOON_SECONDS


def test_a_certificate_that_is_not_trusted_is_called_so(monkeypatch, tmp_path):
    context = server_context(authority(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet():
            with suppress(OSError), context.wrap_socket(listening.accept()[0], server_side=True):
                pass

        greeting = threading.Thread(target=greet)
        greeting.start()
        monkeypatch.setenv(ENDPOINT_VARIABLE, f"wss://127.0.0.1:{listening.getsockname()[1]}/edge/v1")
        with pytest.raises(VoiceUnavailableError, match="its certificate is not trusted: "):
            speak(LINES, ARIA)
        greeting.join()


@pytest.mark.usefixtures("service")
def test_a_decoder_that_was_killed_is_no_fault_of_the_service(monkeypatch):
    def killed(*_):
        raise EncoderKilledError("a", "b", "c")

    monkeypatch.setattr(edge, "decode_mp3", killed)
    with pytest.raises(EncoderKilledError):
        speak(LINES, ARIA)


def test_behind_a_proxy_only_asking_tells(monkeypatch, closed_port):
    monkeypatch.setenv(ENDPOINT_VARIABLE, "wss://speech.invalid/edge/v1")
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    with pytest.raises(VoiceUnavailableError, match="out of reach: Connect call failed"):
        probe(ARIA, SHORT)


@pytest.mark.parametrize("address", ["http://127.0.0.1/edge", "ws://", "nowhere"])
def test_an_address_that_is_none_is_a_settings_error(monkeypatch, address):
    monkeypatch.setenv(ENDPOINT_VARIABLE, address)
    with pytest.raises(SettingsError, match=ENDPOINT_VARIABLE):
        probe(ARIA)


def test_a_scene_over_an_unreachable_service_raises_what_may_pass(monkeypatch, closed_port):
    monkeypatch.setenv(ENDPOINT_VARIABLE, f"ws://127.0.0.1:{closed_port}/edge/v1")
    speaker = Speaker(engine="edge", language="en", voice="male", name="x", characters_per_second=14)
    with pytest.raises(VoiceUnavailableError):
        generate_audio(SceneConfig(id="s", narration="Hello.", visual=TitleVisual(title="T")), speaker, 30)
