"""What is wrong, as data: ``Problem`` and the catalogue of its codes with their Indonesian texts.

A problem is an author's mistake, never a bug of ours. Its three texts answer what is wrong (``message``), why that
matters (``reason``) and how to mend it (``hint``). Every code has a bad fixture in ``tests/salah/``.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build before anything is written; a warning is told, and advice only to whoever asks."""

    ERROR = "kesalahan"
    WARNING = "peringatan"
    ADVICE = "saran"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake at one place; ``path`` is relative to the site folder with ``/``, ``line`` counts from 1."""

    code: str
    path: str
    line: int | None = None
    field: str = ""
    message: str
    reason: str
    hint: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """Where to look, in words: ``content/situs.yaml, baris 3 (isian nama)``."""
        line = f", baris {self.line}" if self.line else ""
        field = f" (isian {self.field})" if self.field else ""
        return f"{self.path}{line}{field}"

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        return (self.path, self.line or 0, self.field, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Entry:
    """The texts of a code; ``{names}`` are filled from the details given to ``problem``."""

    message: str
    reason: str
    hint: str
    severity: Severity = Severity.ERROR


class Misread(ValueError):
    """A value that cannot be read; ``code`` is a problem code and ``details`` are what its texts need."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def problem(code: str, /, *, path: str = "", line: int | None = None, field: str = "", **details: object) -> Problem:
    """Make a problem from the catalogue. ``KeyError`` on an unknown code or a missing detail: our own bug."""
    entry = CATALOGUE[code]
    details = {name: _printable(str(value)) for name, value in details.items()}
    return Problem(
        code=code,
        path=_printable(path),
        line=line,
        field=field,
        message=entry.message.format(**details),
        reason=entry.reason.format(**details),
        hint=entry.hint.format(**details),
        severity=entry.severity,
    )


def _printable(text: str) -> str:
    """A text that can be shown: names of files may hold what is no text at all, and a whole chapter says too much."""
    clean = text.encode("utf-8", "replace").decode()
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST]} …"


_LONGEST = 2000


def suggestion(word: str, known: Mapping[str, object] | list[str]) -> str:
    """``Maksud Anda "…"? `` (with the trailing space) for the nearest known word, or nothing."""
    if word.casefold().startswith("tidak "):
        return ""  # The nearest word would be the opposite: "tidak boleh" is near to "boleh".
    spelled = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold(), list(spelled), n=1, cutoff=0.6)
    return f'Maksud Anda "{spelled[near[0]]}"? ' if near else ""


def system_cause(error: OSError) -> str:
    """Why a file cannot be read or written, in Indonesian; a system says it in its own language."""
    return _CAUSES.get(error.errno or 0) or error.strerror or type(error).__name__


_CAUSES: Mapping[int, str] = {
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ENOTDIR: "ada berkas di tempat folder",
    errno.EEXIST: "ada berkas di tempat folder",
    errno.EISDIR: "ada folder di tempat berkas",
    errno.ENAMETOOLONG: "letaknya terlalu panjang",
}


