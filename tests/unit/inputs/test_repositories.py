import pytest

from video_gen.inputs.web.repositories import raw_address


@pytest.mark.parametrize(
    ("page", "file"),
    [
        (
            "https://github.com/owner/name/blob/main/docs/a%20b.md?plain=1#L3",
            "https://raw.githubusercontent.com/owner/name/main/docs/a%20b.md",
        ),
        ("https://www.github.com/o/n/blob/v1/a.md", "https://raw.githubusercontent.com/o/n/v1/a.md"),
        ("https://gist.github.com/someone/0123abcdef", "https://gist.github.com/someone/0123abcdef/raw"),
        ("https://gist.github.com/someone/0123abcdef#file-a-md", "https://gist.github.com/someone/0123abcdef/raw"),
        ("https://gitlab.com/a/b/c/-/blob/main/x.md?ref_type=heads", "https://gitlab.com/a/b/c/-/raw/main/x.md"),
        ("https://git.example.org/a/b/-/blob/main/x.md", "https://git.example.org/a/b/-/raw/main/x.md"),
        ("https://bitbucket.org/w/r/src/main/x.md?at=main", "https://bitbucket.org/w/r/raw/main/x.md"),
        ("https://codeberg.org/o/r/src/branch/main/x.md", "https://codeberg.org/o/r/raw/branch/main/x.md"),
    ],
)
def test_the_page_of_a_file_becomes_the_file(page, file):
    assert raw_address(page) == file


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/owner/name",
        "https://github.com/owner/name/tree/main/docs",
        "https://raw.githubusercontent.com/owner/name/main/a.md",
        "https://gist.github.com/someone/0123abcdef/raw",
        "https://example.org/github.com/o/n/blob/main/a.md",
        "https://example.org/?x=https://github.com/o/n/blob/main/a.md",
        "https://bitbucket.org/w/r/issues/1",
    ],
)
def test_any_other_address_stays(address):
    assert raw_address(address) == address
