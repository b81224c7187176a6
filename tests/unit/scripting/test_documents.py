"""Documents of all text formats, at many lengths: scripts are sound, near the length asked for, and account for all."""

from pathlib import Path

import pytest

from scripts.check_documents import row_of

DOCUMENTS = sorted(path for path in (Path(__file__).parents[2] / "documents").iterdir())
TARGETS_S = (10, 12, 15, 20, 25, 30, 45, 60, 120, 300)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_script_of_a_document_is_sound_at_every_length(path):
    row = row_of(path, TARGETS_S)
    assert len(row.cells) == len(TARGETS_S)
    assert row.faults == []


def test_there_is_a_document_of_each_text_format():
    assert {path.suffix for path in DOCUMENTS} == {".md", ".rst", ".html", ".txt", ".ipynb"}
