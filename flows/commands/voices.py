"""`video-gen voices`: who can speak which language, and what each engine calls its voices."""

import json as json_text
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from video_gen.audio import Listed, listed_voices
from video_gen.models.choices import EngineName


def voices(
    *,
    language: str = "",
    engine: EngineName = "auto",
    voices_dir: str = "",
    json: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """List the voices: the four that every engine has, by language, and the engines' own names for them.

    Each of these names can be given to `--voice`, and so can every other voice of an engine by its own name.

    Parameters
    ----------
    language:
        Only those that read this language, such as `en` or `pt-BR`.
    engine:
        Only those of this engine.
    voices_dir:
        Folder of Piper voices; by default that in VIDEO_GEN_VOICES.
    json:
        Print one JSON object.
    """
    found = listed_voices(language, engine, voices_dir)
    if json:
        print(json_text.dumps({"voices": [_described(one) for one in found]}, ensure_ascii=False))  # noqa: T201
        return 0
    table = Table("engine", "language", "voice", "name", box=None, pad_edge=False)
    for one in found:
        table.add_row(one.engine, one.language, one.voice or "-", one.name)
    Console(width=None if Console().is_terminal else 160).print(table)
    return 0


def _described(one: Listed) -> dict[str, str]:
    return one._asdict()
