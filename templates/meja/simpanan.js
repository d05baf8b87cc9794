// What is saved at a click: a mend, all that is tidied, an undo. The page is loaded anew, says what was done and offers to take it back.

import { kirim, why } from "./kirim.js";

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
  say(why(error), true);
  news.scrollIntoView({ block: "nearest" });
}

// A form that holds words which are not saved keeps the page from being left.
function hasUnsaved() {
  return !dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

async function mend({ betulkan, kode, baris, teks }) {
  if (hasUnsaved()) throw new Error("Simpan dulu tulisan Anda, lalu perbaiki.");
  const wanted = betulkan ? { path: betulkan, code: kode, line: Number(baris), text: teks } : {};
  goOn(await kirim("POST", "/meja/betulkan", wanted));
}

async function tidy(seen) {
  goOn(await kirim("POST", "/meja/rapikan/", { seen }));
}

// The page of a file that is gone by then cannot say so.
async function undo(number) {
  const undone = await kirim("POST", "/meja/batalkan", { number: Number(number) });
  const own = document.querySelector("[data-berkas]")?.dataset.berkas;
  goOn(undone, undone.hilang.includes(own) ? "/meja/riwayat/" : undefined);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-betulkan], [data-batalkan], [data-rapikan]");
  if (!button || button.disabled) return;
  button.disabled = true;
  const { betulkan, batalkan, rapikan } = button.dataset;
  const work = betulkan !== undefined ? mend(button.dataset) : rapikan !== undefined ? tidy(rapikan) : undo(batalkan);
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
