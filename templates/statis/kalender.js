// Menandai tahapan menurut hari di daerah itu. Hari dihitung dari jam dunia (UTC) dan zona daerah, bukan dari zona
// ponsel: WIB +7, WITA +8, WIT +9, tanpa waktu musim panas. Tanpa skrip ini semua tanggal tetap terbaca.
"use strict";

(() => {
  const kotak = document.querySelector("[data-zona]");
  if (!kotak) return;

  const SEHARI = 86400000;
  const HARI = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
  const BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
  const { zona, namaZona, tempat, per } = kotak.dataset;
  const sebagian = "sebagian" in kotak.dataset;

  // Semua hari adalah bilangan: hari ke berapa sejak 1 Januari 1970.
  const bilangan = (iso) => Date.parse(iso) / SEHARI;
  const jamDaerah = () => Date.now() + zona * 3600000;

  const tahapan = Array.from(document.querySelectorAll("[data-mulai]"), (unsur) => {
    const { nama, tahap, mulai, akhir } = unsur.dataset;
    const induk = unsur.closest("[data-pemilihan]");
    return { unsur, nama, tahap, mulai: bilangan(mulai), akhir: bilangan(akhir), terbuka: "terbuka" in unsur.dataset, pemilihan: induk ? induk.dataset.pemilihan : "" };
  });
  const campuran = new Set(tahapan.map((satu) => satu.pemilihan)).size > 1;

  const tanggal = (hari) => {
    const d = new Date(hari * SEHARI);
    return `${HARI[d.getUTCDay()]}, ${d.getUTCDate()} ${BULAN[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
  };
  const jarak = (n) => (n === 1 ? "besok" : `${n} hari lagi`);
  const sebutan = (satu) => (campuran ? `${satu.nama} (${satu.pemilihan})` : satu.nama);
  const hitungan = (satu, hari) => {
    const lama = satu.akhir - satu.mulai + 1;
    const ke = hari - satu.mulai + 1;
    return lama === 1 || satu.terbuka ? "" : `hari ke-${ke} dari ${lama}${ke === lama ? ", hari terakhir" : ""}`;
  };

  // Tahapan yang sama di dua kalender (kabupaten dan provinsinya) disebut sekali.
  const sekali = (daftar) => {
    const ada = new Set();
    return daftar.filter((satu) => {
      const kunci = [sebutan(satu), satu.mulai, satu.akhir].join();
      return !ada.has(kunci) && ada.add(kunci);
    });
  };

  const unsurBaru = (nama, teks, tebal) => {
    const baru = document.createElement(nama);
    baru.className = tebal ? "kini tebal" : "kini";
    baru.textContent = teks;
    return baru;
  };

  const tandai = (satu, hari) => {
    const { unsur, mulai, akhir } = satu;
    // Sesudah hari terakhir yang tercatat, yang tanpa akhir tidak dikatakan selesai.
    if (satu.terbuka && hari > akhir) return;
    const keadaan = hari > akhir ? "lampau" : hari < mulai ? "nanti" : "kini";
    unsur.dataset.keadaan = keadaan;
    if (keadaan === "kini") unsur.setAttribute("aria-current", "date");
    else unsur.removeAttribute("aria-current");

    const ke = hitungan(satu, hari);
    const nanti = mulai === akhir ? jarak(mulai - hari) : `mulai ${jarak(mulai - hari)}`;
    const kata = { lampau: "Selesai", kini: `Berlangsung hari ini${ke && `: ${ke}`}`, nanti: nanti[0].toUpperCase() + nanti.slice(1) };
    const lama = unsur.querySelector(".kini");
    if (lama) lama.remove();
    (unsur.querySelector(".linimasa-tanggal") || unsur).append(" ", unsurBaru("span", kata[keadaan], true));
  };

  // Di antara dua tahapan sebuah pemilihan, aturan keduanya yang dibaca: jeda itu bukan "di luar tahapan".
  const aturan = (hari) => {
    const hasil = new Set();
    for (const nama of new Set(tahapan.map((satu) => satu.pemilihan))) {
      const inti = tahapan.filter((satu) => satu.pemilihan === nama && satu.tahap !== "di-luar-tahapan");
      const kini = inti.filter((satu) => satu.mulai <= hari && hari <= satu.akhir);
      const lalu = inti.filter((satu) => satu.akhir < hari).sort((a, b) => b.akhir - a.akhir);
      const nanti = inti.filter((satu) => satu.mulai > hari).sort((a, b) => a.mulai - b.mulai);
      const berlaku = kini.length || !lalu.length || !nanti.length ? kini : [lalu[0], nanti[0]];
      berlaku.forEach((satu) => hasil.add(satu.tahap));
    }
    return hasil.size ? hasil : hasil.add("di-luar-tahapan");
  };

  const kalimat = (hari) => {
    const daftar = sekali(tahapan).sort((a, b) => a.mulai - b.mulai);
    const berjalan = daftar.filter((satu) => satu.mulai <= hari && hari <= satu.akhir);
    const nanti = daftar.filter((satu) => satu.mulai > hari);
    const terdekat = Math.min(...nanti.map((satu) => satu.mulai));
    const berikut = nanti.filter((satu) => satu.mulai === terdekat);
    const suara = nanti.filter((satu) => satu.tahap === "pemungutan" && !berikut.includes(satu)).slice(0, 1);
    const usai = !berjalan.length && !nanti.length;
    const teks = [`Hari ini${tempat && ` di ${tempat}`}: ${tanggal(hari)} (${namaZona}).`];

    for (const satu of berjalan) {
      const ke = hitungan(satu, hari);
      teks.push(`Sedang berlangsung: ${sebutan(satu)}${ke && `, ${ke}`}.`);
    }
    const tahap = aturan(hari);
    if (!berjalan.length && nanti.length) {
      const jeda = tahap.has("di-luar-tahapan") ? "" : " Di antara dua tahapan, baca aturan keduanya.";
      teks.push(`Tidak ada tahapan yang tercatat berjalan hari ini.${jeda}`);
    }
    for (const satu of berikut) teks.push(`Berikutnya: ${sebutan(satu)}, ${jarak(satu.mulai - hari)} (${tanggal(satu.mulai)}).`);
    for (const satu of suara) teks.push(`${sebutan(satu)}: ${jarak(satu.mulai - hari)} (${tanggal(satu.mulai)}).`);
    if (usai) {
      const akhir = daftar.filter((satu) => !satu.terbuka).reduce((a, b) => (a && a.akhir >= b.akhir ? a : b), null);
      if (akhir) teks.push(`Semua tahapan di halaman ini sudah selesai (${sebutan(akhir)}, sampai ${tanggal(akhir.akhir)}).`);
      if (akhir && !sebagian) teks.push(`Tidak ada tahapan yang berjalan adalah keadaan biasa. Data situs ini per ${per}; jadwal yang lebih baru belum tercatat di sini.`);
    }
    return { teks, usai, tahap };
  };

  let terakhir;
  const perbarui = () => {
    const hari = Math.floor(jamDaerah() / SEHARI);
    if (hari === terakhir) return;
    terakhir = hari;

    for (const satu of tahapan) tandai(satu, hari);
    const { teks, usai, tahap } = kalimat(hari);
    const jawaban = kotak.querySelector(".jawaban");
    jawaban.textContent = "";
    jawaban.append(...teks.map((satu) => unsurBaru("p", satu, satu === teks[0] || satu.startsWith("Sedang"))));
    kotak.querySelector(".aturan-tahap").hidden = usai && sebagian;
    kotak.querySelector(".judul-kecil").textContent = "Aturan yang berlaku bagi saya sekarang";
    for (const satu of kotak.querySelectorAll("[data-aturan]")) satu.hidden = !tahap.has(satu.dataset.aturan);
    kotak.classList.add("terjawab");
  };

  // Tepat pada tengah malam daerah itu, dan setiap kali halaman dilihat lagi: ponsel yang tidur menunda pewaktu.
  const tunggu = () => setTimeout(() => { perbarui(); tunggu(); }, SEHARI - (jamDaerah() % SEHARI));
  perbarui();
  tunggu();
  document.addEventListener("visibilitychange", perbarui);
  addEventListener("pageshow", perbarui);
})();
