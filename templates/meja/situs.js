// Another site is put on the desk: one that is pressed, or one whose folder is typed.

import { kirim } from "./kirim.js";

const form = document.querySelector("form");
const news = document.getElementById("kabar");

function open(folder) {
  news.className = "";
  news.textContent = "Membuka.";
  kirim("POST", "/meja/situs/", { folder }).then(
    (told) => location.assign(told.kerja),
    (error) => {
      const isGone = error instanceof TypeError;
      news.className = "salah";
      news.textContent = isGone ? "Meja kerja sedang tidak berjalan. Jalankan lagi, lalu ulangi." : error.message;
    },
  );
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  open(form.querySelector("input").value);
});

for (const button of document.querySelectorAll("[data-folder]")) {
  button.addEventListener("click", () => open(button.dataset.folder));
}
