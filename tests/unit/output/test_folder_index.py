import json
import os
import threading

import pytest
from selectolax.lexbor import LexborHTMLParser

from video_gen.errors import StorageError
from video_gen.output import remove_video, write_index
from video_gen.output.folder import lock_folder
from video_gen.output.page.parts import PAGE_NAME

NOON = 1_790_000_000  # 2026-09-21
EVIL = "</h2><script>alert(1)</script> & \"'"


def video(folder, title="A video", **changes):
    """Make what an earlier run left: a page, a picture, a film and the manifest that says so."""
    folder.mkdir(parents=True)
    roles = {"video": "v.mp4", "page": PAGE_NAME, "thumbnail": "thumbnail.jpg"}
    for name in roles.values():
        (folder / name).write_text("x")
    files = [{"role": role, "name": name, "sha256": "", "size_bytes": 1} for role, name in roles.items()]
    manifest = {"generator": "video-gen 1", "title": title, "language": "en", "duration_s": 65.4, "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))
    os.utime(folder / "manifest.json", (NOON, NOON))
    return folder


def read(page):
    tree = LexborHTMLParser(page.read_text("utf-8"))
    return [
        (card.css_first("h2").text(), card.attributes["href"], card.css_first(".facts").text())
        for card in tree.css("li a")
    ]


def test_every_video_is_listed_with_title_length_and_date(tmp_path):
    video(tmp_path / "b", "Second")
    video(tmp_path / "a", "First")
    video(tmp_path / "guides" / "deep" / "c d", "Third")
    page = write_index(tmp_path)
    assert page == tmp_path / PAGE_NAME
    facts = "1:05 \u00b7 2026-09-21"
    assert read(page) == [
        ("First", "./a/index.html", facts),
        ("Second", "./b/index.html", facts),
        ("Third", "./guides/deep/c%20d/index.html", facts),
    ]
    pictures = LexborHTMLParser(page.read_text()).css("img")
    assert pictures[0].attributes["src"] == "./a/thumbnail.jpg"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "guides", PAGE_NAME]


def test_hostile_titles_stay_words(tmp_path):
    page = write_index(video(tmp_path / "a", EVIL).parent)
    assert read(page)[0][0] == EVIL
    assert not LexborHTMLParser(page.read_text()).css("script")


@pytest.mark.parametrize(
    "changes",
    [{"generator": "other 1"}, {"title": 3}, {"duration_s": "long"}, {"files": 1}, {"files": []}, {"language": None}],
)
def test_folders_that_are_not_ours_are_not_listed(tmp_path, changes):
    video(tmp_path / "ours")
    video(tmp_path / "other", **changes)
    (tmp_path / "empty").mkdir()
    video(tmp_path / ".hidden")
    assert [href for _, href, _ in read(write_index(tmp_path))] == ["./ours/index.html"]


def test_no_name_in_a_manifest_leads_out_of_its_folder(tmp_path):
    (tmp_path / "secret.jpg").write_text("x")
    files = [
        {"role": "video", "name": "v.mp4", "sha256": ""},
        {"role": "thumbnail", "name": "../secret.jpg", "sha256": ""},
    ]
    video(tmp_path / "a", files=files)
    page = write_index(tmp_path)
    assert read(page)[0][1] == "./a/v.mp4"
    assert "secret" not in page.read_text()


def test_a_page_of_somebody_elses_stays(tmp_path):
    video(tmp_path / "a")
    (tmp_path / PAGE_NAME).write_text("<h1>My site</h1>")
    assert write_index(tmp_path) is None
    assert (tmp_path / PAGE_NAME).read_text() == "<h1>My site</h1>"


def test_a_link_in_its_place_stays(tmp_path):
    video(tmp_path / "out" / "a")
    (tmp_path / "elsewhere").write_text('<meta name="generator" content="video-gen">')
    (tmp_path / "out" / PAGE_NAME).symlink_to(tmp_path / "elsewhere")
    assert write_index(tmp_path / "out") is None


def test_a_page_that_would_not_change_is_left_alone_and_else_replaced(tmp_path):
    video(tmp_path / "a")
    page = write_index(tmp_path)
    before = page.stat()
    assert write_index(tmp_path) == page
    assert page.stat() == before
    video(tmp_path / "b")
    assert len(read(write_index(tmp_path))) == 2
    assert page.stat().st_ino != before.st_ino  # as a whole, not written over


def test_where_no_video_is_left_there_is_no_page(tmp_path):
    video(tmp_path / "b")
    page = write_index(tmp_path)
    (tmp_path / "b" / "manifest.json").unlink()
    assert write_index(tmp_path) is None
    assert not page.exists()
    assert write_index(tmp_path / "nowhere") is None


def test_a_removed_video_takes_the_list_over_it_along(tmp_path):
    gone = video(tmp_path / "guide" / "a", files=[])
    for name in ("v.mp4", PAGE_NAME, "thumbnail.jpg"):
        (gone / name).unlink()
    (tmp_path / "guide" / PAGE_NAME).write_text('<meta name="generator" content="video-gen">')
    assert remove_video(gone, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_somebody_elses_over_a_removed_video_stays(tmp_path):
    gone = video(tmp_path / "guide" / "a", files=[])
    for name in ("v.mp4", PAGE_NAME, "thumbnail.jpg"):
        (gone / name).unlink()
    (tmp_path / "guide" / PAGE_NAME).write_text("mine")
    assert remove_video(gone, tmp_path)
    assert (tmp_path / "guide" / PAGE_NAME).read_text() == "mine"


def test_two_runs_that_end_together_wait_for_each_other(tmp_path):
    video(tmp_path / "a")
    done = threading.Event()
    with lock_folder(tmp_path):
        other = threading.Thread(target=lambda: (write_index(tmp_path), done.set()))
        other.start()
        assert not done.wait(0.2)
        assert not (tmp_path / PAGE_NAME).exists()
    other.join(10)
    assert (tmp_path / PAGE_NAME).exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    def replace(*_):
        raise OSError(28, "full")

    video(tmp_path / "a")
    monkeypatch.setattr("pathlib.Path.replace", replace)
    with pytest.raises(StorageError, match="the disk is full"):
        write_index(tmp_path)
    assert not (tmp_path / PAGE_NAME).exists()
