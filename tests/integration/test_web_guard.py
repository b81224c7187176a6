"""What a hostile address or server may try, over real sockets of this machine."""

import gzip
import socket
import threading
import time
import tracemalloc

import httpcore
import pytest

from tests.integration.certificates import authority, server_context
from tests.integration.web_site import page, redirect, serving
from tests.waiting import PATIENCE_SECONDS, SOON_SECONDS
from video_gen.errors import DocumentError, VideoGenError, WebError, WebUnavailableError
from video_gen.inputs.web import visit as visits
from video_gen.inputs.web.visit import Visit

LIMIT = 1_000_000


@pytest.fixture
def site(monkeypatch):
    """A server that the operator allows."""
    with serving() as site:
        monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", f"{site.endpoint},site.test:{site.port}")
        yield site


def get(address, seconds=10.0, **options):
    with Visit(seconds, **options) as visit:
        return visit.get(address, LIMIT)


def refusal(address, kind=DocumentError, **options):
    with pytest.raises(VideoGenError) as error:
        get(address, **options)
    assert type(error.value) is kind, error.value
    return error.value


def test_a_page_comes_whole_with_its_kind(site):
    site.pages["/a?b=1"] = page(b"Words.", "Content-Type: text/markdown; charset=utf-8")
    assert get(site.address("/a?b=1#part")) == (site.address("/a?b=1"), b"Words.", "text/markdown; charset=utf-8")


def test_nothing_is_sent_but_the_address(site):
    site.pages["/"] = redirect("/b")
    site.pages["/b"] = page(b"x", "Set-Cookie: a=b")
    with Visit(10) as visit:
        visit.get(site.address(), LIMIT)
        visit.get(site.address(), LIMIT)
    (asked,) = {request.replace("GET /b ", "GET / ") for request in site.requests}
    assert asked.split("\r\n") == [
        "GET / HTTP/1.1",
        f"Host: {site.endpoint}",
        "User-Agent: video-gen",
        "Accept: */*",
        "Accept-Encoding: gzip",
        "",
        "",
    ]


def test_a_packed_page_is_unpacked(site):
    site.pages["/"] = page(gzip.compress(b"Words. " * 1000), "Content-Encoding: gzip")
    assert get(site.address()).data == b"Words. " * 1000


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_where_a_page_leads_on_it_is_followed(site, status):
    site.pages["/x/a"] = redirect("../b%20c", status)
    site.pages["/b%20c"] = page(b"Words.")
    assert get(site.address("/x/a")) == (site.address("/b%20c"), b"Words.", "")


def test_five_times_and_no_more(site):
    for number in range(6):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    site.pages["/6"] = page(b"Words.")
    assert get(site.address("/1")).data == b"Words."
    assert "leads on more than 5 times" in refusal(site.address("/0")).reason
    site.pages["/round"] = redirect("/round")
    refusal(site.address("/round"))


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104  # an address, not a place to listen
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "fd00::1",
    "fe80::1%lo",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
]


@pytest.fixture
def connections(monkeypatch):
    """Where connections were opened to; none is made."""
    opened = []

    def refuse(_self, host, port, *_rest, **_options):
        opened.append((host, port))
        raise httpcore.ConnectError("closed")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", refuse)
    return opened


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_means_a_host_of_the_inside_is_refused(connections, address):
    error = refusal("https://innocent.example/", resolver=lambda *_: [address])
    assert error.reason == "it is no host of the public web"
    assert connections == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "[::]"]
)
def test_an_address_of_the_inside_is_refused_however_it_is_written(connections, host):
    assert refusal(f"http://{host}/").reason == "it is no host of the public web"
    assert connections == []


def test_one_address_of_the_inside_among_others_is_enough(connections):
    refusal("https://innocent.example/", resolver=lambda *_: ["93.184.216.34", "10.0.0.1"])
    assert connections == []


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(connections):
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return answers.pop(0)

    refusal("https://innocent.example/", WebUnavailableError, resolver=rebinding)
    assert (asked, connections) == (["innocent.example"], [("93.184.216.34", 443)])


def test_a_second_connection_is_checked_again(connections):
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    with Visit(10, resolver=lambda *_: answers.pop(0)) as visit:
        for kind in (WebUnavailableError, DocumentError):
            with pytest.raises(kind):
                visit.get("https://innocent.example/", LIMIT)
    assert connections == [("93.184.216.34", 443)]


