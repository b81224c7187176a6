"""`video-gen doctor`: what this machine has and lacks for making videos, and how to get it."""

import json as json_text
import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal, NamedTuple

from flows.commands.options import Flag
from flows.server.environment import prefect_home, prepare
from video_gen.audio import generate_audio, listed_voices
from video_gen.errors import VideoGenError, one_line
from video_gen.media import ffmpeg
from video_gen.media.hardware import candidates
from video_gen.models.audio import Speaker, Timing
from video_gen.models.clock import samples_per_frame
from video_gen.models.look import Look
from video_gen.models.mix import Mix
from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig
from video_gen.output import master_sound
from video_gen.video import generate_video
from video_gen.video.colour_emoji import ColourTypeface
from video_gen.video.encoder_choice import trial
from video_gen.video.fonts import Fonts, typeface_for
from video_gen.video.installed import FOLDER_VARIABLE, package_for
from video_gen.video.typeface import shapes_text

_ROOM_BYTES = {"results": 1 << 30, "temporary files": 256 << 20}
"""What a long video takes: its scenes' sound and pictures are kept, the muxer rewrites the file once."""
_SCRIPTS = {
    "Arabic": ("\u0633", "ar"),
    "Hebrew": ("\u05e9", "he"),
    "Devanagari": ("\u0928", "hi"),
    "Bengali": ("\u09a8", "bn"),
    "Tamil": ("\u0ba8", "ta"),
    "Telugu": ("\u0c28", "te"),
    "Thai": ("\u0e01", "th"),
    "Chinese": ("中", "zh"),
    "Japanese": ("あ", "ja"),
    "Korean": ("한", "ko"),
}
"""A character of each, and the language that it is looked up in."""
_ROCKET = "🚀"
EXTRAS = {
    "pdf": ("pypdfium2", "documents in PDF"),
    "piper": ("piper-tts", "Piper's voices"),
    "s3": ("s3fs", "results in a bucket"),
    "youtube": ("youtube-transcript-api", "transcripts of YouTube"),
    "llm": ("pydantic-ai-slim", "rewriting and translating by a language model"),
}
_SCENE = SceneConfig(id="check", narration=("Check.",), visual=StatementVisual(text="Check"))
_SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15)
_SMALL = Look(width_px=320, height_px=240)

State = Literal["ok", "lacking", "broken"]
_MARKS: dict[State, str] = {"ok": "ok     ", "lacking": "lacking", "broken": "BROKEN "}


class Finding(NamedTuple):
    """One thing that was looked at."""

    part: str
    state: State
    """`lacking`: some documents or options need it; `broken`: no video can be made without it."""
    found: str
    remedy: str = ""


def doctor(*, json: Flag = False) -> int:
    """Look at what this machine has for making videos, and say how to get what it lacks; nothing is sent anywhere.

    The exit code is 1 where no video can be made.

    Parameters
    ----------
    json:
        Print one JSON object.
    """
    found = list(findings())
    broken = any(finding.state == "broken" for finding in found)
    if json:
        said = {"status": "broken" if broken else "ok", "findings": [finding._asdict() for finding in found]}
        print(json_text.dumps(said, ensure_ascii=False))  # noqa: T201
    else:
        for finding in found:
            remedy = f" - {finding.remedy}" if finding.remedy else ""
            print(f"{_MARKS[finding.state]} {finding.part}: {finding.found}{remedy}")  # noqa: T201
    return int(broken)


def findings() -> Iterator[Finding]:
    """Yield what was found, one thing after the other: what every video needs first."""
    yield _tried("ffmpeg", _ffmpeg)
    yield _tried("records", _records)
    yield _tried("pictures", _pictures)
    yield _tried("sound", _sound)
    yield _room("results", prefect_home(), "free some, or name another folder in PREFECT_HOME")
    yield _room("temporary files", Path(tempfile.gettempdir()), "free some, or name another folder in TMPDIR")
    yield from hardware()
    yield _voices()
    yield _shaping()
    yield from (_glyph(script, *wanted) for script, wanted in _SCRIPTS.items())
    yield _emoji()
    yield from (_extra(name, *wanted) for name, wanted in EXTRAS.items())


