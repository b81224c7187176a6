import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from video_gen.models.script_schema import script_schema, write

ROOT = Path(__file__).parents[3]


def errors(text):
    return [error.message for error in Draft202012Validator(script_schema()).iter_errors(yaml.safe_load(text))]


def script(scene):
    return f"videos:\n  - id: v\n    title: T\n    scenes:\n      - {scene}\n"


def test_the_published_schema_is_that_of_the_models():
    published = (ROOT / "docs" / "reference" / "script.schema.json").read_text()
    assert published == write(), "run python -m video_gen.models.script_schema > docs/reference/script.schema.json"


def test_it_is_a_schema():
    Draft202012Validator.check_schema(json.loads(write()))


def test_the_example_fits():
    assert errors((ROOT / "examples" / "scenes.yaml").read_text()) == []


@pytest.mark.parametrize(
    "scene",
    [
        "{id: s, narration: Hello., visual: {kind: title, title: T}}",
        "{id: s, narration: [One., Two.], visual: {kind: bullets, items: [a, {text: b, line: 1}]}, spans: [4, 1-2]}",
        "{id: s, narration: Look., visual: {kind: image, image: images/a.png}}",
    ],
)
def test_the_short_ways_fit(scene):
    assert errors(f"video-gen: {{fps: 25, target-duration: 90}}\n{script(scene)}") == []


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "videos: []",
        script("{id: s, narration: '', visual: {kind: title, title: T}}"),
        script("{id: s, narration: Hello., visual: {title: T}}"),
        script("{id: s, narration: Hello., visual: {kind: opera, title: T}}"),
        script("{id: s, narration: Hello., visual: {kind: title, title: T}, spans: [x]}"),
        script("{id: s, narration: Hello., visual: {kind: title, title: T}, colour: red}"),
        "video-gen: {source: x}\n" + script("{id: s, narration: Hello., visual: {kind: title, title: T}}"),
    ],
)
def test_what_is_no_script_does_not_fit(text):
    assert errors(text)
