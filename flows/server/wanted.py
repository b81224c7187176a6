"""What an operator wants a Prefect server to have, as files in a folder say: work pools, blocks and automations."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from video_gen.errors import SettingsError

_VARIABLE = re.compile(r"\$\{(\w+)\}")


class _Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pool(_Wanted):
    """A work pool."""

    name: str
    type: str
    description: str = ""
    concurrency_limit: int | None = Field(default=None, ge=0)
    variables: dict[str, Any] = {}
    """Defaults of the variables of its base job template."""


class Block(_Wanted):
    """A block: whom automations call, or where results are kept."""

    type: str
    """Slug of its type, such as `webhook`."""
    name: str
    values: dict[str, Any]

    @property
    def address(self) -> str:
        """How automations name it."""
        return f"{self.type}/{self.name}"


class Automation(BaseModel):
    """An automation in Prefect's own form, but that its actions name blocks and deployments."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: str
    actions: tuple[dict[str, Any], ...]


class Wanted(_Wanted):
    """All that a server should have."""

    pools: tuple[Pool, ...] = ()
    blocks: tuple[Block, ...] = ()
    automations: tuple[Automation, ...] = ()

    def joined(self, other: Self) -> "Wanted":
        """Return what either wants."""
        return Wanted(
            pools=self.pools + other.pools,
            blocks=self.blocks + other.blocks,
            automations=self.automations + other.automations,
        )


def read_wanted(folder: Path) -> Wanted:
    """Return what the folder's YAML files want.

    Raises:
        SettingsError: There is none, or one does not fit.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise SettingsError(str(folder), "it holds no .yaml file", "Name a folder such as deployments/server")
    wanted = Wanted()
    for file in files:
        try:
            wanted = wanted.joined(Wanted.model_validate(yaml.safe_load(file.read_text()) or {}))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise SettingsError(str(file), str(error), "Mend it") from error
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise SettingsError(f"{file} {place}", first["msg"], "Mend it") from error
    return wanted


def filled(value: Any) -> Any:  # noqa: ANN401  # whatever YAML may hold
    """Return a value with each ${NAME} in its texts put in from the environment."""
    match value:
        case str():
            return _VARIABLE.sub(lambda found: os.environ[found[1]], value)
        case dict():
            return {key: filled(one) for key, one in value.items()}
        case list() | tuple():
            return [filled(one) for one in value]
    return value


def unset(value: Any) -> list[str]:  # noqa: ANN401  # whatever YAML may hold
    """Return the names of the variables in a value's texts that are not set, or empty."""
    return [name for text in _texts(value) for name in _VARIABLE.findall(text) if not os.environ.get(name)]


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # as above
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list() | tuple():
            for one in value:
                yield from _texts(one)
