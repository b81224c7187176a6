import pytest

from flows.server.wanted import filled, read_wanted, unset
from video_gen.errors import SettingsError


def test_the_files_of_a_folder_are_joined(tmp_path):
    (tmp_path / "a.yaml").write_text("pools: [{name: video, type: process}]")
    (tmp_path / "b.yaml").write_text("automations: [{name: tell, actions: [{type: do-nothing}], trigger: {}}]")
    (tmp_path / "c.yaml").write_text("")
    wanted = read_wanted(tmp_path)
    assert [pool.name for pool in wanted.pools] == ["video"]
    assert [automation.model_dump()["trigger"] for automation in wanted.automations] == [{}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pools: [", "expected"),
        ("pools: [{name: a}]", "pools.0.type"),
        ("automations: [{name: a, when: never}]", "automations.0.actions"),
        ("recipes: []", "recipes"),
        ("- a", "dictionary"),
    ],
)
def test_a_file_that_does_not_fit_is_named(tmp_path, text, said):
    (tmp_path / "wanted.yaml").write_text(text)
    with pytest.raises(SettingsError, match=said) as raised:
        read_wanted(tmp_path)
    assert str(tmp_path / "wanted.yaml") in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_without_files_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"holds no \.yaml file"):
        read_wanted(tmp_path)


def test_variables_are_put_in_and_those_that_are_not_set_are_named(monkeypatch):
    monkeypatch.setenv("HOOK", "http://x")
    monkeypatch.setenv("EMPTY", "")
    value = {"url": "${HOOK}/a", "more": ["${HOOK}", 1, {"deep": "$HOOK {{body}}"}]}
    assert filled(value) == {"url": "http://x/a", "more": ["http://x", 1, {"deep": "$HOOK {{body}}"}]}
    assert unset(value) == []
    assert unset({"a": ["${NOT_THERE}"], "b": "${EMPTY}"}) == ["NOT_THERE", "EMPTY"]
