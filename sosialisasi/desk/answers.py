"""What the desk answers: a request becomes a response, by a table of addresses.

Nothing here listens: who may ask, and how an answer travels, is decided by the host (``serve``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sosialisasi.desk import (
    agenda,
    beginning,
    codes,
    filing,
    fromword,
    goinglive,
    guide,
    home,
    looking,
    manage,
    mending,
    neatness,
    newfile,
    pasting,
    picking,
    printshop,
    revisions,
    rosters,
    survey,
    undoing,
    work,
)
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, kind_of, told
from sosialisasi.desk.screens import RefusalView, own_file
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.refusals import Refusal
from sosialisasi.showing.rendering.render import broken_template
from sosialisasi.showing.rendering.templating import TemplateFailure

Handler = Callable[[Request, Desk], Response]


@dataclass(frozen=True, slots=True)
class Route:
    """What answers an address, by method. A ``is_private`` one answers only whoever runs the desk, and asks each
    request that is not a mere look for the token of our pages.
    """

    methods: Mapping[str, Handler]
    is_private: bool = False


def answer(request: Request, desk: Desk) -> Response:
    """Answer one request. What nobody may ask is refused in words."""
    try:
        for pattern, route in TABLE.items():
            if match := pattern.fullmatch(request.path):
                return _answer(replace(request, rest=match[1]), desk, route)
        raise AssertionError("the last pattern fits everything")
    except TemplateFailure as failure:
        return _broken(desk, failure)


def _answer(request: Request, desk: Desk, route: Route) -> Response:
    method = "GET" if request.method == "HEAD" else request.method
    handler = route.methods.get(method)
    if handler is None:
        return refusal(desk, 405)
    is_look = method == "GET"
    if route.is_private and not (request.is_known if is_look else request.has_token):
        return refusal(desk, 403)
    # A foreign page can send nothing of these types without asking first, and never may.
    if not is_look and request.kind not in ("application/json", "application/octet-stream"):
        return refusal(desk, 415)
    try:
        return handler(request, desk)
    except Refusal as cause:
        if is_look:
            return desk.screen(RefusalView(cause=str(cause)), 404)
        return told({"pesan": str(cause)}, cause.status if isinstance(cause, Refused) else 422)


def takes_long(request: Request, desk: Desk) -> bool:
    """Whether the answer may take as long as printing a sheet, checking the site or laying out the guide does."""
    is_slow = request.path.startswith(("panduan/", "meja/"))
    return request.method == "POST" or is_slow or desk.live.takes_long(request.path)


def refusal(desk: Desk, status: int) -> Response:
    """Why a request is not answered."""
    cause = _REFUSALS.get(status, "Permintaan itu tidak dikenali.")
    try:
        return desk.screen(RefusalView(cause=cause, title="Tidak dapat dibuka"), status)
    except TemplateFailure as failure:
        return _broken(desk, failure)


_REFUSALS = {
    403: "Halaman ini hanya untuk yang menjalankan pratinjau. Buka lewat alamat yang tertulis di jendela hitam.",
    409: "Tunggu: pekerjaan lain di meja kerja ini belum selesai. Muat ulang halaman ini sesudah itu.",
    405: "Halaman ini hanya dapat dibuka, bukan dikirimi.",
    500: "Kesalahan program; laporkan kepada pengelola. Pratinjau tetap berjalan.",
}


def _broken(desk: Desk, failure: TemplateFailure) -> Response:
    """What is wrong with a template that the site has put in the place of ours."""
    problem = broken_template(failure, desk.live.folders.root)
    return Response(data=f"{problem.place}: {problem.message}\n".encode(), kind="text/plain", status=500)


def _get_page(request: Request, desk: Desk) -> Response:
    """A file of the site, with what the preview adds if it is a page; a sheet is made when it is asked for."""
    preview, live = desk.preview, desk.live
    host, is_known, path = request.host, request.is_known, request.rest
    if not live.has_site:
        return Response(data=preview.blank(host, is_known=is_known).encode(), status=503)
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    data = live.read(name)
    if isinstance(data, Problem):
        return Response(data=preview.blank(host, is_known=is_known, refused=data).encode(), status=500)
    if data is None:
        return Response(data=preview.blank(host, is_known=is_known, is_missing=True).encode(), status=404)
    if kind_of(name) == "text/html":
        page = preview.dress(data.decode(errors="replace"), host, source=live.source(name), is_known=is_known)
        return Response(data=page.encode())
    return Response(data=data, kind=kind_of(name))


def _get_ticket(request: Request, desk: Desk) -> Response:
    """What lets another browser of the same user in, once: a second start of the program asks for it."""
    return told({"karcis": desk.preview.ticket})


def _post_end(request: Request, desk: Desk) -> Response:
    """End the program."""
    if desk.end is None:
        raise Refused("Meja kerja ini tidak dapat diakhiri dari sini: tutup saja halamannya.", 405)
    if desk.tasks.running is not None:
        raise Refused(f"Tunggu: {desk.tasks.running.title} belum selesai.", 409)
    desk.end()
    return told({})


def _get_own(request: Request, desk: Desk) -> Response:
    """A style or a script of the desk."""
    try:
        return Response(data=own_file(request.rest, desk.live.folders.root), kind=kind_of(request.rest))
    except FileNotFoundError:
        return refusal(desk, 404)


def _get_guide(request: Request, desk: Desk) -> Response:
    """The guide for staff, its pictures, and the page that explains the codes."""
    if (picture := guide.find_picture(request.rest)) is not None:
        return Response(data=picture, kind=kind_of(request.rest), policy=guide.POLICY)
    if (page := guide.find_page(request.rest)) is not None:
        return desk.screen(page, policy=guide.POLICY)
    return desk.screen(RefusalView(cause=f'"{request.rest}" tidak ada di panduan.'), 404, guide.POLICY)


TABLE: Mapping[re.Pattern[str], Route] = {
    re.compile(r"(pratinjau\.(?:css|js))"): Route({"GET": _get_own}),
    re.compile(r"meja/statis/([a-z-]+\.(?:css|js))"): Route({"GET": _get_own}),
    re.compile(r"meja/karcis()"): Route({"GET": _get_ticket}, is_private=True),
    re.compile(r"meja/selesai()"): Route({"POST": _post_end}, is_private=True),
    re.compile(r"meja/()"): Route({"GET": home.get_front, "POST": beginning.post_site}, is_private=True),
    re.compile(r"meja/tulis/()"): Route({"GET": manage.get_files}, is_private=True),
    re.compile(r"meja/berkas/(.*)", re.DOTALL): Route(
        {"GET": manage.get_form, "POST": manage.post_form}, is_private=True
    ),
    re.compile(r"meja/rapat/()"): Route({"GET": agenda.get_agenda}, is_private=True),
    re.compile(r"meja/cetak/()"): Route({"GET": printshop.get_prints}, is_private=True),
    re.compile(r"meja/cetak/([a-z0-9-]+)"): Route(
        {"GET": printshop.get_order, "POST": printshop.post_order}, is_private=True
    ),
    re.compile(r"meja/cetak/([a-z0-9-]+)/tabel"): Route({"POST": printshop.post_table}, is_private=True),
    re.compile(r"meja/cetak/([a-z0-9-]+)/peserta"): Route(
        {"GET": rosters.get_roster, "POST": rosters.post_roster, "DELETE": rosters.delete_roster}, is_private=True
    ),
    re.compile(r"meja/rilis/()"): Route(
        {"GET": revisions.get_revisions, "POST": revisions.post_revisions}, is_private=True
    ),
    re.compile(r"meja/terbit/()"): Route(
        {"GET": goinglive.get_going_live, "POST": goinglive.post_going_live}, is_private=True
    ),
    re.compile(r"meja/keadaan/()"): Route({"GET": survey.get_survey}, is_private=True),
    re.compile(r"meja/kerja/([1-9]\d{0,8})"): Route({"GET": work.get_task}, is_private=True),
    re.compile(r"meja/kerja/([1-9]\d{0,8})/kabar"): Route({"GET": work.get_news}, is_private=True),
    re.compile(r"meja/kerja/([1-9]\d{0,8})/henti"): Route({"POST": work.post_stop}, is_private=True),
    re.compile(r"meja/hasil/([1-9]\d{0,8}/\d{1,4})"): Route({"GET": work.get_file}, is_private=True),
    re.compile(r"meja/baru/()"): Route({"GET": newfile.get_kinds}, is_private=True),
    re.compile(r"meja/baru/([a-z]+)"): Route({"GET": newfile.get_new, "POST": newfile.post_new}, is_private=True),
    re.compile(r"meja/(word)"): Route({"POST": fromword.post_word}, is_private=True),
    re.compile(r"meja/situs/()"): Route({"GET": beginning.get_sites, "POST": beginning.post_sites}, is_private=True),
    re.compile(r"meja/(situs-baru)"): Route({"GET": beginning.get_site, "POST": beginning.post_site}, is_private=True),
    re.compile(r"meja/(tempel)"): Route({"POST": pasting.post_paste}, is_private=True),
    re.compile(r"meja/berkas-atur/(.*)", re.DOTALL): Route(
        {"GET": filing.get_acts, "POST": filing.post_act}, is_private=True
    ),
    re.compile(r"meja/masalah/()"): Route({"GET": mending.get_problems}, is_private=True),
    re.compile(r"meja/(betulkan)"): Route({"POST": mending.post_mend}, is_private=True),
    re.compile(r"meja/rapikan/()"): Route(
        {"GET": neatness.get_neatness, "POST": neatness.post_neatness}, is_private=True
    ),
    re.compile(r"meja/jelaskan/()"): Route({"GET": codes.get_codes}, is_private=True),
    re.compile(r"meja/jelaskan/([A-Za-z0-9-]+)"): Route({"GET": codes.get_code}, is_private=True),
    re.compile(r"meja/riwayat/()"): Route({"GET": undoing.get_history}, is_private=True),
    re.compile(r"meja/(batalkan)"): Route({"POST": undoing.post_undo}, is_private=True),
    re.compile(r"meja/(pilih)"): Route({"GET": picking.get_choices}, is_private=True),
    re.compile(r"meja/(hari)"): Route({"GET": picking.get_day}, is_private=True),
    re.compile(r"meja/lihat/(.*)", re.DOTALL): Route({"GET": looking.get_names}, is_private=True),
    re.compile(r"meja/lembar/(.*)", re.DOTALL): Route({"GET": looking.get_sheet}, is_private=True),
    re.compile(r"meja/gambar/([0-9a-f]{32})"): Route({"GET": looking.get_picture}, is_private=True),
    re.compile(r"meja/tampak/(.*)", re.DOTALL): Route({"GET": looking.get_trial}, is_private=True),
    re.compile(r"panduan/(.*)", re.DOTALL): Route({"GET": _get_guide}),
    re.compile(r"(.*)", re.DOTALL): Route({"GET": _get_page}),
}
"""What answers which address, the first that fits."""
