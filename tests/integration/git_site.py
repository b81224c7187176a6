"""Repositories made with the real git, and one of them served on loopback."""

import http.server
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    who = ["-c", "user.name=Writer", "-c", "user.email=writer@example.org", "-c", "init.defaultBranch=main"]
    ended = subprocess.run(["git", *who, *arguments], cwd=folder, input=given, capture_output=True, check=True)
    return ended.stdout.decode().strip()


def commit(folder: Path, **files: str) -> str:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path = path.with_name(f"{path.name}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Documents")
    return git(folder, "rev-parse", "HEAD")


class _Backend(http.server.BaseHTTPRequestHandler):
    """Hands each request to git's own CGI program."""

    root = ""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        given = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        variables = {
            "GIT_PROJECT_ROOT": self.root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type") or "",
            "CONTENT_LENGTH": str(len(given)),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol") or "",
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding") or "",
        }
        ended = subprocess.run(
            ["git", "http-backend"], env=os.environ | variables, input=given, capture_output=True, check=True
        )
        head, _, body = ended.stdout.partition(b"\r\n\r\n")
        lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(lines.pop("Status", "200").split()[0]))
        for name, value in lines.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815  # as the library calls it

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve the repositories below `root`; give the address of the root, without a slash."""
    handler = type("Backend", (_Backend,), {"root": str(root)})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