@pytest.mark.parametrize(
    ("host", "allowed"), [("127.0.0.1:{}", True), ("127.0.0.2:{}", False), ("127.0.0.1:1", False), ("127.0.0.1", False)]
)
def test_an_operator_allows_exactly_one_host_and_port(monkeypatch, host, allowed):
    with serving() as site:
        site.pages["/"] = page(b"Words.")
        monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", host.format(site.port))
        if allowed:
            assert get(site.address()).data == b"Words."
        else:
            refusal(site.address())
            assert site.requests == []


def test_an_allowed_name_is_resolved_like_any_other(site):
    site.pages["/"] = page(b"Words.")
    assert get(f"http://site.test:{site.port}/", resolver=lambda *_: ["127.0.0.1"]).data == b"Words."
    assert f"Host: site.test:{site.port}" in site.requests[0]


def test_an_address_at_which_nobody_answers_is_passed_over(site):
    site.pages["/"] = page(b"Words.")
    assert get(f"http://site.test:{site.port}/", resolver=lambda *_: ["127.0.0.2", "127.0.0.1"]).data == b"Words."


def test_an_allowed_host_does_not_lead_on_to_another_of_the_inside(site):
    with serving() as secret:
        secret.pages["/"] = page(b"Secret.")
        site.pages["/"] = redirect(secret.address())
        assert refusal(site.address()).reason == "it is no host of the public web"
        assert secret.requests == []


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:word@127.0.0.1/", "http://127.0.0.1:22/", "http://[", "//"],
)
def test_where_it_leads_on_is_checked_like_where_it_began(site, location):
    site.pages["/"] = redirect(location)
    refusal(site.address())


def test_proxies_of_the_environment_are_not_asked(site, monkeypatch):
    site.pages["/"] = page(b"Words.")
    with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address())
        assert get(site.address()).data == b"Words."
        assert proxy.requests == []


def test_where_only_a_proxy_would_reach_it_the_error_says_so(closed_port, monkeypatch):
    monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", f"127.0.0.1:{closed_port}")
    address = f"http://127.0.0.1:{closed_port}/"
    assert "later" in refusal(address, WebUnavailableError).remedy
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert "proxies" in refusal(address, WebUnavailableError).remedy


@pytest.fixture
def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def endless(site, piece, pause=0.0, head=b"HTTP/1.1 200 OK\r\n\r\n"):
    """Return an answer that never ends, and how many bytes of it went out."""
    sent = [0]

    def answer(client):
        client.sendall(head)
        while not site.closing.wait(pause):
            client.sendall(piece)
            sent[0] += len(piece)

    return answer, sent


def test_an_endless_body_is_left_at_the_limit(site):
    site.pages["/"], sent = endless(site, bytes(65_536))
    assert "more than the limit" in refusal(site.address()).reason
    assert sent[0] < 20 * LIMIT


def test_too_large_a_body_is_refused_before_it_comes(site):
    site.pages["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n"
    assert "more than the limit" in refusal(site.address()).reason


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["body", "header", "chunks", "hints"],
)
def test_a_slow_answer_has_a_deadline(site, head, piece):
    site.pages["/"], _ = endless(site, piece, pause=0.02, head=head)
    began = time.monotonic()
    error = refusal(site.address(), WebUnavailableError, seconds=0.4)
    assert time.monotonic() - began < SOON_SECONDS
    assert error.reason == "it does not answer in time"


def test_all_requests_of_a_visit_have_one_deadline(site):
    site.pages["/"] = page(b"x")
    with Visit(0.3) as visit:
        visit.get(site.address(), LIMIT)
        time.sleep(0.4)
        with pytest.raises(WebUnavailableError):
            visit.get(site.address(), LIMIT)
    assert len(site.requests) == 1


def test_silence_is_not_waited_out(site, monkeypatch):
    monkeypatch.setattr(visits, "SILENCE_SECONDS", 0.2)
    site.pages["/"] = lambda _: site.closing.wait(PATIENCE_SECONDS)
    began = time.monotonic()
    refusal(site.address(), WebUnavailableError, seconds=PATIENCE_SECONDS)
    assert time.monotonic() - began < SOON_SECONDS


