// Another site is put on the desk: one that is pressed, or one whose folder is typed.

import { kirim, why } from "./kirim.js";

const form = document.querySelector("form");
const news = document.getElementById("kabar");

function open(folder) {
  news.className = "";
  news.textContent = "Membuka.";
  kirim("POST", "/meja/situs/", { folder }).then(
    (told) => location.assign(told.kerja),
    (error) => {
      news.className = "salah";
      news.textContent = why(error);
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
