// What is saved at a click: a mend, an undo. The page is loaded anew, says what was done and offers to take it back.

import { kirim } from "./kirim.js";

const SHELF = "simpanan";
const news = document.getElementById("simpanan");

function say(text, isBad) {
  const words = document.createElement("p");
  words.textContent = text;
  words.className = isBad ? "salah" : "";
  news.replaceChildren(words);
}

// told: what the host tells of a save. way: the page that shows it, if it is another one.
export function goOn(told, way) {
  sessionStorage.setItem(SHELF, JSON.stringify(told));
  if (way && way !== location.pathname) location.assign(way);
  else location.reload();
}

export function explain(error) {
  say(error instanceof TypeError ? "Meja kerja sedang tidak berjalan." : error.message, true);
  news.scrollIntoView({ block: "nearest" });
}

function hasUnsaved(path) {
  return document.querySelector("form[data-sidik]") && localStorage.getItem(`isian:${path}`) !== null;
}

async function mend({ betulkan, kode, baris, teks }) {
  if (betulkan && hasUnsaved(betulkan)) throw new Error("Simpan dulu tulisan Anda, lalu perbaiki.");
  const wanted = betulkan ? { path: betulkan, code: kode, line: Number(baris), text: teks } : {};
  goOn(await kirim("POST", "/meja/betulkan", wanted));
}

async function undo(number) {
  goOn(await kirim("POST", "/meja/batalkan", { number: Number(number) }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-betulkan], [data-batalkan]");
  if (!button || button.disabled) return;
  button.disabled = true;
  const work = "betulkan" in button.dataset ? mend(button.dataset) : undo(button.dataset.batalkan);
  work.catch((error) => {
    button.disabled = false;
    explain(error);
  });
});

const told = JSON.parse(sessionStorage.getItem(SHELF) ?? "null");
if (told) {
  sessionStorage.removeItem(SHELF);
  say(told.kabar, false);
  if (told.nomor !== null) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.batalkan = told.nomor;
    button.textContent = "Batalkan";
    news.append(button);
    button.focus();
  }
}
