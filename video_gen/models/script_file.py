"""The script file: a set of videos as YAML that a person can read, edit and feed back as a source."""

import hashlib
from typing import Any

from pydantic import ValidationError

from video_gen.errors import DocumentError
from video_gen.models.item import Item
from video_gen.models.pause import with_pauses
from video_gen.models.script import ImageVisual, SceneConfig, VideoConfig, VideoSetConfig
from video_gen.models.source import Asset, asset_name
from video_gen.models.span import SourceSpan
from video_gen.models.yaml_text import read_mapping, write_mapping

SETTINGS_KEY = "video-gen"
MAX_SCRIPT_CHARS = 2_000_000
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_HEADER = "# A video script. Edit what is said and shown, then make the video from this file.\n"


def load_script(text: str, assets: tuple[Asset, ...] = ()) -> tuple[VideoSetConfig, dict[str, Any]]:
    """Return the videos of a script file, and its settings as they stand there.

    Args:
        text: The YAML.
        assets: The pictures that it names (see `picture_names`), by the names it gives them.

    Raises:
        DocumentError: It is no script; the subject names the place, such as `videos[0].scenes[3].visual.items`.
    """
    script = read_mapping(text, "script", max_chars=MAX_SCRIPT_CHARS)
    settings = script.pop(SETTINGS_KEY, None) or {}
    if not isinstance(settings, dict):
        raise DocumentError(f"script, {SETTINGS_KEY}", "it is no mapping of keys to values", "Write `key: value` lines")
    pictures = {asset.name: asset for asset in assets}
    for place, scene in _scenes(script):
        _read_scene(place, scene, pictures)
    try:
        return VideoSetConfig.model_validate(script), settings
    except ValidationError as error:
        raise _unfit(error) from error


def picture_names(text: str) -> tuple[str, ...]:
    """Return the names of the picture files that a script shows, each once, in order.

    Raises:
        DocumentError: It is no YAML mapping.
    """
    script = read_mapping(text, "script", max_chars=MAX_SCRIPT_CHARS)
    visuals = (scene.get("visual") for _, scene in _scenes(script))
    names = (visual.get("image") for visual in visuals if isinstance(visual, dict))
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def dump_script(video_set: VideoSetConfig, settings: dict[str, Any]) -> tuple[str, dict[str, bytes]]:
    """Return YAML that `load_script` reads back the same, and the pictures that belong beside it.

    Args:
        video_set: The videos.
        settings: JSON values, such as the theme; left out where empty.

    Returns:
        The text, and the bytes of each picture by its path relative to the file.
    """
    pictures: dict[str, bytes] = {}
    script: dict[str, Any] = {SETTINGS_KEY: settings} if settings else {}
    script["videos"] = [_written_video(video, pictures) for video in video_set.videos]
    if video_set.warnings:
        script["warnings"] = list(video_set.warnings)
    return _HEADER + write_mapping(script), pictures


def _scenes(script: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return all scenes that have the shape of one, each with its place; validation speaks of the others."""
    found = []
    videos = script.get("videos")
    for v, video in enumerate(videos if isinstance(videos, list) else []):
        scenes = video.get("scenes") if isinstance(video, dict) else None
        for s, scene in enumerate(scenes if isinstance(scenes, list) else []):
            if isinstance(scene, dict):
                found.append((f"videos[{v}].scenes[{s}]", scene))
    return found


def _read_scene(place: str, scene: dict[str, Any], pictures: dict[str, Asset]) -> None:
    """Put into `scene`, in place, the pictures, items and spans that the file writes in a shorter way."""
    visual = scene.get("visual")
    if isinstance(visual, dict):
        items = visual.get("items")
        if isinstance(items, list):
            visual["items"] = [{"text": i, "line": n} if isinstance(i, str) else i for n, i in enumerate(items)]
        if isinstance(written := visual.get("image"), str):
            if (name := asset_name(written)) not in pictures:
                raise DocumentError(
                    f"script, {place}.visual.image",
                    f"there is no usable picture {name}",
                    "Name a PNG, JPEG, GIF or WebP file in the script's folder",
                )
            visual |= {"image": pictures[name].data, "media_type": pictures[name].media_type}
    if isinstance(spans := scene.get("spans"), list):
        scene["spans"] = [_read_span(f"{place}.spans[{n}]", span) for n, span in enumerate(spans)]


def _read_span(place: str, span: object) -> SourceSpan:
    first, _, last = str(span).partition("-")
    try:
        return SourceSpan(first=int(first), last=int(last or first))
    except ValueError as error:
        raise DocumentError(f"script, {place}", f"{span} is no range of lines", "Write 12 or 12-15") from error


def _written_video(video: VideoConfig, pictures: dict[str, bytes]) -> dict[str, Any]:
    written = video.model_dump(mode="json", exclude={"scenes"})
    return written | {"scenes": [_written_scene(scene, pictures) for scene in video.scenes]}


def _written_scene(scene: SceneConfig, pictures: dict[str, bytes]) -> dict[str, Any]:
    visual: dict[str, Any] = {"kind": scene.kind}
    for name, value in scene.visual:
        if name == "items":
            visual[name] = [_written_item(index, item) for index, item in enumerate(value)]
        elif name == "image" and isinstance(scene.visual, ImageVisual):
            visual[name] = _written_picture(scene.visual, pictures)
        elif name in {"header", "rows"}:
            visual[name] = [list(row) if isinstance(row, tuple) else row for row in value]
        elif name == "series":
            visual[name] = [one.model_dump(mode="json") for one in value]
        elif name != "media_type" and value != type(scene.visual).model_fields[name].default:
            visual[name] = value
    written = scene.model_dump(mode="json", exclude={"visual", "spans", "pauses"}, exclude_defaults=True)
    written["narration"] = with_pauses(scene.narration, scene.pauses)
    written["visual"] = visual
    if scene.spans:
        written["spans"] = [f"{span.first}-{span.last}" for span in scene.spans]
    return written


def _written_item(index: int, item: Item) -> str | dict[str, Any]:
    return item.text if item.line == index else {"text": item.text, "line": item.line}


def _written_picture(visual: ImageVisual, pictures: dict[str, bytes]) -> str:
    digest = hashlib.sha256(visual.image).hexdigest()[:12]
    name = f"images/{digest}.{_EXTENSIONS.get(visual.media_type, 'png')}"
    pictures[name] = visual.image
    return name


def _unfit(error: ValidationError) -> DocumentError:
    """Return the first thing that does not fit, with the place as a person would write it."""
    first = error.errors(include_url=False, include_context=False)[0]
    # After `visual` a place names the kind of visual that was tried, which the file writes as its `kind`.
    steps = [step for i, step in enumerate(first["loc"]) if not (i and first["loc"][i - 1] == "visual")]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")
    reasons = {"missing": "it is missing", "extra_forbidden": "there is no such key"}
    reason = reasons.get(first["type"], first["msg"].removeprefix("Value error, "))
    return DocumentError(
        f"script, {place}" if place else "script",
        reason,
        "Mend it there; the scene types and their keys are shown in examples/scenes.yaml",
    )
