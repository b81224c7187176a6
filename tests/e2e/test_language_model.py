"""`--llm`: the narration in a language model's words, kept like everything else."""

import json
import re
from pathlib import Path

import pytest

from tests.e2e.workplace import Finished, Workplace
from tests.integration.fake_language_model import FakeLanguageModel, serving

SMALL = ("--engine", "espeak", "--size", "320x240", "--target-duration", "30", "--json")


@pytest.fixture
def fake():
    with serving() as fake:
        yield fake


def _make(
    place: Workplace, fake: FakeLanguageModel, server: str, harbour: Path, *options: str, key: str = "key"
) -> Finished:
    command = (harbour, *SMALL, "--output-dir", place.folder / "output", "--llm", "openai:any-model", *options)
    endpoint = {"OPENAI_BASE_URL": f"{fake.address}/v1", "OPENAI_API_KEY": key}
    return place.make(*command, PREFECT_API_URL=server, **endpoint)


def _scenes(finished: Finished) -> list[dict]:
    return json.loads(Path(finished.report["videos"][0]["manifest"]).read_bytes())["scenes"]


def test_a_section_is_asked_for_until_it_is_given_then_kept_and_the_manifest_says_who_wrote_it(
    place, server, harbour, fake
):
    fake.way = "429 once"
    made = _make(place, fake, server, harbour)
    assert made.code == 0, made.err
    assert {scene["writer"] for scene in _scenes(made)} == {"openai:any-model"}
    assert "Now, " in Path(made.report["videos"][0]["srt"]).read_text()
    asked = len(fake.asked)
    sections = asked - 1
    assert made.report["tasks"]["rewrite_section"] == {"executed": sections, "cached": 0, "failed": 0}
    again = _make(place, fake, server, harbour)
    assert len(fake.asked) == asked
    assert again.report["tasks"]["rewrite_section"] == {"executed": 0, "cached": sections, "failed": 0}


def test_a_translation_is_spoken_and_shown_in_its_language(place, server, harbour, fake):
    fake.way = "german"
    made = _make(place, fake, server, harbour, "--language", "de")
    assert made.code == 0, made.err
    manifest = json.loads(Path(made.report["videos"][0]["manifest"]).read_bytes())
    assert (manifest["language"], manifest["voice"].partition("+")[0]) == ("de", "de")
    assert "<Harbour pilots>" in Path(made.report["videos"][0]["script"]).read_text()


def test_captions_in_another_language_lie_beside_those_spoken(place, server, harbour, fake):
    fake.way = "german"
    made = _make(place, fake, server, harbour, "--caption-language", "de", "--no-rewrite")
    assert made.code == 0, made.err
    assert {scene.get("writer", "") for scene in _scenes(made)} == {""}
    (video,) = made.report["videos"]
    own, translated = (Path(video[role]).read_text() for role in ("srt", "translated_srt"))
    assert "Das Schiff" in translated
    assert "Das Schiff" not in own
    times = re.compile(r"^\d\d:.* --> .*$", re.MULTILINE)
    assert times.findall(own) == times.findall(translated)

    fake.way = "good"
    without = _make(place, fake, server, harbour, "--caption-language", "nl")
    assert without.code == 0, without.err
    assert without.report["videos"][0]["translated_srt"] is None
    assert any("there are no captions in nl" in warning for warning in without.report["warnings"])


def test_captions_in_another_language_take_a_language_model_and_it_takes_something_to_do(place, server, harbour, fake):
    asked = place.make(harbour, *SMALL, "--caption-language", "de", PREFECT_API_URL=server)
    assert asked.code == 2
    assert "--caption-language de: it takes a language model to translate" in asked.err
    idle = _make(place, fake, server, harbour, "--no-rewrite")
    assert idle.code == 2
    assert "--llm openai:any-model: there is nothing for it to do" in idle.err
    assert fake.asked == []
