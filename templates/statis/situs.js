// Yang dipakai setiap halaman. Tanpa skrip ini semua halaman tetap lengkap; ia hanya menambah kemudahan.
"use strict";

// Yang hanya berguna dengan skrip tersembunyi sampai skripnya ada.
for (const satu of document.querySelectorAll("[data-skrip]")) satu.hidden = false;
