"""A scene's narration becomes sound with word timings."""

from collections.abc import Sequence

import numpy as np

from video_gen.audio.alignment import shown
from video_gen.audio.narrator import Narrator, narrator
from video_gen.audio.parts import Part, parts_of, silence_behind
from video_gen.audio.plausible import check_length
from video_gen.audio.take import Take
from video_gen.audio.words import speakable
from video_gen.media.sound import whole_frames
from video_gen.media.spoken import speech
from video_gen.models.audio import AudioClip, Speaker, Timing, Word
from video_gen.models.clock import samples_in
from video_gen.models.script import SceneConfig

LEAD = samples_in(250)
"""Silence before the first word: the scene is seen before it is spoken about."""
LINE_GAP = samples_in(280)
"""Silence between two lines."""


def generate_audio(scene: SceneConfig, speaker: Speaker, fps: int) -> AudioClip:
    """Return the scene's narration as sound, with the time of every word of it.

    What the engine is given is the narration as it is spoken (see `media.spoken`); the times are those of the words
    as they are written.
    Silence of 250 ms comes first, 280 ms lie between two lines, the pauses that the writer put into the narration are
    where they were put, the scene's own pause follows the last word, and the end is padded to a whole frame. Lines
    without a letter or digit pass in silence. The embedded engine gives the same bytes for the same scene and speaker.

    Args:
        scene: What to say; its own voice goes before the speaker's.
        speaker: Engine, language and voice of the run.
        fps: Frames a second of the video.

    Raises:
        VoiceUnavailableError: The online service failed in a way that may pass; one attempt was made.
        VoiceError: The narration cannot be spoken.
        SettingsError: The engine has no voice of the name that the scene or the speaker gives.
    """
    reader = _reader(scene, speaker)
    parts = parts_of(scene.narration, scene.pauses)
    speeches = [speech(part.text, speaker.language, scene.pronunciations) for part in parts]
    lines = tuple(speakable(said.text) for said in speeches)
    takes = reader.read(lines)
    for line, take in zip(lines, takes, strict=True):
        check_length(line, take, speaker, reader.engine)
    takes = [
        take._replace(words=shown(said, take.words)).moved(part.first)
        for part, said, take in zip(parts, speeches, takes, strict=True)
    ]
    pause = samples_in(scene.pause_ms) + samples_in(silence_behind(scene.narration, scene.pauses))
    return AudioClip(engine=reader.engine, voice_name=reader.name, **_laid_out(parts, takes, pause, fps))


def voice_key(scene: SceneConfig, speaker: Speaker) -> str:
    """Return all that decides how the scene's words sound, beside the words: engine, its version, voice, rate, pitch.

    Raises:
        VoiceError: The engine does not speak the language.
        SettingsError: It has no voice of the name that the scene or the speaker gives.
    """
    return _reader(scene, speaker).key


def _reader(scene: SceneConfig, speaker: Speaker) -> Narrator:
    """Return who reads the scene: its own voice goes before the speaker's."""
    voice = scene.voice or speaker.voice
    return narrator(speaker.engine, voice, speaker.language, speaker.tempo, speaker.voices_dir)


def _laid_out(parts: Sequence[Part], takes: Sequence[Take], pause: int, fps: int) -> dict[str, object]:
    """Return the takes one after the other on the scene's clock, as the clip's timing and sound."""
    at, last_line = LEAD, -1
    words: list[Word] = []
    begins: list[int] = []
    for part, take in zip(parts, takes, strict=True):
        at += samples_in(part.silence_ms)
        if len(take.samples) and last_line not in {-1, part.line}:
            at += LINE_GAP
        begins.append(at)
        words += [
            Word(line=part.line, first=word.first, last=word.last, start=at + word.start, end=at + word.end)
            for word in take.words
        ]
        at += len(take.samples)
        last_line = part.line if len(take.samples) else last_line
    sound = np.zeros(whole_frames(at + pause, fps), np.int16)
    for begin, take in zip(begins, takes, strict=True):
        sound[begin : begin + len(take.samples)] = take.samples
    timing = Timing(samples=len(sound), words=tuple(words), estimated=any(take.estimated for take in takes))
    return {"timing": timing, "pcm": sound.astype("<i2").tobytes()}
