"""Output paths and the links between them."""

from __future__ import annotations

from posixpath import dirname, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.site import routes
from sosialisasi.site.words import Paper

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
PAGES = st.lists(SLUGS, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")
ANCHORS = st.just("") | SLUGS.map(lambda slug: f"#{slug}")


def follow(page: str, link: str) -> str:
    """Where a browser goes from a page."""
    path, hash_, anchor = link.partition("#")
    return (normpath(f"{dirname(page)}/{path}").lstrip("/") if path else page) + hash_ + anchor


class TestRelative:
    @given(page=PAGES, target=PAGES, anchor=ANCHORS)
    def test_a_link_leads_where_it_should(self, page: str, target: str, anchor: str) -> None:
        """From any page to any other, and to a part of it."""
        assert follow(page, routes.relative(page, target + anchor)) == target + anchor

    @given(page=PAGES, target=PAGES)
    def test_a_link_works_from_a_usb_stick(self, page: str, target: str) -> None:
        """It names a file, and neither a folder nor a place of a server."""
        link = routes.relative(page, target)
        assert link.endswith(".html")
        assert not link.startswith("/")

    def test_a_link_to_a_part_of_the_same_page_is_the_part_alone(self) -> None:
        """So that nothing is loaded again."""
        assert routes.relative("briefing/a.html", "briefing/a.html#b") == "#b"

    def test_the_shortest_link(self) -> None:
        """As a person would write it."""
        assert routes.relative("briefing/a.html", "briefing/b.html") == "b.html"
        assert routes.relative("briefing/a.html", "index.html") == "../index.html"
        assert routes.relative("index.html", "briefing/a.html") == "briefing/a.html"


class TestSource:
    @given(SLUGS)
    def test_a_file_and_its_page_have_one_name(self, slug: str) -> None:
        """The page of a file is the one that is made from it."""
        assert routes.of_source(f"content/briefing/{slug}.md") == routes.briefing(slug)
        assert routes.of_source(f"content/rakor/{slug}.md") == routes.meeting(slug)
        assert routes.of_source(f"content/halaman/{slug}.md") == routes.page(slug)
        assert routes.of_source(f"content/peraturan/{slug}.yaml") == routes.regulation(slug)
        assert routes.of_source(f"content/peraturan/{slug}.yml") == routes.regulation(slug)
        assert routes.of_source(f"content/kalender/{slug}.yaml") == routes.calendar(slug)
        assert routes.of_source(f"content/boleh-jangan/{slug}.yaml") == routes.item(slug.upper())
        assert routes.of_source(f"content/kasus/{slug}.yaml") == routes.case(slug)
        assert routes.of_source(f"content/angka/{slug}.yaml") == routes.figure(slug)

    def test_the_page_of_a_region_is_named_by_its_code(self) -> None:
        """Files have hyphens where codes have full stops."""
        assert routes.of_source("content/daerah/16-10.yaml") == routes.region("16.10") == "daerah/16-10.html"

    @pytest.mark.parametrize(
        "path",
        ["content/lembaga/bawaslu.yaml", "content/situs.yaml", "briefing/a.md", "content/briefing/a.docx", "a.md", ""],
    )
    def test_what_has_no_page_has_none(self, path: str) -> None:
        """Institutions and settings are shown by other pages."""
        assert routes.of_source(path) is None

    def test_a_link_of_an_author_is_between_files(self) -> None:
        """As an editor or GitHub would follow it."""
        assert routes.linked_source("content/rakor/a.md", "../briefing/b.md") == "content/briefing/b.md"
        assert routes.linked_source("content/rakor/a.md", "b.md") == "content/rakor/b.md"
        assert routes.linked_source("content/rakor/a.md", "../../../etc/passwd") == "../etc/passwd"


@given(SLUGS, SLUGS)
def test_no_two_things_share_an_address(one: str, other: str) -> None:
    """Kinds have folders of their own, papers endings of their own."""
    makers = (routes.briefing, routes.meeting, routes.page, routes.regulation, routes.calendar, routes.item)
    paths = [make(slug) for make in makers for slug in {one, other}]
    paths += [routes.sheet(slug, paper) for slug in {one, other} for paper in Paper]
    assert len(set(paths)) == len(paths)
