"""Citations: what people write and the regulation that they mean."""

from __future__ import annotations

import pytest
from harness.samples import regulation

from sosialisasi.site.citations import Register, citation_key

REGISTER = Register(
    {
        each.id: each
        for each in (
            regulation("PP", "94", 2021, "PP Disiplin PNS"),
            regulation("UU", "1", 2015),
            regulation("UU", "10", 2016),
            regulation("SKB", "800-2836", 2020, "SKB Netralitas"),
            regulation("SKB", "800-5474", 2022, "SKB Netralitas 2022"),
            regulation("Surat MenPANRB", "B/71/M.SM.00.00/2017", 2017),
        )
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "PP 94/2021 Pasal 5 huruf n",
        "pp 94/2021 Pasal 5 huruf n",
        "PP No. 94 Tahun 2021 Pasal 5 huruf n",
        "PP Nomor 94 Tahun 2021 Pasal 5 huruf n",
        "PP no 94/2021  Pasal 5  huruf n",
        "PP Disiplin PNS Pasal 5 huruf n",
        "PP 94/2021, Pasal 5 huruf n",
    ],
)
def test_every_spelling_means_the_one_regulation(text: str) -> None:
    """And is printed in one form."""
    found = REGISTER.find(text)
    assert found is not None
    assert found.text == "PP 94/2021 Pasal 5 huruf n"


@pytest.mark.parametrize(
    ("text", "id", "passage"),
    [
        ("UU 1/2015", "uu-1-2015", ""),
        ("UU 10/2016 Pasal 71 ayat (1)", "uu-10-2016", "Pasal 71 ayat (1)"),
        ("SKB Netralitas Lampiran I", "skb-800-2836-2020", "Lampiran I"),
        ("SKB Netralitas 2022 Lampiran I", "skb-800-5474-2022", "Lampiran I"),
        ("Surat MenPANRB B/71/M.SM.00.00/2017", "surat menpanrb-b/71/m.sm.00.00/2017-2017", ""),
    ],
)
def test_the_longest_name_decides_and_the_rest_is_the_passage(text: str, id: str, passage: str) -> None:
    """``UU 10/2016`` is not ``UU 1``, and a passage keeps its own spelling."""
    found = REGISTER.find(text)
    assert found is not None
    assert (found.regulation.id, found.passage) == (id, passage)


@pytest.mark.parametrize("text", ["", " ", "PP 94", "PP 94/2022", "Pasal 5 PP 94/2021", "UU 1/20155", "(", "[[", "UU"])
def test_what_no_name_begins_is_no_citation(text: str) -> None:
    """A near miss is not taken for a hit: it is the wrong law."""
    assert REGISTER.find(text) is None


@pytest.mark.parametrize(
    "written",
    ["Peraturan Pemerintah Nomor 94 Tahun 2021 Pasal 5", "peraturan pemerintah No. 94 Tahun 2021 Pasal 5"],
)
def test_the_words_of_a_letter_are_understood(written: str) -> None:
    """Letters write the kind of a regulation out."""
    assert citation_key(written) == citation_key("PP 94/2021 Pasal 5")
