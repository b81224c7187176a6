"""Captions in one more language: a language model translates them, section by section, timed as those spoken."""

from collections.abc import Sequence
from itertools import groupby

from prefect import unmapped

from flows import stages
from video_gen.errors import LanguageModelError, SettingsError
from video_gen.media.cues import cues
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.config import InputConfig
from video_gen.models.rewriting import Author, Rewritten, Section, Translation
from video_gen.models.script import CodeVisual, SceneConfig, VideoConfig
from video_gen.rewriting import MOST_SCENES

_NOTHING_SHOWN = CodeVisual(code="-")
"""Only what is said is translated: the pictures keep their language."""


def check_translator(settings: InputConfig) -> None:
    """Return when captions can be translated, or are not to be, and a language model has something to do.

    Raises:
        SettingsError: There is no language model to do it, or one that is to do nothing.
    """
    if settings.caption_language and not settings.llm:
        asked = f"--caption-language {settings.caption_language}"
        raise SettingsError(
            asked,
            "it takes a language model to translate",
            "Name one with --llm; with --no-rewrite it does nothing else",
        )
    if settings.llm and not settings.is_rewritten and not settings.caption_language:
        remedy = "Leave out --no-rewrite, or say with --caption-language what captions to translate into"
        raise SettingsError(f"--llm {settings.llm}", "there is nothing for it to do", remedy)


def translated_captions(
    video: VideoConfig, clips: Sequence[AudioClip], speaker: Speaker, settings: InputConfig
) -> tuple[Translation | None, list[str]]:
    """Return the captions in the other language, where one was asked for, and a warning where there are none."""
    language, own = settings.caption_language, speaker.language
    if not language or settings.captions == "none" or language.partition("-")[0] == own.partition("-")[0]:
        return None, []
    author = Author(model=settings.llm, language=language, translates_from=own)
    captioned = [_captioned(scene, clip, own) for scene, clip in zip(video.scenes, clips, strict=True)]
    futures = stages.rewrite_section.map(_sections([scene for scene in captioned if scene]), unmapped(author))
    lines: dict[str, tuple[str, ...]] = {}
    for future in futures:
        future.wait()  # a future knows its own final state only after this
        answer = future.state.result(raise_on_failure=False)
        if isinstance(answer, LanguageModelError):
            return None, [f"there are no captions in {language}: {answer}"]
        if not isinstance(answer, Rewritten):
            raise answer
        lines |= {scene.id: scene.narration for scene in answer.scenes}
    return Translation(language=language, lines=tuple(lines.get(scene.id, ()) for scene in video.scenes)), []


def _captioned(scene: SceneConfig, clip: AudioClip, language: str) -> SceneConfig | None:
    """Return a scene whose narration lines are its captions; None where nothing is said in it."""
    texts = tuple(" ".join(cue.lines) for cue in cues(scene.narration, clip.timing, language))
    return scene.replace(narration=texts, visual=_NOTHING_SHOWN, pauses=()) if texts else None


def _sections(scenes: Sequence[SceneConfig]) -> list[Section]:
    found = []
    for _, group in groupby(scenes, key=lambda scene: scene.section):
        members = tuple(group)
        for first in range(0, len(members), MOST_SCENES):
            part = members[first : first + MOST_SCENES]
            found.append(Section(scenes=part, source="\n".join(line for scene in part for line in scene.narration)))
    return found
