// Judul halaman menyebut siapa dan kapan, seperti alamatnya: di riwayat, di tab, dan bagi pembaca layar. Tanpa skrip ini
// semuanya tetap terbaca di halaman.
"use strict";

(() => {
  const judul = document.title;
  const situs = judul.slice(judul.lastIndexOf(" – "));
  const sebut = () => {
    const tempat = document.getElementById(location.hash.slice(1));
    const ini = tempat && tempat.classList.contains("pada");
    document.title = ini ? tempat.querySelector("strong").textContent.replace(/:$/, "") + situs : judul;
  };
  addEventListener("hashchange", sebut);
  sebut();
})();
