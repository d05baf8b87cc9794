// Pencarian. Pustaka dan indeksnya baru diambil saat kotak cari pertama kali dipakai.
"use strict";

(() => {
  const sini = document.currentScript.src;
  const akar = new URL("../..", sini);
  const SEKELOMPOK = 5;
  const TERATAS = 3; // yang paling cocok, dari jenis apa pun
  const JEDA = 800; // ketikan yang berhenti selama ini (md) baru diucapkan pembaca layar

  let siap; // janji yang terpenuhi ketika indeks selesai dibuat

  function muat(alamat) {
    return new Promise((ya, gagal) => {
      const skrip = document.createElement("script");
      skrip.src = alamat;
      skrip.async = false; // menurut urutannya: temukan.js memakai kata.js
      skrip.onload = ya;
      skrip.onerror = gagal;
      document.head.append(skrip);
    });
  }

  function siapkan() {
    siap = siap || Promise.all([
      window.Kata || muat(sini.replace("cari.js", "kata.js")),
      muat(sini.replace("cari.js", "tanda.js")),
      muat(sini.replace("cari.js", "temukan.js")),
      muat(new URL("cari/indeks.js", akar).href),
    ]).then(() => window.Temukan.siapkan(window.INDEKS));
    siap.catch(() => { siap = undefined; }); // jaringan putus: dicoba lagi pada ketikan berikutnya
    return siap;
  }

  // Yang paling cocok, lalu selebihnya menurut jenis, jenis yang terbaik lebih dulu.
  function kelompokkan({ hasil, keadaan }) {
    const judul = keadaan === "bukan" ? "Mungkin terkait, bukan jawaban" : "Paling cocok";
    const jenis = new Map(hasil.length ? [[judul, hasil.slice(0, TERATAS)]] : []);
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

  // Ringkasan; bila kata yang cocok hanya ada di dalam, potongan di sekitarnya.
  function cuplikan({ halaman, istilah }, putusan) {
    const ringkas = window.Tanda.bertanda(halaman.ringkas, istilah);
    if (ringkas.length > 1) return ringkas;
    const isi = window.Tanda.bertanda(halaman.isi, istilah);
    if (isi.length === 1) return ringkas;
    const berputusan = Object.values(putusan).map(({ lambang, kata }) => `\\${lambang} ${kata}`).join("|");
    const ucapan = isi[0].slice(-400).match(new RegExp(`(?:${berputusan}) [^.?]{0,390}$`)); // tanpa itu terbaca sebagai nasihat
    const awal = ucapan ? "… " + ucapan[0] : isi[0].length > 60 ? "… " + isi[0].slice(-60).replace(/^\S*\s/, "") : isi[0];
    const sesudah = isi.slice(2, 3).map((satu) => (satu.length > 90 ? satu.slice(0, 90).replace(/\s\S*$/, "") + " …" : satu));
    return [awal, isi[1], ...sesudah];
  }

  // Putusan sebuah butir hanya untuk yang ditanyakan. Tanpa itu kalimatnya bukan nasihat, jadi tampil sebagai pokok saja.
  function butir(satu, putusan, jenis) {
    const { halaman, istilah, lengkap } = satu;
    const tautan = unsur("a", "", ...(halaman.putusan && !lengkap ? ["Tentang: "] : []), ...window.Tanda.bertanda(window.Temukan.pertanyaan(halaman), istilah));
    tautan.href = window.Tanda.alamat(new URL(halaman.alamat, akar), istilah);
    if (halaman.putusan && !lengkap) {
      const nomor = halaman.sebutan.split(" ")[0];
      return unsur("li", "", tautan, " ", unsur("p", "", `Butir ${nomor}; putusannya ada di halamannya.`));
    }
    const isi = unsur("li", halaman.putusan ? "putusan putusan-" + halaman.putusan : "");
    if (halaman.putusan) {
      const lambang = unsur("span", "", putusan[halaman.putusan].lambang);
      lambang.setAttribute("aria-hidden", "true");
      isi.append(unsur("strong", "putusan-kata", lambang, ` ${putusan[halaman.putusan].kata}`), " ");
    }
    isi.append(tautan);
    if (!halaman.putusan && halaman.jenis !== jenis) isi.append(" ", unsur("span", "redup", halaman.jenis));
    isi.append(unsur("p", "", ...cuplikan(satu, putusan)));
    if (halaman.putusan) isi.append(unsur("p", "", "Bagi: " + halaman.bagi + (halaman.kecuali ? "; kecuali " + halaman.kecuali : "")));
    return isi;
  }

  // Apa yang tidak terjawab, dan apa yang mungkin dimaksud.
  function keterangan({ hasil, keadaan, asing, luput, dikenal, maksud }, tanyakan) {
    const kutip = (kata) => kata.map((satu) => `“${window.Kata.terbaca(satu)}”`).join(", ");
    const isi = [];
    if (keadaan === "bukan") {
      const kurang = [
        ...(asing.length ? [`Kata ${kutip(asing)} tidak ada di situs ini`] : []),
        ...(luput.length && !maksud ? [`Kata ${kutip(luput)} tidak terjawab`] : []),
        ...(dikenal.length && hasil.length && !maksud ? [`hasil untuk ${kutip([dikenal.join(" ")])}`] : []),
      ];
      if (hasil.length || asing.length) isi.push(kurang.join("; ") + ". ");
    }
    if (maksud) {
      const tombol = unsur("button", "", maksud);
      tombol.type = "button";
      tombol.addEventListener("click", () => tanyakan(maksud));
      isi.push("Maksud Anda ", tombol, "? ");
    }
    if (hasil.length && keadaan === "bukan") {
      isi.push("Ini bukan jawaban: tanyakan BKPSDM.");
    } else if (keadaan === "terdekat") {
      const kurang = [...asing, ...luput];
      isi.push(`Tidak ada butir yang memutuskan tepat itu${kurang.length && !maksud ? `: kata ${kutip(kurang)} tidak dibahas` : ""}. `,
        "Bacalah yang terdekat; bila ragu, tanyakan BKPSDM.");
    }
    return isi;
  }

  // Dari simpanan dijawab juga yang halamannya belum tersimpan. Butir ada di daftarnya, yang selalu tersimpan.
  async function tandaiBelumTersimpan(daftar) {
    if (!window.caches) return;
    for (const tautan of daftar.querySelectorAll("a:not([data-diperiksa])")) {
      tautan.dataset.diperiksa = "";
      const butir = /boleh-jangan\/[a-z]-\d+\.html$/.test(tautan.pathname);
      if (!butir && !(await caches.match(tautan.href.replace(/\.html(#.*)?$/, "")))) tautan.after(" (belum tersimpan)");
    }
  }

  // Saran selama mengetik: di atas hasil, sehingga tidak ada yang bergeser. Memilihnya langsung membuka halamannya; orang
  // yang mengetik di ponsel sudah menemukan yang dicarinya, dan satu ketukan lebih sedikit.
  function pasangSaran(kotak, masukan) {
    const daftar = unsur("ul", "saran");
    let pilihan = -1;
    daftar.id = "saran";
    daftar.hidden = true;
    daftar.setAttribute("role", "listbox");
    daftar.setAttribute("aria-label", "Saran");
    kotak.append(daftar);
    for (const [nama, nilai] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "saran"], ["aria-expanded", "false"]]) masukan.setAttribute(nama, nilai);

    function tandai(nomor) {
      pilihan = nomor;
      masukan.removeAttribute("aria-activedescendant");
      [...daftar.children].forEach((satu, n) => satu.setAttribute("aria-selected", n === nomor));
      if (nomor < 0) return;
      masukan.setAttribute("aria-activedescendant", daftar.children[nomor].id);
      daftar.children[nomor].scrollIntoView({ block: "nearest" });
    }

    function tunjukkan(semua) {
      daftar.replaceChildren(...semua.map(({ teks, halaman }, n) => {
        const satu = unsur("li", "", teks, ...(halaman.putusan ? [] : [" ", unsur("span", "redup", halaman.jenis)]));
        satu.id = `saran-${n + 1}`;
        satu.setAttribute("role", "option");
        satu.addEventListener("click", () => location.assign(new URL(halaman.alamat, akar)));
        return satu;
      }));
      tandai(-1);
      daftar.hidden = !semua.length;
      masukan.setAttribute("aria-expanded", !daftar.hidden);
    }

    // Benar bila tombolnya sudah dipakai di sini.
    function tombol(kunci) {
      if (daftar.hidden) return false;
      const banyak = daftar.children.length + 1; // satu lagi untuk kotaknya sendiri
      const geser = { ArrowDown: 1, ArrowUp: -1 }[kunci];
      if (geser) tandai(((pilihan + 1 + geser + banyak) % banyak) - 1);
      else if (kunci === "Escape") tunjukkan([]);
      else if (kunci === "Enter" && pilihan >= 0) daftar.children[pilihan].click();
      else {
        tandai(-1); // mengetik lagi, atau bergerak di dalam teksnya
        return false;
      }
      return true;
    }

    daftar.addEventListener("mousedown", (peristiwa) => peristiwa.preventDefault()); // kotaknya tetap terpilih
    masukan.addEventListener("blur", () => tunjukkan([]));
    return { daftar, tombol, tunjukkan };
  }

  function pasang(kotak) {
    const masukan = kotak.querySelector("input");
    const wadah = document.querySelector("[data-hasil]");
    const kabar = document.querySelector("[data-kabar]");
    const catatan = document.querySelector("[data-catatan]");
    const nihil = document.querySelector("[data-nihil]");
    const masukanPembaca = document.querySelector("[data-belum]");
    const ucapan = document.querySelector("[data-ucapan]");
    const abjad = document.querySelector("[data-abjad]");
    const tingkat = kotak.dataset.tingkat;
    const halaman = (alamat) => alamat.pathname.replace(/(index)?(\.html)?$/, ""); // server boleh menyingkatnya
    const diSini = halaman(new URL(kotak.action)) === halaman(location);
    const judul = document.title;
    const saran = pasangSaran(kotak, masukan);
    let giliran = 0;
    let jeda;

    function kosongkan() {
      wadah.textContent = "";
      kabar.textContent = "";
      catatan.hidden = true;
      nihil.hidden = true;
      masukanPembaca.hidden = true;
      if (abjad) abjad.hidden = false;
    }

    // Yang tampak, sekali ucap, sesudah ketikan berhenti.
    function ucapkan() {
      clearTimeout(jeda);
      jeda = setTimeout(() => {
        const tampak = [kabar, catatan, nihil].filter((satu) => !satu.hidden && satu.textContent).map((satu) => satu.textContent);
        if (!saran.daftar.hidden) tampak.unshift(`${saran.daftar.children.length} saran`);
        ucapan.textContent = tampak.join(". ");
      }, JEDA);
    }

    function tunjukkan({ putusan, disimpan }, teks, jawaban) {
      const { hasil } = jawaban;
      kosongkan();
      catatan.replaceChildren(...keterangan(jawaban, (maksud) => { masukan.value = maksud; masukan.focus(); jalankan(); }));
      catatan.hidden = !catatan.hasChildNodes();
      nihil.hidden = hasil.length > 0;
      if (abjad) abjad.hidden = hasil.length > 0;
      masukanPembaca.hidden = jawaban.keadaan === "terjawab";
      masukanPembaca.querySelector("a").href = masukanPembaca.dataset.belum + encodeURIComponent(teks);
      kabar.textContent = hasil.length ? hasil.length + " hasil untuk “" + teks + "”" : "Tidak ada hasil untuk “" + teks + "”";
      if (disimpan !== undefined) kabar.textContent += ". Jaringan putus atau terlalu lambat: yang dicari disimpan" + disimpan + "; mungkin sudah ada yang lebih baru.";
      for (const [jenis, kelompok] of kelompokkan(jawaban)) {
        const daftar = unsur("ul", "", ...kelompok.slice(0, SEKELOMPOK).map((satu) => butir(satu, putusan, jenis)));
        wadah.append(unsur(tingkat, "", jenis), daftar);
        if (kelompok.length > SEKELOMPOK) {
          const lagi = unsur("button", "", (kelompok.length - SEKELOMPOK) + " lagi dari " + jenis);
          lagi.type = "button";
          lagi.addEventListener("click", () => {
            const baru = kelompok.slice(SEKELOMPOK).map((satu) => butir(satu, putusan, jenis));
            daftar.append(...baru);
            if (disimpan !== undefined) tandaiBelumTersimpan(daftar);
            baru[0].querySelector("a").focus();
            lagi.remove();
          });
          wadah.append(lagi);
        }
      }
      if (disimpan !== undefined) tandaiBelumTersimpan(wadah);
    }

    function catat(teks) {
      if (!diSini) return;
      const alamat = new URL(location.href);
      if (teks) alamat.searchParams.set("q", teks); else alamat.searchParams.delete("q");
      try { history.replaceState(null, "", alamat); } catch (galat) { /* berkas di disk pada sebagian peramban */ }
      document.title = teks ? `${teks} – ${judul}` : judul;
    }

    function jalankan(mengetik) {
      const teks = masukan.value.trim();
      const ini = ++giliran; // jawaban yang terlambat tidak menimpa yang lebih baru
      catat(teks);
      ucapkan();
      if (!teks || !mengetik) saran.tunjukkan([]);
      if (!teks) return kosongkan();
      if (!window.INDEKS) kabar.textContent = "Menyiapkan pencarian …";
      siapkan().then(
        (semua) => {
          if (ini !== giliran) return;
          tunjukkan(semua, teks, window.Temukan.cari(semua, teks));
          if (mengetik) setTimeout(() => sarankan(ini, semua)); // sesudah hasilnya tampak
        },
        () => { if (ini === giliran) kabar.textContent = "Pencarian belum dapat dimuat. Periksa jaringan, lalu ketik lagi."; },
      ).then(ucapkan);
    }

    function sarankan(ini, semua) {
      if (ini !== giliran || document.activeElement !== masukan) return;
      saran.tunjukkan(window.Temukan.sarankan(semua, masukan.value));
      ucapkan();
    }

    function pindah(peristiwa) {
      if (peristiwa.target === masukan && saran.tombol(peristiwa.key)) {
        peristiwa.preventDefault();
        return;
      }
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
    masukan.addEventListener("input", () => jalankan(true));
    kotak.addEventListener("keydown", pindah);
    wadah.addEventListener("keydown", pindah);
    kotak.addEventListener("submit", (peristiwa) => {
      peristiwa.preventDefault(); // yang dicari tidak dikirim ke server, juga dari beranda
      jalankan();
      if (matchMedia("(hover: none)").matches) masukan.blur(); // papan ketik ponsel menutupi hasilnya
    });
    const awal = diSini && new URLSearchParams(location.search).get("q");
    if (awal) {
      masukan.value = awal;
      jalankan();
    }
  }

  for (const kotak of document.querySelectorAll("form[data-cari]")) pasang(kotak);
})();
