"""A list as steps: what is to be done one after the other, or what happened when."""

import re

from video_gen.models.document import ItemList
from video_gen.models.inline import escape
from video_gen.models.item import Item
from video_gen.models.material import StepsVisual
from video_gen.models.script import BulletsVisual
from video_gen.scripting.english_rules import is_step
from video_gen.scripting.list_scene import ListScene
from video_gen.scripting.marked import capital, cleaned, marked, to_markup, unstopped
from video_gen.scripting.words import count_words

_WHEN = re.compile(
    r"[*_`\s]*(?P<when>(?:[A-Z][a-z]{2,8} )?(?:1[5-9]|20)\d\d(?:[–-](?:\d\d){1,2}|-\d\d-\d\d)?s?|"
    r"[vV]?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)"
    r"[*_`]*\s*(?::|–|—|-)[*_`]*\s+(?P<what>\S.*)",
    re.DOTALL,
)
_MOST_WORDS = 12
_FEWEST = 3
_LEAST_SHARE = 0.5


def stepped(scene: ListScene, block: ItemList, *, english: bool) -> ListScene:
    """Return the scene of a list with steps in place of bullets, where its items are steps or have dates.

    Args:
        scene: The list as bullets.
        block: The list in the document.
        english: Whether it is in English: then a numbered list is steps if its items tell to do something.
    """
    visual = scene.visual
    if not isinstance(visual, BulletsVisual):
        return scene
    if dated := _dated(block, visual.items):
        return scene._replace(visual=dated.replace(heading=visual.heading))
    doing = sum(is_step(item.text) for item in visual.items)
    if not block.ordered or (english and doing < max(2, _LEAST_SHARE * len(visual.items))):
        return scene
    return scene._replace(visual=StepsVisual(heading=visual.heading, items=visual.items))


def _dated(block: ItemList, shown: tuple[Item, ...]) -> StepsVisual | None:
    """Return items that each open with a year, a date or a version; None where one does not, or is not shown."""
    found = [match for item in block.items if (match := _WHEN.match(item.text))]
    if not _FEWEST <= len(found) == len(block.items) == len(shown):
        return None
    texts = [unstopped(capital(cleaned(marked(match["what"])))) for match in found]
    if any(count_words(text) > _MOST_WORDS for text in texts):
        return None
    items = tuple(Item(text=to_markup(text), line=item.line) for text, item in zip(texts, shown, strict=True))
    return StepsVisual(items=items, labels=tuple(escape(match["when"]) for match in found))
