"""Typefaces that this machine has for scripts that the embedded ones do not cover."""

import importlib.util
import os
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from video_gen.video.colour_emoji import is_emoji

FOLDER_VARIABLE = "VIDEO_GEN_FONTS"
"""Environment variable that names one more folder of fonts, looked through first."""
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_PACKAGES = ("zhplot", "matplotlib_fontja")
"""Python packages that bring Chinese or Japanese typefaces as data."""


class FontFile(NamedTuple):
    """A font on disk."""

    path: Path
    number: int
    """Which font of a collection."""


_NOTO_INDEX = {"ja": 0, "ko": 1, "zh": 2, "zh-tw": 3, "zh-hant": 3, "zh-hk": 4}
_CJK_NAMES = {
    "zh": (
        *("NotoSansCJKsc-{}.otf", "NotoSansSC-{}.otf", "NotoSansSC-{}.ttf", "SourceHanSansSC-{}.otf"),
        *("SourceHanSansCN-{}.otf", "PingFang.ttc", "Hiragino Sans GB.ttc", "STHeiti Light.ttc", "msyh.ttc"),
        *("wqy-microhei.ttc", "wqy-zenhei.ttc", "simhei.ttf", "SimHei.ttf", "DroidSansFallbackFull.ttf"),
    ),
    "ja": (
        *("NotoSansCJKjp-{}.otf", "NotoSansJP-{}.otf", "NotoSansJP-{}.ttf", "SourceHanSansJP-{}.otf"),
        *("ヒラギノ角ゴシック W3.ttc", "YuGothM.ttc", "meiryo.ttc", "ipaexg.ttf", "fonts-japanese-gothic.ttf"),
    ),
    "ko": (
        *("NotoSansCJKkr-{}.otf", "NotoSansKR-{}.otf", "NotoSansKR-{}.ttf", "SourceHanSansKR-{}.otf"),
        *("AppleSDGothicNeo.ttc", "malgun.ttf", "NanumGothic.ttf"),
    ),
}
_COLOUR_NAMES = ("NotoColorEmoji.ttf", "Apple Color Emoji.ttc", "seguiemj.ttf")
_WIDE_NAMES = (
    "DejaVuSans{}.ttf",
    "FreeSans{}.ttf",
    "Arial Unicode.ttf",
    "seguisym.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "Symbola_hint.ttf",
    "Symbola.ttf",
)


def colour_emoji() -> list[Path]:
    """Return the installed fonts of coloured emoji, the best first."""
    return [by_name()[name] for name in _COLOUR_NAMES if name in by_name()]


def package_for(character: str) -> str:
    """Return the Debian package with a font for `character`."""
    if is_emoji(character):
        return "fonts-noto-color-emoji"
    if unicodedata.category(character).startswith("S"):
        return "fonts-symbola"
    return "fonts-noto-cjk" if unicodedata.east_asian_width(character) in "WF" else "fonts-noto-core"


def candidates(character: str, language: str, *, bold: bool) -> list[FontFile]:
    """Return the installed fonts that may draw `character`, the best first.

    Args:
        character: One character.
        language: Such as `zh` or `zh-TW`: Chinese, Japanese and Korean draw the same character differently.
        bold: Whether a bold cut is wanted; a regular one follows it.
    """
    weights = ("Bold", "Regular") if bold else ("Regular",)
    found = []
    for name, index in _wanted(character, language.lower(), weights):
        if path := by_name().get(name):
            found.append(FontFile(path, index))
    return found


def _wanted(character: str, language: str, weights: tuple[str, ...]) -> list[tuple[str, int]]:
    if unicodedata.east_asian_width(character) in "WF":
        return [*_cjk(language, weights), *_others(weights)]
    script = unicodedata.name(character, "").split(" ")[0].title()
    named = [(f"NotoSans{script}-{weight}.ttf", 0) for weight in weights]
    return [*named, *_others(weights), *_cjk(language, weights)]


def _cjk(language: str, weights: tuple[str, ...]) -> list[tuple[str, int]]:
    main = language.split("-", maxsplit=1)[0]
    index = _NOTO_INDEX.get(language, _NOTO_INDEX.get(main, _NOTO_INDEX["zh"]))
    order = sorted(_CJK_NAMES, key=lambda code: code != main)
    return [
        *((f"NotoSansCJK-{weight}.ttc", index) for weight in weights),
        *((name.format(weight), 0) for code in order for name in _CJK_NAMES[code] for weight in weights),
    ]


def _others(weights: tuple[str, ...]) -> list[tuple[str, int]]:
    cuts = {"Bold": "-Bold", "Regular": ""}
    return [(name.format(cuts[weight]), 0) for name in _WIDE_NAMES for weight in weights]


@cache
def by_name() -> dict[str, Path]:
    """Return every font file of the machine by its name; the first folder that has one wins."""
    own = os.environ.get(FOLDER_VARIABLE)
    found: dict[str, Path] = {}
    for folder in ([Path(own)] if own else []) + [Path(name).expanduser() for name in _FOLDERS] + _package_folders():
        for root, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                if name.endswith((".ttf", ".otf", ".ttc")):
                    found.setdefault(name, Path(root, name))
    return found


def _package_folders() -> list[Path]:
    specs = [importlib.util.find_spec(name) for name in _PACKAGES]
    return [Path(spec.origin).parent for spec in specs if spec and spec.origin]
