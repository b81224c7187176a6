"""What this machine draws a scene with, and what of it it cannot draw, so that the run can say so."""

import unicodedata
from collections.abc import Iterator, Sequence

from video_gen.errors import RenderError
from video_gen.models.inline import runs
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig, VideoConfig
from video_gen.video.fonts import Cut, Fonts, typeface_for
from video_gen.video.installed import FOLDER_VARIABLE, package_for
from video_gen.video.readable import contrast_warnings
from video_gen.video.tokens import missing
from video_gen.video.typeface import shapes_text

_NAMED = 12
_MARKED_UP = (
    *("title", "subtitle", "heading", "text", "attribution", "caption", "question"),
    *("before_label", "after_label", "label", "unit"),
)
_CODE = ("code", "command", "output", "before", "after", "tex")


def typefaces(scene: SceneConfig, look: Look) -> tuple[str, ...]:
    """Return what of the machine decides a scene's letters: the layout engine, and the fonts beyond ASCII.

    Part of the key that footage is kept under: a scene is drawn anew once a missing font is installed.
    """
    beyond = {(character, cut) for text, cut in _texts(scene, look) for character in text if not character.isascii()}
    fonts = Fonts.of(look)
    faces = (typeface_for(character, cut, fonts) for character, cut in beyond)
    return ("raqm" if shapes_text() else "basic", *sorted({face.name if face else "none" for face in faces}))


def drawing_warnings(scenes: Sequence[SceneConfig], look: Look) -> tuple[str, ...]:
    """Return what the user should know of the theme, and of letters that this machine cannot draw, or not well."""
    found = [*contrast_warnings(look)]
    if left_out := _left_out(scenes, look):
        found.append(f"No font here has {_quoted(left_out)}: left out of the pictures. {_remedy(left_out)}")
    if any(lacks_shaping(scene, look) for scene in scenes):
        found.append(
            "Letters that join or run right to left are drawn one by one: install FriBiDi (Debian: libfribidi0)"
        )
    return tuple(found)


def check_letters(video: VideoConfig, look: Look) -> None:
    """Return when the machine can draw at least half of the letters that a video shows.

    Raises:
        RenderError: It cannot: the pictures would be empty, or would hold what is in other letters alone.
    """
    left_out = _left_out(video.scenes, look)
    shown = [character for scene in video.scenes for text, _ in _texts(scene, look) for character in text]
    letters = [character for character in shown if character.isalnum()]
    if 2 * sum(character in left_out for character in letters) > len(letters):
        reason = f"most of what it shows cannot be drawn: no font here has {_quoted(left_out)}"
        raise RenderError(video.title, reason, _remedy(left_out))


def _left_out(scenes: Sequence[SceneConfig], look: Look) -> str:
    return "".join(dict.fromkeys("".join(missing_glyphs(scene, look) for scene in scenes)))


def _remedy(left_out: str) -> str:
    packages = " ".join(sorted(set(map(package_for, left_out))))
    return f"Install one (Debian: {packages}), or name a folder of fonts in {FOLDER_VARIABLE}"


def _quoted(characters: str) -> str:
    more = len(characters) - _NAMED
    return " ".join(characters[:_NAMED]) + (f" and {more} more characters" if more > 0 else "")


def missing_glyphs(scene: SceneConfig, look: Look) -> str:
    """Return the characters of a scene that no typeface of this machine has, each once; they are left out.

    Args:
        scene: The scene; its narration counts where captions are burned in.
        look: Decides the language, and so the typefaces.
    """
    found = (missing(text, cut, Fonts.of(look)) for text, cut in _texts(scene, look))
    return "".join(dict.fromkeys("".join(found)))


def lacks_shaping(scene: SceneConfig, look: Look) -> bool:
    """Return whether a scene has letters that join or run right to left, and FriBiDi is not there to lay them out."""
    if shapes_text():
        return False
    return any(_needs_shaping(character) for text, _ in _texts(scene, look) for character in text)


def _needs_shaping(character: str) -> bool:
    complex_scripts = ("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM")
    return unicodedata.bidirectional(character) in {"R", "AL"} or unicodedata.name(character, "").startswith(
        complex_scripts
    )


def _texts(scene: SceneConfig, look: Look) -> Iterator[tuple[str, Cut]]:
    """Yield every text that a scene shows."""
    visual = scene.visual
    marked_up = [getattr(visual, name, "") for name in _MARKED_UP]
    items = [item.text for item in getattr(visual, "items", ())]
    cells: list[str] = [*getattr(visual, "header", ()), *(cell for row in getattr(visual, "rows", ()) for cell in row)]
    listed = (*getattr(visual, "choices", ()), *getattr(visual, "labels", ()))
    named = (series.name for series in getattr(visual, "series", ()))
    for markup in (*marked_up, *items, *cells, *listed, *named):
        for run in runs(markup):
            yield run.text, "mono" if run.style == "code" else "bold" if run.style == "strong" else "regular"
    for name in _CODE:
        for line in getattr(visual, name, "").splitlines():
            yield line, "mono"
    if look.burned_captions:
        for line in scene.narration:
            yield line, "regular"
