// Kuis: memilih jawaban, langsung tahu tepat atau belum, dan di akhir hasilnya sebagai teks. Tanpa skrip ini setiap
// jawaban tetap dapat dibuka. Tidak ada yang disimpan dan tidak ada yang dikirim.
"use strict";

(() => {
  for (const kuis of document.querySelectorAll("[data-kuis]")) {
    const bentuk = kuis.querySelector("template").content;
    const hasil = kuis.querySelector("[data-hasil]");
    const soal = Array.from(kuis.querySelectorAll("[data-soal]"), (unsur) => {
      const lipatan = unsur.querySelector("details");
      lipatan.before(bentuk.cloneNode(true));
      const kelompok = unsur.querySelector("[role=group]");
      kelompok.setAttribute("aria-label", unsur.querySelector("h2").textContent);
      return { unsur, lipatan, kelompok, kabar: unsur.querySelector("[role=status]"), sumber: unsur.querySelector(".kuis-sumber a") };
    });

    const tepat = (satu) => satu.jawaban === satu.unsur.dataset.soal;
    const kata = (satu, putusan) => satu.kelompok.querySelector(`[value=${putusan}]`).textContent.trim().replace(/\s+/g, " ");

    // Tombol yang sudah dijawab tetap ada, agar pembaca layar dan papan ketik tidak kehilangan tempatnya.
    const tampilkan = (satu) => {
      const sudah = Boolean(satu.jawaban);
      for (const tombol of satu.kelompok.children) {
        tombol.setAttribute("aria-pressed", tombol.value === satu.jawaban);
        if (sudah) tombol.setAttribute("aria-disabled", "true");
        else tombol.removeAttribute("aria-disabled");
      }
      satu.lipatan.hidden = !sudah;
      satu.lipatan.open = sudah;
      const kunci = kata(satu, satu.unsur.dataset.soal);
      satu.kabar.textContent = !sudah ? "" : tepat(satu) ? `★ Tepat: ${kunci}.` : `○ Anda menjawab ${kata(satu, satu.jawaban)}. Yang tepat: ${kunci}.`;
    };

    const nilai = () => `${soal.filter(tepat).length} dari ${soal.length} tepat`;

    const tutup = () => {
      const selesai = soal.every((satu) => satu.jawaban);
      const keliru = soal.filter((satu) => !tepat(satu));
      hasil.hidden = !selesai;
      if (!selesai) return;
      hasil.querySelector(".kuis-nilai").textContent = `${nilai()}.`;
      hasil.querySelector("[data-keliru]").hidden = !keliru.length;
      hasil.querySelector("ul").replaceChildren(...keliru.map(({ unsur, sumber }) => {
        const butir = document.createElement("li");
        const tautan = sumber.cloneNode(true);
        tautan.textContent = `${unsur.querySelector("h2").textContent} (${sumber.textContent})`;
        butir.append(tautan);
        return butir;
      }));
      const lagi = keliru.length ? `Saya baca lagi: ${keliru.map(({ sumber }) => sumber.textContent).join("; ")}\n` : "";
      const teks = `${kuis.dataset.judul}: ${nilai()}.\n${lagi}${kuis.dataset.penutup}`;
      hasil.querySelector("textarea").value = teks;
      const kirim = hasil.querySelector("[data-kirim]");
      kirim.rel = "noopener noreferrer";
      kirim.href = kirim.dataset.kirim + encodeURIComponent(teks);
    };

    for (const satu of soal) {
      tampilkan(satu);
      satu.kelompok.addEventListener("click", ({ target }) => {
        const tombol = target.closest("button");
        if (!tombol || satu.jawaban) return;
        satu.jawaban = tombol.value;
        tampilkan(satu);
        tutup();
        if (!hasil.hidden) satu.kabar.textContent += ` Semua soal terjawab: ${nilai()}. Hasilnya di bawah soal terakhir.`;
      });
    }
    hasil.querySelector("[data-ulang]").addEventListener("click", () => {
      for (const satu of soal) {
        satu.jawaban = undefined;
        tampilkan(satu);
      }
      tutup();
      soal[0].kelompok.querySelector("button").focus();
    });
  }
})();
