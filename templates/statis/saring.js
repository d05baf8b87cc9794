// Menyaring butir menurut peran, tahap, kanal, dan kata. Saringannya tersimpan dalam alamat halaman, jadi dapat
// ditandai, dikirim, dan tetap ada setelah tombol Kembali.
"use strict";

(() => {
  const kotak = document.querySelector("form[data-saring]");
  if (!kotak) return;
  const isian = [...kotak.elements].filter((satu) => satu.name);
  const kabar = kotak.querySelector("[role=status]");
  const nihil = document.querySelector("[data-nihil]");
  const butir = [...document.querySelectorAll("[data-butir]")];
  const padanan = window.Kata.padanan(kotak.dataset.padanan.split("|"));
  const ingatan = new Map();

  // Pokok butir seperti pada pencarian: pertanyaan, kalimat, untuk siapa, dan sanksinya. Alasan dan contohnya menyebut juga
  // hal yang tidak diputuskannya.
  function istilah(satu) {
    if (!ingatan.has(satu)) {
      const teks = [...satu.querySelectorAll("h3, .kalimat, .sanksi")].map((bagian) => bagian.textContent);
      ingatan.set(satu, new Set(window.Kata.istilah([satu.dataset.pokok, ...teks].join(". "))));
    }
    return ingatan.get(satu);
  }

  function memuat(satu, { asli, lain }, ada = istilah(satu)) {
    return asli.every((kata) => window.Kata.bentuk(kata).some((bentuk) => ada.has(bentuk))) ||
      lain.some((frasa) => frasa.every((kata) => ada.has(kata)));
  }

  // Satu kata saja dapat juga berarti seluruh bidangnya: "medsos".
  function sebidang(satu, bagian) {
    return memuat(satu, bagian, new Set(window.Kata.istilah(satu.dataset.bidang)));
  }

  function cocok(satu, pilihan, satuan) {
    return ["peran", "tahap", "kanal"].every((nama) => !pilihan[nama] || satu.dataset[nama].split(" ").includes(pilihan[nama])) &&
      (satuan.every((bagian) => memuat(satu, bagian)) || (satuan.length === 1 && sebidang(satu, satuan[0])));
  }

  // Kata terakhir yang belum selesai diketik: yang tidak ada pada butir mana pun, tetapi mengawali kata yang ada.
  function selesaikan(satuan) {
    const { asli, lain } = satuan[satuan.length - 1] || { asli: [], lain: [] };
    if (asli.length !== 1 || asli[0].length < 3 || butir.some((satu) => memuat(satu, { asli, lain }) || sebidang(satu, { asli, lain }))) return satuan;
    const semua = new Set(butir.flatMap((satu) => [...istilah(satu)].filter((kata) => kata.startsWith(asli[0]))));
    return semua.size ? [...satuan.slice(0, -1), { asli, lain: [...semua].map((kata) => [kata]) }] : satuan;
  }

  function saring() {
    const pilihan = {};
    for (const satu of isian) pilihan[satu.name] = satu.value.trim();
    const satuan = pilihan.kata ? selesaikan(window.Kata.satuan(window.Kata.kata(pilihan.kata), padanan)) : [];
    const asing = satuan.filter((bagian) => !butir.some((satu) => memuat(satu, bagian) || sebidang(satu, bagian))).flatMap(({ asli }) => asli.map(window.Kata.terbaca));
    const aktif = isian.some((satu) => satu.value.trim());
    let tinggal = 0;
    for (const satu of butir) {
      satu.hidden = !cocok(satu, pilihan, satuan);
      tinggal += !satu.hidden;
    }
    for (const bagian of document.querySelectorAll("[data-bagian]")) {
      bagian.hidden = aktif && !bagian.querySelector("[data-butir]:not([hidden])");
    }
    for (const satu of document.querySelectorAll("[data-tanpa-saringan]")) satu.hidden = aktif;
    nihil.hidden = tinggal > 0;
    kotak.querySelector("[type=reset]").hidden = !aktif;
    kabar.textContent = aktif ? tinggal + " dari " + butir.length + " butir" : butir.length + " butir";
    if (asing.length) kabar.textContent += `. Tidak ada butir tentang “${asing.join("”, “")}”.`;
    return pilihan;
  }

  function catat() {
    const alamat = new URL(location.href);
    for (const [nama, nilai] of Object.entries(saring())) {
      if (nilai) alamat.searchParams.set(nama, nilai); else alamat.searchParams.delete(nama);
    }
    try { history.replaceState(null, "", alamat); } catch (galat) { /* berkas di disk pada sebagian peramban */ }
  }

  // Tautan ke butir yang sedang tersaring membuka saringannya.
  function ungkap() {
    const tuju = location.hash && document.getElementById(location.hash.slice(1));
    if (tuju && tuju.closest("[hidden]")) {
      for (const satu of isian) satu.value = "";
      catat();
      tuju.scrollIntoView();
    }
  }

  const awal = new URLSearchParams(location.search);
  for (const satu of isian) {
    const nilai = awal.get(satu.name) || "";
    if (satu.tagName !== "SELECT" || [...satu.options].some((pilihan) => pilihan.value === nilai)) satu.value = nilai;
  }
  saring();
  ungkap();
  kotak.addEventListener("input", catat);
  kotak.addEventListener("reset", () => setTimeout(catat));
  kotak.addEventListener("submit", (peristiwa) => peristiwa.preventDefault());
  window.addEventListener("hashchange", ungkap);
})();
