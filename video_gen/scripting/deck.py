"""A deck with speaker's notes: its slides in order, and the notes said whole, in the writer's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from video_gen.models.document import Block, Paragraph, Slide
from video_gen.models.script import ChapterVisual, SceneConfig, StatementVisual, TitleVisual, Visual
from video_gen.models.texts import texts_in
from video_gen.scripting.alignment import shares_of_lines
from video_gen.scripting.draft import Draft, Told, directed, merged
from video_gen.scripting.drafts import drafts_of
from video_gen.scripting.facts import Facts
from video_gen.scripting.marked import cleaned, marked, stopped, to_plain
from video_gen.scripting.naming import Names
from video_gen.scripting.outline import Section, is_worded
from video_gen.scripting.prose_scene import prose_visuals
from video_gen.scripting.segments import segments_of
from video_gen.scripting.sentence_ends import split_sentences
from video_gen.scripting.sentence_rules import Grade, speakable
from video_gen.scripting.sentences import sentences_of
from video_gen.scripting.slide_pieces import Piece, pieces_of
from video_gen.scripting.words import count_words, overlap, stems

_MOST_SUBTITLE_WORDS = 16
_ALL_WORDS = 1000
"""A slide is told whole."""
_SHARED = 0.2
"""Share of common words from which a narration speaks of what is shown."""


def has_notes(sections: Sequence[Section]) -> bool:
    """Return whether the writer says what is to be said of some slide that is shown."""
    return any(_notes(section.slide) for section in sections if section.slide and not section.left_out)


def _notes(slide: Slide | None) -> list[str]:
    return [note for note in slide.narration if is_worded(note)] if slide else []


@dataclass(frozen=True)
class _Scene:
    """A scene before it has a name."""

    section: Section
    lines: tuple[str, ...]
    visual: Visual
    piece: Piece | None = None
    draft: Draft | None = None


class Deck:
    """Tells the slides of a deck."""

    def __init__(self, title: str, facts: Facts) -> None:
        self._title = title
        self._facts = facts
        self._facts_unnoted = replace(facts, least=Grade.FRAGMENT, list_words=_ALL_WORDS)
        self._names = Names()

    def told(self, sections: Sequence[Section]) -> list[Told]:
        """Return the scenes of all slides, slide by slide; slides without notes say what stands on them."""
        told: list[Told] = []
        shown = [section for section in sections if not section.left_out]
        for n, (_, of_slide) in enumerate(groupby(shown, key=lambda section: id(section.slide))):
            told += self._of_slide(list(of_slide), first=n == 0)
        return told

    def _of_slide(self, sections: Sequence[Section], *, first: bool) -> list[Told]:
        slide = sections[0].slide
        lines = [line for note in _notes(slide) for line in self._sentences(note)]
        made = list(self._noted(sections, lines, first=first) if lines else self._unnoted(sections, first=first))
        return [self._named(scene, slide, is_last=scene is made[-1]) for scene in made]

    def _sentences(self, note: str) -> list[str]:
        pieces = split_sentences(" ".join(note.split()), self._facts.language)
        return [piece.strip() for piece in pieces if is_worded(piece)]

    def _noted(self, sections: Sequence[Section], lines: Sequence[str], *, first: bool) -> Iterator[_Scene]:
        """Give the scenes of a slide, its notes shared out among what it shows."""
        if title := self._title_slide(sections, opens=first):
            yield _Scene(sections[0], tuple(lines), title.visual, title)
            return
        pieces = pieces_of(sections, self._facts.assets, len(lines))
        if not pieces:
            heading = sections[0].heading
            blank = ChapterVisual(title=heading) if heading else StatementVisual(text=lines[0])
            yield _Scene(sections[0], tuple(lines), blank)
            return
        shares = shares_of_lines([piece.stems for piece in pieces], [stems(line) for line in lines])
        for piece, share in zip(pieces, shares, strict=True):
            said = tuple(lines[n] for n in share)
            yield _Scene(piece.section, said, piece.told_by(said), piece)

    def _title_slide(self, sections: Sequence[Section], *, opens: bool) -> Piece | None:
        """Return the slide as the title of the video, where it is the first and has a heading and little more."""
        heading, blocks = sections[0].heading, sections[0].blocks
        texts = [block for block in blocks if isinstance(block, Paragraph)]
        subtitle = " · ".join(to_plain(cleaned(marked(block.text))) for block in texts)
        plain = len(sections) == 1 and len(texts) == len(blocks) and count_words(subtitle) <= _MOST_SUBTITLE_WORDS
        if not (opens and heading and plain):
            return None
        return Piece(TitleVisual(title=heading, subtitle=subtitle), tuple(texts), sections[0])

    def _unnoted(self, sections: Sequence[Section], *, first: bool) -> Iterator[_Scene]:
        """Give the scenes of a slide without notes: what stands on it, said; its heading, where that cannot be said."""
        if title := self._title_slide(sections, opens=first):
            below = sentences_of(" ".join(texts_in(title.blocks)), sections[0].span, self._facts.language)
            said = (sections[0].heading, *(sentence.said for sentence in below if speakable(sentence.said)))
            yield _Scene(sections[0], tuple(map(stopped, said)), title.visual, title)
            return
        facts = self._facts_unnoted
        drafts = [draft for section in sections for draft in drafts_of(segments_of(section, facts.language), facts)]
        for draft in drafts:
            if draft.visual:
                yield _Scene(draft.section, draft.units[0].lines, draft.visual, draft=draft)
                continue
            sentences = [sentence for unit in draft.units for sentence in unit.sentences]
            for shown in prose_visuals(sentences, draft.section.heading):
                part = Draft("prose", draft.section, (), said=tuple(shown.said))
                yield _Scene(draft.section, tuple(sentence.said for sentence in shown.said), shown.visual, draft=part)
        heading = sections[0].heading
        if not drafts and heading:
            pieces = pieces_of(sections, self._facts.assets, 1)
            visual = pieces[0].visual if pieces else ChapterVisual(title=heading)
            yield _Scene(sections[0], (stopped(heading),), visual, pieces[0] if pieces else None)

    def _named(self, scene: _Scene, slide: Slide | None, *, is_last: bool) -> Told:
        marks: tuple[Block, ...] = (slide,) if slide and _notes(slide) else ()
        said = scene.draft.said if scene.draft else ()
        shows = scene.draft or scene.piece
        blocks: tuple[Block, ...] = shows.blocks if shows else ()
        config = SceneConfig(
            id=self._names.name(scene.visual.kind, scene.section.heading),
            section=scene.section.heading or scene.section.chapter or self._title,
            narration=scene.lines,
            visual=scene.visual,
            spans=merged([block.span for block in (*marks, *blocks)] + [sentence.span for sentence in said]),
            **directed(slide, is_last=is_last),
        )
        speaks = (
            bool(scene.draft) or overlap(stems(" ".join(texts_in(blocks))), stems(" ".join(scene.lines))) >= _SHARED
        )
        unsaid_items = scene.draft.unsaid_items if scene.draft else ()
        told = (*marks, *(blocks if speaks else ()))
        return Told(config, scene.section, said, told, () if speaks else blocks, unsaid_items)
