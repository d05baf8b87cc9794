"use strict";

// Satu halaman sekali tampil, dengan judul, fokus, dan skripnya sendiri. Tombol Kembali bekerja karena setiap halaman punya
// alamat di belakang tanda pagar.
(() => {
  const ALAMAT = {{ view.url | tojson }};
  const NAMA = {{ view.site | tojson }};
  const SKRIP = { {{ view.scripts }} };
  const lembaran = [...document.querySelectorAll(".hal")];
  const berjalan = new Set();
  const termuat = new Set();

  // Alamat di situs yang terbit → tempatnya di berkas ini, bila ada.
  function tempat(alamat) {
    if (!alamat.startsWith(ALAMAT)) return "";
    const tuju = new URL(alamat);
    const kunci = decodeURIComponent(tuju.pathname.slice(new URL(ALAMAT).pathname.length)).replace(/(^|\/)$/, "$1index").replace(/\.html$/, "");
    const tanda = `${kunci}:${tuju.hash.slice(1)}`;
    return document.getElementById(tanda) ? tanda : document.getElementById(kunci) ? kunci : "";
  }

  function ikuti(alamat) {
    const tuju = tempat(String(alamat));
    if (tuju) location.hash = tuju; else location.assign(alamat);
  }

  // Skrip sebuah halaman ditulis untuk halaman yang berdiri sendiri: di sini ia melihat halamannya sebagai seluruh dokumen.
  function dunia(hal, nama) {
    const milik = {
      currentScript: { src: `${ALAMAT}statis/satu/${nama}`, dataset: {} },
      getElementById: (id) => document.getElementById(`${hal.id}:${id}`) || document.getElementById(id),
      querySelector: (pilih) => (pilih === "main" ? hal : hal.querySelector(pilih)),
      querySelectorAll: (pilih) => hal.querySelectorAll(pilih),
      head: { append: (unsur) => { if (unsur.src) muat(hal, unsur); } },
    };
    return new Proxy(document, {
      get: (asal, kunci) => {
        if (kunci in milik) return milik[kunci];
        return typeof asal[kunci] === "function" ? asal[kunci].bind(asal) : asal[kunci];
      },
      // Halaman yang tidak tampil tidak menamai apa-apa.
      set: (asal, kunci, nilai) => {
        if (kunci !== "title" || hal.classList.contains("kini-tampil")) asal[kunci] = nilai;
        return true;
      },
    });
  }

  // Tautan yang dibuat skrip (hasil pencarian) ke halaman yang ada di sini menjadi tautan di dalam berkas: tanpa tanda ↗,
  // dan tetap benar bila disalin.
  new MutationObserver((perubahan) => {
    for (const { addedNodes } of perubahan) {
      for (const unsur of addedNodes) {
        if (!unsur.querySelectorAll) continue;
        for (const tautan of [unsur, ...unsur.querySelectorAll("a")]) {
          const tuju = tautan.href && tempat(tautan.href);
          if (tuju) tautan.setAttribute("href", `#${tuju}`);
        }
      }
    }
  }).observe(document.querySelector("main"), { childList: true, subtree: true });

  // Tanpa server: tidak ada yang didaftarkan, dan pindah halaman tetap di dalam berkas ini.
  const letak = new Proxy({}, {
    get: (_, kunci) => {
      if (kunci === "assign") return ikuti;
      if (kunci === "protocol") return "file:";
      return typeof location[kunci] === "function" ? location[kunci].bind(location) : location[kunci];
    },
    set: (_, kunci, nilai) => {
      if (kunci === "href") ikuti(nilai); else location[kunci] = nilai;
      return true;
    },
  });

  function jalankan(hal, nama) {
    SKRIP[nama](dunia(hal, nama), letak);
    termuat.add(nama);
  }

  // Pustaka dan indeks yang baru dimuat bila dipakai; sekali untuk seluruh berkas.
  function muat(hal, unsur) {
    const nama = unsur.src.split("/").pop();
    if (!(nama in SKRIP)) return void Promise.resolve().then(() => unsur.onerror && unsur.onerror());
    if (!termuat.has(nama)) jalankan(hal, nama);
    Promise.resolve().then(() => unsur.onload && unsur.onload());
  }

  function tunjukkan(pertama) {
    const tanda = decodeURIComponent(location.hash.slice(1));
    const tuju = document.getElementById(tanda);
    const hal = tuju ? tuju.closest(".hal") : lembaran[0];
    if (!hal) return;
    for (const satu of lembaran) satu.classList.toggle("kini-tampil", satu === hal);
    const judul = hal.querySelector("h1");
    document.title = hal === lembaran[0] ? NAMA : `${judul.textContent.trim().replace(/\s+/g, " ")} – ${NAMA}`;
    if (!berjalan.has(hal)) {
      berjalan.add(hal);
      for (const nama of (hal.dataset.jalankan || "").split(" ")) if (nama in SKRIP) jalankan(hal, nama);
    }
    if (pertama && !tuju) return;
    const menu = document.querySelector("header details[open]");
    if (menu) menu.open = false;
    judul.tabIndex = -1;
    judul.focus({ preventScroll: true });
    if (!tuju || tuju === hal) return scrollTo(0, 0);
    for (let lipatan = tuju.closest("details"); lipatan; lipatan = lipatan.parentElement.closest("details")) lipatan.open = true;
    tuju.scrollIntoView();
  }

  document.addEventListener("click", (peristiwa) => {
    const tautan = peristiwa.target.closest("a[href]");
    if (!tautan || peristiwa.ctrlKey || peristiwa.metaKey || peristiwa.shiftKey) return;
    const tuju = tempat(tautan.href);
    if (!tuju || tautan.href === ALAMAT) return;
    peristiwa.preventDefault();
    location.hash = tuju;
  });
  addEventListener("hashchange", () => tunjukkan(false));
  document.documentElement.classList.add("skrip");
  tunjukkan(true);
})();
