"""Turns a selection into scenes."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Flag, auto

from video_gen.models.pause import Pause
from video_gen.models.script import ChapterVisual, SceneConfig, TitleVisual, Visual
from video_gen.models.span import SourceSpan
from video_gen.scripting.closing import outro_of
from video_gen.scripting.connecting import Connecting, connecting
from video_gen.scripting.draft import Draft, Told, Unit, directed, merged
from video_gen.scripting.facts import Facts
from video_gen.scripting.marked import spoken, stopped
from video_gen.scripting.naming import Names
from video_gen.scripting.opening import Opening, agenda_of, said_agenda
from video_gen.scripting.outline import VERSION, Section
from video_gen.scripting.pacing import PAUSE_MS, Pace
from video_gen.scripting.prose_scene import Shown, prose_visuals
from video_gen.scripting.reading_order import in_reading_order
from video_gen.scripting.scene_lines import after, moved, said_once, unnamed
from video_gen.scripting.section_pauses import rested
from video_gen.scripting.selection import LINES_PER_SCENE, Selection
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.sentences import Sentence, rests_of
from video_gen.scripting.topics import names_section, names_topic
from video_gen.scripting.words import akin, count_words

_CHAPTERS_FROM_S, _OUTRO_FROM_S = 150, 25
_FEWEST_CHAPTERS, _CHAPTER_S = 3, 20.0
"""Chapters are announced from three of them on, where each is spoken of for a while."""
_MOST_HEADING_WORDS = 8
_TRANSITIONS = ("{}.", "Next: {}.", "Next up: {}.", "Moving on: {}.")
"""What follows a colon needs no grammar: a heading may be a name, a question, an instruction or half a sentence."""
_ASKED = ("?", "!", "？", "！", "؟")
_INTRODUCED_FROM_S = 25
"""In a shorter video there is no time to say which section begins; the screen says it."""
_OPEN_THEMSELVES = {"objectives", "checkpoint"}
_NAMED_BY_HEADING = {"problem", "solution", "exercise", "quiz"}
_LOOKING_S = {"code": 4.5, "command": 4.5, "comparison": 7.0, "table": 6.0, "image": 4.5, "chart": 6.0, "math": 6.0}
"""How long it takes to see what is on screen; where less is said, silence follows."""
_MOST_LOOKING_MS = 2500
_LONGEST_SCENE_S = 20.0
"""Longer on one picture tires."""


class Frame(Flag):
    """What stands around the document's own words; less of it where it does not fit into the time."""

    AGENDA = auto()
    OUTRO = auto()
    WHOLE = AGENDA | OUTRO


