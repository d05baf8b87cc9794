// Menandai kata yang dicari: pada hasil pencarian, dan pada halaman yang dibuka dari sana. Yang ditandai ada di belakang
// tanda pagar alamat (#tanda=suka+unggah), yang tidak pernah dikirim ke server dan juga ada pada berkas di disk.
"use strict";

window.Tanda = (() => {
  const KATA = /(?:pasal|ayat|huruf|angka)\s+\(?[\da-z]+|[a-z\u00c0-\u024f\d]+(?:\/\d+)?/gi;
  const BUKAN_BACAAN = "script, style, textarea, select, button, mark, svg";

  const ingatan = new Map();

  function bentukDari(kata) {
    let semua = ingatan.get(kata);
    if (!semua) ingatan.set(kata, semua = [].concat(...window.Kata.kata(kata).map(window.Kata.bentuk)));
    return semua;
  }

  // Teks sebagai potongan-potongan: setiap kata yang cocok, juga yang berimbuhan lain, dalam <mark>.
  function bertanda(teks, istilah) {
    const hasil = [];
    let lewat = 0;
    teks.replace(KATA, (kata, letak) => {
      if (!bentukDari(kata).some((bentuk) => istilah.has(bentuk))) return;
      const tanda = document.createElement("mark");
      tanda.textContent = kata;
      hasil.push(teks.slice(lewat, letak), tanda);
      lewat = letak + kata.length;
    });
    return hasil.concat(teks.slice(lewat));
  }

  // Alamat sebuah halaman yang dibuka dengan tandanya.
  function alamat(halaman, istilah) {
    const tuju = new URL(halaman);
    if (istilah.size && !tuju.hash) tuju.hash = new URLSearchParams({ tanda: [...istilah].join(" ") });
    return tuju.href;
  }

  function tandaiHalaman() {
    const istilah = new Set((new URLSearchParams(location.hash.slice(1)).get("tanda") || "").split(" ").filter(Boolean));
    const utama = document.querySelector("main");
    const penjelajah = document.createTreeWalker(utama, NodeFilter.SHOW_TEXT);
    const semua = [];
    while (penjelajah.nextNode()) semua.push(penjelajah.currentNode);
    for (const satu of semua) {
      if (satu.parentElement.closest(BUKAN_BACAAN)) continue;
      const potongan = bertanda(satu.data, istilah);
      if (potongan.length > 1) satu.replaceWith(...potongan);
    }
    const tanda = [...utama.querySelectorAll("mark")];
    if (tanda.length) utama.append(penghapus(utama, tanda));
  }

  // Di akhir bacaan, dan menempel di tepi bawah layar: yang sudah terbaca tidak bergeser.
  function penghapus(utama, tanda) {
    const kotak = document.createElement("p");
    const tombol = document.createElement("button");
    kotak.className = "bertanda";
    tombol.type = "button";
    tombol.className = "tombol";
    tombol.textContent = "Hapus tanda";
    kotak.append("Kata yang Anda cari ditandai. ", tombol);
    tombol.addEventListener("click", () => {
      tanda.forEach((satu) => satu.replaceWith(satu.textContent));
      utama.normalize();
      kotak.remove();
      utama.focus({ preventScroll: true });
      try { history.replaceState(null, "", location.pathname + location.search); } catch (galat) { /* berkas di disk pada sebagian peramban */ }
    });
    return kotak;
  }

  if (location.hash.startsWith("#tanda=")) tandaiHalaman();

  return { alamat, bertanda };
})();
