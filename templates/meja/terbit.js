// The site is made and goes where the form says. The folder is remembered in this browser.

import { kirim, why } from "./kirim.js";

const folder = document.getElementById("folder");
const news = document.getElementById("kabar");
const shelf = `terbit:${document.querySelector("meta[name=situs]").content}:folder`;

if (folder) folder.value = localStorage.getItem(shelf) ?? "";

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const where = form.dataset.ke;
    const isLook = event.submitter?.name === "lihat";
    const place = form.querySelector("[role=status]") ?? news;
    if (where === "folder") localStorage.setItem(shelf, folder.value);
    place.textContent = "Menyiapkan.";
    kirim("POST", location.pathname, { where, folder: folder?.value ?? "", is_look: isLook }).then(
      (told) => {
        if (isLook) place.innerHTML = told.isi;
        else location.assign(told.kerja);
      },
      (error) => (place.textContent = why(error)),
    );
  });
}
