// Pencarian. Pustaka dan indeksnya baru diambil saat kotak cari pertama kali dipakai.
"use strict";

(() => {
  const sini = document.currentScript.src;
  const akar = new URL("../..", sini);
  const SEKELOMPOK = 5;
  const BOBOT = { judul: 4, sebutan: 3, ringkas: 2, isi: 1 };
  const BOBOT_JENIS = { "Boleh & jangan": 1.4, "Halaman": 0.8, "Peraturan, tidak berlaku": 0.6 };

  const BOBOT_PADANAN = 0.7;
  const TERATAS = 3; // yang paling cocok, dari jenis apa pun
  const LAYAK = 0.2; // yang nilainya di bawah bagian ini dari yang terbaik tidak ditunjukkan

  let siap; // janji yang terpenuhi ketika indeks selesai dibuat

  function muat(alamat) {
    return new Promise((ya, gagal) => {
      const skrip = document.createElement("script");
      skrip.src = alamat;
      skrip.onload = ya;
      skrip.onerror = gagal;
      document.head.append(skrip);
    });
  }

  function siapkan() {
    siap = siap || Promise.all([
      muat(sini.replace("cari.js", "minisearch.js")),
      window.Kata || muat(sini.replace("cari.js", "kata.js")),
      muat(new URL("cari/indeks.js", akar).href),
    ]).then(indeks);
    siap.catch(() => { siap = undefined; }); // jaringan putus: dicoba lagi pada ketikan berikutnya
    return siap;
  }

  function indeks() {
    const { dokumen, padanan, putusan, disimpan } = window.INDEKS;
    const mini = new window.MiniSearch({
      idField: "alamat",
      fields: Object.keys(BOBOT),
      tokenize: window.Kata.istilah,
      processTerm: (istilah) => istilah,
    });
    const menurut = new Map(dokumen.map((satu) => [satu.alamat, satu]));
    const semua = { mini, menurut, putusan, disimpan, padanan: window.Kata.padanan(padanan) };
    return mini.addAllAsync(dokumen).then(() => semua); // sepuluh demi sepuluh: ketikan tidak tersendat
  }

  // --- mencari ---------------------------------------------------------------------------------

  // Halaman yang memuat sebuah kata: alamat → [nilai, istilah yang cocok]. Bentuk yang paling cocok yang dihitung.
  // Yang diketik boleh berimbuhan, salah ketik, dan belum selesai; padanan dipakai seperti tertulis.
  function cariKata(mini, kata, diketik, sebagian) {
    const hasil = new Map();
    const ambil = (istilah, bobot, pilihan) => {
      const dasar = { boost: BOBOT, tokenize: (teks) => [teks] };
      for (const satu of mini.search(istilah, Object.assign(dasar, pilihan))) {
        const [nilai, cocok] = hasil.get(satu.id) || [0, []];
        hasil.set(satu.id, [Math.max(nilai, satu.score * bobot), cocok.concat(satu.terms)]);
      }
    };
    (diketik ? window.Kata.bentuk(kata) : [kata]).forEach((bentuk, n) => ambil(bentuk, n ? 0.7 : 1));
    if (sebagian && kata.length > 2) ambil(kata, 0.6, { prefix: true });
    // Salah ketik hanya diduga bila tidak ada yang ditulis begitu.
    for (let jarak = 1; diketik && !hasil.size && jarak <= 2 && kata.length >= 2 + 2 * jarak && /^[a-z]+$/.test(kata); jarak++) {
      ambil(kata, 1, { fuzzy: jarak, prefix: sebagian });
    }
    return hasil;
  }

  // Beberapa kata bersama-sama; yang hanya memuat sebagian jauh kurang bernilai.
  function cariFrasa(mini, frasa, diketik, sebagian) {
    const hasil = new Map();
    frasa.forEach((kata, n) => {
      for (const [alamat, [nilai, cocok]] of cariKata(mini, kata, diketik, sebagian && n === frasa.length - 1)) {
        const lama = hasil.get(alamat) || [0, [], 0];
        hasil.set(alamat, [lama[0] + nilai, lama[1].concat(cocok), lama[2] + 1]);
      }
    });
    for (const satu of hasil.values()) satu[0] *= Math.pow(satu[2] / frasa.length, 2);
    return hasil;
  }

  // Halaman yang menjawab pertanyaan, yang terbaik lebih dulu.
  function cari({ mini, menurut, padanan }, teks) {
    const satuan = window.Kata.satuan(teks, padanan);
    const semua = satuan.reduce((banyak, { asli }) => banyak + asli.length, 0);
    const jumlah = new Map();
    for (const { asli, lain, akhir } of satuan) {
      const terbaik = cariFrasa(mini, asli, true, akhir);
      for (const frasa of lain) {
        const sebanding = (BOBOT_PADANAN * asli.length) / frasa.length;
        for (const [alamat, [nilai, cocok, banyak]] of cariFrasa(mini, frasa, false, false)) {
          if (banyak < frasa.length) continue;
          const lama = terbaik.get(alamat) || [0, [], 0];
          terbaik.set(alamat, [Math.max(lama[0], nilai * sebanding), lama[1].concat(cocok), asli.length]);
        }
      }
      for (const [alamat, [nilai, cocok, banyak]] of terbaik) {
        const lama = jumlah.get(alamat) || { nilai: 0, istilah: new Set(), kata: 0 };
        lama.nilai += nilai;
        lama.kata += banyak;
        cocok.forEach((satu) => lama.istilah.add(satu));
        jumlah.set(alamat, lama);
      }
    }
    const hasil = [];
    for (const [alamat, satu] of jumlah) {
      const halaman = menurut.get(alamat);
      const nilai = satu.nilai * (satu.kata / semua) * (BOBOT_JENIS[halaman.jenis] || 1);
      hasil.push({ halaman, nilai, istilah: satu.istilah });
    }
    hasil.sort((a, b) => b.nilai - a.nilai || (a.halaman.alamat < b.halaman.alamat ? -1 : 1));
    return hasil.filter((satu) => satu.nilai >= hasil[0].nilai * LAYAK);
  }

  // Yang paling cocok, lalu selebihnya menurut jenis, jenis yang terbaik lebih dulu.
  function kelompokkan(hasil) {
    const jenis = new Map(hasil.length ? [["Paling cocok", hasil.slice(0, TERATAS)]] : []);
    for (const satu of hasil.slice(TERATAS)) jenis.set(satu.halaman.jenis, (jenis.get(satu.halaman.jenis) || []).concat(satu));
    return [...jenis];
  }

  // --- menunjukkan -----------------------------------------------------------------------------

  function unsur(nama, kelas, ...isi) {
    const baru = document.createElement(nama);
    if (kelas) baru.className = kelas;
    baru.append(...isi);
    return baru;
  }

  const KATA = /(?:pasal|ayat|huruf|angka)\s+\(?[\da-z]+|[a-z\u00c0-\u024f\d]+(?:\/\d+)?/gi;

  const ingatan = new Map();

  function bentukDari(kata) {
    let semua = ingatan.get(kata);
    if (!semua) ingatan.set(kata, semua = [].concat(...window.Kata.kata(kata).map(window.Kata.bentuk)));
    return semua;
  }

  // Teks dengan setiap kata yang cocok ditandai, juga yang berimbuhan lain.
  function bertanda(teks, istilah) {
    const hasil = [];
    let lewat = 0;
    teks.replace(KATA, (kata, letak) => {
      if (bentukDari(kata).some((bentuk) => istilah.has(bentuk))) {
        hasil.push(teks.slice(lewat, letak), unsur("mark", "", kata));
        lewat = letak + kata.length;
      }
    });
    return hasil.concat(teks.slice(lewat));
  }

  // Ringkasan; bila kata yang cocok hanya ada di dalam, potongan di sekitarnya.
  function cuplikan({ halaman, istilah }) {
    const ringkas = bertanda(halaman.ringkas, istilah);
    if (ringkas.length > 1) return ringkas;
    const isi = bertanda(halaman.isi, istilah);
    if (isi.length === 1) return ringkas;
    const awal = isi[0].length > 60 ? "… " + isi[0].slice(-60).replace(/^\S*\s/, "") : isi[0];
    const sesudah = isi.slice(2, 3).map((satu) => (satu.length > 90 ? satu.slice(0, 90).replace(/\s\S*$/, "") + " …" : satu));
    return [awal, isi[1], ...sesudah];
  }

  function butir(satu, putusan, jenis) {
    const { halaman, istilah } = satu;
    const tautan = unsur("a", "", ...bertanda(halaman.judul, istilah));
    tautan.href = new URL(halaman.alamat, akar).href;
    const isi = unsur("li", halaman.putusan ? "putusan putusan-" + halaman.putusan : "");
    if (halaman.putusan) {
      const lambang = unsur("span", "", putusan[halaman.putusan].lambang);
      lambang.setAttribute("aria-hidden", "true");
      isi.append(unsur("strong", "putusan-kata", lambang, ` ${putusan[halaman.putusan].kata}`), " ");
    }
    isi.append(tautan);
    if (!halaman.putusan && halaman.jenis !== jenis) isi.append(" ", unsur("span", "redup", halaman.jenis));
    isi.append(unsur("p", "", ...cuplikan(satu)));
    return isi;
  }

  function pasang(kotak) {
    const masukan = kotak.querySelector("input");
    const wadah = document.querySelector("[data-hasil]");
    const kabar = document.querySelector("[data-kabar]");
    const nihil = document.querySelector("[data-nihil]");
    const abjad = document.querySelector("[data-abjad]");
    const tingkat = kotak.dataset.tingkat;
    const halaman = (alamat) => alamat.pathname.replace(/(index)?(\.html)?$/, ""); // server boleh menyingkatnya
    const diSini = halaman(new URL(kotak.action)) === halaman(location);
    let giliran = 0;

    function kosongkan() {
      wadah.textContent = "";
      kabar.textContent = "";
      nihil.hidden = true;
      if (abjad) abjad.hidden = false;
    }

    function tunjukkan({ putusan, disimpan }, teks, hasil) {
      kosongkan();
      nihil.hidden = hasil.length > 0;
      if (abjad) abjad.hidden = hasil.length > 0;
      kabar.textContent = hasil.length ? hasil.length + " hasil untuk “" + teks + "”" : "Tidak ada hasil untuk “" + teks + "”";
      if (disimpan !== undefined) kabar.textContent += ". Jaringan putus atau terlalu lambat: yang dicari disimpan" + disimpan + "; mungkin sudah ada yang lebih baru.";
      for (const [jenis, kelompok] of kelompokkan(hasil)) {
        const daftar = unsur("ul", "", ...kelompok.slice(0, SEKELOMPOK).map((satu) => butir(satu, putusan, jenis)));
        wadah.append(unsur(tingkat, "", jenis), daftar);
        if (kelompok.length > SEKELOMPOK) {
          const lagi = unsur("button", "", (kelompok.length - SEKELOMPOK) + " lagi dari " + jenis);
          lagi.type = "button";
          lagi.addEventListener("click", () => {
            const baru = kelompok.slice(SEKELOMPOK).map((satu) => butir(satu, putusan, jenis));
            daftar.append(...baru);
            baru[0].querySelector("a").focus();
            lagi.remove();
          });
          wadah.append(lagi);
        }
      }
    }

    function catat(teks) {
      if (!diSini) return;
      const alamat = new URL(location.href);
      if (teks) alamat.searchParams.set("q", teks); else alamat.searchParams.delete("q");
      try { history.replaceState(null, "", alamat); } catch (galat) { /* berkas di disk pada sebagian peramban */ }
    }

    function jalankan() {
      const teks = masukan.value.trim();
      const ini = ++giliran; // jawaban yang terlambat tidak menimpa yang lebih baru
      catat(teks);
      if (!teks) return kosongkan();
      if (!window.INDEKS) kabar.textContent = "Menyiapkan pencarian …";
      siapkan().then(
        (semua) => { if (ini === giliran) tunjukkan(semua, teks, cari(semua, teks)); },
        () => { if (ini === giliran) kabar.textContent = "Pencarian belum dapat dimuat. Periksa jaringan, lalu ketik lagi."; },
      );
    }

    function pindah(peristiwa) {
      if (peristiwa.key === "Escape") {
        masukan.value = "";
        jalankan();
        masukan.focus();
      } else if (peristiwa.key === "ArrowDown" || peristiwa.key === "ArrowUp") {
        const tempat = [masukan, ...wadah.querySelectorAll("a, button")];
        const kini = tempat.indexOf(document.activeElement);
        const tuju = tempat[kini + (peristiwa.key === "ArrowDown" ? 1 : -1)];
        if (kini < 0 || !tuju) return;
        tuju.focus();
      } else return;
      peristiwa.preventDefault();
    }

    masukan.addEventListener("focus", () => { siapkan().catch(() => {}); }, { once: true });
    masukan.addEventListener("input", jalankan);
    kotak.addEventListener("keydown", pindah);
    wadah.addEventListener("keydown", pindah);
    kotak.addEventListener("submit", (peristiwa) => {
      if (!diSini) return;
      peristiwa.preventDefault();
      jalankan();
    });
    const awal = diSini && new URLSearchParams(location.search).get("q");
    if (awal) {
      masukan.value = awal;
      jalankan();
    }
  }

  for (const kotak of document.querySelectorAll("form[data-cari]")) pasang(kotak);
})();