CATALOGUE: Mapping[str, Entry] = {
    # --- files -----------------------------------------------------------------------------------
    "folder-tidak-ada": Entry(
        '"{folder}" tidak ditemukan.',
        "Tanpa itu tidak ada bahan yang dapat dibaca.",
        "Jalankan perintah dari folder situs, atau beri letaknya dengan --site.",
    ),
    "berkas-kosong": Entry(
        "Berkas ini kosong.",
        "Berkas kosong tidak dapat menjadi halaman atau data.",
        "Isi berkas ini, atau hapus bila memang tidak dipakai.",
    ),
    "berkas-terlalu-besar": Entry(
        "Berkas ini terlalu besar: {ukuran} MB; batasnya {batas} MB.",
        "Berkas sebesar itu bukan tulisan; biasanya salah simpan.",
        "Simpan hanya teksnya. Gambar dan PDF tidak disimpan di sini.",
    ),
    "berkas-tak-terbuka": Entry(
        "Tidak dapat dibuka: {sebab}.",
        "Isinya tidak dapat diperiksa.",
        "Tutup program yang memakainya, tunggu OneDrive selesai, lalu ulangi.",
    ),
    "berkas-bukan-utf8": Entry(
        "Berkas ini tidak tersimpan sebagai UTF-8 (terbaca seperti {sandi}).",
        "Huruf khusus akan rusak di situs dan di kertas.",
        'Di Notepad: File > Save As > Encoding "UTF-8" > Save.',
    ),
    "bom-dibuang": Entry(
        "Berkas ini diawali tanda BOM; tanda itu diabaikan.",
        "BOM tidak terlihat, tetapi dapat membuat judul hilang di program lain.",
        'Tidak harus diperbaiki. Di Notepad pilih Encoding "UTF-8" (tanpa BOM).',
        Severity.WARNING,
    ),
    "tautan-keluar": Entry(
        "Berkas ini adalah pintasan (symlink) ke luar folder situs.",
        "Isi di luar folder situs tidak boleh ikut terbit.",
        "Salin berkas aslinya ke sini sebagai berkas biasa.",
    ),
    "nama-berkas": Entry(
        'Nama berkas "{nama}" tidak dapat dipakai.',
        "Nama berkas menjadi alamat halaman, jadi harus sama di semua komputer.",
        'Pakai huruf kecil a–z, angka, dan tanda hubung saja, misalnya "{contoh}".',
    ),
    "berkas-asing": Entry(
        'Berkas "{nama}" tidak dikenal di folder ini dan tidak dibaca.',
        "Yang dibaca di folder ini hanya berkas {jenis}.",
        'Bila ini naskah, simpan dengan akhiran itu (di Notepad: Save as type "All files"). Bila bukan, pindahkan.',
        Severity.WARNING,
    ),
    # --- YAML ------------------------------------------------------------------------------------
    "yaml-rusak": Entry(
        "Baris ini tidak dapat dibaca: {baris}",
        "{sebab}",
        "{perbaikan}",
    ),
    "kepala-tidak-ada": Entry(
        "Berkas ini tidak diawali bagian kepala (front matter).",
        "Judul, tanggal, dan status ditulis di bagian kepala.",
        'Mulai berkas dengan baris "---", lalu judul dan seterusnya, lalu "---" lagi.',
    ),
    "kepala-tidak-ditutup": Entry(
        'Bagian kepala tidak ditutup dengan baris "---".',
        "Tanpa penutup, seluruh naskah terbaca sebagai kepala.",
        'Tambahkan satu baris berisi "---" sesudah kunci terakhir.',
    ),
    "kunci-kembar": Entry(
        'Kunci "{kunci}" ditulis dua kali (pertama di baris {pertama}).',
        "Hanya satu yang dapat dipakai, dan yang lain akan hilang diam-diam.",
        "Hapus salah satu.",
    ),
    "tanda-pagar": Entry(
        "Teks sesudah tanda # tidak terbaca: {potongan}",
        "Di berkas ini, tanda # dengan spasi di depannya memulai catatan, jadi sisanya hilang.",
        "Apit seluruh isiannya dengan tanda kutip: {perbaikan}",
    ),
    "yaml-terlalu-rumit": Entry(
        "Berkas ini memakai {apa} YAML, yang tidak didukung.",
        "Bentuk itu tidak diperlukan di sini dan mudah disalahgunakan.",
        "Tulis nilainya apa adanya.",
    ),
    # --- shape -----------------------------------------------------------------------------------
    "kunci-tak-dikenal": Entry(
        'Kunci "{kunci}" tidak dikenal.',
        "Isian yang salah ketik tidak boleh hilang diam-diam.",
        "{saran}Kunci yang dikenal: {dikenal}.",
    ),
    "kunci-kurang": Entry(
        'Kunci "{kunci}" belum diisi.',
        "Bagian ini wajib ada.",
        'Tambahkan baris "{kunci}: …".',
    ),
    "jenis-salah": Entry(
        "Isian ini harus berupa {harapan}, tetapi tertulis {nilai}.",
        "Bentuk isian yang lain tidak dapat dipakai.",
        "{contoh}",
    ),
    "pilihan-salah": Entry(
        '"{nilai}" bukan pilihan yang dikenal.',
        "Di sini hanya beberapa kata yang berlaku.",
        "{saran}Pilih salah satu: {pilihan}.",
    ),
    "tanggal-salah": Entry(
        'Tanggal "{nilai}" tidak dapat dipahami.',
        "{sebab}",
        'Tulis seperti "27 November 2024", "27-11-2024", atau "2024-11-27".',
    ),
    "tanggal-mustahil": Entry(
        'Tanggal "{nilai}" tidak ada di penanggalan.',
        "{sebab}",
        "Periksa tanggal dan bulannya pada dokumen sumber.",
    ),
    "hari-salah": Entry(
        "{tanggal} adalah hari {benar}, bukan {tertulis}.",
        "Hari dan tanggal yang tidak cocok membuat orang datang pada hari yang salah.",
        "Perbaiki harinya atau tanggalnya, sesuai undangan.",
    ),
    "rentang-terbalik": Entry(
        'Rentang "{nilai}" terbalik: akhirnya sebelum mulainya.',
        "Rentang terbalik tidak memuat satu hari pun.",
        'Tulis tanggal mulai lebih dulu, misalnya "25 September–23 November 2024".',
    ),
    "jam-salah": Entry(
        'Jam "{nilai}" tidak dapat dipahami.',
        "Jam ditulis 00.00 sampai 23.59.",
        'Tulis seperti "08.00" atau "13.30".',
    ),
    "alamat-salah": Entry(
        'Alamat "{nilai}" tidak dapat dipakai.',
        "Yang boleh hanya alamat https://, http://, mailto:, atau tel:.",
        'Salin alamat lengkapnya, misalnya "https://contoh.go.id/halaman".',
    ),
    # --- Markdown --------------------------------------------------------------------------------
    "html-dilarang": Entry(
        "HTML tidak dapat dipakai di naskah: {potongan}",
        "HTML dapat merusak halaman dan tidak dapat dicetak.",
        "Hapus tanda < … > itu dan tulis dengan Markdown biasa.",
    ),
    "tautan-berbahaya": Entry(
        'Tautan "{tautan}" tidak dapat dipakai.',
        "Yang boleh hanya https://, mailto:, tel:, dan berkas di folder content.",
        "Ganti dengan alamat https:// atau hapus tautannya.",
    ),
    "gambar-dilarang": Entry(
        "Gambar tidak dapat dipakai di naskah: {potongan}",
        "Teks dalam gambar tidak dapat dicari, dibacakan, atau difotokopi dengan jelas.",
        "Tulis isinya sebagai teks.",
    ),
    "judul-tingkat-satu": Entry(
        'Judul "{judul}" memakai satu tanda #.',
        "Judul halaman sudah diambil dari kepala berkas.",
        "Pakai ## untuk bagian dan ### untuk anak bagian.",
    ),
    "kutipan-tanpa-sumber": Entry(
        "Kutipan ini tidak menyebut siapa, jabatan, tanggal, dan sumbernya.",
        "Pernyataan tanpa sumber mudah disangka aturan.",
        'Tambahkan baris "> — Nama; Jabatan; 8 Mei 2018; Nama media https://…" di akhir kutipan.',
    ),
    "tabel-rusak": Entry(
        "Tabel ini tidak dapat dibaca: {sebab}.",
        "Isi sel yang berlebih akan hilang dari halaman.",
        "Samakan banyaknya kolom di setiap baris, dipisah tanda |. Tanda | di dalam sel ditulis \\|.",
    ),
    "rujukan-tak-ditutup": Entry(
        'Rujukan ini tidak lengkap: "{potongan}".',
        "Tanda [[ akan tercetak apa adanya dan dasarnya tidak tertaut.",
        "Tulis seperti [[PP 94/2021 Pasal 5 huruf n]] atau [[D-12]].",
    ),
    "naskah-terlalu-rumit": Entry(
        "Paragraf ini terlalu panjang atau memuat terlalu banyak tanda * dan _.",
        "Paragraf seperti itu bukan tulisan; biasanya salah tempel.",
        "Bagi menjadi beberapa paragraf, dipisah baris kosong.",
    ),
    "dirapikan": Entry(
        "{apa} di baris ini dibaca sebagai {menjadi}.",
        "Bentuk tempelan dari Word berbeda dari Markdown.",
        "Tidak harus diperbaiki bila hasilnya sudah benar.",
        Severity.WARNING,
    ),
    # --- references ------------------------------------------------------------------------------
    "rujukan-tak-ada": Entry(
        '{jenis} "{nilai}" tidak ditemukan.',
        "Rujukan yang tidak ada membuat pembaca tersesat.",
        "{saran}Periksa ejaannya, atau tambahkan berkasnya di {folder}.",
    ),
    "peraturan-tak-dikenal": Entry(
        'Kutipan "{nilai}" tidak cocok dengan peraturan mana pun.',
        "Setiap pernyataan hukum harus punya dasar yang terdaftar.",
        "{saran}Daftarkan peraturannya di content/peraturan, atau perbaiki kutipannya.",
    ),
    "peraturan-tidak-berlaku": Entry(
        "{peraturan} tidak berlaku pada {tanggal} ({masa}).",
        "Bahan harus memakai aturan yang berlaku pada tanggal peristiwanya.",
        "{saran}",
    ),
    "butir-tidak-berlaku": Entry(
        "{butir} tidak punya dasar yang berlaku pada {tanggal}.",
        "Butir tanpa dasar yang berlaku bukan aturan pada tanggal itu.",
        "Pilih butir lain, atau tambahkan dasarnya yang berlaku saat itu.",
    ),
    "lembaga-tidak-ada-saat-itu": Entry(
        "{lembaga} tidak ada pada {tanggal} ({masa}).",
        "Pembaca akan melapor ke lembaga yang tidak ada.",
        "Pakai lembaga yang bertugas pada tanggal itu.",
    ),
    "imbauan-tanpa-sumber": Entry(
        'Imbauan "{nilai}" tidak menyebut tanggal atau sumbernya.',
        "Imbauan tanpa tanggal dan sumber tidak dapat diperiksa.",
        'Tambahkan "tanggal: …" dan "sumber: {{judul: …, alamat: …}}".',
    ),
    "id-kembar": Entry(
        '{jenis} "{nilai}" sudah dipakai di {lain}.',
        "Satu nomor atau nama tidak boleh berarti dua hal.",
        "Beri nomor atau nama lain pada salah satunya.",
    ),
    "id-tidak-cocok": Entry(
        'Nama berkas harus "{harapan}", sesuai isi "{nilai}".',
        "Nama berkas menjadi alamat halaman.",
        'Ganti nama berkas menjadi "{harapan}".',
    ),
    "alamat-bertabrakan": Entry(
        'Berkas ini dan {lain} akan ditulis ke alamat yang sama: "{alamat}".',
        "Halaman yang satu akan menimpa yang lain (huruf besar dan kecil dianggap sama).",
        "Ganti nama salah satu berkas, atau hapus alias yang memakai alamat itu.",
    ),
    "alamat-hilang": Entry(
        'Alamat "{alamat}" pernah terbit, tetapi sekarang tidak ada halamannya.',
        "Orang menyimpan tautan itu, misalnya di grup WhatsApp atau di lembar cetak.",
        'Bila berkasnya berganti nama, tulis nama lamanya sebagai "alias". Bila isinya tidak boleh dipakai lagi, '
        'kembalikan berkasnya dan tulis "ditarik". Bila hanya lama, kembalikan dengan status arsip.',
    ),
    "rilis-rusak": Entry(
        "Baris rilis ini tidak dapat dipakai: {sebab}.",
        "Rilis menjawab pemegang salinan cetak. Baris yang diubah membuat jawabannya salah.",
        'Kembalikan baris itu seperti semula. Baris baru hanya ditulis oleh "python3 build.py rilis".',
    ),
    "belum-dirilis": Entry(
        "{jumlah} lembar cetak bertanda DRAF karena isinya belum dirilis: {lembar}.",
        "Pemegang salinan hanya dapat memeriksa lembar yang sudah dirilis.",
        'Periksa lembarnya, lalu jalankan "python3 build.py rilis --semua --catatan" dengan catatan perubahannya.',
        Severity.WARNING,
    ),
    "lembar-hilang": Entry(
        'Lembar "{lembar}" (kode {kode}) pernah dirilis, tetapi tidak dibuat lagi.',
        "Orang masih memegang salinannya, dan tidak tahu apa penggantinya.",
        'Kembalikan sumbernya, atau tarik dengan "python3 build.py rilis --tarik {kode} --catatan" dan alasannya.',
        Severity.WARNING,
    ),
    "alamat-terlalu-panjang": Entry(
        "Alamat untuk kode QR terlalu panjang: {panjang} huruf ({alamat}), paling banyak {batas}.",
        "Kode QR yang rapat tidak terbaca lagi sesudah difotokopi.",
        'Pakai alamat situs yang lebih pendek pada "alamat" di situs.yaml, misalnya subdomain tanpa folder.',
        Severity.WARNING,
    ),
    "rujukan-ditarik": Entry(
        '{jenis} "{nilai}" sudah ditarik pada {tanggal}.',
        "Yang sudah ditarik tidak boleh dipakai lagi sebagai bahan.",
        "Pakai penggantinya, atau hapus rujukannya.",
    ),
    "pengganti-tanpa-sebab": Entry(
        "Ada pengganti, tetapi bahan ini tidak ditarik dan bukan arsip.",
        "Pembaca tidak tahu mana yang berlaku.",
        'Tambahkan "ditarik" dengan tanggal dan alasannya, ubah status menjadi arsip, atau hapus "pengganti".',
    ),
    "pengganti-diri": Entry(
        "Bahan ini menyebut dirinya sendiri sebagai pengganti.",
        "Pembaca yang mencari penggantinya kembali ke sini.",
        'Tulis bahan lain di "pengganti", atau hapus baris itu.',
    ),
    "kode-daerah-salah": Entry(
        'Kode daerah "{nilai}" tidak ada.',
        "Kode harus dari Kepmendagri 300.2.2-2138/2025.",
        '{saran}Tulis kode bertitik, misalnya "15.04".',
    ),
    "nama-daerah-tak-cocok": Entry(
        'Kode {kode} adalah "{benar}", bukan "{tertulis}".',
        "Kode dan nama yang tidak cocok membuat bahan sampai ke daerah yang salah.",
        "Perbaiki kodenya atau namanya.",
    ),
    "tanggal-tak-urut": Entry(
        "{kemudian} ({tanggal_kemudian}) lebih awal daripada {dahulu} ({tanggal_dahulu}).",
        "Urutan waktu yang terbalik biasanya salah ketik tahun atau bulan.",
        "Periksa kedua tanggal itu.",
    ),
    "terbit-belum-lengkap": Entry(
        'Berstatus "{status}" tetapi belum memuat {kurang}.',
        "Bahan yang terbit harus dapat dipertanggungjawabkan.",
        "Lengkapi isiannya, atau kembalikan status ke draf.",
    ),
    "pokok-terlalu-banyak": Entry(
        "Ada {banyak} pokok; batasnya lima.",
        "Yang didengar sambil berdiri hanya sedikit yang diingat, dan lembarnya harus satu halaman.",
        "Pilih lima yang terpenting; sisanya tetap ada di naskah.",
    ),
    "bagian-kosong": Entry(
        'Bagian cetak "{bagian}" diminta, tetapi tidak ada isinya.',
        "Bagian itu akan hilang dari paket tanpa diketahui.",
        "Isi bagiannya (misalnya kalender atau formulirnya), atau hapus dari cetak.",
    ),
    "tahapan-bertumpuk": Entry(
        "{kemudian} mulai {mulai}, padahal {dahulu} baru berakhir {akhir}.",
        "Dua tahapan yang berurutan tidak berjalan pada hari yang sama, dan aturannya berbeda.",
        "Periksa kedua tanggal itu pada dokumen sumber.",
        Severity.WARNING,
    ),
    "tahapan-berjarak": Entry(
        "Ada {hari} hari kosong antara {dahulu} (sampai {akhir}) dan {kemudian} (mulai {mulai}).",
        "Kedua tahapan ini biasanya bersambung; jarak sering berarti salah ketik.",
        "Periksa kedua tanggal itu pada dokumen sumber. Bila memang berjarak, biarkan.",
        Severity.ADVICE,
    ),
    "pemeriksaan-lama": Entry(
        "Terakhir diperiksa {tanggal}, {hari} hari sebelum data per {data}; batasnya {batas} hari{keadaan}.{lain}",
        "Aturan dapat berubah tanpa diketahui, dan situs menyebut datanya masih benar per tanggal itu.",
        'Cocokkan lagi peraturannya, lalu perbarui "diperiksa".',
        Severity.WARNING,
    ),
    "tak-ditautkan": Entry(
        "Tidak ada bahan lain yang menautkan briefing ini.",
        "Pembaca hanya menemukannya lewat daftar atau pencarian.",
        "Tautkan dari bahan yang berkaitan, misalnya di bagian akhirnya.",
        Severity.ADVICE,
    ),
    "masa-bertumpuk": Entry(
        "Masa ini bertumpuk dengan {lain}.",
        "Pada satu hari hanya satu alur pelaporan yang berlaku.",
        "Perbaiki tanggal sejak atau sampai pada salah satunya.",
    ),
    "nama-salah": Entry(
        '{jenis} "{nilai}" tidak dapat dipakai.',
        "Nama ini menjadi bagian alamat dan disebut orang di rapat.",
        'Tulis seperti "{contoh}".',
    ),
    "rujukan-belum-terbit": Entry(
        '{jenis} "{nilai}" belum terbit (status {status}).',
        "Pembaca akan sampai ke halaman yang tidak ada.",
        "Terbitkan dulu, atau hapus rujukannya.",
    ),
    "tautan-mati": Entry(
        'Tautan ke "{tujuan}" tidak mengarah ke halaman mana pun.',
        "Pembaca akan mendapat halaman kosong.",
        "{saran}Periksa nama berkas dan letaknya.",
    ),
    "jangkar-mati": Entry(
        'Halaman "{halaman}" tidak punya bagian "#{jangkar}".',
        "Pembaca tidak sampai ke bagian yang dimaksud.",
        "{saran}Periksa judul bagian di halaman itu.",
    ),
    # --- words -----------------------------------------------------------------------------------
    "netral-ajakan": Entry(
        '{tanda}: "{kata}" {apa}.',
        "Bahan dari instansi yang terbaca memihak menyeret penulis, pemeriksa, dan atasannya.",
        "Hapus atau ganti kalimatnya. Bila kalimat itu justru menjelaskan larangan, tulis di atasnya "
        '"<!-- abaikan {tanda}: alasannya -->" (di YAML: "# abaikan {tanda}: alasannya").',
        Severity.WARNING,
    ),
    "netral-peserta": Entry(
        '{tanda}: "{kata}" adalah {apa} dalam {pemilihan}.',
        "Selama tahapan, bahan yang menyebut satu peserta terbaca memihak.",
        "Hapus sebutan itu, juga dari nama berkas dan tautan. Bila memang harus ada, tulis di atasnya "
        '"<!-- abaikan {tanda}: alasannya -->" (di YAML: "# abaikan {tanda}: alasannya").',
        Severity.WARNING,
    ),
    "peserta-tak-lengkap": Entry(
        "Daftar peserta ini belum lengkap: {sebab}.",
        "Daftar yang tidak memuat semua peserta hanya menjaga dari sebagian, jadi tidak netral.",
        'Tulis semua peserta, lalu "lengkap: ya". Bila belum tahu semuanya, hapus berkas ini dulu. '
        'Bila calonnya tunggal, tulis juga "nama: Kolom kosong".',
    ),
    "abaikan-tanpa-alasan": Entry(
        'Catatan "abaikan {tanda}" tidak menyebut alasannya.',
        "Peringatan yang diabaikan tanpa alasan tidak dapat dipertanggungjawabkan, jadi tetap tampil.",
        'Tulis alasannya sesudah titik dua, misalnya "<!-- abaikan NET-05: contoh kalimat yang dilarang -->".',
        Severity.WARNING,
    ),
    "abaikan-sia-sia": Entry(
        'Catatan "abaikan {tanda}" tidak menutup peringatan apa pun.',
        "Catatan yang tertinggal dapat menutup kesalahan baru di tempat yang sama.",
        "Hapus catatan itu, atau pindahkan ke baris tepat di atas kalimatnya. Periksa juga tandanya.",
        Severity.WARNING,
    ),
    "peringatan-diabaikan": Entry(
        "{banyak} peringatan {tanda} di bawah baris ini diabaikan: {alasan}.",
        "Yang diabaikan tetap terlihat oleh pemeriksa.",
        "Tidak harus diperbaiki selama alasannya masih benar.",
        Severity.ADVICE,
    ),
    "data-nik": Entry(
        'Ada NIK di sini ("{potongan}").',
        "NIK orang tidak boleh terbit; sekali terbit tidak dapat ditarik.",
        "Hapus NIK itu. Data orang hanya dicetak untuk kantor, dari daftar CSV.",
    ),
    "data-nip": Entry(
        'Ada NIP di sini ("{potongan}").',
        "NIP memuat tanggal lahir orang; sekali terbit tidak dapat ditarik.",
        "Hapus NIP itu. Data orang hanya dicetak untuk kantor, dari daftar CSV.",
    ),
    "telepon-pribadi": Entry(
        'Ada nomor ponsel di sini ("{potongan}").',
        "Nomor orang yang terbit dipakai untuk menipu dan mengganggu.",
        'Hapus nomor itu. Nomor kantor ditulis sebagai "kontak" di situs.yaml atau di berkas daerah.',
        Severity.WARNING,
    ),
    "surel-pribadi": Entry(
        'Ada alamat surel pribadi di sini ("{potongan}").',
        "Alamat orang yang terbit dipakai untuk menipu dan mengganggu.",
        'Pakai alamat kantor (go.id), atau tulis sebagai "kontak" di situs.yaml atau di berkas daerah.',
        Severity.WARNING,
    ),
    "lama-tak-cocok": Entry(
        'Tertulis "{tertulis}", padahal {rentang} itu {hari} hari.',
        "Pembaca tidak tahu mana yang benar, lamanya atau tanggalnya.",
        "Cocokkan keduanya dengan dokumen sumber.",
        Severity.WARNING,
    ),
    "kalimat-panjang": Entry(
        '{banyak} kalimat lebih dari {batas} kata. Yang terpanjang {kata} kata: "{awal} …".',
        "Kalimat panjang sulit dibacakan di rapat dan sulit diingat.",
        "Bagi menjadi dua atau tiga kalimat.",
        Severity.ADVICE,
    ),
    "singkatan-asing": Entry(
        "Singkatan ini tidak dijelaskan di berkas ini: {singkatan}.",
        "Pembaca di desa belum tentu mengenalnya.",
        'Tulis kepanjangannya sekali, misalnya "cuti di luar tanggungan negara (CLTN)".',
        Severity.ADVICE,
    ),
    # --- the list of people ------------------------------------------------------------------------
    "daftar-bukan-csv": Entry(
        "Ini {jenis}, bukan CSV.",
        "Daftar peserta dibaca dari CSV, yaitu tabel yang tersimpan sebagai teks.",
        'Di Excel: File > Save As > "CSV UTF-8 (Comma delimited)" > Save, lalu pakai berkas baru itu.',
    ),
    "daftar-tak-terbaca": Entry(
        "Tabel ini tidak dapat dibaca mulai baris {baris}: tanda kutipnya tidak cocok.",
        "Tanda kutip yang tidak ditutup menelan semua baris sesudahnya.",
        "Hapus tanda kutip di baris itu, atau simpan ulang daftarnya dari Excel.",
    ),
    "daftar-tanpa-nama": Entry(
        "Tidak ada kolom nama.",
        "Tanpa kepala kolom tidak diketahui kolom mana yang berisi nama.",
        'Tulis kepala kolom di baris pertama, misalnya "Nama;NIP;Jabatan;Unit Kerja".',
    ),
    "daftar-tanpa-orang": Entry(
        "Di bawah kepala kolom tidak ada satu orang pun.",
        "Lembar yang dicetak dari daftar ini akan kosong.",
        "Isi daftarnya, satu orang satu baris. Untuk lembar kosong, cetak tanpa daftar.",
    ),
    "daftar-terlalu-panjang": Entry(
        "Daftar ini memuat {banyak} orang; batasnya {batas}.",
        "Daftar sepanjang itu biasanya daftar seluruh pegawai, bukan peserta rapat.",
        "Sisakan peserta rapat saja, atau bagi menjadi beberapa berkas.",
    ),
    "kolom-diabaikan": Entry(
        'Kolom "{kolom}" tidak dibaca.',
        "{sebab}",
        "Hapus kolom itu dari berkas bila memang tidak diperlukan.",
        Severity.WARNING,
    ),
    "nip-rusak": Entry(
        'NIP {nama} tertulis "{nip}": angka terakhirnya sudah dibulatkan Excel.',
        "Excel hanya menyimpan 15 angka, sedangkan NIP punya 18.",
        "Di Excel: pilih kolom NIP, Format Cells > Text, ketik ulang NIP-nya, lalu simpan lagi sebagai CSV.",
    ),
    "orang-tanpa-nama": Entry(
        'Baris ini tidak memuat nama (isinya "{isi}").',
        "Lembar tanpa nama tidak dapat diberikan kepada siapa pun.",
        "Isi namanya, atau hapus baris ini.",
    ),
    "sel-berlebih": Entry(
        'Baris ini punya lebih banyak kolom daripada kepalanya (kelebihannya "{sel}").',
        "Isinya dapat bergeser, misalnya gelar terbaca sebagai NIP.",
        'Apit isian yang memuat tanda pemisah dengan tanda kutip: "Fulan, S.H.". Atau simpan ulang dari Excel.',
    ),
    # --- writing ---------------------------------------------------------------------------------
    "cetak-gagal": Entry(
        "Lembar ini tidak dapat dicetak. Rincian: {sebab}",
        "Lembar harus memenuhi PDF/UA dan PDF/A agar terbaca di semua alat.",
        "Periksa isi berkas ini, dan templat cetak milik situs ini bila ada, lalu ulangi.",
    ),
    "templat-rusak": Entry(
        "Templat ini tidak dapat dipakai. Rincian: {sebab}",
        "Halaman yang memakainya tidak dapat dibuat.",
        "Perbaiki templatnya, atau hapus agar templat bawaan dipakai.",
    ),
    "folder-hasil-asing": Entry(
        'Folder hasil "{folder}" berisi berkas yang bukan buatan program ini.',
        "Berkas orang lain tidak boleh tertimpa atau terhapus.",
        "Pakai folder lain dengan --out, atau kosongkan folder itu. Bila itu hasil lama, hapus saja.",
    ),
    "tidak-dapat-menulis": Entry(
        "Tidak dapat menulis ke {folder}: {sebab}",
        "Mungkin berkasnya sedang terbuka atau foldernya hanya dapat dibaca.",
        "Tutup berkas yang terbuka, tunggu OneDrive selesai, lalu ulangi.",
    ),
}
