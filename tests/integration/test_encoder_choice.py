"""Hardware encoders: an ffmpeg of which `h264_nvenc` is another encoder stands for a machine that has one."""

from pathlib import Path

import pytest

from tests.integration.nvenc_machine import OPENH264, X264, Machine
from tests.integration.test_encode import STARTS, decoded, pictures
from video_gen.errors import HardwareEncoderError, SettingsError
from video_gen.media import hardware
from video_gen.models.look import Look
from video_gen.video import encoder_choice, with_encoder
from video_gen.video.encode import encode

LOOK = Look(width_px=320, height_px=240)
TOO_OLD = """\
[h264_nvenc @ 0x559e66e5e740] Driver does not support the required nvenc API version. Required: 13.1 Found: 13.0
[h264_nvenc @ 0x559e66e5e740] The minimum required Nvidia driver for nvenc is 610.00 or newer
[vost#0:0/h264_nvenc @ 0x5] [enc:h264_nvenc @ 0x5] Error while opening encoder - maybe incorrect parameters
[vf#0:0 @ 0x559e66e79880] Error sending frames to consumers: Function not implemented
[vf#0:0 @ 0x559e66e79880] Task finished with error code: -38 (Function not implemented)
[vost#0:0/h264_nvenc @ 0x5] [enc:h264_nvenc @ 0x5] Could not open encoder before EOF
[out#0/h264 @ 0x5] Nothing was written into output file, because at least one of its streams received no packets."""
"""What ffmpeg 9.0.2 says with an H200 and its driver 580.159."""


def test_where_there_can_be_none_nothing_is_tried(nvenc_machine: Machine, tmp_path: Path, monkeypatch) -> None:
    nvenc_machine(X264)
    monkeypatch.setattr(hardware, "PLATFORMS", {"nvenc": {"linux": ("/dev/no-such-device",)}})

    assert with_encoder(LOOK, "auto") == LOOK
    assert not (tmp_path / "starts").exists()


@pytest.mark.parametrize("name", ["nvenc", "qsv", "vaapi", "amf"])
def test_one_whose_device_is_missing_is_refused_by_name(name, monkeypatch) -> None:
    monkeypatch.setitem(hardware.PLATFORMS, name, {"linux": ("/dev/no-such-device",)})
    with pytest.raises(SettingsError, match=f"--encoder {name}: this machine has no /dev/no-such-device. Install"):
        with_encoder(LOOK, name)


def test_one_for_another_platform_is_refused() -> None:
    with pytest.raises(SettingsError, match="videotoolbox: it is not made for this platform"):
        with_encoder(LOOK, "videotoolbox")


def test_the_real_ffmpeg_says_why_it_cannot_open_one(monkeypatch) -> None:
    monkeypatch.setattr(hardware, "_RENDER_NODE", "/dev/no-such-device")
    monkeypatch.setitem(hardware.PLATFORMS, "vaapi", {"linux": ()})
    encoder_choice.trial.cache_clear()
    with pytest.raises(
        SettingsError, match=r"vaapi failed: No VA display found for device /dev/no-such-device. Install"
    ):
        with_encoder(LOOK, "vaapi")
    encoder_choice.trial.cache_clear()


def test_a_driver_that_is_too_old_is_named_as_ffmpeg_names_it(nvenc_machine: Machine) -> None:
    nvenc_machine(X264, f"cat >&2 <<'END'\n{TOO_OLD}\nEND\nexit 218")
    with pytest.raises(SettingsError, match=r"nvenc failed: The minimum required Nvidia driver for nvenc is 610.00"):
        with_encoder(LOOK, "nvenc")


def test_an_ffmpeg_that_does_not_know_one_says_so(nvenc_machine: Machine) -> None:
    nvenc_machine("h264_unheard_of")
    with pytest.raises(SettingsError, match="nvenc failed: Unknown encoder 'h264_unheard_of'"):
        with_encoder(LOOK, "nvenc")


@pytest.mark.parametrize("encoder", [X264, OPENH264])
def test_one_that_holds_pictures_is_used_and_its_frames_are_those_that_were_drawn(
    nvenc_machine: Machine, encoder
) -> None:
    nvenc_machine(encoder)

    look = with_encoder(LOOK, "nvenc")
    encoded = encode(pictures(STARTS), 200, look, subject="scene")

    checksums, keys = decoded(encoded.h264)
    assert look.encoder == "nvenc"
    assert look.parameter_sets
    assert len(checksums) == 200
    assert [i for i in range(1, 200) if checksums[i] != checksums[i - 1]] == list(STARTS[1:])
    assert keys == [0]


@pytest.mark.parametrize(
    ("encoder", "reason"),
    [
        (X264.replace("-refs 1", "-refs 3"), "more than one reference frame"),
        (X264.replace("-bf 0", "-bf 2"), "cannot be joined"),
        ("libx264 -preset veryfast -g 2 -bf 0 -refs 1", "held pictures do not stay"),
    ],
)
def test_one_that_does_not_is_refused(nvenc_machine: Machine, encoder, reason) -> None:
    nvenc_machine(encoder)
    with pytest.raises(SettingsError, match=reason):
        with_encoder(LOOK, "nvenc")
    assert with_encoder(LOOK, "auto").encoder == "x264"


@pytest.mark.parametrize(("times", "chosen"), [(1000.0, "x264"), (0.001, "nvenc")])
def test_auto_takes_it_only_where_it_is_clearly_faster(nvenc_machine: Machine, monkeypatch, times, chosen) -> None:
    nvenc_machine(X264)
    monkeypatch.setattr(encoder_choice, "_TIMES_AS_FAST", times)

    assert with_encoder(LOOK, "auto").encoder == chosen


def test_one_that_fails_in_mid_scene_says_so(nvenc_machine: Machine) -> None:
    nvenc_machine(X264)
    look = with_encoder(LOOK, "nvenc")
    nvenc_machine(X264, "head -c 200000 > /dev/null; echo 'device lost' >&2; exit 1")
    with pytest.raises(HardwareEncoderError, match="nvenc failed: device lost") as caught:
        encode(pictures(STARTS), 200, look, subject="scene")
    assert not caught.value.transient


def test_other_parameter_sets_than_those_of_the_other_scenes_are_a_failure(nvenc_machine: Machine) -> None:
    nvenc_machine(X264)
    look = with_encoder(LOOK, "nvenc")
    nvenc_machine(OPENH264)
    with pytest.raises(HardwareEncoderError, match="parameter sets"):
        encode(pictures(STARTS), 200, look, subject="scene")
