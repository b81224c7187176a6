"""The edge-tts service: neural voices over a websocket, behind deadlines and a check that everything arrived.

One attempt a request: what can pass is a VoiceUnavailableError, and the workflow decides about another try.
"""

import asyncio
import os
import socket
import threading
from collections.abc import AsyncGenerator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from video_gen.audio.edge_voices import NeuralVoice
from video_gen.audio.portions import Portion, portions, takes
from video_gen.audio.take import Take, joined
from video_gen.errors import RenderError, SettingsError, VoiceError, VoiceUnavailableError, VoiceUnreachableError
from video_gen.media.sound import Samples, decode_mp3
from video_gen.models.clock import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import edge_tts

ENDPOINT_VARIABLE = "VIDEO_GEN_EDGE_ENDPOINT"
"""Names another address of the service, such as a company's relay: `wss://host/path`."""
OWN_ADDRESS = "wss://speech.platform.bing.com/consumer/speech/synthesize/readaloud/edge/v1"
"""Source: edge-tts 7.3, constants.py."""
AT_ONCE = 4
"""Most requests at a time; beyond that the service answers 403 in waves."""
STREAM_RATE_HZ = 24_000
STREAM_BITS_PER_SECOND = 48_000
TICKS_PER_SECOND = 10_000_000
"""Source: edge-tts 7.3, constants.py: 24 kHz, 48 kbit/s constant bit rate MP3, times in units of 100 ns."""
SHORTFALL_SAMPLES = SAMPLE_RATE_HZ // 2
"""Most that the decoded sound may be shorter or longer than its bytes say."""

SUBJECT = "edge-tts service"
REMEDY = "Run again later, or use --engine espeak, which needs no network"
SILENT_REMEDY = "It may have withdrawn the voice: choose another with --voice, or use --engine espeak"
_TURN = threading.BoundedSemaphore(AT_ONCE)
_MAY_PASS = frozenset({403, 408, 429})

_T = TypeVar("_T")


class NoSoundError(VoiceUnavailableError):
    """The service ended in order without a sound: it does so for voices that it does not know, or no longer."""


class Deadlines(NamedTuple):
    """How long to wait for the service; without these a stalled connection waits for ever."""

    connect_s: int = 10
    first_s: float = 15.0
    """Until the first word or sound."""
    idle_s: float = 10.0
    """From one event to the next."""
    total_s: float = 120.0


PATIENT = Deadlines()
PROBE = Deadlines(connect_s=2, first_s=3.0, idle_s=3.0, total_s=3.0)


def speak(lines: tuple[str, ...], voice: NeuralVoice, deadlines: Deadlines = PATIENT) -> list[Take]:
    """Return what the service made of each line.

    Args:
        lines: Lines of a narration.
        voice: Who speaks, and how.
        deadlines: How long to wait, for each request.

    Raises:
        VoiceUnavailableError: The service did not answer, broke off, stalled or sent no usable sound.
        VoiceError: The service refuses the voice.
        SettingsError: The address in VIDEO_GEN_EDGE_ENDPOINT is none.
    """
    spoken: list[list[Take]] = [[] for _ in lines]
    for portion in portions(lines):
        for piece, take in zip(portion.pieces, _ask(portion, voice, deadlines), strict=True):
            spoken[piece.line].append(take.moved(piece.first))
    return [joined(parts) for parts in spoken]


def probe(voice: NeuralVoice, deadlines: Deadlines = PROBE, connect_s: float = 1.0) -> None:
    """Return when the service has begun to speak a word.

    Raises:
        VoiceUnavailableError: It did not, within `connect_s` and the deadlines.
        VoiceError: It refuses the voice.
        SettingsError: The address in VIDEO_GEN_EDGE_ENDPOINT is none.
    """
    _reach(connect_s)
    _wait_for(_first_sound(voice, deadlines))


