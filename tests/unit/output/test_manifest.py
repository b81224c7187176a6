import hashlib
import json
from importlib.metadata import PackageNotFoundError

import pytest

from tests.unit.output.sample_reel import FRAMES, SOURCE, reel
from video_gen.errors import StorageError
from video_gen.models.files import Manifest, OutputFile
from video_gen.output import manifest as manifest_module
from video_gen.output.manifest import MANIFEST_NAME, SCRIPT_NAME, make_manifest, own_files

SCRIPT = "videos: []\n"


@pytest.fixture
def folder(tmp_path):
    """A folder as an earlier run left it."""
    (tmp_path / "page.mp4").write_bytes(b"mp4")
    (tmp_path / SCRIPT_NAME).write_text(SCRIPT)
    files = (OutputFile.of("video", tmp_path, "page.mp4"), OutputFile.of("script", tmp_path, SCRIPT_NAME))
    manifest = make_manifest(reel(tmp_path), SOURCE, ["careful"], (), files)
    (tmp_path / MANIFEST_NAME).write_text(manifest.model_dump_json())
    return tmp_path


def test_a_scene_is_tied_to_its_lines_its_voice_its_digests_and_its_time(tmp_path):
    made = reel(tmp_path, fps=25)
    manifest = make_manifest(made, SOURCE, [], (), ())
    assert [record.first_frame for record in manifest.scenes] == [0, FRAMES[0], FRAMES[0] + FRAMES[1]]
    second = manifest.scenes[1]
    assert second.spans == made.video.scenes[1].spans
    assert second.voice == "espeak:en-us+m3"
    assert (second.start_s, second.duration_s, second.first_word_s) == (1.6, 2.0, 1.7)
    assert second.audio_sha256 == hashlib.sha256(made.clips[1].pcm).hexdigest()
    assert second.footage_sha256 == hashlib.sha256(b"h264").hexdigest()
    assert second.script_sha256 == made.video.scenes[1].digest()
    assert (manifest.frames, manifest.duration_s, manifest.fps) == (150, 6.0, 25)


def test_the_settings_are_those_that_decide_the_video(folder):
    manifest = Manifest.model_validate_json((folder / MANIFEST_NAME).read_bytes())
    assert manifest.settings["theme"] == "light"
    assert not {"source", "source_type", "output_dir"} & manifest.settings.keys()
    assert manifest.source_sha256 == SOURCE.sha256
    assert manifest.warnings == ("careful",)
    assert manifest.generator.startswith("video-gen ")


def test_a_checkout_that_is_not_installed_has_no_version(tmp_path, monkeypatch):
    def version(_name):
        raise PackageNotFoundError

    monkeypatch.setattr(manifest_module, "version", version)
    assert make_manifest(reel(tmp_path), SOURCE, [], (), ()).generator == "video-gen unknown"


def test_our_own_files_may_be_replaced(folder):
    assert own_files(folder, "") == {"page.mp4", SCRIPT_NAME, MANIFEST_NAME}


def test_a_video_that_was_damaged_or_removed_is_still_ours(folder):
    (folder / "page.mp4").unlink()
    assert "page.mp4" in own_files(folder, "")
    (folder / SCRIPT_NAME).unlink()
    assert SCRIPT_NAME in own_files(folder, "")


def test_an_edited_script_is_not_lost(folder):
    (folder / SCRIPT_NAME).write_text(SCRIPT + "# my work\n")
    with pytest.raises(StorageError, match="it was edited") as caught:
        own_files(folder, "# Page\n")
    assert caught.value.subject == str(folder / SCRIPT_NAME)


@pytest.mark.parametrize("written", [b"videos: []\n# mine\n", b"\xef\xbb\xbfvideos: []\r\n# mine\r\n"])
def test_an_edited_script_is_replaced_by_the_video_made_from_it(folder, written):
    (folder / SCRIPT_NAME).write_bytes(written)
    assert SCRIPT_NAME in own_files(folder, "videos: []\n# mine\n")


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        b"",
        b"no json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"generator": 3, "files": []}',
        b'{"generator": "other-tool 1", "files": []}',
        b'{"generator": "video-gen 1", "files": [1]}',
        b'{"generator": "video-gen 1", "files": null}',
    ],
)
def test_a_folder_without_our_manifest_is_not_ours(tmp_path, manifest):
    (tmp_path / "thesis.doc").write_text("x")
    if manifest is not None:
        (tmp_path / MANIFEST_NAME).write_bytes(manifest)
    with pytest.raises(StorageError, match="not made here"):
        own_files(tmp_path, "")


def test_a_manifest_of_a_later_version_is_ours(folder):
    manifest = json.loads((folder / MANIFEST_NAME).read_text())
    (folder / MANIFEST_NAME).write_text(json.dumps(manifest | {"schema_version": 9, "more": True}))
    assert "page.mp4" in own_files(folder, "")
