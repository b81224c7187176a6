import subprocess
import sys

import pytest

import video_gen


def test_names_are_sorted_and_each_can_be_had() -> None:
    assert video_gen.__all__ == sorted(video_gen.__all__)
    assert dir(video_gen) == video_gen.__all__
    for name in video_gen.__all__:
        assert getattr(video_gen, name).__module__.startswith("video_gen.")


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'make_coffee'"):
        video_gen.make_coffee  # noqa: B018


def test_library_never_imports_prefect() -> None:
    use_all = (
        "import sys, video_gen; [getattr(video_gen, n) for n in video_gen.__all__]; print('prefect' in sys.modules)"
    )

    answer = subprocess.run([sys.executable, "-c", use_all], capture_output=True, text=True, check=True)

    assert answer.stdout == "False\n"
