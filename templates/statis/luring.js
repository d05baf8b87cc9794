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
    unsur("luring-semua").hidden = !hidup;
    await sebutkan();
  }

  // --- simpan semua ------------------------------------------------------------------------------------------------

  const MB = (byte) => `${(Math.ceil(byte * 1e-5) * 0.1).toLocaleString("id-ID", { maximumFractionDigits: 1 })}\u00a0MB`;
  const HEMAT = 4; // server memampatkan halaman menjadi sekitar seperempatnya
  let penyimpan; // pekerja layanan; membaca dan menulis simpanan
  let hentikan = () => {};

  async function catatan() {
    const ada = await caches.match(`${akar}luring-semua.json`, { cacheName: nama });
    return ada ? ada.json() : null;
  }

  // Bagian berikutnya; penyimpan yang mati di tengah jalan tidak menjawab.
  function lengkapi(ke) {
    return new Promise((ya) => {
      const saluran = new MessageChannel();
      saluran.port1.onmessage = ({ data }) => ya(data);
      setTimeout(ya, 60000, { galat: "diam" });
      penyimpan.postMessage({ lengkapi: ke }, [saluran.port2]);
    });
  }

  function kabarkan(teks, tombol, bila) {
    unsur("luring-kabar").textContent = teks;
    if (!tombol && document.activeElement === unsur("luring-simpan")) unsur("luring-kabar").focus();
    unsur("luring-simpan").hidden = !tombol;
    unsur("luring-simpan").textContent = tombol;
    unsur("luring-simpan").onclick = bila;
  }

  // Daftar semua berkas dengan sidik dan ukurannya: yang terbit, atau bila jaringan putus yang tercatat.
  async function daftarTerbit() {
    try {
      return await (await fetch(`${akar}luring.json`, { cache: "no-cache" })).json();
    } catch (galat) {
      return null;
    }
  }

  async function tawarkan(dihentikan = false) {
    const [ada, terbit] = [await catatan(), await daftarTerbit()];
    if (ada && ada.keadaan === "selesai" && (!terbit || JSON.stringify(terbit.berkas) === JSON.stringify(ada.berkas))) return selesai(ada);
    const daftar = terbit || ada;
    if (!daftar) return kabarkan("Daftar semua halaman belum dapat diambil. Buka halaman ini lagi setelah tersambung ke internet.", "");
    const tersimpan = new Set((await (await caches.open(nama)).keys()).map((satu) => satu.url));
    const berkas = Object.entries(daftar.berkas);
    const kunci = (satu) => akar + satu.replace(/\.html$/, "");
    const kurang = berkas.filter(([satu]) => !tersimpan.has(kunci(satu))).reduce((jumlah, [, [, ukuran]]) => jumlah + ukuran, 0);
    if (ada && ada.keadaan !== "henti" && terbit && !dihentikan) return jalankan();
    if (ada) {
      const sudah = berkas.filter(([satu]) => tersimpan.has(kunci(satu))).length;
      return kabarkan(`Belum semua: ${sudah} dari ${berkas.length} berkas tersimpan.`, `Lanjutkan (sekitar ${MB(kurang / HEMAT)} lagi)`, jalankan);
    }
    const halaman = berkas.filter(([satu]) => satu.endsWith(".html")).length;
    const semua = berkas.reduce((jumlah, [, [, ukuran]]) => jumlah + ukuran, 0);
    kabarkan(
      `${halaman} halaman beserta pencariannya memakai ${MB(semua)} di perangkat ini, dan biasanya sekitar ${MB(kurang / HEMAT)} kuota. Dapat dihentikan dan dilanjutkan kapan saja.`,
      `Simpan semua (sekitar ${MB(kurang / HEMAT)})`,
      jalankan,
    );
  }

  async function jalankan() {
    const maju = unsur("luring-maju");
    const batang = maju.querySelector("progress");
    const dihentikan = new Promise((ya) => { hentikan = () => ya({ henti: true }); });
    kabarkan("Sedang menyimpan. Biarkan halaman ini terbuka.", "Hentikan", hentikan);
    unsur("luring-hitungan").textContent = "";
    batang.removeAttribute("value");
    maju.hidden = false;
    let ke = 0;
    let jawaban = { ke, dari: 1 };
    while (jawaban.ke < jawaban.dari) {
      jawaban = await Promise.race([dihentikan, lengkapi(ke)]);
      if (!jawaban.dari) break;
      ke = jawaban.ke;
      unsur("luring-hitungan").textContent = `${ke} dari ${jawaban.dari}`;
      batang.max = jawaban.dari;
      batang.value = ke;
    }
    maju.hidden = true;
    if (jawaban.galat) {
      const sebab = jawaban.galat === "QuotaExceededError" ? "Ruang di perangkat ini tidak cukup" : "Jaringan putus atau server tidak menjawab";
      kabarkan(`${sebab}. Yang sudah tersimpan tetap tersimpan.`, "Lanjutkan", jalankan);
    } else {
      if (jawaban.henti) penyimpan.postMessage({ henti: true });
      await tawarkan(jawaban.henti);
    }
  }

  async function selesai(ada) {
    const halaman = Object.keys(ada.berkas).filter((satu) => satu.endsWith(".html")).length;
    const [tahun, bulan, hari] = ada.data_per.split("-");
    const per = new Date(tahun, bulan - 1, hari).toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
    kabarkan(`Selesai: semua ${halaman} halaman tersimpan, dengan data per ${per}. Semuanya terbaca tanpa jaringan.`, "");
    await sebutkan();
  }

  // --- yang tersimpan, dan sakelarnya ------------------------------------------------------------------------------

  async function sebutkan() {
    const daftar = unsur("luring-tersimpan").querySelector("ul");
    daftar.textContent = "";
    const awal = new Set([location.href, ...Array.from(document.querySelectorAll("main a"), (satu) => satu.href)]);
    const semua = await caches.has(nama) && await catatan();
    if (await caches.has(nama) && !(semua && semua.keadaan === "selesai")) {
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
    penyimpan = siap.active;
    await tampilkan(true);
    tawarkan().catch(() => {});
    return penyimpan;
  }

  async function matikan() {
    ingatan("mati");
    hentikan();
    const terdaftar = await navigator.serviceWorker.getRegistration(akar);
    if (terdaftar && terdaftar.scope === akar) await terdaftar.unregister();
    await caches.delete(nama);
    await tampilkan(false);
  }

  // Bila penyimpanan tidak diizinkan peramban, kalimat semula tetap benar.
  (ingatan() === "mati" ? tampilkan(false) : hidupkan()).catch(() => {});
})();
