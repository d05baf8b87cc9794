"""What nobody's browser asks, and who may ask what: every request is answered in words or hung up on, never a trace."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import re
import string
from collections.abc import Iterator

import pytest
from harness import Situs
from harness.preview import Browser, browsing, story
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from sosialisasi.desk.preview import Preview

PAGE = "content/halaman/tentang.md"
SEED = 13
REQUESTS = 300
MESSAGES = 200


async def raw(browser: Browser, request: bytes) -> tuple[int, bytes]:
    """The status and all that the server says to some bytes; ``0`` if it hangs up without a word."""
    host, _, port = browser.host.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port), limit=1 << 20)
    writer.write(request)
    writer.write_eof()
    try:
        said = await reader.read()
    except ConnectionError:
        said = b""
    writer.close()
    found = re.match(rb"HTTP/1\.[01] (\d+)", said)
    return (int(found[1]) if found else 0), said


def junk(chance: random.Random) -> bytes:
    return bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40)))


def requests(chance: random.Random, host: str, key: str) -> Iterator[bytes]:
    """Requests that are wrong in one or several ways, of a browser that knows the key."""
    paths = (
        *("/", "/meja/", f"/meja/{PAGE}", "/livereload", "/pratinjau.js", "/panduan/", "/index.html", "/tidak-ada"),
        *(
            "/%00",
            "/%ff%fe",
            "/%",
            "/%zz",
            "/meja/%00",
            "/meja/%ed%a0%80",
            "/meja/..%2f..%2fx",
            "//jahat.example",
        ),
        *("/" + "a" * 60_000, "/meja/" + "../" * 500, "/panduan/%c0%ae", "/?kunci=%ff", "/?kunci=", "*", "http://x/"),
    )
    methods = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "FOO", "get", "")
    hosts = (host, host.upper(), "", "jahat.example", "[::1]", host + ":1", "a" * 5000, "\xff")
    ranges = ("bytes=0-", "bytes=5-1", "bytes=-", "bytes=99999999999999999999-", "x", "bytes=0-0,1-1")
    bodies = (
        *(b"", b"\xff\xfe", b"{", b"null", b"[]", b'"x"', b"[" * 100_000, b'{"seen":' * 20_000, b"\0" * 100),
        *(b'{"seen": 1}', b'{"seen": "", "answers": [], "write": true}', b'{"seen":"\xff","answers":{},"write":true}'),
        *(
            b'{"seen":"","answers":{"judul":"\\ud800"},"write":true}',
            b'{"seen":"","answers":{"a":{"b":1}},"write":"x"}',
        ),
    )
    kinds = ("application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data", "\x7f", "")
    cookies, tokens = (key, "x", "\xff", "=;;="), (key, key, "x", "\xe9")
    port = host.partition(":")[2]
    while True:
        body = chance.choice((*bodies, junk(chance)))
        lines = [
            f"{chance.choice(methods)} {chance.choice(paths)} HTTP/1.1",
            f"Host: {host if chance.random() < 0.7 else chance.choice(hosts)}",
            f"Content-Type: {chance.choice(kinds)}",
            f"Range: {chance.choice(ranges)}",
            f"Cookie: kunci-{port}={chance.choice(cookies)}",
            f"X-Kunci: {chance.choice(tokens)}",
            "Connection: close",
        ]
        if chance.random() < 0.1:
            lines.append("X: " + "x" * 70_000)
        if chance.random() < 0.1:
            lines.append(
                chance.choice(("Transfer-Encoding: chunked", "Expect: 100-continue", "Upgrade: websocket", ":", ""))
            )
        length = str(len(body)) if chance.random() < 0.9 else chance.choice(("-1", "x", "5", "99999999999"))
        lines.append(f"Content-Length: {length}")
        request = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
        yield junk(chance) + request if chance.random() < 0.05 else request


@story
async def _malformed(situs: Situs) -> None:
    chance = random.Random(SEED)
    before = (situs.root / PAGE).read_bytes()
    async with browsing(situs) as browser:
        asked = requests(chance, browser.host, browser.server.preview.key)
        statuses = set()
        for _ in range(REQUESTS):
            request = next(asked)
            status, said = await raw(browser, request)
            assert status < 500, (request[:300], said[:500])
            assert b"Traceback" not in said
            if status in (400, 403, 405) and b"text/html" in said and not request.startswith(b"HEAD"):
                assert b'lang="id"' in said, (request[:300], said[:500])
            statuses.add(status)
        assert {0, 200, 400, 403, 404, 405} <= statuses
        assert browser.failures == []
        assert (await browser.get()).code == 200
    assert (situs.root / PAGE).read_bytes() == before


def test_a_request_that_makes_no_sense_is_answered_in_words(situs: Situs, capfd: pytest.CaptureFixture[str]) -> None:
    """Of a fixed seed; nothing of them is printed, and the preview goes on."""
    _malformed(situs)
    assert "Traceback" not in capfd.readouterr().err


@story
async def test_a_message_that_makes_no_sense_ends_its_line(situs: Situs, caplog: pytest.LogCaptureFixture) -> None:
    """That of the page beside it goes on."""
    chance = random.Random(SEED)
    known = ("", "null", "[]", "1", '"hello"', "{", '{"command": 1}', '{"command": "hello", "x": ' + "[" * 5000, "\0")
    async with browsing(situs) as browser:
        listening = await browser.open()
        for number in range(MESSAGES):
            text = "".join(chance.choices(string.printable, k=chance.randrange(1, 30)))
            message: str | bytes = known[number] if number < len(known) else chance.choice((text, junk(chance)))
            headers = {"Origin": f"http://{browser.host}"}
            socket = await websocket_connect(HTTPRequest(f"ws://{browser.host}/livereload", headers=headers))
            await socket.write_message(message, binary=isinstance(message, bytes))
            assert await socket.read_message() is None, message
            socket.close()
        situs.edit(PAGE, "hanya untuk menguji", "untuk menguji")
        await browser.after_change()
        assert json.loads(await listening.read_message() or "")["command"] in ("hello", "reload")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


# --- other accounts of this computer ------------------------------------------------------------------------------


@story
async def test_who_has_no_key_sees_what_is_public_alone(situs: Situs) -> None:
    """Every account of the computer can reach the port: it reads no draft, no quoted line and no token."""
    situs.write("content/halaman/draf.md", "---\njudul: RAHASIA\n---\n## Satu\n<b>RAHASIA</b>\n")
    async with browsing(situs) as browser:
        for cookie in ("", "kunci-1=x", f"kunci={browser.server.preview.key}"):
            for path in ("meja/tulis/", f"meja/berkas/{PAGE}", "meja/berkas/content/halaman/draf.md", "meja/?kunci=x"):
                answered = await browser.get(path, Cookie=cookie)
                assert answered.code == 403
                assert "jendela hitam" in answered.body.decode()
            answered = await browser.get("index.html", Cookie=cookie)
            assert b"RAHASIA" not in answered.body
            assert "kesalahan" in answered.body.decode()  # Whoever opens an old bookmark must not think all is well.
            assert "jendela hitam" in answered.body.decode()
        assert b"RAHASIA" in (await browser.get("index.html")).body
        assert b"RAHASIA" in (await browser.get("meja/berkas/content/halaman/draf.md")).body


@story
async def test_the_key_opens_the_browser_that_brings_it(situs: Situs) -> None:
    """It does not stay in the address; from then on bookmarks and reloads need none."""
    async with browsing(situs) as browser:
        preview = browser.server.preview
        for path in ("", "meja/tulis/", f"meja/berkas/{PAGE}"):
            first = await browser.get(f"{path}?kunci={preview.key}", Cookie="")
            assert (first.code, first.headers["Location"]) == (302, f"/{path}")
            assert {"HttpOnly", "SameSite=Lax"} <= set(first.headers["Set-Cookie"].split("; "))
            cookie = first.headers["Set-Cookie"].partition(";")[0]
            assert (await browser.get("meja/tulis/", Cookie=cookie)).code == 200
        for path in ("//jahat.example/", "%2f%2fjahat.example/"):
            location = (await browser.get(f"{path}?kunci={preview.key}", Cookie="")).headers.get("Location", "/")
            assert location.startswith("/")
            assert not location.startswith("//")


@story
async def test_a_ticket_is_good_once(situs: Situs) -> None:
    """The address that a browser is started with can be read by others; who reads it comes too late."""
    async with browsing(situs) as browser:
        ticket = browser.server.preview.ticket
        assert [(await browser.get(f"?kunci={ticket}", Cookie="")).code for _ in range(2)] == [302, 403]


def test_every_run_has_its_own_key(situs: Situs) -> None:
    """One that was found out is worth nothing after a restart."""
    first, second = (Preview(situs.folders, built=lambda _: None, failed=lambda _: None) for _ in range(2))
    assert len({first.key, first.ticket, second.key, second.ticket}) == 4
