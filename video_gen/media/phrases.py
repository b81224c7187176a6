"""The words of a narration in phrases, each short enough to be read at a glance."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from video_gen.media.segmentation import word_starts
from video_gen.models.audio import Word
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_in

LINES = 2
"""Most lines that a phrase takes on screen."""
FULL_WIDTH = 2
"""Width of a full-width character in half-width ones."""
SHORTEST = SAMPLE_RATE_HZ * 5 // 6
LONGEST = SAMPLE_RATE_HZ * 7
"""Shortest and longest time on screen in samples. Source: Netflix Timed Text Style Guide."""
CHARACTERS_PER_SECOND = 20
"""Fastest reading speed in half-width characters. Source: Netflix Timed Text Style Guide, English."""
GAP = SAMPLE_RATE_HZ * 2 // 24
"""Empty time between two cues: two frames at the slowest frame rate."""
LINGER = samples_in(500)
"""How long a phrase stays after its last word where nothing follows at once."""
_BREATH = samples_in(150)
_FULL_WIDTH_STOPS = frozenset("\u3002\uff01\uff1f\uff0c\u3001\uff1b\uff1a")  # . ! ? , and ; : that no space follows
_SENTENCE_ENDS = frozenset(".!?…\u3002\uff01\uff1f\u061f\u06d4\u0964")
_CLAUSE_ENDS = frozenset(",;:—\u2013\uff0c\u3001\uff1b\uff1a\u060c\u061b")
_AGAINST_RULES = 4.0
"""What a cue costs beside what any costs that cannot be read in time."""
_JOINED = 2.5
"""What it costs to show the end of a narration line together with the next: more than two cues, less than a rule."""
_LEADING, _SHORT_WORD = 0.5, 3
"""What it costs more to cut after a short word: most articles, prepositions and conjunctions are, and lead on."""
_LEADS_ON = frozenset(
    (  # noqa: SIM905  # a text reads better than a list
        "about across after against along among around because been before behind below between beyond cannot could"
        " during each every from have inside into might must onto over should such than that their these they this"
        " those through under unless until were when where whether which while whose will with within without would"
        " your aren't can't couldn't didn't doesn't don't hasn't haven't isn't shouldn't wasn't weren't won't wouldn't"
    ).split()
)
"""The same of longer words, in English."""
_INSIDE = 1.5
"""What it costs more to cut a word of a script without spaces: less than a line more."""
_TRAILING = frozenset("的了着过地得们吗呢吧啊はがをにのでともへやかねよーっゃゅょッャュョ")
"""Chinese and Japanese particles, small kana and the sound mark, which go with what stands before them."""
_NEVER = 1e18


class Atom(NamedTuple):
    """A spoken word with the punctuation and the space that go with it; offsets in the narration."""

    begin: int
    over: int
    """Where its text begins, and just past its end; the next atom's begins there."""
    first: int
    last: int
    """The word alone."""
    start: int
    end: int
    """Samples at which the word begins and is over."""
    goes_on: bool = False
    """Whether it is but the beginning of a word, as a character of Chinese may be."""


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return FULL_WIDTH if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Return how wide `text` is in half-width characters; a full-width one counts as two, a mark as none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def atoms_of(line: str, words: list[Word], limit: int, language: str) -> list[Atom]:
    """Return the words of a narration with all of its text shared out among them."""
    starts = word_starts(line, language)
    spoken: list[Atom] = []
    at = 0
    for word in words:
        first, last = max(word.first, at), min(word.last, len(line))
        if line[first:last].strip():
            spoken.append(Atom(first, last, first, last, word.start, word.end))
            at = last
    cuts = [0, *(_cut_between(line, a.last, b.first) for a, b in pairwise(spoken)), len(line)]
    atoms: list[Atom] = []
    for atom, begin, over in zip(spoken, cuts, cuts[1:], strict=False):
        atoms += _pieces(line, atom._replace(begin=begin, over=over), limit)
    return [atom._replace(goes_on=_goes_on(line, atom.over, starts)) for atom in atoms]


def _goes_on(line: str, at: int, starts: frozenset[int]) -> bool:
    """Return whether a cut at `at` is inside a word of a script without spaces."""
    return 0 < at < len(line) and bool(starts) and at not in starts and _unspaced(line[at - 1]) and _unspaced(line[at])


def _cut_between(line: str, last: int, first: int) -> int:
    """Return the offset at which to cut between a word and the next: after the space, before an opening bracket."""
    gap = line[last:first]
    spaces = [offset for offset, character in enumerate(gap) if character.isspace()]
    if spaces:
        return last + spaces[-1] + 1
    opening = len(gap)
    while opening and unicodedata.category(gap[opening - 1]) in {"Ps", "Pi"}:
        opening -= 1
    return last + opening


