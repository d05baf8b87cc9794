// Membaca tanpa jaringan. Jaringan selalu didahulukan; simpanan dipakai hanya bila jaringan putus atau lambat.
// Data per {{ view.frame.as_of | tanggal }}.
"use strict";

const NAMA = `sosialisasi ${registration.scope}`;
{% if view.frame.offline %}

const AWAL = {{ view.kept | tojson }};
const BATAS_HALAMAN = 150;
const BATAS_TUNGGU = 4000;
const SEKALI = 8;
const TIDAK_DISIMPAN = /\.(docx|pdf|png|zip)$/;

// Satu kunci untuk satu halaman, apa pun yang mengikuti tanda tanya dan entah server memakai .html atau tidak.
function kunci(alamat) {
  const bagian = new URL(alamat);
  return bagian.origin + bagian.pathname.replace(/\/$/, "/index").replace(/\.html$/, "");
}

const PENTING = AWAL.map((satu) => kunci(registration.scope + satu));
const LURING = kunci(`${registration.scope}luring.html`);
const BUTIR = kunci(`${registration.scope}boleh-jangan/index.html`);
const INDEKS = kunci(`${registration.scope}cari/indeks.js`);
const KODE = kunci(`${registration.scope}c/index.html`);
const PUTUS = AWAL.find((satu) => satu.endsWith("/putus.js"));

// Catatan tentang "Simpan semua": daftar yang sedang atau sudah disimpan, dan sampai mana. Tanpa catatan, tidak diminta.
const SEMUA = `${registration.scope}luring-semua.json`;

// Hanya mulai() yang membuat simpanan: bila pembaca sudah mematikannya, tab lain tidak menghidupkannya lagi.
async function simpan(alamat, jawaban) {
  const hidup = await caches.has(NAMA);
  if (hidup && (jawaban.status === 404 || jawaban.status === 410)) await (await caches.open(NAMA)).delete(kunci(alamat));
  const terlarang = /no-store|private/.test(jawaban.headers.get("cache-control") || "");
  if (!hidup || !jawaban.ok || jawaban.type !== "basic" || terlarang) {
    if (jawaban.body) await jawaban.body.cancel(); // jawaban yang tidak dibaca menahan sambungannya
    return;
  }
  const simpanan = await caches.open(NAMA);
  // Yang sampai lewat pengalihan tidak diterima peramban sebagai jawaban atas sebuah halaman.
  const { status, headers } = jawaban;
  await simpanan.put(kunci(alamat), jawaban.redirected ? new Response(jawaban.body, { status, headers }) : jawaban);
  let lain = (await simpanan.keys()).filter((satu) => !PENTING.includes(satu.url) && satu.url !== SEMUA);
  if (lain.length <= BATAS_HALAMAN) return;
  const diminta = new Set(Object.keys(((await catatan()) || { berkas: {} }).berkas).map((satu) => kunci(registration.scope + satu)));
  lain = lain.filter((satu) => !diminta.has(satu.url));
  const terlama = lain.slice(0, Math.max(0, lain.length - BATAS_HALAMAN));
  await Promise.all(terlama.map((satu) => simpanan.delete(satu)));
}

async function catatan() {
  const ada = await caches.match(SEMUA, { cacheName: NAMA });
  return ada && ada.json();
}

async function catat(isi) {
  if (await caches.has(NAMA)) await (await caches.open(NAMA)).put(SEMUA, new Response(JSON.stringify(isi)));
}

async function sidik(jawaban) {
  const angka = new Uint8Array(await crypto.subtle.digest("SHA-256", await jawaban.arrayBuffer()));
  return Array.from(angka, (satu) => satu.toString(16).padStart(2, "0")).join("");
}

