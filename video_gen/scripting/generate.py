"""Writes the script of a document without a language model: selection under a time budget."""

from collections.abc import Sequence

from video_gen.errors import DocumentError
from video_gen.models.audio import Speaker
from video_gen.models.config import Brief, VoiceName
from video_gen.models.document import Document
from video_gen.models.script import VideoConfig, VideoSetConfig
from video_gen.scripting.assemble import Assembly
from video_gen.scripting.drafts import Facts, drafts_of
from video_gen.scripting.fitting import fitted_scenes
from video_gen.scripting.naming import slug
from video_gen.scripting.opening import Opening, opening_of
from video_gen.scripting.outline import sections_of, title_of
from video_gen.scripting.pacing import Pace
from video_gen.scripting.segments import Segment, segments_of
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.wording import Vocabulary
from video_gen.scripting.worth import Topics

_NEAR_ENOUGH = 0.95


def generate_script(document: Document, speaker: Speaker, brief: Brief) -> VideoSetConfig:
    """Return the videos of a document: a saved script as it is, of any other one video of about the length asked for.

    Args:
        document: The parsed document.
        speaker: Who reads it, and how fast.
        brief: What the script is to be; shorter where the document has less to say. Its voice goes over that of a
            saved script.

    Raises:
        DocumentError: There is nothing in the document that could be said.
    """
    if document.script is not None:
        return _with_voice(document.script, brief.voice)
    language, target_duration = document.language or speaker.language, brief.target_duration
    pace = Pace(speaker.characters_per_second)
    segments = [segment for section in sections_of(document) for segment in segments_of(section, language)]
    opening = opening_of(document, title_of(document), segments, target_duration, pace)
    if not any(character.isalnum() for character in opening.title):
        raise DocumentError("document", "there is nothing in it that could be said", "Give a document with some text")
    facts = _facts(document, segments, opening, language)
    assembly = Assembly(opening, target_duration, facts.vocabulary, pace)
    scenes = fitted_scenes(drafts_of(segments, facts), assembly, target_duration, pace)
    video = VideoConfig(
        id=slug(opening.title), title=opening.title, language=language, voice=brief.voice, scenes=tuple(scenes)
    )
    planned_s = sum(pace.scene_s(scene) for scene in scenes)
    return VideoSetConfig(videos=(video,), warnings=_warnings(planned_s, target_duration))


def _with_voice(script: VideoSetConfig, voice: VoiceName) -> VideoSetConfig:
    if script.videos[0].voice == voice:
        return script
    return script.replace(videos=tuple(video.replace(voice=voice) for video in script.videos))


def _facts(document: Document, segments: Sequence[Segment], opening: Opening, language: str) -> Facts:
    sentences = [sentence for segment in segments for sentence in segment.sentences]
    good = [sentence.stems for sentence in sentences if sentence.grade == Grade.GOOD]
    english = language.startswith("en")
    return Facts(
        language=language,
        vocabulary=Vocabulary.of(sentence.text for sentence in sentences) if english else None,
        topics=Topics.of(good),
        assets={asset.name: asset for asset in document.assets},
        least=Grade.GOOD if good else Grade.FRAGMENT,
        used=frozenset(opening.sentences),
    )


def _warnings(planned_s: float, target_s: int) -> tuple[str, ...]:
    if planned_s >= _NEAR_ENOUGH * target_s:
        return ()
    return (f"the document has enough to say for about {planned_s:.0f} s of the {target_s} s asked for",)
