"""Documents of a commit, with the real git and a server on loopback."""

import os
from pathlib import Path

import pytest

from tests.integration.git_site import commit, git, serving
from video_gen.errors import DocumentError, SettingsError
from video_gen.inputs import documents_at
from video_gen.inputs.web.addresses import INTERNAL_VARIABLE


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, readme="# First\n", docs__guide="# Guide\n")
    git(folder, "tag", "v1")
    commit(folder, readme="# Second\n", docs__more="# More\n")
    (folder / "readme.md").write_text("# Being written\n")
    return folder


def found(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.md")}


def export(source, ref, tmp_path, **more):
    return documents_at(str(source), ref, tmp_path / "out" / "documents", allow_network=False, **more)


def test_a_commit_is_taken_whole_and_the_working_tree_is_left_alone(repository, tmp_path):
    before = git(repository, "status", "--porcelain"), sorted((repository / ".git").iterdir())

    first = export(repository, "v1", tmp_path)
    assert found(first) == {"readme.md": "# First\n", "docs/guide.md": "# Guide\n"}
    assert found(export(repository, "main", tmp_path))["readme.md"] == "# Second\n"
    assert found(export(repository / "docs", "HEAD", tmp_path)) == {"guide.md": "# Guide\n", "more.md": "# More\n"}
    assert export(repository, "HEAD~1", tmp_path) == first
    assert (git(repository, "status", "--porcelain"), sorted((repository / ".git").iterdir())) == before


def test_what_is_old_goes_when_the_next_is_made(repository, tmp_path):
    first = export(repository, "v1", tmp_path)
    second = export(repository, "main", tmp_path)
    os.utime(first, (0, 0))
    assert export(repository, "main", tmp_path) == second
    assert list(second.parent.iterdir()) == [second]


@pytest.mark.parametrize(
    ("ref", "error", "reason"),
    [
        ("--output=/tmp/x", SettingsError, "it names no commit"),
        ("v1:docs", SettingsError, "it names no commit"),
        ("v1..main", SettingsError, "it names no commit"),
        ("a b", SettingsError, "it names no commit"),
        ("", SettingsError, "it names no commit"),
        ("nosuch", DocumentError, "Needed a single revision"),
    ],
)
def test_a_reference_that_is_none_is_refused(repository, tmp_path, ref, error, reason):
    with pytest.raises(error, match=reason):
        export(repository, ref, tmp_path)


def test_a_folder_outside_of_any_repository_is_refused(tmp_path):
    (tmp_path / "plain").mkdir()
    with pytest.raises(DocumentError, match="not a git repository"):
        export(tmp_path / "plain", "main", tmp_path)
    with pytest.raises(DocumentError, match="it is no folder"):
        export(tmp_path / "none", "main", tmp_path)


def test_a_tree_made_to_do_harm_writes_nothing_elsewhere(repository, tmp_path):
    blob = git(repository, "hash-object", "-w", "--stdin", given=b"# Harm\n")
    link = git(repository, "hash-object", "-w", "--stdin", given=b"/etc")
    inner = b"".join(
        f"{mode} {name}".encode() + b"\0" + bytes.fromhex(object_)
        for mode, name, object_ in (("100644", "harm.md", blob), ("100644", "good.md", blob))
    )
    tree = git(repository, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=inner)
    outer = b"".join(
        f"{mode} {name}".encode() + b"\0" + bytes.fromhex(object_)
        for mode, name, object_ in (
            ("40000", "..", tree),
            ("40000", ".GIT", tree),
            ("120000", "etc", link),
            ("160000", "module", blob),
            ("40000", "docs", tree),
        )
    )
    top = git(repository, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=outer)
    made = git(repository, "commit-tree", top, "-m", "Harm")

    assert set(found(export(repository, made, tmp_path))) == {"docs/harm.md", "docs/good.md"}
    assert not list((tmp_path / "out").glob("*.md"))
    assert len(list((tmp_path / "out" / "documents").iterdir())) == 1


def test_a_repository_is_fetched_where_that_is_allowed(repository, tmp_path, monkeypatch):
    into = tmp_path / "out"
    with serving(tmp_path) as address:
        url = f"{address}/project/.git"
        with pytest.raises(SettingsError, match="nothing is fetched from the web unasked"):
            documents_at(url, "v1", into, allow_network=False)
        with pytest.raises(DocumentError, match="no host of the public web"):
            documents_at(url, "v1", into, allow_network=True)
        monkeypatch.setenv(INTERNAL_VARIABLE, address.removeprefix("http://"))
        assert found(documents_at(url, "v1", into, allow_network=True))["readme.md"] == "# First\n"
        assert found(documents_at(url, "main", into, allow_network=True))["readme.md"] == "# Second\n"
        with pytest.raises(DocumentError, match="nosuch"):
            documents_at(url, "nosuch", into, allow_network=True)
        with pytest.raises(DocumentError):
            documents_at(f"{address}/none", "main", into, allow_network=True)