// Sebagian dari "Simpan semua", mulai dari berkas ke-`mulai`. Yang sudah tersimpan dan tidak berubah tidak diambil lagi;
// jadi yang terhenti di mana pun boleh diulang dari awal.
let daftar;
async function lengkapi(mulai) {
  if (!mulai || !daftar) {
    const jawaban = await fetch(`${registration.scope}luring.json`, { cache: "no-cache" });
    if (!jawaban.ok) throw new Error(jawaban.status);
    daftar = await jawaban.json();
    await catat({ ...daftar, keadaan: "jalan" });
  }
  const semua = Object.entries(daftar.berkas);
  const ke = Math.min(mulai + SEKALI, semua.length);
  await Promise.all(semua.slice(mulai, ke).map(async ([nama, [baru]]) => {
    const alamat = registration.scope + nama;
    const lama = await caches.match(kunci(alamat), { cacheName: NAMA });
    if (lama && (await sidik(lama)).startsWith(baru)) return;
    const jawaban = await fetch(alamat, { cache: "no-cache" });
    if (jawaban.status >= 500) throw new Error(jawaban.status);
    await simpan(alamat, jawaban);
  }));
  if (ke === semua.length) await catat({ ...daftar, keadaan: "selesai" });
  return { ke, dari: semua.length };
}

// Sesudah situs terbit lagi, yang berubah diambil begitu ada jaringan; sekali selama penyimpan ini bangun.
let diperiksa = false;
async function segarkan() {
  const ada = !diperiksa && (await catatan());
  if (!ada || ada.keadaan === "henti") return;
  diperiksa = true;
  try {
    const baru = await (await fetch(`${registration.scope}luring.json`, { cache: "no-cache" })).json();
    if (ada.keadaan === "selesai" && JSON.stringify(baru.berkas) === JSON.stringify(ada.berkas)) return;
    for (let sampai = await lengkapi(0); sampai.ke < sampai.dari;) sampai = await lengkapi(sampai.ke);
  } catch (galat) {
    diperiksa = false;
  }
}

// Halaman yang sedang terbuka dimuat sebelum penyimpan ini ada, jadi diambil sekali lagi.
async function mulai() {
  await caches.open(NAMA);
  const terbuka = (await clients.matchAll({ includeUncontrolled: true })).map((satu) => satu.url);
  const alamat = [...AWAL.map((satu) => registration.scope + satu), ...terbuka.filter(milikSitus)];
  await Promise.all(
    alamat.map((satu) => fetch(satu, { cache: "no-cache" }).then((jawaban) => simpan(satu, jawaban)).catch(() => {})),
  );
  await skipWaiting();
}

function milikSitus(alamat) {
  return alamat.startsWith(registration.scope) && !TIDAK_DISIMPAN.test(new URL(alamat).pathname);
}

async function jawab(peristiwa) {
  const minta = peristiwa.request;
  const tersimpan = (alamat) => caches.match(alamat, { cacheName: NAMA });
  const lama = await tersimpan(kunci(minta.url));
  if (lama && minta.url.startsWith(`${registration.scope}statis/`)) return lama; // isi baru selalu beralamat baru
  const baru = fetch(minta.url, { cache: "no-cache" }); // bukan dari ingatan peramban sendiri, yang tidak bertanggal
  peristiwa.waitUntil(baru.then((jawaban) => simpan(minta.url, jawaban.clone())).catch(() => {}));
  if (minta.mode === "navigate" && kunci(minta.url) !== LURING) peristiwa.waitUntil(baru.then(segarkan).catch(() => {}));
  try {
    const terlalu = new Promise((_, gagal) => setTimeout(gagal, BATAS_TUNGGU));
    const jawaban = await (lama ? Promise.race([baru, terlalu]) : baru);
    if (jawaban.redirected && minta.mode === "navigate") return Response.redirect(jawaban.url);
    if (jawaban.status < 500 || !lama) return jawaban;
  } catch (galat) {
    // Jaringan putus atau terlalu lambat.
  }
  if (lama && kunci(minta.url) === INDEKS) return tandaiIndeks(lama);
  if (minta.mode !== "navigate") return lama || Response.error();
  const jenis = (lama && lama.headers.get("content-type")) || "";
  if (lama) return jenis.startsWith("text/html") && kunci(minta.url) !== LURING ? tandai(lama) : lama;
  const tempat = await dalamDaftar(minta.url);
  if (tempat) return Response.redirect(tempat);
  if (!(await tersimpan(LURING))) return Response.error();
  const halaman = encodeURIComponent(minta.url.slice(registration.scope.length));
  return Response.redirect(`${registration.scope}luring.html?halaman=${halaman}`);
}

