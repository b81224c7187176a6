"""A stand-in for the edge-tts service on a loopback socket, for the real client.

It speaks with the embedded voice, sends what it says as the service does (24 kHz, 48 kbit/s MP3 in small messages,
the words between them), and can be told to fail in the ways the service was seen to fail.
"""

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from email.utils import formatdate
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

import ffmpeg
import pytest
from aiohttp import web

from video_gen.audio.espeak import Timbre, speak
from video_gen.audio.words import TimedToken
from video_gen.media.ffmpeg import run

SSML = "{http://www.w3.org/2001/10/synthesis}"
DATE = {"Date": "Sun, 22 Nov 2026 10:00:00 GMT"}
STATUSES = {"400", "403", "408", "429", "503"}
SERVER_AHEAD_S = 7_200
"""How much later it is for a service whose clock is another one."""
LEAD_MS, TAIL_MS = 100, 750
MESSAGE_BYTES = 720
TICKS_PER_SAMPLE = 10_000_000 / 48_000


class Request(NamedTuple):
    voice: str
    rate: str
    pitch: str
    text: str
    settings: dict[str, str]


class FakeEdge:
    """What it was asked, and how it is to fail: one fault a connection, none when they are used up."""

    def __init__(self, endpoint: str, faults: list[str], wait_s: float = 0.0) -> None:
        self.endpoint = endpoint
        self.wait_s = wait_s
        self.faults = faults
        self.requests: list[Request] = []
        self.connections = 0
        self.at_once = self.most_at_once = 0
        self.closing = asyncio.Event()
        self.token = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.pop(0) if self.faults else ""
        self.connections += 1
        token, self.token = self.token, request.query["Sec-MS-GEC"]
        if fault == "skew" and token in {"", self.token}:  # signed with the client's own time
            return web.Response(status=403, headers={"Date": formatdate(time.time() + SERVER_AHEAD_S, usegmt=True)})
        if fault in STATUSES:
            return web.Response(status=int(fault), headers=DATE)
        if fault == "hang":
            await self.closing.wait()
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self._converse(request, socket, fault)
        except ConnectionError:  # the client had enough
            pass
        finally:
            self.at_once -= 1
        return socket

    async def _converse(self, request: web.Request, socket: web.WebSocketResponse, fault: str) -> None:
        asked = _request(await socket.receive_str(), await socket.receive_str())
        self.requests.append(asked)
        await _say(socket, "turn.start", {})
        await _say(socket, "response", {})
        if fault == "stall at start":
            await self.closing.wait()
        if fault == "nonsense":
            await socket.send_str("<html>Gateway</html>")
        await asyncio.sleep(self.wait_s)
        mp3, words = await asyncio.to_thread(_spoken, asked.text)
        if fault != "no audio":
            mp3 = _DAMAGES.get(fault, bytes)(mp3)
            half = len(mp3) // 2
            kind = "audio/wav" if fault == "other format" else "audio/mpeg"
            await _play(socket, mp3[:half], [word for word in words if _byte(word) < half], kind)
            if fault in {"drop", "close", "stall"}:
                await self._break_off(request, socket, fault)
                return
            await _play(socket, mp3[half:], [word for word in words if _byte(word) >= half], kind)
        await socket.send_bytes(_framed(b""))
        await _say(socket, "turn.end", {})
        await socket.close()

    async def _break_off(self, request: web.Request, socket: web.WebSocketResponse, fault: str) -> None:
        if fault == "stall":
            await self.closing.wait()
        elif fault == "close":
            await socket.close(code=1011)
        else:
            request.transport.abort()


_DAMAGES = {
    "noise": lambda mp3: bytes(7 * index % 251 for index in range(len(mp3))),
    "damage": lambda mp3: mp3[: len(mp3) // 4] + bytes(len(mp3) - len(mp3) // 4),
    "half": lambda mp3: mp3[: len(mp3) // 2],
    "twice over": lambda mp3: mp3 * 6,
    "silence": lambda _mp3: _encoded(bytes(48 * 2 * 3000)),
    "other rate": lambda _mp3: _encoded(bytes(48 * 2 * 3000), bit_rate="24k"),
}


@contextmanager
def serving(*faults: str, wait_s: float = 0.0) -> Iterator[FakeEdge]:
    """Run the service in a thread of its own while the block runs; it thinks for `wait_s` before it speaks."""
    ready: Future[FakeEdge] = Future()
    done = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(FakeEdge("", list(faults), wait_s), ready, done)))
    thread.start()
    try:
        yield ready.result(10)
    finally:
        done.set()
        thread.join()


