// Membaca tanpa jaringan. Jaringan selalu didahulukan; simpanan dipakai hanya bila jaringan putus atau lambat.
// Data per {{ view.frame.as_of | tanggal }}.
"use strict";

const NAMA = `sosialisasi ${registration.scope}`;
{% if view.frame.offline %}

const AWAL = {{ view.kept | tojson }};
const BATAS_HALAMAN = 150;
const BATAS_TUNGGU = 4000;
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
  const lain = (await simpanan.keys()).filter((satu) => !PENTING.includes(satu.url));
  const terlama = lain.slice(0, Math.max(0, lain.length - BATAS_HALAMAN));
  await Promise.all(terlama.map((satu) => simpanan.delete(satu)));
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
  const butir = await dalamDaftar(minta.url);
  if (butir) return Response.redirect(butir);
  if (!(await tersimpan(LURING))) return Response.error();
  const halaman = encodeURIComponent(minta.url.slice(registration.scope.length));
  return Response.redirect(`${registration.scope}luring.html?halaman=${halaman}`);
}

// Halaman butir yang belum tersimpan: tempatnya pada daftar semua butir, yang selalu tersimpan.
async function dalamDaftar(alamat) {
  const [, nama] = kunci(alamat).slice(registration.scope.length).match(/^boleh-jangan\/([a-z]+-\d+)$/) || [];
  const daftar = nama && (await caches.match(BUTIR, { cacheName: NAMA }));
  return daftar && (await daftar.text()).includes(` id="${nama}"`) ? `${registration.scope}boleh-jangan/index.html#${nama}` : "";
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
  const pita = `<p class="luring" role="status"><strong>Anda sedang luring, atau jaringan terlalu lambat.</strong> Halaman ini disimpan${sejak}; mungkin sudah ada yang lebih baru.</p>`;
  const isi = (await lama.text()).replace(/<body[^<>]*>/, (awal) => awal + pita);
  return new Response(isi, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

addEventListener("install", (peristiwa) => peristiwa.waitUntil(mulai()));
addEventListener("activate", (peristiwa) => peristiwa.waitUntil(clients.claim()));
addEventListener("message", (peristiwa) => peristiwa.waitUntil(mulai())); // dari luring.js, bila dihidupkan lagi
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
