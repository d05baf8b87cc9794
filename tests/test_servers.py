"""The settings for web servers, in the servers themselves: nginx and Apache serve the small site with them.

Of IIS there is none here; its settings are held to be XML of elements that IIS knows.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
import yaml
from harness import ROOT, Situs

PATIENCE = 20  # seconds until a server must answer
APACHE_MODULES = (
    *("mpm_event", "authz_core", "mime", "dir", "alias", "headers", "filter", "brotli", "deflate", "autoindex"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, list[str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        """A header that must be there once; ``""`` if it is not there."""
        values = self.headers.get(name.lower(), [""])
        assert len(values) == 1, (name, values)
        return values[0]


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    port: int

    def get(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response: HTTPResponse = connection.getresponse()
        found: dict[str, list[str]] = {}
        for name, value in response.getheaders():
            found.setdefault(name.lower(), []).append(value)
        answer = Answer(response.status, found, response.read())
        connection.close()
        return answer


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that also a server may read that has given up the rights of an administrator: not one of pytest's."""
    with TemporaryDirectory(prefix="sosialisasi-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        situs = Situs(folder / "situs")
        assert situs.build().problems == ()
        shutil.copytree(situs.folders.out, folder / "web/uji")
        shutil.copy(situs.folders.office / "server/nginx.conf", folder / "uji.conf")
        (folder / "web/uji/sampel.webmanifest").write_text("{}", "utf-8")
        (folder / "web/uji/sampel.docx").write_bytes(b"PK")
        for name in ("index.html", "agenda.ics", ".rahasia", "tak/terdaftar.txt", "statis/1a2b/gaya.css"):
            theirs = folder / "web/lain" / name
            theirs.parent.mkdir(parents=True, exist_ok=True)
            theirs.write_text("<p>Situs lain di server yang sama.</p>", "utf-8")
        shutil.copytree(folder / "web/lain", folder / "web/ujian")
        yield folder


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(request: pytest.FixtureRequest, folder: Path) -> Iterator[Server]:
    run = {"nginx": _nginx, "apache": _apache}[request.param]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with run(folder, port):
        yield Server(request.param, port)


@contextmanager
def _nginx(folder: Path, port: int) -> Iterator[None]:
    own = folder / "nginx"
    own.mkdir()
    temp = "\n".join(f"{kind}_temp_path {own}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.name != "nt" and os.geteuid() == 0 else ""
    (own / "nginx.conf").write_text(
        f"{user}\ndaemon off;\nworker_processes 1;\npid {own}/pid;\nerror_log {own}/error.log;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temp}\nserver {{\nlisten 127.0.0.1:{port};\n"
        f"root {folder}/web;\ninclude {folder}/uji.conf;\n}}\n}}\n",
        "utf-8",
    )
    command = [_program("nginx"), "-c", str(own / "nginx.conf"), "-e", str(own / "error.log")]
    with _running(command, port):
        yield


@contextmanager
def _apache(folder: Path, port: int) -> Iterator[None]:
    own = folder / "apache"
    own.mkdir()
    modules = Path("/usr/lib/apache2/modules")
    load = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in APACHE_MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    (own / "apache.conf").write_text(
        f"{load}\n{user}\nServerRoot {own}\nServerName contoh.example\nListen 127.0.0.1:{port}\nPidFile {own}/pid\n"
        f"ErrorLog /dev/stderr\nTypesConfig /dev/null\nDocumentRoot {folder}/web\n"
        f"<Directory {folder}/web>\nRequire all granted\nAllowOverride FileInfo Indexes Options=Indexes\n"
        "Options +Indexes\n</Directory>\n",
        "utf-8",
    )
    command = [_program("apache2"), "-f", str(own / "apache.conf"), "-D", "FOREGROUND"]
    with _running(command, port):
        yield


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found is not None, f"install Debian's {name}; .ci/run does"
    return found


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    """A server, from when it answers until it has ended."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        end = time.monotonic() + PATIENCE
        try:
            while not _answers(port):
                assert process.poll() is None, process.stdout.read().decode() if process.stdout else ""
                assert time.monotonic() < end, "the server does not answer"
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
            yield
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def policy(page: bytes) -> str:
    found = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    return found[1].decode().replace("&#39;", "'").replace(" file:", "")


def test_a_page_comes_with_its_policy(server: Server) -> None:
    """The one that it carries, and no other site may frame it; nothing of it is kept without asking."""
    for path in ("/uji/", "/uji/boleh-jangan/d-1.html"):
        page = server.get(path)
        assert page.status == 200
        assert page["Content-Type"].lower() == "text/html; charset=utf-8"
        assert page["Content-Security-Policy"] == f"{policy(page.body)}; frame-ancestors 'none'"
        assert page["X-Content-Type-Options"] == "nosniff"
        assert page["Referrer-Policy"] == "no-referrer"
        assert "camera=()" in page["Permissions-Policy"]
        assert page["Cache-Control"] == "no-cache"
        assert page["Strict-Transport-Security"] == ""
        assert page["Set-Cookie"] == ""


def test_only_static_files_addressed_by_their_state_are_kept(server: Server) -> None:
    """For a year, since a changed file has another address; and none that is not there."""
    page = server.get("/uji/").body.decode()
    name = re.search(r'href="(statis/\w+/gaya\.css)"', page)
    assert name is not None
    kept = "public, max-age=31536000, immutable"
    assert server.get(f"/uji/{name[1]}")["Cache-Control"] == kept
    assert server.get("/uji/statis/1a2b3c4d/gaya.css")["Cache-Control"] != kept
    for path in ("feed.xml", "sitemap.xml", "kalender/ogan-ilir-2024.json", "kalender/ogan-ilir-2024.ics"):
        assert server.get(f"/uji/{path}")["Cache-Control"] == "no-cache", path


_UNMOVED = (".csv", ".docx", ".ics", ".json", ".webmanifest", ".txt", ".xml")


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("gaya.css", {"text/css; charset=utf-8"}),
        ("situs.js", {"text/javascript; charset=utf-8", "application/javascript; charset=utf-8"}),
        ("ikon.svg", {"image/svg+xml; charset=utf-8", "image/svg+xml"}),
        ("kalender/ogan-ilir-2024.ics", {"text/calendar; charset=utf-8"}),
        ("kalender/ogan-ilir-2024.json", {"application/json; charset=utf-8"}),
        ("data/butir.csv", {"text/csv; charset=utf-8"}),
        ("sampel.webmanifest", {"application/manifest+json; charset=utf-8"}),
        ("robots.txt", {"text/plain; charset=utf-8"}),
        ("sampel.docx", {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}),
        ("feed.xml", {"text/xml; charset=utf-8", "application/xml; charset=utf-8"}),
    ],
)
def test_a_file_comes_as_what_it_is(server: Server, path: str, types: set[str]) -> None:
    """With ``nosniff`` a browser takes nothing for what it is not called."""
    folder = re.search(r"statis/\w+/", server.get("/uji/").body.decode())
    assert folder
    answer = server.get(f"/uji/{path}" if path.endswith(_UNMOVED) else f"/uji/{folder[0]}{path}")
    assert answer.status == 200
    assert answer["Content-Type"] in types
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_there_is_answered_with_our_page(server: Server) -> None:
    """At any depth, with the same policy; a folder is never listed."""
    for path in ("/uji/hilang.html", "/uji/a/b/c.html"):
        answer = server.get(path)
        assert answer.status == 404
        assert "Halaman tidak ditemukan" in answer.body.decode()
        assert answer["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert server.get("/uji/statis/").status in (403, 404)


@pytest.mark.parametrize("theirs", ["lain", "ujian"])
def test_another_site_on_the_server_is_left_as_it_is(server: Server, theirs: str) -> None:
    """None of our headers, pages, character sets and rules: not next door, nor where the address begins like ours."""
    ours = {"content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"}
    for name in ("", "index.html", "hilang.html", "agenda.ics", "statis/1a2b/gaya.css", ".rahasia", "tak/"):
        answer = server.get(f"/{theirs}/{name}")
        assert not ours & answer.headers.keys(), name
        assert answer["Cache-Control"] == "", name
        assert "Halaman tidak ditemukan" not in answer.body.decode(), name
    assert server.get(f"/{theirs}/hilang.html").status == 404
    assert server.get(f"/{theirs}/.rahasia").status == 200
    assert "charset" not in server.get(f"/{theirs}/")["Content-Type"]
    assert "Halaman tidak ditemukan" in server.get("/uji/hilang.html").body.decode()


@pytest.mark.parametrize("kind", ["nginx", "apache"])
def test_a_site_at_the_root_is_served_too(kind: str) -> None:
    """With its own 404 at any depth, and the headers on all that it has."""
    with TemporaryDirectory(prefix="sosialisasi-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        situs = Situs(folder / "situs")
        situs.edit("content/situs.yaml", "https://contoh.example/uji/", "https://contoh.example/")
        assert situs.build().errors == []
        shutil.copytree(situs.folders.out, folder / "web")
        shutil.copy(situs.folders.office / "server/nginx.conf", folder / "uji.conf")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with {"nginx": _nginx, "apache": _apache}[kind](folder, port):
            server = Server(kind, port)
            for path, status in (("/", 200), ("/boleh-jangan/d-1.html", 200), ("/a/b/hilang.html", 404)):
                answer = server.get(path)
                assert answer.status == status
                assert answer["Content-Security-Policy"] == f"{policy(answer.body)}; frame-ancestors 'none'"
                assert answer["Cache-Control"] == "no-cache"
            assert "Halaman tidak ditemukan" in server.get("/a/b/hilang.html").body.decode()
            kept = f"/{situs.static('gaya.css')}"
            assert server.get(kept)["Cache-Control"] == "public, max-age=31536000, immutable"
            assert server.get("/kalender/ogan-ilir-2024.ics")["Content-Type"] == "text/calendar; charset=utf-8"
            assert server.get("/.htaccess").status in (403, 404)


def test_the_settings_themselves_are_not_served(server: Server) -> None:
    for name in (".htaccess", "web.config"):
        assert server.get(f"/uji/{name}").status in (403, 404), name


def test_text_is_packed_for_whoever_can_unpack_it(server: Server) -> None:
    """A phone on a slow network loads a fraction."""
    plain = server.get("/uji/").body
    packed = server.get("/uji/", Accept_Encoding="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain
    assert len(packed.body) < len(plain) / 2
    best = server.get("/uji/", Accept_Encoding="br, gzip")
    assert best["Content-Encoding"] == {"apache": "br", "nginx": "gzip"}[server.name]


def test_github_publishes_the_site_with_no_right_that_it_does_not_need() -> None:
    """What runs the build may only read; what publishes runs nothing of ours."""
    flow = yaml.safe_load((ROOT / ".github/workflows/terbit.yml").read_text("utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    build, publish = flow["jobs"]["buat"], flow["jobs"]["terbitkan"]
    assert "permissions" not in build
    assert [step["run"] for step in build["steps"] if "run" in step] == ["python3 build.py"]
    assert build["steps"][-1]["with"] == {"path": "_site"}
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step.get("run") for step in publish["steps"]] == [None]


# --- IIS, and what no server may misread -----------------------------------------------------------------------

IIS_ELEMENTS = {
    *("configuration", "location", "system.webServer", "directoryBrowse", "defaultDocument", "files", "clear", "add"),
    *("remove", "httpErrors", "error", "staticContent", "clientCache", "mimeMap", "urlCompression"),
    *("httpProtocol", "customHeaders"),
}


def test_the_settings_of_iis_say_the_same(situs: Situs) -> None:
    """Well-formed, of known elements, with the policy of the pages."""
    situs.build()
    tree = ElementTree.fromstring(situs.page("web.config"))
    assert {element.tag for element in tree.iter()} == IIS_ELEMENTS
    headers = {add.get("name"): add.get("value") for add in tree.findall("system.webServer/httpProtocol//add")}
    wanted = policy(situs.page("index.html").encode())
    assert headers["Content-Security-Policy"] == f"{wanted}; frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-cache"
    error = tree.find("system.webServer/httpErrors/error")
    assert error is not None
    assert error.get("path") == "uji\\404.html"


def test_the_address_of_a_site_is_that_of_a_folder(situs: Situs) -> None:
    """Copied from the line of a browser, it may name a page, and then every other address would be wrong."""
    situs.edit("content/situs.yaml", "https://contoh.example/uji/", "https://contoh.example/uji/index.html")
    assert [code for _, _, code in situs.build().errors] == ["nama-salah"]


@pytest.mark.parametrize("sign", ['"', "'", ";", "{", "}", "$", "\\", "%", "<", "&", "#", "?", "é"])
def test_no_address_of_a_site_can_break_settings(situs: Situs, sign: str) -> None:
    """A sign that a server could read as its own is a mistake in situs.yaml."""
    situs.edit(
        "content/situs.yaml", "alamat: https://contoh.example/uji/", f"alamat: 'https://contoh.example/u{sign * 2}i/'"
    )
    assert [path for path, _, _ in situs.build().errors] == ["content/situs.yaml"]


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.example/../X/", "https://a.example/./x/", "https://a.example/..", "https://a.example/x/../../y"),
        *("https://a.example//x/", "https://a.example/x//", "https://a.example/%2e%2e/x", "https://a.example/.x/"),
        *("https://a.example/x?y", "https://a.example/x#y", "https://u@a.example/", "https://u:p@a.example/x"),
        *("https://a..example/", "https://.a.example/", "https://-a.example/", "https://a.example:/", "https://:80/"),
        *(
            "https://a.example:0/",
            "https://a.example:123456/",
            "https:///x",
            "https://a.example/x\\y",
            "ftp://a.example/",
        ),
        *("https://a.example/x;y", "https://a.example/x y", "mailto:a@a.example", "https://[::1]/", "//a.example/x"),
    ],
)
def test_an_address_that_browsers_or_servers_read_otherwise_is_refused(situs: Situs, address: str) -> None:
    """Every link, code and setting is made of it."""
    situs.edit("content/situs.yaml", "alamat: https://contoh.example/uji/", f"alamat: {json.dumps(address)}")
    assert {(path, line) for path, line, _ in situs.build().errors} == {("content/situs.yaml", 5)}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Contoh.Example/Uji", "https://contoh.example/Uji/"),
        ("http://contoh.example:8080", "http://contoh.example:8080/"),
        ("https://a-1.contoh.example/v1.2/~netral_24/", "https://a-1.contoh.example/v1.2/~netral_24/"),
    ],
)
def test_an_address_has_one_form(situs: Situs, written: str, meant: str) -> None:
    """Capitals mean nothing in a scheme and a host, and something in a path."""
    situs.edit("content/situs.yaml", "alamat: https://contoh.example/uji/", f"alamat: {written}")
    situs.build()
    assert f"Sitemap: {meant}sitemap.xml" in situs.page("robots.txt")


def test_a_site_at_the_root_of_its_server(situs: Situs) -> None:
    """No part of an address is doubled or missing."""
    situs.edit("content/situs.yaml", "https://contoh.example/uji/", "https://contoh.example")
    situs.build()
    assert "ErrorDocument 404 /404.html\n" in situs.page(".htaccess")
    assert "  error_page 404 /404.html;\n" in (situs.folders.office / "server/nginx.conf").read_text("utf-8")
    assert 'path="404.html"' in situs.page("web.config")
