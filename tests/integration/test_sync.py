"""Videos kept true to a folder of documents, on Prefect's own test server."""

import json
import shutil
from logging import WARNING
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.settings import PREFECT_API_URL

from flows.commands.batch_run import run_sync
from flows.server.embedded import API_URL_VARIABLE
from flows.sync import SyncFailedError, SyncReport, summary, sync
from tests.integration.git_site import commit, git
from video_gen.models.config import Settings

DOCUMENT = "# {title}\n\nThe harbour has a pilot for every ship that enters. {more}\n"
RUNS = FlowRunFilter.model_validate({"name": {"like_": " in 10 s"}})


@pytest.fixture
def docs(tmp_path: Path, result_store: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "guides").mkdir(parents=True)
    for name in ("one", "guides/two", "guides/three"):
        (folder / f"{name}.md").write_text(DOCUMENT.format(title=name.title(), more=""))
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.model_validate(
        {"engine": "espeak", "size": "320x240", "fps": 24, "target_duration": 10, "output_dir": tmp_path / "videos"}
    )


def made(report: SyncReport) -> dict[str, str]:
    names = (Path(outcome.source).stem for outcome in report.made)
    return dict(zip(names, report.why, strict=True))


def test_only_what_changed_is_made_and_what_is_gone_is_found(docs, settings, caplog):
    videos = settings.output_dir
    first = sync(str(docs), settings, exclude=["guides/three*"])
    assert [record.message for record in caplog.records if record.levelno >= WARNING] == []
    assert (made(first), first.unchanged) == ({"one": "new", "two": "new"}, 0)

    with get_client(sync_client=True) as client:
        before = client.count_flow_runs(flow_run_filter=RUNS)
        second = sync(str(docs), settings, exclude=["guides/three*"])
        assert client.count_flow_runs(flow_run_filter=RUNS) == before
    assert (made(second), second.unchanged, second.orphans) == ({}, 2, ())

    (docs / "one.md").write_text(DOCUMENT.format(title="One", more="It knows every bank."))
    (videos / "guides" / "two" / "guides-two" / "guides-two.srt").unlink()
    third = sync(str(docs), settings, include=["one.md", "guides/two.md"])
    assert made(third) == {
        "one": "the document changed",
        "two": "its settings, its video's files or the program changed",
    }

    (docs / "one.md").unlink()
    (videos / "one" / "one" / "notes.txt").write_text("mine")
    kept = sync(str(docs), settings, exclude=["guides/three*"])
    assert kept.orphans == (videos / "one" / "one",)
    assert (videos / "one" / "one" / "one.mp4").is_file()

    (docs / "guides" / "two.md").rename(docs / "guides" / "four.md")
    (docs / "guides" / "three.md").write_text("")
    with pytest.raises(SyncFailedError) as raised:
        sync(str(docs), settings, orphans="remove")
    report = raised.value.report
    assert made(report) == {"four": "new", "three": "new"}
    assert [bool(outcome.error) for outcome in report.made] == [False, True]
    assert set(report.orphans) == {videos / "one" / "one", videos / "guides" / "two" / "guides-two"}
    assert not (videos / "guides" / "two").exists()
    assert [path.name for path in (videos / "one" / "one").iterdir() if path.suffix != ".json"] == ["notes.txt"]
    assert summary(report) == "0 unchanged, 1 made, 1 failed, 2 orphans removed"


def test_a_document_that_fails_keeps_the_video_that_it_had(docs, settings):
    shutil.rmtree(docs / "guides")
    sync(str(docs), settings)
    (docs / "one.md").write_text("")
    with pytest.raises(SyncFailedError) as raised:
        sync(str(docs), settings, orphans="remove")
    assert made(raised.value.report) == {"one": "it cannot be read"}
    assert (settings.output_dir / "one" / "one" / "one.mp4").is_file()


def test_the_command_reports_what_was_done(docs, settings, capsys, monkeypatch):
    monkeypatch.setenv(API_URL_VARIABLE, PREFECT_API_URL.value())
    asked = {"folder": str(docs), "settings": settings, "include": ["one*"]}

    assert run_sync(asked, None, quiet=False, as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert run_sync(asked, None, quiet=False, as_json=False) == 0
    again = capsys.readouterr()

    assert report["why"] == {str(docs / "one.md"): "new"}
    assert report["documents"][0]["videos"][0]["title"] == "One"
    assert (again.out, "1 unchanged, 0 made, 0 failed" in again.err) == ("", True)


def test_the_documents_of_a_commit_are_followed(docs, settings):
    shutil.rmtree(docs / "guides")
    git(docs, "init", "--quiet")
    commit(docs)
    (docs / "one.md").write_text(DOCUMENT.format(title="Draft", more=""))

    first = sync(str(docs), settings, git_ref="main")
    second = sync(str(docs), settings, git_ref="main")
    commit(docs)
    third = sync(str(docs), settings, git_ref="main")

    assert (made(first), second.unchanged, made(third)) == ({"one": "new"}, 1, {"one": "the document changed"})
    assert {video.parent.name for video in settings.output_dir.glob("*/*/*.mp4")} == {"draft", "one"}
    assert third.orphans == (settings.output_dir / "one" / "one",)
