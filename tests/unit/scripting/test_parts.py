"""One video for each part of a document, or for neighbours that are too short for one."""

import pytest

from video_gen.models.script import TitleVisual

NAMES = ("Rye", "Oats", "Millet", "Barley", "Maize", "Spelt")
SENTENCES = (
    "The {0} harvest begins in {0} month when all {0} farmers meet.",
    "A mill for {0} grinds {0} grain between two {0} stones.",
    "Bakers store {0} flour in {0} sacks below the {0} roof.",
    "Nobody sows {0} twice in the same {0} field without rest.",
)


def document(names=NAMES, sentences=SENTENCES):
    parts = (f"## {name}\n\n" + " ".join(s.format(name.lower()) for s in sentences) for name in names)
    return "# Grain\n\nGrain is what bread is made of.\n\n" + "\n\n".join(parts) + "\n\n## License\n\nCopy it.\n"


@pytest.fixture
def titles(written):
    def of(text, target_s=10, **brief):
        return [video.title for video in written(text, target_s, split="sections", **brief).videos]

    return of


def test_each_section_becomes_a_video(titles):
    assert titles(document()) == [f"Grain: {name}" for name in NAMES]


def test_without_a_split_there_is_one(written):
    assert [video.title for video in written(document(), 10).videos] == ["Grain"]


def test_short_neighbours_are_joined_until_they_have_enough_to_say(titles):
    assert titles(document(), 20) == ["Grain: Rye, Oats", "Grain: Millet, Barley", "Grain: Maize, Spelt"]


def test_a_short_rest_joins_the_last(titles):
    assert titles(document(NAMES[:5]), 20) == ["Grain: Rye, Oats", "Grain: Millet – Maize"]


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 6])
def test_at_most_so_many_are_made_and_nothing_is_dropped(written, most):
    script = written(document(), 10, split="sections", videos=most)
    assert len(script.videos) == most
    assert {entry.reason for entry in script.coverage} <= {
        "",
        "no time for it",
        "nothing below it is said",
        "it repeats what is said",
        "sections such as License are left out",
    }
    if most > 1:
        named = " ".join(video.title for video in script.videos)
        assert "Rye" in named
        assert "Spelt" in named


def test_a_document_too_short_for_two_gives_one_with_its_own_title(titles):
    assert titles(document(), 600) == ["Grain"]


def test_sections_of_one_name_have_different_titles(written):
    script = written(document(("Rye", "Oats", "Rye")), 10, split="sections")
    assert [video.title for video in script.videos] == ["Grain: Rye", "Grain: Oats", "Grain: Rye (2)"]
    assert len({video.id for video in script.videos}) == 3


def test_each_video_is_a_whole(written):
    for video in written(document(), 20, split="sections").videos:
        opening = video.scenes[0]
        assert isinstance(opening.visual, TitleVisual)
        assert opening.visual.title == video.title
        assert opening.narration[0] == f"{video.title}."


def test_each_warning_names_its_video(written):
    script = written(document(sentences=SENTENCES[:2]), 10, split="sections", videos=6)
    assert all(warning.startswith("Grain: ") for warning in script.warnings)


def test_the_coverage_names_video_and_scene(written):
    script = written(document(), 10, split="sections")
    scenes = {f"{video.id}/{scene.id}" for video in script.videos for scene in video.scenes}
    named = {name for entry in script.coverage for name in entry.scenes}
    assert named
    assert named <= scenes


def test_top_level_headings_divide_where_there_are_several(titles):
    text = "---\ntitle: Grain\n---\n\n" + document().partition("\n\n")[2].replace("\n## ", "\n# ")
    assert titles(text) == [f"Grain: {name}" for name in NAMES]
