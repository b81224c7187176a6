"""The JSON Schema of the script file, made from the models; `docs/reference/script.schema.json` is a copy of it.

python -m video_gen.models.script_schema > docs/reference/script.schema.json
"""

import json
import sys
from typing import Any

from video_gen.models.config import InputConfig
from video_gen.models.script import VideoSetConfig
from video_gen.models.script_file import SETTINGS_KEY

_SPAN = r"^[1-9][0-9]*(-[1-9][0-9]*)?$"
_NO_SETTINGS = ("source", "source_type", "output_dir", "voices_dir")
"""What a document does not decide."""


def script_schema() -> dict[str, Any]:
    """Return the schema: that of the models, with the shorter ways in which the file writes some things."""
    schema = VideoSetConfig.model_json_schema()
    kinds: dict[str, Any] = schema["$defs"]
    for kind in kinds.values():
        _write_short(kind)
    settings, more = _settings()
    properties = {SETTINGS_KEY: settings} | schema["properties"]
    del properties["coverage"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Video script",
        "description": "What is said and shown in the videos that one document becomes.",
        **{key: schema[key] for key in ("type", "required", "additionalProperties")},
        "properties": properties,
        "$defs": _used({"properties": properties}, kinds | more),
    }


def _write_short(kind: dict[str, Any]) -> None:
    """Change the schema of a model to what the file has for it."""
    properties: dict[str, Any] = kind.get("properties", {})
    if "const" in properties.get("kind", {}):
        kind["required"] = ["kind", *kind.get("required", ())]
    if "image" in properties:
        properties["image"] = {"type": "string", "description": "Path of the picture, relative to the script."}
        del properties["media_type"]
    if properties.get("items", {}).get("items", {}).get("$ref", "").endswith("/Item"):
        properties["items"]["items"] = {"anyOf": [{"type": "string", "minLength": 1}, properties["items"]["items"]]}
    if "narration" in properties and properties["narration"].get("type") == "array":
        lines = properties["narration"]
        about = {key: lines.pop(key) for key in ("description", "title") if key in lines}
        properties["narration"] = about | {"anyOf": [{"type": "string", "minLength": 1}, lines]}
    properties.pop("pauses", None)  # they are written in the lines
    if "spans" in properties:
        lines_of = {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": _SPAN}]}
        properties["spans"] = properties["spans"] | {"items": lines_of}


def _settings() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schema of the settings, whose names are written with `-` or `_`, and what it refers to."""
    schema = InputConfig.model_json_schema()
    known = {name: value for name, value in schema["properties"].items() if name not in _NO_SETTINGS}
    for value in known.values():
        del value["position"]  # of a form's field
    hyphened = {name.replace("_", "-"): value for name, value in known.items()}
    about = {"type": "object", "description": "Settings of the run.", "additionalProperties": False}
    return about | {"properties": known | hyphened}, schema.get("$defs", {})


def _used(schema: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Return those of the `known` definitions that `schema` refers to, by way of others too."""
    used: dict[str, Any] = {}
    text = json.dumps(schema)
    while more := {name for name in known if name not in used and f'"#/$defs/{name}"' in text}:
        used |= {name: known[name] for name in more}
        text = json.dumps(used)
    return dict(sorted(used.items()))


def write() -> str:
    """Return the text of the file."""
    return json.dumps(script_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(write())
