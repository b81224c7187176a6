import pytest

from flows.naming import short_name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("docs/guide.md", "guide.md"),
        ("docs/", "docs"),
        ("https://example.org/a/guide.md", "guide.md"),
        ("https://ann:pw@example.org/a.md?token=k1#top", "a.md"),
        ("https://ann:pw@example.org", "example.org"),
        ("# See https://example.org\n\nText.", "example.org"),
        ("", ""),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_document_is_called_by_its_last_part_without_secrets(source, name):
    assert short_name(source) == name
