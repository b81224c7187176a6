import shlex

import pytest
from cyclopts import CycloptsError

from flows.commands.app import _make_alone, _usage_error
from video_gen.models.config import InputConfig


@pytest.mark.parametrize(
    ("typed", "lexicon"),
    [
        ('a.md --lexicon.kubectl "cube control"', {"kubectl": "cube control"}),
        (
            'a.md --lexicon.C++ "see plus plus" --lexicon.my-tool "my tool"',
            {"C++": "see plus plus", "my-tool": "my tool"},
        ),
        ("a.md", {}),
    ],
)
def test_words_are_given_their_sound_one_by_one(typed, lexicon):
    _, bound, _ = _make_alone().parse_args(shlex.split(typed), print_error=False, exit_on_error=False)
    settings = bound.kwargs.get("settings")
    chosen = settings.model_dump(exclude_unset=True) if settings else {}
    assert InputConfig.model_validate({"source": "a.md", **chosen}).lexicon == lexicon


def test_a_loudness_is_a_negative_number_and_no_option():
    _, bound, _ = _make_alone().parse_args(["a.md", "--loudness", "-23"], print_error=False, exit_on_error=False)
    assert bound.kwargs["settings"].loudness == -23


@pytest.mark.parametrize("typed", ["a.md --format webm,gif", "a.md --format webm --format gif"])
def test_formats_are_given_in_one_option_or_in_several(typed):
    _, bound, _ = _make_alone().parse_args(shlex.split(typed), print_error=False, exit_on_error=False)
    assert bound.kwargs["settings"].format == ("webm", "gif")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("--format webm,avi", "--format avi: Input should be 'mp4', 'webm'"),
        (
            "--voice 'a b'",
            "--voice a b: write male, female, male_warm, female_friendly, or a name that `video-gen voices`",
        ),
        ("--section-pause 11", "--section-pause 11: Input should be less than or equal to 10"),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_words(typed, told):
    with pytest.raises(CycloptsError) as refused:
        _make_alone().parse_args(shlex.split(f"a.md {typed}"), print_error=False, exit_on_error=False)
    assert str(_usage_error(refused.value)).startswith(told)