def test_a_resolver_that_does_not_answer_is_not_waited_for():
    over = threading.Event()
    began = time.monotonic()
    waits = {"resolver": lambda *_: [str(over.wait(PATIENCE_SECONDS))]}
    error = refusal("https://slow.example/", WebUnavailableError, seconds=0.2, **waits)
    over.set()
    assert time.monotonic() - began < SOON_SECONDS
    assert "in time" in error.reason


def test_headers_without_an_end_are_left(site):
    site.pages["/"], sent = endless(site, b"X-Header: " + b"x" * 1000 + b"\r\n", head=b"HTTP/1.1 200 OK\r\n")
    refusal(site.address(), WebUnavailableError)
    assert sent[0] < 20 * LIMIT


@pytest.mark.parametrize("layers", [1, 2])
def test_a_packed_bomb_is_left_while_it_unpacks(site, layers):
    bomb = bytes(60_000_000)
    for _ in range(layers):
        bomb = gzip.compress(bomb, 6)
    site.pages["/"] = page(bomb, f"Content-Encoding: {', '.join(['gzip'] * layers)}")
    tracemalloc.start()
    try:
        refusal(site.address())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12 * LIMIT


BROKEN = {
    "cut gzip": page(gzip.compress(b"Words. " * 100)[:-20], "Content-Encoding: gzip"),
    "more than gzip": page(gzip.compress(b"Words.") + b"more", "Content-Encoding: gzip"),
    "no gzip": page(b"no gzip at all", "Content-Encoding: gzip"),
    "cut body": page(b"Words.").replace(b"Content-Length: 6", b"Content-Length: 60"),
    "cut chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nWords.\r\n",
    "no HTTP": b"nothing like HTTP\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "nothing": b"",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_does_not_come_whole_may_pass(site, fault):
    site.pages["/"] = BROKEN[fault]
    assert refusal(site.address(), WebUnavailableError).transient


def test_other_packings_are_refused(site):
    site.pages["/"] = page(b"x", "Content-Encoding: br")
    assert "packed as br" in refusal(site.address()).reason


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_what_may_pass_is_said_to(site, status):
    site.pages["/"] = page(status=f"{status} X")
    error = refusal(site.address(), WebUnavailableError)
    assert (error.transient, error.exit_code, str(status) in error.reason) == (True, 4, True)


@pytest.mark.parametrize("status", [204, 304, 400, 401, 403, 404, 410, 418])
def test_what_will_not_pass_is_said_to(site, status):
    site.pages["/"] = page(status=f"{status} X")
    error = refusal(site.address())
    assert (error.transient, error.exit_code, str(status) in error.reason) == (False, 3, True)


def test_a_name_that_nobody_bears_is_told():
    def unknown(*_):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert refusal("https://nobody.example/", WebError, resolver=unknown).reason == "there is no such host"


def test_a_resolver_out_of_reach_may_pass():
    def away(*_):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    assert "Temporary failure" in refusal("https://some.example/", WebUnavailableError, resolver=away).reason


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def secure(certificates, monkeypatch):
    with serving(server_context(certificates)) as site:
        monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", f"{site.endpoint},site.test:{site.port}")
        yield site


def test_a_certificate_is_checked(secure, certificates, monkeypatch):
    secure.pages["/"] = page(b"Words.")
    assert "certificate" in refusal(secure.address(), WebError).reason
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    assert get(secure.address()).data == b"Words."
    error = refusal(f"https://site.test:{secure.port}/", WebError, resolver=lambda *_: ["127.0.0.1"])
    assert "certificate" in error.reason
    assert len(secure.requests) == 1


def test_a_safe_page_does_not_lead_on_to_an_unsafe_one(secure, certificates, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    with serving() as plain:
        monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", f"{secure.endpoint},{plain.endpoint}")
        plain.pages["/"] = page(b"Words.")
        secure.pages["/"] = redirect(plain.address())
        assert "https on to http" in refusal(secure.address()).reason
        assert plain.requests == []
        plain.pages["/"] = redirect(secure.address("/b"))
        secure.pages["/b"] = page(b"Words.")
        assert get(plain.address()).data == b"Words."


def test_a_slow_handshake_has_a_deadline(monkeypatch):
    with serving() as site:
        monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", site.endpoint)
        assert "in time" in refusal(f"https://{site.endpoint}/", WebUnavailableError, seconds=0.3).reason
