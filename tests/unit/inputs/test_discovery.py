from pathlib import Path

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs import discover


@pytest.fixture
def docs(tmp_path, monkeypatch):
    names = ("docs/b.md", "docs/a.MD", "docs/sub/deep/c.rst", "docs/notes.txt", "docs/.hidden.md", "docs/.git/d.md")
    for name in (*names, "docs/node_modules/e.md", "docs/env/pyvenv.cfg", "docs/env/f.md", "docs/output/g.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Text\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def places(*sources, output="docs/output"):
    return [(found.source, str(found.place)) for found in discover(sources, Path(output))]


def test_a_folder_holds_all_its_documents_but_hidden_installed_and_made_ones(docs):
    assert places("docs") == [("docs/a.MD", "a"), ("docs/b.md", "b"), ("docs/sub/deep/c.rst", "sub/deep/c")]


def test_a_pattern_takes_any_name_and_files_come_once(docs):
    assert places("docs/*.txt", "docs/b.md", "./docs/../docs/b.md") == [("docs/notes.txt", "notes"), ("docs/b.md", "b")]
    assert [source for source, _ in places("docs/**/*.rst")] == ["docs/sub/deep/c.rst"]


def test_files_of_one_name_get_folders_of_their_own(docs):
    (docs / "docs" / "b.rst").write_text("b")
    (docs / "docs" / "B.md").write_text("b")
    found = [place for _, place in places("docs/b.md", "docs/b.rst", "docs/B.md")]
    assert found == ["b", "b.rst", "B.md"]
    assert len({place.casefold() for place in found}) == len(found)


def test_files_from_several_folders_keep_their_paths(docs):
    (docs / "other").mkdir()
    (docs / "other" / "b.md").write_text("b")
    assert [place for _, place in places("docs/b.md", str(docs / "other" / "b.md"))] == ["docs/b", "other/b"]


def test_a_missing_file_is_a_document_that_fails_for_itself(docs):
    assert places("docs/gone.md") == [("docs/gone.md", "gone")]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(docs):
    (docs / "a[1].md").write_text("a")
    assert places("a[1].md") == [("a[1].md", "a[1]")]


def test_an_address_gets_a_folder_that_stays_below_the_output(docs):
    (found,) = discover(["https://example.org/../../etc/passwd#y"], Path("output"))
    assert found.source_type == "url"
    assert str(found.place) == "example-org-etc-passwd"


def test_the_folder_of_an_address_tells_neither_login_nor_query_and_is_its_own(docs):
    one, other = discover([f"https://ann:pw@example.org/a?token={token}" for token in ("k1", "k2")], Path("output"))
    assert str(one.place).startswith("example-org-a-")
    assert one.place != other.place
    assert not any(secret in f"{one.place} {other.place}" for secret in ("ann", "pw", "k1", "k2"))


@pytest.mark.parametrize("source", ["empty", "docs/*.docx"])
def test_a_place_without_documents_is_told(docs, source):
    (docs / "empty").mkdir()
    with pytest.raises(DocumentError, match="holds no document") as raised:
        discover([source], Path("output"))
    assert raised.value.subject == source


def test_links_out_of_the_folder_are_not_followed(docs):
    (docs / "secret.md").write_text("# Secret\n")
    (docs / "docs" / "link.md").symlink_to(docs / "secret.md")
    (docs / "docs" / "inner.md").symlink_to(docs / "docs" / "b.md")
    (docs / "docs" / "loop").symlink_to(docs)
    assert [source for source, _ in places("docs")] == [
        "docs/a.MD",
        "docs/b.md",
        "docs/inner.md",
        "docs/sub/deep/c.rst",
    ]
