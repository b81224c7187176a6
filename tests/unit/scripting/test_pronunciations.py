import pytest

from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig, VideoSetConfig
from video_gen.scripting.pronunciations import pronounced


def script(*narrations, **settings):
    scenes = tuple(
        SceneConfig(id=f"s{n}", narration=narration, visual=StatementVisual(text="t"), **settings)
        for n, narration in enumerate(narrations)
    )
    return VideoSetConfig(videos=(VideoConfig(id="v", title="T", scenes=scenes),))


def entries(made):
    return [scene.pronunciations for scene in made.videos[0].scenes]


def test_a_scene_gets_the_entries_of_the_words_that_it_says():
    made = pronounced(
        script("Run kubectl now.", "Nothing here.", "Go and MySQL."), {"kubectl": "cube c", "SQL": "sequel"}, "en"
    )
    assert entries(made) == [{"kubectl": "cube c"}, {}, {}]


@pytest.mark.parametrize("line", ["KUBECTL is one.", "See kubectl_rc.", "At kubectl.io it is."])
def test_a_word_counts_whatever_its_case_and_inside_names(line):
    assert entries(pronounced(script(line), {"kubectl": "cube c"}, "en")) == [{"kubectl": "cube c"}]


def test_an_entry_that_changes_nothing_is_left_out():
    assert entries(pronounced(script("kubectl"), {"kubectl": "cube control"}, "en")) == [{}]


def test_what_a_scene_says_of_a_word_stands():
    made = pronounced(script("kubectl, nginx", pronunciations={"Kubectl": "own"}), {"kubectl": "a", "nginx": "b"}, "en")
    assert entries(made) == [{"Kubectl": "own", "nginx": "b"}]


def test_without_a_lexicon_the_script_stays_as_it_is():
    made = script("kubectl")
    assert pronounced(made, {}, "en") is made
