"""A list inside an item of another: said with its item where it is short, else a list of its own behind the outer."""

from video_gen.models.document import ItemList, ListItem
from video_gen.scripting.connecting import connecting
from video_gen.scripting.facts import Facts
from video_gen.scripting.marked import cleaned, marked, to_plain, unstopped
from video_gen.scripting.outline import is_worded
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.wording import series
from video_gen.scripting.words import count_words

_MOST_ITEMS, _MOST_ITEM_WORDS, _MOST_WORDS = 4, 6, 14


def said_with(item: ListItem, facts: Facts) -> tuple[ItemList, str] | None:
    """Return the list inside an item and its items as a series, marked: `jobs and locks`; None where it is long.

    Args:
        item: An item of the outer list.
        facts: What holds for the whole document.
    """
    inner = [block for block in item.blocks if isinstance(block, ItemList)]
    if len(inner) != 1 or not is_short(inner[0]):
        return None
    names = [unstopped(cleaned(marked(one.text))) for one in inner[0].items]
    if facts.vocabulary:
        return inner[0], series([facts.vocabulary.lowered(name, sure=True) for name in names])
    phrases = connecting(facts.language)
    return inner[0], (phrases.comma if phrases else ", ").join(names)


def is_short(block: ItemList) -> bool:
    """Return whether a list can be said as one series: few items, of few words each, and all can be said."""
    names = [to_plain(unstopped(cleaned(marked(item.text)))) for item in block.items]
    words = [count_words(name) for name in names]
    is_plain = all(is_worded(name) and speakable(name) and not set(",;:，；：、") & set(name) for name in names)
    only_lists = all(isinstance(inner, ItemList) for item in block.items for inner in item.blocks)
    return (
        is_plain
        and only_lists
        and len(names) <= _MOST_ITEMS
        and max(words) <= _MOST_ITEM_WORDS
        and sum(words) <= _MOST_WORDS
    )
