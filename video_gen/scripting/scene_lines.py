"""Changes of the lines of scenes that are made: items and pauses stay with their lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from video_gen.models.item import Item
from video_gen.models.script import SceneConfig, Visual
from video_gen.scripting.draft import Told
from video_gen.scripting.marked import capital, led_in, unstopped


def unnamed(told: Told, heading: str) -> Told:
    """Return a scene whose first line does not say the heading again, which was said just before."""
    first, *others = told.scene.narration
    if others and first == led_in(heading):
        return replace(told, scene=_with_lines(told.scene, (capital(others[0]), *others[1:]), -1))
    if not first.startswith(f"{heading}: "):
        return told
    rest = capital(first[len(heading) + 2 :])
    return replace(told, scene=told.scene.replace(narration=(rest, *others)))


def said_once(scenes: Sequence[Told]) -> Iterator[Told]:
    """Give the scenes without the lines at their front that were said before, word for word; what leads in stays.

    A scene that would have none left is left out, or takes the place of the one that says its chapter just before it.
    """
    said: set[str] = set()
    for told, following in zip(scenes, [*scenes[1:], None], strict=True):
        lines = told.scene.narration
        is_echoed = told.scene.kind == "chapter" and following is not None and _says(following.scene, lines[0])
        count = next((n for n, line in enumerate(lines) if line not in said or line.endswith((":", "："))), len(lines))
        if not is_echoed and count < len(lines):
            yield replace(told, scene=_with_lines(told.scene, lines[count:], -count)) if count else told
            said.update(lines)


def _says(scene: SceneConfig, chapter: str) -> bool:
    """Return whether a scene says the line that names its chapter itself: `Oven, in four lines of Python.`."""
    first = scene.narration[0].casefold()
    return scene.narration == (chapter,) or first.startswith(f"{unstopped(chapter)}, ".casefold())


def after(line: str, told: Told) -> Told:
    """Return a scene that opens with one line more."""
    return replace(told, scene=_with_lines(told.scene, (line, *told.scene.narration), 1))


def _with_lines(scene: SceneConfig, narration: Sequence[str], more: int) -> SceneConfig:
    """Return a scene with so many lines more at its beginning, or fewer; items and pauses stay with their lines."""
    pauses = tuple(pause.replace(line=pause.line + more) for pause in scene.pauses if pause.line + more >= 0)
    return scene.replace(narration=tuple(narration), pauses=pauses, visual=moved(scene.visual, more))


def moved(visual: Visual, lines: int) -> Visual:
    """Return the visual for a narration with so many lines more before it, or fewer."""
    items: tuple[Item, ...] = getattr(visual, "items", ())
    if not items:
        return visual
    return visual.replace(items=tuple(Item(text=item.text, line=max(item.line + lines, 0)) for item in items))
