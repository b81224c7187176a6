"""Writes the script of a document without a language model: selection under a time budget."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from video_gen.errors import DocumentError
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.document import Document
from video_gen.models.script import VideoConfig, VideoSetConfig
from video_gen.scripting.assemble import Assembly
from video_gen.scripting.coverage import Account
from video_gen.scripting.deck import Deck, has_notes
from video_gen.scripting.draft import Draft, Told
from video_gen.scripting.drafts import drafts_of
from video_gen.scripting.facts import Facts
from video_gen.scripting.fitting import fitted_scenes
from video_gen.scripting.lesson import is_lesson
from video_gen.scripting.naming import Names, slug
from video_gen.scripting.opening import Opening, openings_of
from video_gen.scripting.outline import Section, is_worded, sections_of, title_of
from video_gen.scripting.pacing import Pace
from video_gen.scripting.parts import Part, parts_of
from video_gen.scripting.pronunciations import pronounced
from video_gen.scripting.section_pauses import rested
from video_gen.scripting.segments import Segment, segments_of
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.wording import Vocabulary
from video_gen.scripting.worth import Topics

_NEAR_ENOUGH = 0.95
_TITLE_WORDS = 8
_LIST_WORDS_EACH_S = 0.75
"""Words of a list that is told whole, for each second of the video: about a third of it at most."""


class _Story(NamedTuple):
    """One video: its scenes, and what could have been scenes."""

    title: str
    told: list[Told]
    drafts: list[Draft]
    warnings: list[str]


def generate_script(document: Document, speaker: Speaker, brief: Brief) -> VideoSetConfig:
    """Return the videos of a document: a saved script as it is, of any other a video of about the length asked for.

    Args:
        document: The parsed document.
        speaker: Who reads it, and how fast.
        brief: What the script is to be; shorter where the document has less to say. Its voice goes over that of a
            saved script.

    Raises:
        DocumentError: There is nothing in the document that could be said.
    """
    pace = Pace.of(speaker, brief)
    if document.script is not None:
        return pronounced(_as_saved(document.script, brief, pace), brief.lexicon, speaker.language)
    language = document.language or speaker.language
    sections = sections_of(document)
    segments = [s for section in sections if not section.left_out for s in segments_of(section, language)]
    facts = _facts(document, segments, language, brief, is_lesson=is_lesson(sections))
    if has_notes(sections):
        stories = [_deck(document, sections, facts, brief, pace)]
    else:
        parts = parts_of(document, segments, facts, brief, pace)
        stories = [_best_story(document, part, facts, brief.target_duration, pace) for part in parts]
    names = Names()
    ids = [names.name(slug(story.title)) for story in stories]
    several = len(stories) > 1
    told = [
        (f"{name}/{one.scene.id}" if several else one.scene.id, one)
        for name, story in zip(ids, stories, strict=True)
        for one in story.told
    ]
    drafts = [draft for story in stories for draft in story.drafts]
    account = Account(document, segments, drafts, told, english=facts.vocabulary is not None)
    script = VideoSetConfig(
        videos=tuple(
            VideoConfig(
                id=name,
                title=story.title,
                language=language,
                voice=brief.voice,
                scenes=tuple(one.scene for one in story.told),
            )
            for name, story in zip(ids, stories, strict=True)
        ),
        warnings=tuple(
            f"{story.title}: {warning}" if several else warning for story in stories for warning in story.warnings
        ),
        coverage=account.of(sections),
    )
    return pronounced(script, brief.lexicon, speaker.language)


def _as_saved(script: VideoSetConfig, brief: Brief, pace: Pace) -> VideoSetConfig:
    """Return a saved script in the voice asked for, and warn of what else was asked for and changes nothing."""
    warnings = list(script.warnings)
    for video in script.videos if brief.length_given else ():
        planned_s = sum(map(pace.scene_s, video.scenes))
        if abs(planned_s - brief.target_duration) > (1 - _NEAR_ENOUGH) * brief.target_duration:
            warnings.append(
                f"{video.title}: it takes about {planned_s:.0f} s to say instead of {brief.target_duration} s; "
                "a saved script keeps its own words and length"
            )
    if brief.split != "none":
        warnings.append("a saved script is not split")
    if brief.section_pause != Brief().section_pause:
        warnings.append("a saved script keeps its own pauses: each scene has a pause_ms")
    videos = tuple(video.replace(voice=brief.voice) for video in script.videos)
    return script.replace(videos=videos, warnings=tuple(warnings))


def _best_story(document: Document, part: Part, facts: Facts, target_s: int, pace: Pace) -> _Story:
    """Return the video of a part of a document that meets the time, with good sentences and the best opening if it can.

    Where these leave time, others that hold are said too.

    Raises:
        DocumentError: There is nothing in it that could be said.
    """
    stories: list[_Story] = []
    for least in (facts.least, *(grade for grade in (Grade.PLAIN, Grade.SPARE) if grade < facts.least)):
        allowed = replace(facts, least=least)
        for opening in openings_of(document, part, allowed, target_s, pace):
            stories.append(_story(opening, part, allowed, target_s, pace))
            if abs(_planned_s(stories[-1].told, pace) - target_s) <= (1 - _NEAR_ENOUGH) * target_s:
                return stories[-1]
    return min(stories, key=lambda story: abs(_planned_s(story.told, pace) - target_s))


def _planned_s(told: Sequence[Told], pace: Pace) -> float:
    return sum(pace.scene_s(one.scene) for one in told)


def _story(opening: Opening, part: Part, facts: Facts, target_s: int, pace: Pace) -> _Story:
    """Return the video of a part of the document that opens so.

    Raises:
        DocumentError: There is nothing in it that could be said.
    """
    if not is_worded(opening.title):
        raise DocumentError("document", "there is nothing in it that could be said", "Give a document with some text")
    drafts = drafts_of(part.segments, facts, opening.sentences)
    told = fitted_scenes(drafts, Assembly(opening, target_s, facts, pace), target_s, pace)
    planned_s = _planned_s(told, pace)
    warnings = []
    if planned_s < _NEAR_ENOUGH * target_s:
        warnings.append(f"the document has enough to say for about {planned_s:.0f} s of the {target_s} s asked for")
    return _Story(opening.title, told, drafts, warnings)


def _deck(document: Document, sections: Sequence[Section], facts: Facts, brief: Brief, pace: Pace) -> _Story:
    """Return the video of a deck with notes, all of which are said."""
    headings = (section.heading for section in sections if section.heading and not section.left_out)
    title = title_of(document) or next(headings, "")
    told = rested(Deck(title, facts).told(sections), pace.section_pause_ms)
    title = title or " ".join(told[0].scene.narration[0].split()[:_TITLE_WORDS])
    planned_s, target_s = _planned_s(told, pace), brief.target_duration
    warnings = []
    if abs(planned_s - target_s) > (1 - _NEAR_ENOUGH) * target_s:
        warnings.append(
            f"the speaker's notes take about {planned_s:.0f} s to say instead of {target_s} s; all are kept"
        )
    if brief.split != "none":
        warnings.append("a deck with speaker's notes is not split")
    return _Story(title, told, [], warnings)


def _facts(document: Document, segments: Sequence[Segment], language: str, brief: Brief, *, is_lesson: bool) -> Facts:
    sentences = [sentence for segment in segments for sentence in segment.sentences]
    good = [sentence.stems for sentence in sentences if sentence.grade == Grade.GOOD]
    english = language.startswith("en")
    return Facts(
        language=language,
        vocabulary=Vocabulary.of(sentence.text for sentence in sentences) if english else None,
        topics=Topics.of(good),
        assets={asset.name: asset for asset in document.assets},
        least=Grade.GOOD if good else Grade.FRAGMENT,
        title=title_of(document),
        is_lesson=is_lesson,
        list_words=max(Facts.list_words, round(brief.target_duration * _LIST_WORDS_EACH_S)),
    )
