// Mempersempit daftar daerah sambil diketik, dan membuka lipatan yang memuat daerah yang dituju. Tanpa skrip ini daftarnya
// lengkap, dan setiap provinsi dapat dibuka sendiri.
"use strict";

(() => {
  const sini = document.currentScript.src;
  const kotak = document.querySelector("form[data-daerah]");
  const isian = kotak.elements.daerah;
  const kabar = kotak.querySelector("[role=status]");
  const lipatan = [...document.querySelectorAll("details[data-provinsi]")];
  const CUKUP = 12; // sebanyak ini masih terbaca sekaligus

  const TINGKAT = { kab: "kabupaten", prov: "provinsi", prop: "provinsi", propinsi: "provinsi", kotamadya: "kota", kodya: "kota" };
  // Huruf kecil tanpa tanda dan tanpa spasi: "Kab. Batang Hari" sama dengan "kabupaten batanghari".
  const kata = (teks) => (teks.normalize("NFD").toLowerCase().match(/[a-z0-9]+/g) || []).map((satu) => TINGKAT[satu] || satu);
  const sebutan = (unsur) => [unsur.querySelector("strong, a, span").textContent, ...(unsur.dataset.lain || "").split("|")].filter(Boolean).map((nama) => {
    const bagian = kata(nama);
    return { lengkap: bagian.join(""), tanpaTingkat: bagian.filter((satu) => !["provinsi", "kabupaten", "kota", "administrasi"].includes(satu)).join("") };
  });
  const daftar = lipatan.map((unsur) => ({ unsur, nama: sebutan(unsur), isi: [...unsur.querySelectorAll(".wilayah > li")].map((li) => ({ unsur: li, nama: sebutan(li) })) }));

  const cocok = (nama, cari) => nama.some(({ lengkap, tanpaTingkat }) => lengkap.includes(cari) || tanpaTingkat.includes(cari));
  const tepat = (nama, cari) => nama.some(({ lengkap, tanpaTingkat }) => lengkap === cari || tanpaTingkat === cari);

  const dicari = () => kata(isian.value).join("");

  function saring() {
    const cari = dicari();
    const ditemukan = [];
    let jumlah = 0; // bersama semua daerah di dalam provinsi yang dicari
    for (const { unsur, nama, isi } of daftar) {
      const ada = isi.filter((daerah) => cocok(daerah.nama, cari));
      // Yang mencari provinsinya melihat semua daerah di dalamnya.
      const seluruhnya = tepat(nama, cari) || (!ada.length && cocok(nama, cari));
      for (const daerah of isi) daerah.unsur.hidden = Boolean(cari) && !seluruhnya && !ada.includes(daerah);
      unsur.hidden = Boolean(cari) && !seluruhnya && !ada.length;
      if (seluruhnya) ditemukan.push(unsur);
      jumlah += seluruhnya ? isi.length + 1 : ada.length;
      ditemukan.push(...ada.map((daerah) => daerah.unsur));
    }
    const tampil = lipatan.filter((unsur) => !unsur.hidden);
    for (const unsur of lipatan) unsur.open = Boolean(cari) && !unsur.hidden && (tampil.length === 1 || ditemukan.length <= CUKUP);
    for (const unsur of document.querySelectorAll("[data-tanpa-saringan]")) unsur.hidden = Boolean(cari);
    kabar.textContent = !cari ? "" : jumlah ? `${jumlah} daerah` : "Tidak ada daerah bernama itu. Coba nama kabupaten atau kotanya saja.";
    if (cari && !jumlah) denganKata(() => { if (cari === dicari() && !kabar.firstElementChild) kabar.append(...maksud(cari)); });
    return ditemukan;
  }

  // Satu huruf boleh keliru: diduga dengan cara yang sama seperti pada pencarian, yang baru diambil bila perlu.
  function denganKata(lanjut) {
    if (window.Kata) return lanjut();
    const tambahan = document.createElement("script");
    tambahan.src = sini.replace("daerah.js", "kata.js");
    tambahan.onload = lanjut;
    document.head.append(tambahan);
  }

  function maksud(cari) {
    const menurut = new Map();
    for (const { unsur, nama } of daftar.flatMap((satu) => [satu, ...satu.isi])) {
      for (const { lengkap, tanpaTingkat } of nama) for (const satu of [lengkap, tanpaTingkat]) if (!menurut.has(satu)) menurut.set(satu, unsur);
    }
    const diduga = menurut.get(window.Kata.dugaan(cari, new Map([...menurut.keys()].map((satu) => [satu, 1])), false));
    if (!diduga) return [];
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.textContent = diduga.querySelector("strong, a, span").textContent;
    tombol.addEventListener("click", () => {
      isian.value = tombol.textContent;
      isian.focus();
      saring();
    });
    return [" Maksud Anda ", tombol, "?"];
  }

  // Tautan dari pencarian menuju satu daerah di dalam lipatan.
  function tuju() {
    const unsur = location.hash && document.getElementById(location.hash.slice(1));
    const induk = unsur && unsur.closest("details[data-provinsi]");
    if (!induk) return;
    if (unsur.closest("[hidden]")) {
      isian.value = "";
      saring();
    }
    induk.open = true;
    unsur.scrollIntoView();
  }

  isian.addEventListener("input", saring);
  kotak.addEventListener("submit", (peristiwa) => {
    peristiwa.preventDefault();
    const ada = saring();
    if (!isian.value.trim() || ada.length !== 1) return;
    const tautan = ada[0].querySelector("a[data-halaman]");
    if (tautan) location.href = tautan.href; else location.hash = ada[0].id;
  });
  addEventListener("hashchange", tuju);
  if (isian.value) saring(); // sesudah tombol Kembali
  tuju();
})();
