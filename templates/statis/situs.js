// Yang dipakai setiap halaman. Tanpa skrip ini semua halaman tetap lengkap; ia hanya menambah kemudahan.
"use strict";

// Yang hanya berguna dengan skrip tersembunyi sampai skripnya ada.
for (const satu of document.querySelectorAll("[data-skrip]")) satu.hidden = false;

// Halaman yang lewat waktu tinjauannya berkata begitu di atasnya. Harinya menurut jam alat pembaca.
(function () {
  const kini = new Date();
  const dua = (angka) => String(angka).padStart(2, "0");
  const hari = `${kini.getFullYear()}-${dua(kini.getMonth() + 1)}-${dua(kini.getDate())}`;
  for (const satu of document.querySelectorAll("[data-tinjau]")) satu.hidden = hari <= satu.dataset.tinjau;
})();
