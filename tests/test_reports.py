"""What other programs read of a check: SARIF and the annotations of GitHub."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from harness import Situs
from harness.terminal import Terminal
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.commands import formats
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.ground.problems import Problem, Severity

BRIEFING = "content/briefing/fasilitas.md"
GRAVE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


@pytest.fixture
def bad(situs: Situs) -> Situs:
    """A site with one problem of each severity."""
    situs.edit(BRIEFING, "[[D-1]]", "[[D-7]]")
    situs.edit(BRIEFING, "- Jangan: memasang", "• Jangan: memasang")
    situs.edit("content/situs.yaml", "kontak:", "padanan: [suka, medsos]\nkontak:")
    return situs


def test_words_end_with_the_line_as_it_should_be(situs: Situs, terminal: Terminal) -> None:
    """Indented as it must be; and where it is another line than the one that is told, its number."""
    situs.edit("content/rakor/ogan-ilir-2024.md", "    topik: Pengawasan", "    topik:Pengawasan")
    situs.edit("content/rakor/ogan-ilir-2024.md", "selesai: 13:00", "selesai: selesai")
    situs.edit("content/halaman/tentang.md", "diperbarui: 22 November 2026\n---", "diperbarui: 22 November 2026")
    said = terminal("check", "--site", situs.root).out
    assert "  Yang benar:\n        topik: Pengawasan\n\n" in said
    assert "  Baris ini dihapus.\n\n" in said
    assert "  Yang benar (baris 4):\n    diperbarui: 22 November 2026\n    ---\n\n" in said


class TestSarif:
    def test_the_one_mend_is_a_fix_that_editors_offer(self, situs: Situs, terminal: Terminal) -> None:
        """The line as it should be, or that it should go; what can be mended in several ways has none."""
        situs.edit("content/halaman/tentang.md", "judul: Tentang", "judul:Tentang")
        situs.edit("content/rakor/ogan-ilir-2024.md", "selesai: 13:00", "selesai: selesai")
        situs.edit(BRIEFING, "[[D-1]]", "[[D-7]]")
        (run,) = json.loads(terminal("check", "--site", situs.root, "--format", "sarif").out)["runs"]
        fixes = {result["ruleId"]: result.get("fixes") for result in run["results"]}
        assert fixes["rujukan-tak-ada"] is None
        (fix,) = fixes["yaml-rusak"]
        (change,) = fix["artifactChanges"]
        assert unquote(change["artifactLocation"]["uri"]) == "content/halaman/tentang.md"
        assert change["replacements"] == [
            {
                "deletedRegion": {"startLine": 2, "startColumn": 1, "endColumn": 24},
                "insertedContent": {"text": "judul: Tentang situs ini"},
            }
        ]
        (fix,) = fixes["jam-salah"]
        (replaced,) = fix["artifactChanges"][0]["replacements"]
        assert replaced["deletedRegion"] == {"startLine": 6, "startColumn": 1, "endLine": 7, "endColumn": 1}
        assert replaced["insertedContent"] == {"text": ""}

    def test_a_check_is_a_log_of_one_run(self, bad: Situs, terminal: Terminal) -> None:
        """With a rule for each code that was found, its help, and a place for each result."""
        said = terminal("check", "--site", bad.root, "--format", "sarif")
        assert (said.status, said.err) == (1, "")
        log = json.loads(said.out)
        assert (log["version"], log["$schema"]) == ("2.1.0", formats.SARIF)
        (run,) = log["runs"]
        driver = run["tool"]["driver"]
        assert driver["name"] == "sosialisasi"
        codes = [rule["id"] for rule in driver["rules"]]
        assert codes == ["dirapikan", "padanan-percuma", "rujukan-tak-ada"]
        for rule in driver["rules"]:
            entry = catalogue()[rule["id"]]
            assert rule["defaultConfiguration"]["level"] == GRAVE[entry.severity]
            assert rule["help"]["text"].endswith(f"Benar:\n{entry.right}")
            assert rule["shortDescription"]["text"]
        for result in run["results"]:
            assert codes[result["ruleIndex"]] == result["ruleId"]
            assert result["level"] == GRAVE[catalogue()[result["ruleId"]].severity]
            assert result["message"]["text"]
        places = [place["physicalLocation"] for result in run["results"] for place in result["locations"]]
        assert [(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in places] == [
            (BRIEFING, 18),
            (BRIEFING, 19),
            ("content/situs.yaml", 9),
            ("content/situs.yaml", 9),
        ]

    def test_a_good_site_is_an_empty_log(self, situs: Situs, terminal: Terminal) -> None:
        """A run that found nothing says so, and clears what was found before."""
        said = terminal("check", "--site", situs.root, "--format", "sarif")
        assert said.status == 0
        (run,) = json.loads(said.out)["runs"]
        assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])

    @given(st.text(min_size=1), st.none() | st.integers(1, 10**6))
    def test_any_name_is_an_address_and_any_problem_has_a_line(self, name: str, line: int | None) -> None:
        """A file name may hold a space, a percent sign or what is no ASCII."""
        path = f"content/{name.encode('utf-8', 'replace').decode()}"
        found = Problem(code="berkas-asing", path=path, line=line, message="a", reason="b", hint="c")
        (run,) = json.loads(formats.sarif([found], Path(), "situs"))["runs"]
        place = run["results"][0]["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", place["artifactLocation"]["uri"])
        assert unquote(place["artifactLocation"]["uri"]) == f"situs/{path}"
        assert place["region"]["startLine"] == (line or 1)


class TestGitHub:
    def test_each_problem_is_a_line_beside_its_file(
        self, bad: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As seen from the folder that the check runs in; advice only if asked for."""
        monkeypatch.chdir(bad.root.parent)
        bad.remove("content/alamat.txt")
        bad.edit(BRIEFING, "[[D-7]]", "[[D-1]]")
        said = terminal("check", "--site", bad.root.name, "--format", "github", "--saran")
        assert said.status == 0
        lines = said.out.splitlines()
        name = bad.root.name
        assert lines[0].startswith(f"::notice file={name}/content/alamat.txt,title=alamat-belum-dicatat::Alamat ")
        assert lines[1].startswith(f"::warning file={name}/{BRIEFING},line=19,title=dirapikan::")
        assert "%0A" in lines[1]
        assert len(lines) == 4
        assert "::notice" not in terminal("check", "--site", name, "--format", "github").out

    @given(st.text(), st.text())
    def test_no_text_ends_the_command_or_a_property(self, path: str, message: str) -> None:
        """What GitHub reads as a sign of its own is written as a number, and read back as it was."""
        found = Problem(code="berkas-asing", path=path, line=3, message=message, reason="b", hint="c")
        (command, end) = re.split("\n", formats.github([found]))
        assert end == ""
        match = re.fullmatch(r"::error (?:file=([^:,]*),)?line=3,title=berkas-asing::([^\r\n]*)", command)
        assert match is not None
        undone = match[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert undone == f"{message}\nb\nc"
        place = (match[1] or "").replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r")
        assert place.replace("%25", "%") == path


def test_the_report_for_programs_says_how_grave(bad: Situs, terminal: Terminal, tmp_path: Path) -> None:
    """JSON carries the severity, and advice only if asked for."""
    bad.remove("content/alamat.txt")
    bad.edit(BRIEFING, "[[D-7]]", "[[D-1]]")

    def told(*options: str) -> list[str]:
        said = terminal("check", "--site", bad.root, "--format", "json", *options)
        return [found["severity"] for found in json.loads(said.out)["problems"]]

    assert set(told()) == {"peringatan"}
    assert set(told("--saran")) == {"peringatan", "saran"}