def _ask(portion: Portion, voice: NeuralVoice, deadlines: Deadlines) -> list[Take]:
    with _TURN:
        mp3, heard = _wait_for(_converse(portion.text, voice, deadlines))
    samples = _decoded(mp3)
    if any(begins >= len(samples) for _, begins in heard):
        raise VoiceUnavailableError(SUBJECT, "its sound ends before the words that it says it spoke", REMEDY)
    return takes(portion, heard, samples)


def _decoded(mp3: bytes) -> Samples:
    """Return the sound of a stream that arrived whole."""
    try:
        samples = decode_mp3(mp3, STREAM_RATE_HZ, SUBJECT)
    except RenderError as error:
        if error.transient:
            raise
        raise VoiceUnavailableError(SUBJECT, "what it sent is no sound", REMEDY) from error
    expected = len(mp3) * 8 * SAMPLE_RATE_HZ // STREAM_BITS_PER_SECOND
    if abs(len(samples) - expected) > SHORTFALL_SAMPLES:
        raise VoiceUnavailableError(SUBJECT, "what it sent is damaged sound", REMEDY)
    return samples


async def _converse(text: str, voice: NeuralVoice, deadlines: Deadlines) -> tuple[bytes, list[tuple[str, int]]]:
    """Return the MP3 of `text` and its words with the samples at which they begin."""
    mp3 = bytearray()
    heard: list[tuple[str, int]] = []
    async with aclosing(_events(text, voice, deadlines)) as events:
        async for event in events:
            if event["type"] == "audio":
                mp3 += event["data"]
            else:
                heard.append((event["text"], int(event["offset"]) * SAMPLE_RATE_HZ // TICKS_PER_SECOND))
    return bytes(mp3), heard


async def _first_sound(voice: NeuralVoice, deadlines: Deadlines) -> None:
    async with aclosing(_events("1", voice, deadlines)) as events:
        async for event in events:
            if event["type"] == "audio":
                return


async def _events(text: str, voice: NeuralVoice, deadlines: Deadlines) -> AsyncGenerator[dict[str, Any], None]:
    """Give the words and pieces of sound of `text` as they arrive; only a stream that ended whole ends quietly."""
    import aiohttp  # noqa: PLC0415  # with edge_tts half a second, which the embedded voice does not need
    from edge_tts.exceptions import EdgeTTSException, NoAudioReceived  # noqa: PLC0415

    client = _client(text, voice, deadlines)
    clock = asyncio.get_running_loop().time
    over = clock() + deadlines.total_s
    received = 0
    try:
        async with aclosing(client.stream()) as stream:
            while True:
                patience = deadlines.idle_s if received else deadlines.first_s
                async with asyncio.timeout(min(patience, over - clock())):
                    event = await anext(stream, None)
                if event is None:
                    break
                received += len(event["data"]) if event["type"] == "audio" else 0
                yield dict(event)
    except TimeoutError as error:
        raise VoiceUnavailableError(SUBJECT, "it stopped answering" if received else "no answer", REMEDY) from error
    except aiohttp.ClientResponseError as error:
        raise _refused(error.status) from error
    except NoAudioReceived as error:
        raise NoSoundError(SUBJECT, f"it sent no sound for the voice {voice.name}", SILENT_REMEDY) from error
    except aiohttp.ClientConnectorDNSError as error:
        raise VoiceUnreachableError(SUBJECT, "out of reach: its name cannot be resolved", REMEDY) from error
    except (aiohttp.ClientError, EdgeTTSException, OSError) as error:
        raise VoiceUnavailableError(SUBJECT, _told(error), REMEDY) from error
    except (ValueError, LookupError, TypeError) as error:  # its client takes apart what arrives without a look
        raise VoiceUnavailableError(SUBJECT, "it answers nonsense", REMEDY) from error
    # A connection that is dropped in mid-stream ends like a whole one: the client counts a turn when it ends.
    if client.state["cumulative_audio_bytes"] != received:
        raise VoiceUnavailableError(SUBJECT, f"it broke off after {received} bytes of sound", REMEDY)


def _client(text: str, voice: NeuralVoice, deadlines: Deadlines) -> "edge_tts.Communicate":
    """Return a client that is about to ask for `text`; it can ask once.

    The client has no parameter for the service's address, so that is set in its module.
    """
    import edge_tts  # noqa: PLC0415  # as above
    from edge_tts import communicate, constants  # noqa: PLC0415

    address = _endpoint() or OWN_ADDRESS
    token = constants.TRUSTED_CLIENT_TOKEN
    communicate.WSS_URL = f"{address}?TrustedClientToken={token}"  # type: ignore[attr-defined]  # imported there
    try:
        return edge_tts.Communicate(
            text,
            voice.name,
            rate=voice.rate,
            pitch=voice.pitch,
            boundary="WordBoundary",
            proxy=_proxy(urlsplit(address)),
            connect_timeout=deadlines.connect_s,
        )
    except (TypeError, ValueError) as error:
        raise VoiceError(SUBJECT, f"its client refuses the request: {error}", REMEDY) from error


def _told(error: Exception) -> str:
    """Return what went wrong; aiohttp's own texts about connections print the objects that it works with."""
    if certificate := getattr(error, "certificate_error", None):
        return f"its certificate is not trusted: {getattr(certificate, 'verify_message', '') or certificate}"
    if isinstance(cause := getattr(error, "os_error", None), OSError):
        return f"out of reach: {cause.strerror or cause}"
    return f"{type(error).__name__}: {error}"


def _refused(status: int) -> VoiceError:
    reason = f"it answers with status {status}"
    if status in _MAY_PASS or status >= 500:  # noqa: PLR2004  # HTTP's own server errors
        return VoiceUnavailableError(SUBJECT, reason, REMEDY)
    return VoiceError(
        SUBJECT, reason, f"Update edge-tts, check {ENDPOINT_VARIABLE} if it is set, or use --engine espeak"
    )


def _wait_for(work: Coroutine[Any, Any, _T]) -> _T:
    """Return the result of `work`, run on a loop of its own thread: the caller may be inside a running loop."""
    with ThreadPoolExecutor(max_workers=1) as one:
        return one.submit(asyncio.run, work).result()


def _endpoint() -> str | None:
    """Return the address that replaces the service's own.

    Raises:
        SettingsError: It is no websocket address.
    """
    named = os.environ.get(ENDPOINT_VARIABLE)
    if named and (urlsplit(named).scheme not in {"ws", "wss"} or not urlsplit(named).hostname):
        raise SettingsError(
            ENDPOINT_VARIABLE, f"{named!r} is no websocket address", "Set it to wss://host/path, or unset it"
        )
    return named or None


def _proxy(address: SplitResult) -> str | None:
    """Return the proxy that the environment names for `address`; the client by itself overlooks HTTPS_PROXY."""
    named = getproxies()
    proxy = named.get(address.scheme) or (named.get("https") if address.scheme == "wss" else None)
    return proxy if proxy and not proxy_bypass(address.hostname or "") else None


def _reach(connect_s: float) -> None:
    """Return when a connection to the service can be made; where a proxy stands between, only asking tells.

    In a thread, because resolving a name has no deadline of its own: without a network it is over at once, behind
    a resolver that drops questions it takes half a minute.
    """
    address = urlsplit(_endpoint() or OWN_ADDRESS)
    if _proxy(address):
        return
    port = address.port or (443 if address.scheme == "wss" else 80)
    outcome: SimpleQueue[str] = SimpleQueue()

    def connect() -> None:
        try:
            socket.create_connection((address.hostname or "", port), timeout=connect_s).close()
        except OSError as error:
            outcome.put(error.strerror or str(error))
        else:
            outcome.put("")

    threading.Thread(target=connect, daemon=True).start()
    try:
        failure = outcome.get(timeout=connect_s)
    except Empty:
        failure = "no answer"
    if failure:
        raise VoiceUnavailableError(SUBJECT, f"out of reach: {failure}", REMEDY)