// Halaman butir atau salinan yang belum tersimpan: tempatnya pada daftar semua butir atau semua kode.
async function dalamDaftar(alamat) {
  const jalur = kunci(alamat).slice(registration.scope.length);
  const [, butir] = jalur.match(/^boleh-jangan\/([a-z]+-\d+)$/) || [];
  const [, kode] = jalur.match(/^c\/([a-z0-9]+)\/index$/) || [];
  if (!butir && !kode) return "";
  const daftarnya = await caches.match(butir ? BUTIR : KODE, { cacheName: NAMA });
  const ada = daftarnya && (await daftarnya.text()).includes(` id="${butir || kode}"`);
  return ada ? `${registration.scope}${butir ? "boleh-jangan" : "c"}/index.html#${butir || kode}` : "";
}

function sejakKapan(lama) {
  const tanggal = lama.headers.get("date");
  const bentuk = { day: "numeric", month: "long", year: "numeric" };
  return tanggal ? ` pada ${new Date(tanggal).toLocaleDateString("id-ID", bentuk)}` : "";
}

// Halaman yang mencari dapat saja baru; cari.js lalu menyebut dari kapan yang dicarinya.
async function tandaiIndeks(lama) {
  const isi = `${await lama.text()}window.INDEKS.disimpan = ${JSON.stringify(sejakKapan(lama))};\n`;
  return new Response(isi, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
}

// Pembaca harus tahu bahwa ini salinan, dan dari kapan.
async function tandai(lama) {
  const sejak = sejakKapan(lama);
  const pita = `<p class="luring" role="status"><strong>Anda sedang luring, atau jaringan terlalu lambat.</strong> Halaman ini disimpan${sejak}; mungkin sudah ada yang lebih baru.</p><script src="${registration.scope}${PUTUS}" defer></script>`;
  const isi = (await lama.text()).replace(/<body[^<>]*>/, (awal) => awal + pita);
  return new Response(isi, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

addEventListener("install", (peristiwa) => peristiwa.waitUntil(mulai()));
addEventListener("activate", (peristiwa) => peristiwa.waitUntil(clients.claim()));
// Dari luring.js: dihidupkan lagi, atau bagian berikutnya dari "Simpan semua", yang dijawab dengan sampai mana.
addEventListener("message", (peristiwa) => {
  const { lengkapi: awal, henti } = peristiwa.data;
  if (henti) return peristiwa.waitUntil(catatan().then((ada) => ada && catat({ ...ada, keadaan: "henti" })));
  if (awal === undefined) return peristiwa.waitUntil(mulai());
  const jawab = (isi) => peristiwa.ports[0].postMessage(isi);
  peristiwa.waitUntil(lengkapi(awal).then(jawab, (galat) => jawab({ galat: galat.name })));
});
addEventListener("fetch", (peristiwa) => {
  if (peristiwa.request.method === "GET" && milikSitus(peristiwa.request.url)) peristiwa.respondWith(jawab(peristiwa));
});
{% else %}

// Penerbit mematikan penyimpanan (luring: tidak): yang tersimpan dihapus, lalu penyimpan ini mencabut dirinya.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (peristiwa) => {
  peristiwa.waitUntil(caches.delete(NAMA).then(() => registration.unregister()));
});
{% endif %}
