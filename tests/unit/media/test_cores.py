"""A container's limit on CPUs is respected, in both forms in which the kernel tells of it."""

import pytest

from video_gen.media import cores as cores_module
from video_gen.media.cores import CORES_VARIABLE, cores

V1 = "cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"cpu.max": "150000 100000\n"}, 2),
        ({"cpu.max": "50000 100000\n"}, 1),
        ({"cpu.max": "max 100000\n"}, 8),
        ({"cpu.max": "6400000 100000\n"}, 8),
        ({V1[0]: "250000\n", V1[1]: "100000\n"}, 3),
        ({V1[0]: "-1\n", V1[1]: "100000\n"}, 8),
        ({"cpu.max": "nonsense"}, 8),
        ({}, 8),
    ],
)
def test_cores_are_as_many_as_the_container_may_use_of_eight(files, expected, tmp_path, monkeypatch):
    monkeypatch.delenv(CORES_VARIABLE, raising=False)
    monkeypatch.setattr(cores_module.os, "sched_getaffinity", lambda _process: set(range(8)), raising=False)
    monkeypatch.setattr(cores_module, "_GROUP", tmp_path)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert cores() == expected
    monkeypatch.setenv(CORES_VARIABLE, "5")
    assert cores() == 5
