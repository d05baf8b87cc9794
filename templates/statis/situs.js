// Yang dipakai setiap halaman. Tanpa skrip ini semua halaman tetap lengkap; ia hanya menambah kemudahan.
"use strict";

(() => {
  const skrip = document.currentScript;
  // Tombol salin. Dari disk dan tanpa https papan klip tidak ada; di sana teksnya dipilih lalu disalin cara lama.
  async function salin(kotak) {
    try {
      await navigator.clipboard.writeText(kotak.value);
      return true;
    } catch (galat) {
      const lipatan = kotak.closest("details");
      if (lipatan) lipatan.open = true;
      kotak.focus();
      kotak.select();
      return document.execCommand("copy");
    }
  }
  for (const tombol of document.querySelectorAll("[data-salin]")) {
    tombol.addEventListener("click", async () => {
      const berhasil = await salin(document.getElementById(tombol.dataset.salin));
      const kabar = tombol.parentElement.querySelector("[role=status]");
      kabar.textContent = berhasil ? "Tersalin." : "Belum tersalin: tekan lama teks di bawah, lalu pilih Salin.";
    });
  }

  // Yang terlipat terbuka bila ditaut, dan saat dicetak; peramban baru melakukannya sendiri.
  const buka = (unsur) => { for (let satu = unsur; satu; satu = satu.parentElement) if (satu.tagName === "DETAILS") satu.open = true; };
  const tuju = () => buka(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  addEventListener("hashchange", tuju);
  tuju();
  let tertutup = [];
  addEventListener("beforeprint", () => {
    tertutup = [...document.querySelectorAll("main details:not([open])")];
    for (const satu of tertutup) satu.open = true;
  });
  addEventListener("afterprint", () => { for (const satu of tertutup) satu.open = false; });

  // Halaman yang lewat waktu tinjauannya berkata begitu di atasnya. Harinya menurut jam alat pembaca.
  const kini = new Date();
  const dua = (angka) => String(angka).padStart(2, "0");
  const hari = `${kini.getFullYear()}-${dua(kini.getMonth() + 1)}-${dua(kini.getDate())}`;
  for (const satu of document.querySelectorAll("[data-tinjau]")) satu.hidden = hari <= satu.dataset.tinjau;

  // Dibuka dari hasil pencarian: kata yang dicari ditandai.
  if (location.hash.startsWith("#tanda=")) {
    for (const nama of window.Kata ? ["tanda.js"] : ["kata.js", "tanda.js"]) {
      const tambahan = document.createElement("script");
      tambahan.src = skrip.src.replace("situs.js", nama);
      tambahan.async = false;
      document.head.append(tambahan);
    }
  }

  // Memasang di layar utama dan membaca tanpa jaringan; dari disk keduanya tidak ada. Pilihan pembaca: lihat luring.js.
  if (!location.protocol.startsWith("http")) return;
  const akar = new URL("../..", skrip.src).href;
  const manifes = document.createElement("link");
  manifes.rel = "manifest";
  manifes.href = `${akar}manifest.webmanifest`;
  document.head.append(manifes);

  function dimatikan() {
    try {
      return localStorage.getItem(`luring ${akar}`) === "mati";
    } catch (galat) {
      return false;
    }
  }
  if ("luring" in skrip.dataset && navigator.serviceWorker && !dimatikan()) {
    addEventListener("load", () => navigator.serviceWorker.register(`${akar}sw.js`).catch(() => {}));
  }
})();
