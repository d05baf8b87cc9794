// Pada halaman yang diambil dari simpanan: tautan yang tidak tersimpan berkata begitu, supaya tidak ada yang buntu.
"use strict";

(async () => {
  const akar = new URL("../..", document.currentScript.src).href;
  const kunci = (alamat) => (alamat.origin + alamat.pathname).replace(/\/$/, "/index").replace(/\.html$/, "");

  async function tersimpan(alamat) {
    if (await caches.match(kunci(alamat))) return true;
    // Penyimpan membawa butir dan kode salinan ke tempatnya pada daftar.
    const jalur = alamat.href.slice(akar.length);
    if (/^boleh-jangan\/[a-z]+-\d+\.html/.test(jalur)) return true;
    return /^c\/[a-z0-9]+\/(index\.html)?(#|$)/.test(jalur) && Boolean(await caches.match(`${akar}c/index`));
  }

  for (const tautan of document.querySelectorAll("a[href]")) {
    if (!/^(https?|webcal):$/.test(tautan.protocol)) continue;
    if (tautan.href.startsWith(akar) && (await tersimpan(new URL(tautan.href)))) continue;
    tautan.dataset.perluJaringan = "";
    tautan.append(" (perlu jaringan)");
  }
})();
