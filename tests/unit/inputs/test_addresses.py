import pytest

from video_gen.errors import DocumentError, SettingsError
from video_gen.inputs.web.addresses import Endpoint, checked_address, internal_hosts, is_public


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "2a00:1450::1", "2001:4860::8888"]
)
def test_hosts_of_the_public_internet_are_public(address):
    assert is_public(address)


NOT_PUBLIC = {
    "loopback": ["127.0.0.1", "127.9.9.9", "::1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1"],
    "link-local": ["169.254.169.254", "fe80::1", "fe80::1%eth0", "fec0::1"],
    "carrier-grade NAT": ["100.64.0.1", "100.127.255.255"],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "192.0.0.1", "198.18.0.1", "192.0.2.1", "203.0.113.1", "2001:db8::1"],
    "documentation": ["3fff::1"],
    "unspecified": ["0.0.0.0", "0.1.2.3", "::"],  # noqa: S104  # an address, not a place to listen
    "relay": ["192.88.99.1"],
    "mapped": ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1"],
    "NAT64": ["64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1"],
    "6to4": ["2002:7f00:1::1", "2002:808:808::1"],
    "Teredo": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "none of the unicast block": ["4000::1", "100::1"],
}


@pytest.mark.parametrize("address", [address for addresses in NOT_PUBLIC.values() for address in addresses])
def test_every_other_address_is_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (" https://example.org/a b?x=1#part ", "https://example.org/a%20b?x=1"),
        ("HTTP://EXAMPLE.org", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://example.org:80/", "https://example.org:80/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_web_addresses_are_read(written, read):
    url = checked_address(written)
    assert f"{url.scheme}://{url.netloc.decode()}{url.raw_path.decode()}" == read


def test_relative_addresses_begin_where_they_stand():
    assert str(checked_address("../b.png", "https://example.org/x/y/a.md")) == "https://example.org/x/b.png"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("gopher://example.org", "no web address"),
        ("https://", "no web address"),
        ("http:///a", "no web address"),
        ("https://exa mple.org/", "no web address"),
        ("https://[::1/", "no web address"),
        ("https://example.org:99999/", "no web address"),
        ("https://example.org/\0", "no web address"),
        ("https://user@example.org/", "a password"),
        ("https://user:secret@example.org/", "a password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:0/", "port 0"),
        ("https://example.org/" + "a" * 4000, "characters"),
    ],
)
def test_what_may_not_be_asked_is_refused(address, reason):
    with pytest.raises(DocumentError) as error:
        checked_address(address)
    assert reason in error.value.reason
    assert "secret" not in str(error.value)


def test_an_operator_allows_hosts_by_name_and_port(monkeypatch):
    monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", "wiki.local, 127.0.0.1:8080,[::1]:80 ,,[fd00::2]")
    assert internal_hosts() == {
        Endpoint("wiki.local", 80),
        Endpoint("wiki.local", 443),
        Endpoint("127.0.0.1", 8080),
        Endpoint("::1", 80),
        Endpoint("fd00::2", 80),
        Endpoint("fd00::2", 443),
    }


def test_nothing_is_allowed_unasked(monkeypatch):
    monkeypatch.delenv("VIDEO_GEN_INTERNAL_HOSTS", raising=False)
    assert internal_hosts() == frozenset()


@pytest.mark.parametrize("entry", ["http://wiki.local", "wiki.local/a", "a b", "user@wiki.local", "wiki:port", "*"])
def test_an_entry_that_is_no_host_is_named(monkeypatch, entry):
    monkeypatch.setenv("VIDEO_GEN_INTERNAL_HOSTS", f"wiki.local,{entry}")
    with pytest.raises(SettingsError, match="VIDEO_GEN_INTERNAL_HOSTS"):
        internal_hosts()