def _pieces(line: str, atom: Atom, limit: int) -> list[Atom]:
    """Return `atom`, in several if it is wider than a line: each then has its share of the time."""
    if width(line[atom.begin : atom.over].strip()) <= limit:
        return [atom]
    cuts, room = [atom.begin], limit
    for offset in range(atom.begin, atom.over):
        cells = _cells(line[offset])
        if cells > room:
            cuts.append(offset)
            room = limit
        room -= cells
    cuts.append(atom.over)
    lasts, length = atom.end - atom.start, atom.over - atom.begin
    return [
        Atom(
            begin,
            over,
            begin,
            over,
            atom.start + lasts * (begin - atom.begin) // length,
            atom.start + lasts * (over - atom.begin) // length,
        )
        for begin, over in pairwise(cuts)
    ]


def phrases(line: str, atoms: list[Atom], until: int, limit: int) -> list[list[Atom]]:
    """Return the words of a narration in groups, each to be a cue, cut where it hurts least.

    Args:
        line: The narration; line ends part its lines.
        atoms: Its words.
        until: Sample at which the narration's time is over.
        limit: Longest line on screen, in half-width characters.
    """
    cut_costs = [cut_cost(line, a, b.start) for a, b in pairwise(atoms)] + [0.0]
    best: list[tuple[float, int]] = [(0.0, 0)] + [(_NEVER, 0)] * len(atoms)
    for over in range(1, len(atoms) + 1):
        following = atoms[over].start if over < len(atoms) else until
        for begin, cells in _begins(line, atoms, over, limit):
            on_screen = following - GAP - atoms[begin].start
            spoken = atoms[over - 1].end - atoms[begin].start
            joined = line.count("\n", atoms[begin].first, atoms[over - 1].last)
            cost = cut_costs[over - 1] + _cost(cells, limit, on_screen, spoken) + _JOINED * joined
            if best[begin][0] + cost < best[over][0]:
                best[over] = (best[begin][0] + cost, begin)
    groups: list[list[Atom]] = []
    over = len(atoms)
    while over:
        begin = best[over][1]
        groups.append(atoms[begin:over])
        over = begin
    return groups[::-1]


def _begins(line: str, atoms: list[Atom], over: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where a cue that ends before the atom `over` can begin, and how wide it then is."""
    filled, row_over = 0, over
    for begin in range(over - 1, -1, -1):
        cells = width(text_of(line, atoms[begin:row_over]))
        if cells > limit:
            if row_over < over:
                return
            filled, row_over = width(text_of(line, atoms[begin + 1 : over])), begin + 1
            cells = width(text_of(line, atoms[begin:row_over]))
        yield begin, filled + cells


def _cost(cells: int, limit: int, on_screen: int, spoken: int) -> float:
    """Return how bad a cue is: one more to read, nearly empty; worse, shown too briefly or too long."""
    needed = max(SHORTEST, cells * SAMPLE_RATE_HZ // CHARACTERS_PER_SECOND)
    cost = 1.0 + (1 - cells / (LINES * limit)) ** 2
    if on_screen < needed:
        cost += _AGAINST_RULES + 3.0 * (needed - on_screen) / needed
    if spoken > LONGEST:
        cost += _AGAINST_RULES + 10.0 * (spoken - LONGEST) / LONGEST
    return cost


def cut_cost(line: str, atom: Atom, following_starts: int) -> float:
    """Return how bad it is to cut after `atom`."""
    text = line[atom.begin : atom.over]
    marks = set(text[atom.last - atom.begin :]) | {text.rstrip()[-1:]}
    if text[-1:].isspace() or not marks.isdisjoint(_FULL_WIDTH_STOPS):
        if marks & _SENTENCE_ENDS:
            return 0.0
        if marks & _CLAUSE_ENDS or following_starts - atom.end > _BREATH:
            return 0.3
        word = line[atom.first : atom.last]
        leads_on = len(word) <= _SHORT_WORD or word.lower().replace("\u2019", "'") in _LEADS_ON
        return 1.0 + (_LEADING if leads_on else 0.0)
    following = line[atom.over : atom.over + 1]
    if not any(map(_unspaced, (text[-1:], following))):
        return 8.0
    return 1.0 + (_LEADING if following in _TRAILING else 0.0) + (_INSIDE if atom.goes_on else 0.0)


def _unspaced(character: str) -> bool:
    """Return whether a character's script is written without spaces between words."""
    if not character:
        return False
    east_asian = _cells(character) == FULL_WIDTH and not "\uac00" <= character <= "\ud7a3"  # but for Korean
    return east_asian or unicodedata.name(character, "").startswith(("THAI", "LAO", "KHMER", "MYANMAR"))


def text_of(line: str, group: list[Atom]) -> str:
    """Return the text of neighbouring words of `line`, without the space around it."""
    return line[group[0].begin : group[-1].over].strip().replace("\n", " ")