@contextmanager
def answering(*faults: str, wait_s: float = 0.0) -> Iterator[FakeEdge]:
    """Run the service while the block runs, and have this process ask it."""
    with serving(*faults, wait_s=wait_s) as service, pytest.MonkeyPatch.context() as here:
        here.setenv("VIDEO_GEN_EDGE_ENDPOINT", service.endpoint)
        yield service


async def _serve(fake: FakeEdge, ready: "Future[FakeEdge]", done: threading.Event) -> None:
    application = web.Application()
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    application.router.add_get("/edge/v1", fake.answer)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.endpoint = f"ws://127.0.0.1:{runner.addresses[0][1]}/edge/v1"
    ready.set_result(fake)
    await asyncio.to_thread(done.wait)
    fake.closing.set()
    await runner.cleanup()


def _request(settings: str, ssml: str) -> Request:
    root = ET.fromstring(ssml.split("\r\n\r\n", 1)[1])  # noqa: S314  # made by our own client
    voice, prosody = root.find(f".//{SSML}voice"), root.find(f".//{SSML}prosody")
    options = json.loads(settings.split("\r\n\r\n", 1)[1])["context"]["synthesis"]["audio"]["metadataoptions"]
    return Request(voice.get("name"), prosody.get("rate"), prosody.get("pitch"), "".join(prosody.itertext()), options)


@cache
def _spoken(text: str) -> tuple[bytes, tuple[dict[str, object], ...]]:
    """Return the MP3 of `text`, silence before and after it, and its words as the service names them."""
    take = speak((text,), Timbre("en-us+f3", 165, 50, 50))[0]
    mp3 = _encoded(bytes(48 * 2 * LEAD_MS), take.samples.tobytes(), bytes(48 * 2 * TAIL_MS))
    return mp3, tuple(_boundary(text, word) for word in take.words)


def _encoded(*pcm: bytes, bit_rate: str = "48k") -> bytes:
    arguments = (
        ffmpeg.input("pipe:0", format="s16le", ar=48_000, ac=1)
        .output("pipe:1", format="mp3", ar=24_000, audio_bitrate=bit_rate, write_xing=0, id3v2_version=0)
        .get_args()
    )
    return run(arguments, pcm, subject="the stand-in's voice")


def _boundary(text: str, word: TimedToken) -> dict[str, object]:
    spoken = text[word.first : word.last]
    return {
        "Offset": int((word.start + 48 * LEAD_MS) * TICKS_PER_SAMPLE),
        "Duration": int((word.end - word.start) * TICKS_PER_SAMPLE),
        "text": {"Text": spoken, "Length": len(spoken), "BoundaryType": "WordBoundary"},
    }


async def _say(socket: web.WebSocketResponse, path: str, content: dict[str, object]) -> None:
    head = f"X-RequestId:0\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n"
    await socket.send_str(head + json.dumps(content))


async def _play(socket: web.WebSocketResponse, mp3: bytes, words: list[dict[str, object]], kind: str) -> None:
    for word in words:
        await _say(socket, "audio.metadata", {"Metadata": [{"Type": "WordBoundary", "Data": word}]})
    for at in range(0, len(mp3), MESSAGE_BYTES):
        await socket.send_bytes(_framed(mp3[at : at + MESSAGE_BYTES], kind))


def _framed(sound: bytes, kind: str = "") -> bytes:
    content = f"Content-Type:{kind}\r\n" if sound else ""
    head = f"X-RequestId:0\r\n{content}X-StreamId:0\r\nPath:audio\r\n".encode()
    return len(head).to_bytes(2, "big") + head + sound


def _byte(word: dict[str, object]) -> int:
    """Return how far into the stream a word begins: it has 48 kbit a second."""
    return word["Offset"] * 48_000 // 8 // 10_000_000
