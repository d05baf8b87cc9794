// Halaman "Membaca tanpa jaringan": apa yang tersimpan di perangkat ini, dan sakelarnya.
"use strict";

(() => {
  const situs = document.querySelector("script[data-luring]");
  if (!situs || !navigator.serviceWorker || !location.protocol.startsWith("http")) return;
  const akar = new URL("../..", situs.src).href;
  const nama = `sosialisasi ${akar}`;
  const pilihan = `luring ${akar}`;
  const unsur = (id) => document.getElementById(id);

  // Penyimpan membawa pembaca ke sini bila halaman yang diminta belum tersimpan. Hanya alamat di situs ini yang ditaut.
  const halaman = new URLSearchParams(location.search).get("halaman");
  if (halaman !== null && new URL(akar + halaman).href.startsWith(akar)) {
    unsur("luring-coba").href = akar + halaman;
    unsur("luring-belum").hidden = false;
  }

  async function tampilkan(hidup) {
    unsur("luring-keadaan").textContent = hidup
      ? "Penyimpanan hidup: halaman yang Anda buka disimpan di perangkat ini."
      : "Penyimpanan mati: tidak ada yang disimpan di perangkat ini.";
    const tombol = unsur("luring-tombol");
    tombol.textContent = hidup ? "Matikan dan hapus yang tersimpan" : "Hidupkan";
    tombol.onclick = hidup ? matikan : () => hidupkan().then((penyimpan) => penyimpan.postMessage("mulai"));
    tombol.hidden = false;
    await sebutkan();
  }

  async function sebutkan() {
    const daftar = unsur("luring-tersimpan").querySelector("ul");
    daftar.textContent = "";
    const awal = new Set([location.href, ...Array.from(document.querySelectorAll("main a"), (satu) => satu.href)]);
    if (await caches.has(nama)) {
      const simpanan = await caches.open(nama);
      for (const kunci of await simpanan.keys()) {
        const alamat = `${kunci.url}.html`;
        if (/\.\w+$/.test(kunci.url) || alamat === `${akar}luring.html` || awal.has(alamat)) continue;
        const isi = new DOMParser().parseFromString(await (await simpanan.match(kunci)).text(), "text/html");
        const tautan = document.createElement("a");
        tautan.href = alamat;
        tautan.textContent = isi.title.replace(/ – [^–]*$/, "") || alamat;
        daftar.append(document.createElement("li"));
        daftar.lastChild.append(tautan);
      }
    }
    unsur("luring-tersimpan").hidden = !daftar.children.length;
  }

  function ingatan(baru) {
    try {
      if (baru) localStorage.setItem(pilihan, baru);
      return localStorage.getItem(pilihan);
    } catch (galat) {
      return null; // Tanpa ingatan, pilihan berlaku sampai halaman berikutnya dibuka.
    }
  }

  async function hidupkan() {
    ingatan("hidup");
    await navigator.serviceWorker.register(`${akar}sw.js`);
    const siap = await navigator.serviceWorker.ready;
    await tampilkan(true);
    return siap.active;
  }

  async function matikan() {
    ingatan("mati");
    const terdaftar = await navigator.serviceWorker.getRegistration(akar);
    if (terdaftar && terdaftar.scope === akar) await terdaftar.unregister();
    await caches.delete(nama);
    await tampilkan(false);
  }

  // Bila penyimpanan tidak diizinkan peramban, kalimat semula tetap benar.
  (ingatan() === "mati" ? tampilkan(false) : hidupkan()).catch(() => {});
})();
