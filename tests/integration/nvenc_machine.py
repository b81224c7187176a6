"""A machine with an NVENC: an ffmpeg that has another encoder do what `h264_nvenc` is asked to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from video_gen.media import ffmpeg, hardware
from video_gen.video import encode, encoder_choice

X264 = "libx264 -preset ultrafast -bf 0 -refs 1 -threads 1 -x264-params keyint=infinite:scenecut=0:weightp=0"
"""Its streams have other parameter sets than those of the product's own x264."""
OPENH264 = "libopenh264 -g 0"
Machine = Callable[..., None]
_STAND_IN = """\
#!/bin/bash
echo start >> {folder}/starts
case "$*" in *h264_nvenc*) ;; *) exec {real} "$@" ;; esac
echo start >> {folder}/nvenc
{trouble}
before=()
while [ "$1" != -i ]; do before+=("$1"); shift; done
exec {real} "${{before[@]}}" -i pipe: -c:v {encoder} -bsf:v h264_metadata=aud=insert -f h264 pipe:
"""
_CACHES = (ffmpeg.executable, encoder_choice.trial, encoder_choice.fastest, encode.all_skip, encode.holding)


@pytest.fixture
def nvenc_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """Return a function that has `encoder` stand for NVENC; before it, the shell runs `trouble`.

    Every start of ffmpeg is a line in the file `starts`, every start of NVENC one in `nvenc`.
    """
    real = ffmpeg.executable()

    def put(encoder: str, trouble: str = "") -> None:
        path = tmp_path / "ffmpeg"
        path.write_text(_STAND_IN.format(folder=tmp_path, real=real, trouble=trouble, encoder=encoder))
        path.chmod(0o755)
        monkeypatch.setenv(ffmpeg.EXECUTABLE_VARIABLE, str(path))
        monkeypatch.setitem(hardware.PLATFORMS, "nvenc", {"linux": (), "darwin": ()})
        _forget()

    yield put
    _forget()


def _forget() -> None:
    for cache in _CACHES:
        cache.cache_clear()
