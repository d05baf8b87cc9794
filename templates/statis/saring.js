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
  const { Kata } = window;
  const padanan = Kata.padanan(kotak.dataset.padanan.split("|"));
  const ingatan = new Map();

  // Yang dicocokkan sama dengan pokok butir pada pencarian, dengan fungsi yang sama; alasan dan contohnya menyebut juga hal yang
  // tidak diputuskannya. Satu kata saja dapat juga berarti seluruh bidangnya: "medsos".
  function memuat(teks, satuan) {
    if (!ingatan.has(teks)) ingatan.set(teks, new Set(Kata.istilah(teks)));
    return Kata.memuat(satuan, (bentuk) => ingatan.get(teks).has(bentuk));
  }

  function tentang({ dataset }, satuan) {
    return satuan.every((bagian) => memuat(dataset.pokok, bagian)) || (satuan.length === 1 && memuat(dataset.bidang, satuan[0]));
  }

  function cocok(satu, pilihan, satuan) {
    return ["peran", "tahap", "kanal"].every((nama) => !pilihan[nama] || satu.dataset[nama].split(" ").includes(pilihan[nama])) && tentang(satu, satuan);
  }

  function dikenal(bagian) {
    return butir.some((satu) => tentang(satu, [bagian]));
  }

  // Kata terakhir yang belum selesai diketik: yang tidak ada pada butir mana pun, tetapi mengawali kata yang ada.
  function selesaikan(satuan) {
    const { asli, lain } = satuan[satuan.length - 1] || { asli: [], lain: [] };
    if (asli.length !== 1 || asli[0].length < 3 || dikenal({ asli, lain })) return satuan;
    const semua = [...kosakata().keys()].filter((kata) => kata.startsWith(asli[0]));
    return semua.length ? [...satuan.slice(0, -1), { asli, lain: semua.map((kata) => [kata]) }] : satuan;
  }

  // Kata yang tertulis pada pokok butir → seberapa sering.
  function kosakata() {
    const hasil = new Map();
    for (const satu of butir) for (const kata of Kata.kata(satu.dataset.pokok)) hasil.set(kata, (hasil.get(kata) || 0) + 1);
    return hasil;
  }

  // Pertanyaan yang mungkin dimaksud, sebagai tombol.
  function maksud(teks, asing) {
    let diduga = teks.toLowerCase();
    for (const kata of asing) diduga = diduga.replace(new RegExp(`\\b${kata}\\b`), Kata.dugaan(kata, kosakata(), false) || kata);
    if (diduga === teks.toLowerCase()) return [];
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.textContent = diduga;
    tombol.addEventListener("click", () => {
      kotak.elements.kata.value = diduga;
      kotak.elements.kata.focus();
      catat();
    });
    return [" Maksud Anda ", tombol, "?"];
  }

  function saring() {
    const pilihan = {};
    for (const satu of isian) pilihan[satu.name] = satu.value.trim();
    const satuan = pilihan.kata ? selesaikan(Kata.satuan(Kata.kata(pilihan.kata), padanan)) : [];
    const asing = satuan.filter((bagian) => !dikenal(bagian)).flatMap(({ asli }) => asli);
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
    if (asing.length) kabar.append(`. Tidak ada butir tentang “${asing.map(Kata.terbaca).join("”, “")}”.`, ...maksud(pilihan.kata, asing));
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
