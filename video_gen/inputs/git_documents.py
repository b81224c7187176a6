"""The documents of a branch, a tag or a commit, in a folder of their own: no working tree is touched."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from video_gen.errors import DocumentError, SettingsError
from video_gen.inputs.git_command import environment, git
from video_gen.inputs.web.addresses import checked_address, endpoint_of, internal_hosts, is_public
from video_gen.inputs.web.guard import resolve

REF = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./@{}~^+-]{0,199}")
"""What names a commit; nothing that git takes for an option, a path or two commits."""
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; larger ones are no documents and no pictures."""
LARGEST_TREE = 2 * 1024 * 1024 * 1024
MOST_FILES = 50_000
SECONDS_KEPT = 86_400
_PLAIN_FILES = ("100644", "100755", "100664")
"""Modes of files; links and other repositories inside are left out."""


class _Blob(NamedTuple):
    """A file of a commit."""

    name: str
    """Its object, in hex."""
    size: int
    path: PurePosixPath


def documents_at(source: str, ref: str, into: Path, *, allow_network: bool) -> Path:
    """Return a folder below `into` with the files of a commit; it is named by the commit, and made once.

    Args:
        source: A folder in a repository on this machine, of which only what is below it is taken; or the address of a
            repository.
        ref: Branch, tag or commit.
        into: Where the folder is made.
        allow_network: Whether the repository may be fetched.

    Raises:
        SettingsError: The reference is none, or the network is not allowed.
        DocumentError: There is no such repository or commit, it holds too much, or its host is not public.
        StorageError: Git takes too long.
    """
    if not REF.fullmatch(ref) or ".." in ref:
        raise SettingsError(f"--git-ref {ref}", "it names no commit", "Give a branch, a tag or a commit")
    into = into.absolute()
    _remove_old(into)
    if not ADDRESS.match(source):
        return _exported(Path(source).expanduser(), ref, into)
    if not allow_network:
        raise SettingsError(source, "nothing is fetched from the web unasked", "Give --allow-network to allow it")
    with tempfile.TemporaryDirectory(prefix="video-gen-git-") as name:
        clone = Path(name)
        _fetch(source, ref, clone)
        return _exported(clone, "FETCH_HEAD", into)


def _fetch(address: str, ref: str, clone: Path) -> None:
    """Fetch one commit, from an address that was looked at and no other: redirections are not followed."""
    url = checked_address(address)
    host, port = endpoint_of(url)
    try:
        found = resolve(host, port)
    except OSError as error:
        raise DocumentError(host, "there is no such host", "Check the address and the connection") from error
    if (host, port) not in internal_hosts() and not all(map(is_public, found)):
        raise DocumentError(host, "it is no host of the public web", "Clone it, or have the operator allow it")
    addresses = ",".join(f"[{ip}]" if ":" in ip else ip for ip in found)
    allowed = (f"protocol.{url.scheme}.allow=always", "http.followRedirects=false", "http.proxy=")
    pinned = f"http.curloptResolve={host}:{port}:{addresses}"
    git(clone, "init", "--quiet", "--bare", subject=address)
    fetch = ("fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--", str(url), ref)
    git(clone, *fetch, subject=f"{address} at {ref}", configured=(*allowed, pinned))


def _exported(folder: Path, ref: str, into: Path) -> Path:
    if not folder.is_dir():
        raise DocumentError(str(folder), "it is no folder", "Name a folder of a git repository")
    subject = f"{folder} at {ref}"
    below = git(folder, "rev-parse", "--show-prefix", subject=subject).decode().strip()
    commit = git(folder, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}", subject=subject).decode()
    tree = f"{commit.strip()}:{below.rstrip('/')}"
    name = git(folder, "rev-parse", "--verify", "--end-of-options", tree, subject=subject).decode().strip()
    home = into / name[:16]
    if home.is_dir():
        os.utime(home)
        return home
    into.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=into))
    try:
        _write(folder, list(_blobs(folder, name, subject)), new)
        os.replace(new, home)  # noqa: PTH105  # a folder, at once
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return home


def _remove_old(into: Path) -> None:
    """Remove what was made of other commits, but for a day: another run may be at work on it."""
    for folder in into.iterdir() if into.is_dir() else ():
        if time.time() - folder.stat().st_mtime > SECONDS_KEPT:
            shutil.rmtree(folder, ignore_errors=True)


def _blobs(folder: Path, tree: str, subject: str) -> Iterator[_Blob]:
    """Yield the plain files of a tree whose paths stay inside it.

    Raises:
        DocumentError: They are too many or too large.
    """
    listed = git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree, subject=subject)
    total = count = 0
    for entry in filter(None, listed.split(b"\0")):
        about, _, written = entry.partition(b"\t")
        mode, kind, name, size = about.decode().split()
        path = PurePosixPath(os.fsdecode(written))
        if kind != "blob" or mode not in _PLAIN_FILES or int(size) > LARGEST_FILE or not _stays_inside(path):
            continue
        total, count = total + int(size), count + 1
        if total > LARGEST_TREE or count > MOST_FILES:
            raise DocumentError(
                subject, f"it holds more than {MOST_FILES} files or {LARGEST_TREE >> 30} GiB", "Name a folder in it"
            )
        yield _Blob(name, int(size), path)


def _stays_inside(path: PurePosixPath) -> bool:
    """Return whether a path leads nowhere but down: who wrote the tree may have written anything."""
    return not path.is_absolute() and all(part not in {"..", "."} and part.lower() != ".git" for part in path.parts)


def _write(folder: Path, blobs: list[_Blob], new: Path) -> None:
    with subprocess.Popen(
        ["git", "cat-file", "--batch"],  # noqa: S607  # the user's own git
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as reader:
        assert reader.stdin  # noqa: S101  # both are pipes
        assert reader.stdout  # noqa: S101
        for blob in blobs:  # one at a time, so that neither side waits for the other
            reader.stdin.write(f"{blob.name}\n".encode())
            reader.stdin.flush()
            path = new / blob.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_content(reader.stdout, blob, folder))
        reader.stdin.close()


def _content(answers: IO[bytes], blob: _Blob, folder: Path) -> bytes:
    header = answers.readline().split()
    content = answers.read(blob.size + 1)
    if header[1:] != [b"blob", str(blob.size).encode()] or len(content) != blob.size + 1:
        raise DocumentError(f"{folder}: {blob.path}", "git cannot read it", "Look at the repository with git fsck")
    return content[:-1]
