"""Accounts for every block of a document: said, shown, or left out and why."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from video_gen.models.coverage import BlockCoverage, Fate
from video_gen.models.document import Block, Document, Image, ItemList, ListItem, Quote
from video_gen.scripting.draft import Draft, Told, Unsaid, material_in
from video_gen.scripting.heard import Heard
from video_gen.scripting.outline import Section
from video_gen.scripting.picture_scene import is_icon
from video_gen.scripting.quiz import Unasked, questions_of
from video_gen.scripting.segments import Segment, item_span, own_lines, reads_as_prose
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import stems

_NO_TIME, _REPEATS, _NOTHING = "no time for it", "it repeats what is said", "nothing in it can be said"
_BY_KIND = {
    "html": "raw HTML is not shown",
    "footnotes": "footnotes are left out",
    "math": "nothing can be said of the formula",
    "rule": "a rule says nothing",
    "heading": "it has no words",
}
_Lines = tuple[int, int]


class Account:
    """What became of the blocks, from what was told and what could have been."""

    def __init__(
        self,
        document: Document,
        segments: Iterable[Segment],
        drafts: Iterable[Draft],
        told: Iterable[tuple[str, Told]],
        *,
        english: bool,
    ) -> None:
        """Take in what there was to say, what could have become scenes, and the scenes, each with its name.

        Args:
            document: The document.
            segments: What there was to say.
            drafts: What could have become scenes.
            told: The scenes, each with its name.
            english: Whether questions were looked for.
        """
        self._parts = document.parts
        self._assets = {asset.name: asset for asset in document.assets}
        self._sentences: dict[_Lines, list[Sentence]] = {}
        for segment in segments:
            for sentence in segment.sentences:
                self._sentences.setdefault(_lines(sentence), []).append(sentence)
        self._said: dict[_Lines, dict[str, None]] = {}
        self._told: dict[int, dict[str, None]] = {}
        self._shown: dict[int, dict[str, None]] = {}
        self._unsaid: dict[int, Unsaid] = {}
        self._english = english
        self._in_section: dict[int, list[tuple[str, Told]]] = {}
        self._of_all: dict[str, list[tuple[str, Told]]] = {}
        heard: Heard[int] = Heard()
        for n, (name, one) in enumerate(told):
            self._take(name, one)
            said = one.scene.narration
            heard.add(n, said, stems(" ".join(said)), material_in(one.blocks), id(one.section))
        self._could: dict[_Lines | int, str] = {}
        for draft in drafts:
            self._take_possible(draft, heard)

    def of(self, sections: Sequence[Section]) -> tuple[BlockCoverage, ...]:
        """Return what became of each block of `sections`, in the order of the document."""
        for section in sections if self._english else ():
            for question in questions_of(section.blocks):
                if isinstance(question, Unasked):
                    self._could |= {id(block): question.reason for block in question.blocks}
                    self._could |= {_lines(sentence): question.reason for sentence in question.said}
        return tuple(entry for section in sections for entry in self._entries(section))

    def _take(self, name: str, one: Told) -> None:
        for sentence in one.said:
            self._said.setdefault(_lines(sentence), {})[name] = None
        for blocks, scenes in ((one.blocks, self._told), (one.unsaid, self._shown)):
            for block in blocks:
                scenes.setdefault(id(block), {})[name] = None
        self._unsaid |= {id(unsaid.item): unsaid for unsaid in one.unsaid_items}
        self._in_section.setdefault(id(one.section), []).append((name, one))
        for heading in {one.scene.section, getattr(one.scene.visual, "title", "")}:
            self._of_all.setdefault(heading, []).append((name, one))

    def _take_possible(self, draft: Draft, heard: Heard[int]) -> None:
        for unit in draft.units:
            is_heard = heard.has(unit.lines, unit.stems, material_in(draft.blocks), id(draft.section))
            reason = _REPEATS if is_heard else _NO_TIME
            for block in draft.blocks:
                self._could[id(block)] = reason
            for lines in map(_lines, () if draft.blocks else unit.sentences):
                if self._could.get(lines) != _NO_TIME:
                    self._could[lines] = reason

    def _entries(self, section: Section) -> Iterator[BlockCoverage]:
        for block in section.opens:
            yield self._opening(block, section)
        for block in section.blocks:
            yield from self._of_block(block, section)

    def _opening(self, block: Block, section: Section) -> BlockCoverage:
        """Return what became of a heading, or of the mark of a slide."""
        if section.left_out:
            return self._entry(block, "left out", (), section.left_out)
        told = self._in_section.get(id(section), [])
        if block.kind == "heading":
            told = [*told, *self._of_all.get(section.heading, [])]
        if not told:
            return self._entry(block, "left out", (), "nothing below it is said")
        if block.kind == "slide":
            said = [name for name, one in told if one.blocks and block in one.blocks]
        else:
            said = [name for name, one in told if _says(one, section.heading)]
        names = tuple(dict.fromkeys(said or [name for name, _ in told]))
        return self._entry(block, "narrated" if said else "shown", names, "")

    def _of_block(self, block: Block, section: Section, *, below_item: bool = False) -> list[BlockCoverage]:
        """Return the entry of a block, and those of blocks inside it that fared otherwise."""
        below = isinstance(block, ItemList) and not reads_as_prose(block)
        inner = [e for nested in _nested(block) for e in self._of_block(nested, section, below_item=below)]
        scenes = dict(self._told.get(id(block), {}))
        for lines in own_lines(block):
            scenes |= self._said.get(lines, {})
        fate: Fate = "narrated" if scenes else "left out"
        if not scenes and (shown := self._shown.get(id(block))):
            fate, scenes = "shown", shown
        told = [entry for entry in inner if entry.fate != "left out"]
        if told and not scenes:
            fate, scenes = told[0].fate, {name: None for entry in told for name in entry.scenes}
        reason = "" if scenes else section.left_out or self._reason(block, inner, below_item=below_item)
        own = self._entry(block, fate, tuple(scenes), reason)
        items = self._items(block, tuple(scenes)) if isinstance(block, ItemList) and scenes else ()
        return [own, *items, *(entry for entry in inner if (entry.fate, entry.reason) != (fate, reason))]

    def _items(self, block: ItemList, scenes: tuple[str, ...]) -> Iterator[BlockCoverage]:
        """Give the entries of the items that are not said, of a list of which others are."""
        for item in block.items:
            lines = (item_span(item).first, item_span(item).last)
            if unsaid := self._unsaid.get(id(item)):
                fate: Fate = "left out" if unsaid.reason else "shown"
                yield self._entry(item, fate, () if unsaid.reason else scenes, unsaid.reason)
            elif reads_as_prose(block) and item.text and id(block) not in self._shown and lines not in self._said:
                yield self._entry(item, "left out", (), self._why_unsaid([lines]))

    def _reason(self, block: Block, inner: Sequence[BlockCoverage], *, below_item: bool) -> str:
        """Return why a block is left out that stands in a section worth hearing."""
        if isinstance(block, Image) and block.name not in self._assets:
            return "the picture is missing"
        if isinstance(block, Image) and is_icon(self._assets[block.name].data):
            return "the picture is too small to fill a screen"
        if id(block) in self._could:
            return self._could[id(block)]
        if below_item and isinstance(block, ItemList) and not any(lines in self._could for lines in own_lines(block)):
            return "it is too deep in a list"
        if isinstance(block, Quote) and inner:
            return inner[0].reason
        return _BY_KIND.get(block.kind) or self._why_unsaid(own_lines(block))

    def _why_unsaid(self, texts: Sequence[_Lines]) -> str:
        """Return why none of the sentences of some texts is said."""
        found = [self._could[lines] for lines in texts if lines in self._could]
        if found:
            return _NO_TIME if _NO_TIME in found else found[0]
        sentences = [sentence for lines in texts for sentence in self._sentences.get(lines, ())]
        reasons = [reason for sentence in sentences if (reason := _unfit(sentence)) != _NOTHING]
        return reasons[0] if reasons else _NOTHING

    def _entry(self, block: Block | ListItem, fate: Fate, scenes: tuple[str, ...], reason: str) -> BlockCoverage:
        part = bisect_right(self._parts, block.span.first, key=lambda part: part.first)
        place = self._parts[part - 1].name if part else ""
        kind = "item" if isinstance(block, ListItem) else block.kind
        return BlockCoverage(span=block.span, kind=kind, place=place, fate=fate, scenes=scenes, reason=reason)


def _unfit(sentence: Sentence) -> str:
    """Return why a sentence was not even considered."""
    if sentence.grade == Grade.UNFIT:
        return _NOTHING
    if sentence.is_lead_in:
        return "it only leads into what comes next"
    if sentence.grade == Grade.FRAGMENT:
        return "it has no whole sentence"
    return "it needs what comes before it" if sentence.leans_back else "it says too little"


def _says(one: Told, heading: str) -> bool:
    return heading.casefold() in " ".join(one.scene.narration).casefold()


def _nested(block: Block) -> Iterator[Block]:
    if isinstance(block, Quote):
        yield from block.blocks
    elif isinstance(block, ItemList):
        for item in block.items:
            yield from item.blocks


def _lines(sentence: Sentence) -> _Lines:
    return sentence.span.first, sentence.span.last
