// A file of Word: what stands in it and what comes of it, side by side; and at a text that there is, a way to take that
// into it. Nothing is saved here.

import { kirim, why } from "./kirim.js";
import { button, made } from "./unsur.js";

// Shows both at a place; gives what was read.
export async function showWord(file, place, news) {
  place.replaceChildren();
  news.textContent = "Membaca …";
  try {
    const told = await kirim("POST", "/meja/word", file);
    place.innerHTML = told.isi;
    news.textContent = "Bandingkan keduanya.";
    return told;
  } catch (error) {
    news.textContent = why(error);
    return null;
  }
}

const area = document.querySelector('form[data-berkas] textarea[data-isian="naskah"]');
const bar = document.querySelector(".alat-naskah");
if (area && bar) begin();

function begin() {
  const tool = button(made("span", { "aria-hidden": "true" }, "W"), () => {
    dialog.showModal();
    file.focus();
  });
  tool.append(" Dari Word");
  tool.tabIndex = -1;
  bar.append(tool);
  const file = made("input", { type: "file", id: "dari-word-berkas", accept: ".docx,.docm" });
  const news = made("p", { role: "status" });
  const place = made("div", {});
  const replace = button("Ganti seluruh naskah", () => take(told.naskah, 0, "Naskah lama diganti dengan yang dari Word"));
  const append = () => {
    const before = area.value.trimEnd();
    take(`${before ? "\n\n" : ""}${renumbered(told.naskah, before)}`, before.length, "Yang dari Word ditambahkan di akhir");
  };
  const add = button("Tambahkan di akhir naskah", append, { className: "kedua" });
  const dialog = made(
    "dialog",
    { id: "dari-word", "aria-labelledby": "dari-word-judul" },
    made("h2", { id: "dari-word-judul" }, "Naskah dari Word"),
    made("label", { htmlFor: "dari-word-berkas" }, "Berkas Word (.docx)"),
    file,
    news,
    place,
    made("p", { className: "tombol" }, replace, add, button("Batal", () => dialog.close(), { className: "kedua" })),
  );
  document.body.append(dialog);
  let told = null;
  offer();

  file.addEventListener("change", async () => {
    told = null;
    offer();
    if (file.files[0]) told = await showWord(file.files[0], place, news);
    offer();
  });

  function offer() {
    replace.disabled = add.disabled = !told;
  }

  // From a place to its end the text becomes another one, in a way that the browser can take back.
  function take(text, from, what) {
    dialog.close();
    area.focus();
    area.setSelectionRange(from, area.value.length);
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, from, area.value.length, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    document.getElementById("kabar-naskah").textContent = `${what}, dan belum disimpan. Ctrl+Z membatalkannya.`;
  }
}

// Notes are counted on from those that a text has already.
function renumbered(text, before) {
  const last = Math.max(0, ...[...before.matchAll(/\[\^(\d{1,6})\]/g)].map((found) => Number(found[1])));
  return text.replace(/\[\^(\d+)\]/g, (_, number) => `[^${Number(number) + last}]`);
}
