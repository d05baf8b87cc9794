// The end of a day: the program ends, and the page says that it may be closed.

import { kirim } from "./kirim.js";

const button = document.getElementById("selesai");
const news = document.getElementById("kabar");

button.addEventListener("click", async () => {
  try {
    await kirim("POST", "/meja/selesai", {});
    button.hidden = true;
    news.textContent = "Meja kerja sudah ditutup. Halaman ini boleh ditutup juga.";
  } catch (error) {
    news.textContent = error.message;
  }
});