class Assembly:
    """Makes the scenes of one video, again and again while the selection changes."""

    def __init__(self, opening: Opening, target_s: float, facts: Facts, pace: Pace) -> None:
        self._opening = opening
        self._target_s = target_s
        self._vocabulary = facts.vocabulary
        self._language = facts.language
        self._words = facts.vocabulary or connecting(facts.language)
        self._pace = pace
        self._shown: dict[tuple[Sentence, ...], list[Shown]] = {}

    def scenes(self, selection: Selection, frame: Frame = Frame.WHOLE) -> list[Told]:
        """Return all scenes: title, chapters where there is time for them, what was chosen, outro.

        Args:
            selection: What was chosen.
            frame: What of agenda and outro is there.
        """
        names = Names()
        chapters = self._chapters(selection)
        scenes = [self._title(selection, chapters if Frame.AGENDA in frame else None, names)]
        spoken_of: Section | None = None
        chapter = version = ""
        for draft, units in in_reading_order(selection):
            section = draft.section
            announced = ""
            if section.chapter in chapters and section.chapter != chapter:
                announced = chapter = section.chapter
                scenes.append(Told(_chapter(section, self._said_chapter(section), names), section))
            begins = section.chapter != version and bool(VERSION.match(section.chapter))
            version = section.chapter if begins else version
            named = section.heading in {announced, version if begins else ""} - {""}
            intro = "" if section is spoken_of or named else section.heading
            drafted = list(self._drafted(draft, units, intro, names))
            if named:
                drafted = [unnamed(told, section.heading) for told in drafted]
            if begins and not announced:
                drafted[0] = self._of_version(drafted[0], section)
            scenes += drafted
            spoken_of = section
        scenes = list(said_once(scenes))
        if Frame.OUTRO in frame and (outro := self._outro(selection, names)):
            scenes.append(Told(outro))
        return rested(scenes, self._pace.section_pause_ms)

    def _of_version(self, told: Told, section: Section) -> Told:
        """Return a scene that says of which version it tells; where there is no time for that, it stands above it."""
        if self._target_s >= _INTRODUCED_FROM_S:
            return after(self._said_chapter(section), told)
        visual = told.scene.visual
        shown = visual.replace(heading=section.chapter) if hasattr(visual, "heading") else visual
        return replace(told, scene=told.scene.replace(visual=shown))

    def _chapters(self, selection: Selection) -> list[str]:
        """Return the chapters that are announced by a scene of their own."""
        found = dict.fromkeys(selection.drafts[n].section.chapter for n in sorted(selection.chosen))
        named = [chapter for chapter in found if chapter and speakable(chapter)]
        roomy = self._target_s >= max(_CHAPTERS_FROM_S, _CHAPTER_S * len(named))
        return named if roomy and len(named) >= _FEWEST_CHAPTERS else []

    def _title(self, selection: Selection, chapters: Sequence[str] | None, names: Names) -> Told:
        opening = self._opening
        agenda: list[str] = []
        said = ""
        if self._words and chapters is not None:
            named = selection.chapters() if chapters else selection.headings()
            agenda = agenda_of(named, opening.title, self._target_s, self._language)
            said = said_agenda(agenda, self._words)
        scene = SceneConfig(
            id=names.name("title"),
            section=opening.title,
            narration=(*opening.lines, said) if said else opening.lines,
            pauses=rests_of(opening.sentences, len(opening.lines) - len(opening.sentences)),
            visual=TitleVisual(title=opening.title, subtitle=opening.subtitle or (" · ".join(agenda) if said else "")),
            spans=merged([sentence.span for sentence in opening.sentences]),
        )
        return Told(scene, said=opening.sentences)

    def _outro(self, selection: Selection, names: Names) -> SceneConfig | None:
        if not self._words or self._target_s < _OUTRO_FROM_S or len(selection.chosen) < 2:  # noqa: PLR2004
            return None
        made = outro_of(selection, self._opening.title, self._target_s, self._words, self._language)
        if made is None:
            return None
        lines, visual = made
        return SceneConfig(id=names.name("outro"), section=visual.title, narration=lines, visual=visual)

    def _drafted(self, draft: Draft, units: Sequence[Unit], intro: str, names: Names) -> Iterator[Told]:
        """Give the scenes of a draft: one, or several where more prose was chosen than one can hold."""
        if draft.visual:
            scene = self._scene(draft.section, units[0].lines, draft.visual, draft.spans, intro, names)
            yield Told(scene, draft.section, draft.said, draft.blocks, unsaid_items=draft.unsaid_items)
            return
        sentences = tuple(sentence for unit in units for sentence in unit.sentences)
        for part in self._parts(sentences):
            if part not in self._shown:
                self._shown[part] = prose_visuals(part, draft.section.heading)
            for said, visual in self._shown[part]:
                lines = tuple(sentence.said for sentence in said)
                spans = merged([sentence.span for sentence in said])
                scene = self._scene(draft.section, lines, visual, spans, intro, names, rests_of(said))
                yield Told(scene, draft.section, tuple(said))
                intro = ""

    def _parts(self, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, ...]]:
        """Give the sentences in even parts, none too long for one scene."""
        count = -(-len(sentences) // LINES_PER_SCENE)
        size = -(-len(sentences) // count)
        part: tuple[Sentence, ...] = ()
        for sentence in sentences:
            longer = (*part, sentence)
            full = len(part) >= size and not sentence.is_alternative
            if part and (full or self._pace.lines_s([s.said for s in longer]) > _LONGEST_SCENE_S):
                yield part
                longer = (sentence,)
            part = longer
        if part:
            yield part

    def _scene(
        self,
        section: Section,
        lines: tuple[str, ...],
        visual: Visual,
        spans: tuple[SourceSpan, ...],
        intro: str,
        names: Names,
        pauses: Sequence[Pause] = (),
    ) -> SceneConfig:
        introduced = self._target_s >= _INTRODUCED_FROM_S and visual.kind not in _OPEN_THEMSELVES
        if introduced and _needs_intro(intro, lines[0], self._opening.title, self._language):
            says_what = names_topic(intro, "", self._language)
            plain = names.given == 1 or visual.kind in _NAMED_BY_HEADING or not says_what
            lines, visual = (self._introduced(intro, plain=plain), *lines), moved(visual, 1)
            pauses = [pause.replace(line=pause.line + 1) for pause in pauses]
        return SceneConfig(
            id=names.name(visual.kind, section.heading),
            section=section.chapter or self._opening.title,
            narration=lines,
            pauses=tuple(pauses),
            visual=visual,
            spans=spans,
            **({"pause_ms": _looking_ms(visual, self._pace.lines_s(lines))} | directed(section.slide)),
        )

    def _said_chapter(self, section: Section) -> str:
        """Return the line that announces a chapter; a version is called one."""
        said = stopped(spoken(section.chapter, english=self._vocabulary is not None))
        return f"Version {said}" if self._vocabulary and VERSION.match(section.chapter) else said

    def _introduced(self, heading: str, *, plain: bool) -> str:
        """Return the line that says which section begins; which of the forms depends on the heading alone.

        Args:
            heading: Of the section.
            plain: Whether it is only named: nothing was there to move on from.
        """
        said = spoken(heading, english=self._vocabulary is not None)
        if said.endswith(_ASKED):
            return said
        turn = int(hashlib.sha256(heading.encode()).hexdigest(), 16)
        if self._vocabulary is None:
            phrase = self._words.following if isinstance(self._words, Connecting) and turn % 2 else ""
            return stopped(said if plain else phrase + said)
        form = "{}." if plain else _TRANSITIONS[turn % len(_TRANSITIONS)]
        return stopped(form.format(self._vocabulary.lowered(said) if ": " in form else said))


def _chapter(section: Section, said: str, names: Names) -> SceneConfig:
    return SceneConfig(
        id=names.name("chapter", section.chapter),
        section=section.chapter,
        narration=(said,),
        visual=ChapterVisual(title=section.chapter),
        spans=(section.span,) if section.heading == section.chapter else (),
    )


def _needs_intro(heading: str, line: str, title: str, language: str) -> bool:
    """Return whether a listener needs the heading read out: the first line speaks of something else."""
    if count_words(heading) > _MOST_HEADING_WORDS or not names_section(heading, title, language):
        return False
    return heading.casefold() not in line.casefold() and not akin(heading, line)


def _looking_ms(visual: Visual, said_s: float) -> int:
    """Return the silence after the last word, longer where something needs to be looked at."""
    short_s = max(_LOOKING_S.get(visual.kind, 0.0) - said_s, 0.0)
    return min(PAUSE_MS + round(short_s * 10) * 100, _MOST_LOOKING_MS)
