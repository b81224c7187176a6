import errno
import fcntl
import os
import shutil
from pathlib import Path

import pytest

from video_gen.errors import StorageBusyError, StorageError
from video_gen.output import folder as folder_module
from video_gen.output.folder import replaced_folder

CALLS = ("mkdir", "open", "fsync", "rename", "scandir", "link", "unlink", "rmdir", "stat")
OLD = {"a.txt": "old a", "images/b.txt": "old b"}
NEW = {"a.txt": "new a", "c.txt": "new c"}
ADDED = {"mine.txt": "mine", "notes/deep.txt": "deep"}


def own(folder):
    """Stand in for the manifest: what was made is listed in a file."""
    listed = folder / "listed"
    if not listed.exists():
        raise StorageError(str(folder), "not ours", "move it")
    return frozenset({*listed.read_text().split("\n"), "listed"})


def fill(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "listed").write_text("\n".join(files))


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "listed"
    }


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def make(final, files=NEW):
    with replaced_folder(final, own) as draft:
        (draft.work / "scratch").write_text("x")
        fill(draft.new, files)


@pytest.fixture
def final(tmp_path):
    return tmp_path / "out" / "name"


@pytest.fixture(params=["swapping", "two renames"])
def disk(request, monkeypatch):
    """A disk that swaps names, and one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(folder_module, "exchange", lambda _one, _other: False)
    return request.param


@pytest.fixture
def old(final, disk):
    assert disk
    make(final, OLD)
    return final


def test_a_folder_appears_with_its_files_and_nothing_beside_it(final):
    make(final)
    assert contents(final) == NEW
    assert names(final.parent) == ["name"]


def test_its_permissions_are_those_of_any_new_folder(final):
    make(final)
    (final.parent / "plain").mkdir()
    assert final.stat().st_mode == (final.parent / "plain").stat().st_mode


def test_nothing_is_seen_before_the_end(final):
    with replaced_folder(final, own) as draft:
        fill(draft.new, NEW)
        assert not final.exists()
    assert final.exists()


def test_an_old_folder_is_replaced(old):
    make(old)
    assert contents(old) == NEW
    assert names(old.parent) == ["name"]


def test_an_empty_folder_is_replaced(final, disk):
    assert disk
    final.mkdir(parents=True)
    make(final)
    assert contents(final) == NEW


def test_an_error_in_the_block_changes_nothing(old):
    def fail():
        with replaced_folder(old, own) as draft:
            fill(draft.new, NEW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert contents(old) == OLD
    assert names(old.parent) == ["name"]


def test_files_that_the_user_added_are_kept(old):
    for name, text in ADDED.items():
        (old / name).parent.mkdir(exist_ok=True)
        (old / name).write_text(text)
    (old / "link").symlink_to("mine.txt")
    (old / "folder-link").symlink_to("notes")
    (old / "dangling").symlink_to("nowhere")
    make(old)
    assert contents(old).items() >= (NEW | ADDED).items()
    assert (old / "link").read_text() == "mine"
    assert (old / "folder-link").is_symlink()
    assert (old / "dangling").is_symlink()
    assert not (old / "images").exists()


def test_added_files_are_copied_where_there_are_no_hard_links(old, monkeypatch):
    def link(*_, **__):
        raise OSError(errno.EPERM, "no links here")

    (old / "mine.txt").write_text("mine")
    monkeypatch.setattr(os, "link", link)
    make(old)
    assert contents(old) == NEW | {"mine.txt": "mine"}


def test_a_file_of_the_users_is_not_overwritten(old):
    (old / "c.txt").write_text("mine")
    with pytest.raises(StorageError, match="needs a file of that name"):
        make(old)
    assert contents(old) == OLD | {"c.txt": "mine"}


def test_a_folder_that_is_not_ours_stays(final):
    final.mkdir(parents=True)
    (final / "thesis.doc").write_text("years of work")
    with pytest.raises(StorageError, match="not ours"):
        make(final)
    assert contents(final) == {"thesis.doc": "years of work"}
    assert names(final.parent) == ["name"]


def test_a_folder_that_becomes_foreign_in_the_meantime_stays(final):
    def make_slowly():
        with replaced_folder(final, own) as draft:
            fill(draft.new, NEW)
            final.mkdir()
            (final / "thesis.doc").write_text("years of work")

    with pytest.raises(StorageError, match="not ours"):
        make_slowly()
    assert contents(final) == {"thesis.doc": "years of work"}


@pytest.mark.parametrize("kind", ["file", "link to a folder", "dangling link"])
def test_what_is_no_folder_stays(final, kind):
    final.parent.mkdir()
    if kind == "file":
        final.write_text("x")
    else:
        elsewhere = final.parent / "elsewhere"
        if kind == "link to a folder":
            elsewhere.mkdir()
        final.symlink_to(elsewhere)
    before = final.lstat().st_ino
    with pytest.raises(StorageError, match="not a folder"):
        make(final)
    assert final.lstat().st_ino == before


def test_an_output_folder_that_is_a_file(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(StorageError) as caught:
        make(tmp_path / "out" / "name")
    assert caught.value.subject == str(tmp_path / "out")
    assert caught.value.exit_code == 6


def test_an_output_folder_below_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="is a file"):
        make(tmp_path / "file" / "out" / "name")


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(StorageError, match="too long"):
        make(tmp_path / ("x" * 300) / "name")


def test_what_dead_makers_left_is_removed(final):
    (final.parent / ".video-gen-dead" / "new").mkdir(parents=True)
    (final.parent / ".video-gen-dead" / "new" / "part.mp4").write_text("x")
    make(final)
    assert names(final.parent) == ["name"]


def test_what_a_living_maker_works_on_stays(final):
    with replaced_folder(final.parent / "other", own) as draft:
        fill(draft.new, NEW)
        make(final)
        assert contents(draft.new) == NEW
    assert contents(final.parent / "other") == NEW


def test_a_link_that_looks_like_a_leftover_is_not_followed(final, tmp_path):
    (tmp_path / "precious").mkdir()
    final.parent.mkdir()
    (final.parent / ".video-gen-link").symlink_to(tmp_path / "precious")
    make(final)
    assert (tmp_path / "precious").exists()


def test_a_folder_that_was_moved_aside_is_put_back(final):
    """A maker on a disk without swapping died between its two renames."""
    make(final, OLD)
    aside = final.parent / ".video-gen-dead" / "replaced"
    aside.mkdir(parents=True)
    final.rename(aside / final.name)
    make(final.parent / "other")
    assert contents(final) == OLD
    assert names(final.parent) == ["name", "other"]


def test_a_folder_that_was_moved_aside_and_replaced_is_removed(final):
    make(final)
    aside = final.parent / ".video-gen-dead" / "replaced" / final.name
    aside.mkdir(parents=True)
    fill(aside, OLD)
    make(final.parent / "other")
    assert contents(final) == NEW


def test_a_draft_swept_before_it_was_locked_is_made_again(final, monkeypatch):
    swept = []

    def sweep_first(descriptor, operation):
        if not swept:
            swept.append(next(final.parent.glob(".video-gen-*")))
            shutil.rmtree(swept[0])
        return flock(descriptor, operation)

    flock = fcntl.flock
    monkeypatch.setattr(fcntl, "flock", sweep_first)
    make(final)
    assert swept
    assert contents(final) == NEW


def test_a_disk_without_locks_is_used_without(final, monkeypatch):
    def flock(*_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", flock)
    make(final)
    assert contents(final) == NEW


def test_a_kernel_without_swapping_is_used_without(final, monkeypatch):
    monkeypatch.setattr(folder_module.ctypes, "CDLL", lambda *_, **__: object())
    make(final, OLD)
    make(final)
    assert contents(final) == NEW


def test_a_swap_that_fails_is_an_error(final, monkeypatch):
    make(final, OLD)
    monkeypatch.setattr(folder_module, "_EXCHANGE", 0)  # a plain rename, which a filled folder is in the way of
    with pytest.raises(StorageBusyError):
        make(final)
    assert contents(final) == OLD


class Faults:
    """Makes the call with a given number fail, of all calls to the file system."""

    def __init__(self, monkeypatch):
        self.calls = 0
        self.failing = -1
        self.name = ""
        monkeypatch.setattr(os, "fsync", lambda _: None)  # a real one takes milliseconds
        for name in CALLS:
            monkeypatch.setattr(os, name, self.counted(name, getattr(os, name)))
        monkeypatch.setattr(fcntl, "flock", self.counted("flock", fcntl.flock))
        monkeypatch.setattr(folder_module, "exchange", self.counted("exchange", folder_module.exchange))

    def counted(self, name, call):
        def counting(*arguments, **options):
            self.calls += 1
            if self.calls == self.failing:
                self.name = name
                raise OSError(errno.EIO, "Input/output error")
            return call(*arguments, **options)

        return counting


@pytest.mark.parametrize("added", [{}, ADDED], ids=["as made", "with the user's files"])
def test_whichever_call_fails_the_old_or_the_new_folder_is_there_whole(tmp_path, disk, added, monkeypatch):
    final = tmp_path / "out" / "name"
    assert disk
    with monkeypatch.context() as patched:
        faults = Faults(patched)
        outcomes = []
        for number in range(1, 1000):
            faults.failing = -1
            shutil.rmtree(final.parent, ignore_errors=True)
            make(final, OLD)
            fill_added(final, added)
            faults.calls, faults.failing, faults.name = 0, number, ""
            failed = attempt(final)
            faults.failing = -1
            assert contents(final) in (OLD | added, NEW | added), f"call {number}, {faults.name}"
            assert failed or contents(final) == NEW | added
            make(final)  # the next run puts everything right
            assert contents(final) == NEW | added
            assert names(final.parent) == ["name"]
            outcomes.append(failed)
            if not faults.name:
                break
    assert not outcomes[-1]
    assert sum(outcomes) > 10


def fill_added(final, added):
    for name, text in added.items():
        (final / name).parent.mkdir(exist_ok=True)
        (final / name).write_text(text)


def attempt(final):
    """Return whether a run fails; only with an error that a user can meet."""
    try:
        make(final)
    except StorageError:
        return True
    return False


def test_whichever_call_fails_the_first_folder_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    final = tmp_path / "out" / "name"
    faults = Faults(monkeypatch)
    number, failures = 0, 0
    while True:
        number += 1
        faults.failing = -1
        shutil.rmtree(final.parent, ignore_errors=True)
        faults.calls, faults.failing, faults.name = 0, number, ""
        failures += attempt(final)
        faults.failing = -1
        assert not final.exists() or contents(final) == NEW, f"call {number}, {faults.name}"
        if not faults.name:
            break
    assert contents(final) == NEW
    assert failures > 10


def test_everything_is_flushed_before_it_appears(final, monkeypatch):
    events = []

    def fsync(descriptor):
        events.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)

    def rename(one, other, **_):
        events.append(f"rename to {Path(other).name}")
        replace(one, other)

    replace = os.replace
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "rename", rename)
    make(final)
    assert sorted(events[:4]) == ["a.txt", "c.txt", "listed", "new"]
    assert events[4:] == ["rename to name", "out"]