def _tried(part: str, attempt: Callable[[], str]) -> Finding:
    try:
        return Finding(part, "ok", attempt())
    except VideoGenError as error:
        return Finding(part, "broken", one_line(f"{error.subject}: {error.reason}"), one_line(error.remedy))


def _ffmpeg() -> str:
    first, *_ = ffmpeg.run(["-version"], subject="ffmpeg").decode(errors="replace").splitlines() or [""]
    return one_line(f"{' '.join(first.split()[:3])} at {ffmpeg.executable()}")


def _pictures() -> str:
    second = samples_per_frame(_SMALL.fps) * _SMALL.fps
    shots = generate_video(_SCENE, Timing(samples=second, words=()), _SMALL)
    return f"drawn and encoded with x264, {shots.frames} frames"


def _sound() -> str:
    clip = generate_audio(_SCENE, _SPEAKER, _SMALL.fps)
    made = master_sound(VideoConfig(id="check", title="Check", scenes=(_SCENE,)), [clip], Mix())
    return f"spoken by the embedded voice and encoded, {clip.duration_s:.1f} s, {len(made.aac)} bytes"


def _records() -> str:
    prepare()
    return f"Prefect can write in {prefect_home()}"


def _room(what: str, folder: Path, remedy: str) -> Finding:
    place = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    free, wanted = shutil.disk_usage(place).free, _ROOM_BYTES[what]
    found = f"{free / 1e9:.1f} GB free in {folder}"
    return Finding(f"room for {what}", "ok", found) if free >= wanted else _short(what, found, wanted, remedy)


def _short(what: str, found: str, wanted: int, remedy: str) -> Finding:
    return Finding(f"room for {what}", "lacking", f"{found}; a long video can take {wanted / 1e9:.1f} GB", remedy)


def hardware() -> Iterator[Finding]:
    """Yield whether each encoder that a device is there for can be used; x264 does as well without."""
    if not (named := candidates()):
        yield Finding("hardware encoders", "ok", "no device for one; x264 encodes, and needs none")
    for name in named:
        reason = one_line(trial(_SMALL, name).reason)
        found = reason or "opens, and holds pictures exactly"
        remedy = "install its driver, or let x264 encode" if reason else ""
        yield Finding(f"encoder {name}", "lacking" if reason else "ok", found, remedy)


def _voices() -> Finding:
    listed = listed_voices()
    languages = len({voice.language.split("-")[0] for voice in listed if voice.engine == "espeak"})
    files = sum(voice.engine == "piper" for voice in listed)
    return Finding("voices", "ok", f"embedded in {languages} languages, {files} of Piper; video-gen voices lists them")


def _shaping() -> Finding:
    if shapes_text():
        return Finding("FriBiDi", "ok", "right-to-left and joined letters are set properly")
    return Finding(
        "FriBiDi", "lacking", "right-to-left and joined letters are drawn one by one", "Debian: apt install libfribidi0"
    )


def _glyph(script: str, character: str, language: str) -> Finding:
    if face := typeface_for(character, "regular", Fonts(language)):
        return Finding(f"font for {script}", "ok", face.name)
    return Finding(f"font for {script}", "lacking", "left out of the pictures, with a warning", _remedy(character))


def _emoji() -> Finding:
    face = typeface_for(_ROCKET, "regular", Fonts("en"))
    if isinstance(face, ColourTypeface):
        return Finding("font for emoji", "ok", f"{face.name}, in colour")
    found = f"{face.name}, in one colour" if face else "left out of the pictures, with a warning"
    return Finding("font for emoji", "lacking", found, _remedy(_ROCKET))


def _remedy(character: str) -> str:
    return f"Debian: apt install {package_for(character)}; or name a folder of fonts in {FOLDER_VARIABLE}"


def _extra(name: str, distribution: str, what: str) -> Finding:
    try:
        return Finding(f"extra {name}", "ok", f"{what}: {distribution} {version(distribution)}")
    except PackageNotFoundError:
        return Finding(f"extra {name}", "lacking", what, f"pip install 'video-gen[{name}]'")
