// A file of Word: what stands in it and what comes of it, side by side; and at a text that there is, a way to take that
// into it. Nothing is saved here.

import { kirim } from "./kirim.js";

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
    news.textContent = error instanceof TypeError ? "Meja kerja sedang tidak berjalan." : error.message;
    return null;
  }
}

const area = document.querySelector('form[data-berkas] textarea[data-isian="naskah"]');
const bar = document.querySelector(".alat-naskah");
if (area && bar) begin();

function begin() {
  const tool = button("", () => {
    dialog.showModal();
    file.focus();
  });
  const sign = document.createElement("span");
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = "W";
  tool.append(sign, " Dari Word");
  tool.tabIndex = -1;
  bar.append(tool);
  const dialog = document.createElement("dialog");
  dialog.id = "dari-word";
  dialog.setAttribute("aria-labelledby", "dari-word-judul");
  const title = document.createElement("h2");
  title.id = "dari-word-judul";
  title.textContent = "Naskah dari Word";
  const label = document.createElement("label");
  label.htmlFor = "dari-word-berkas";
  label.textContent = "Berkas Word (.docx)";
  const file = document.createElement("input");
  file.type = "file";
  file.id = "dari-word-berkas";
  file.accept = ".docx,.docm";
  const news = document.createElement("p");
  news.setAttribute("role", "status");
  const place = document.createElement("div");
  const replace = button("Ganti seluruh naskah", () => take(told.naskah, 0, "Naskah lama diganti dengan yang dari Word"));
  const add = button("Tambahkan di akhir naskah", () => {
    const before = area.value.trimEnd();
    take(`${before ? "\n\n" : ""}${renumbered(told.naskah, before)}`, before.length, "Yang dari Word ditambahkan di akhir");
  });
  add.className = "kedua";
  const leave = button("Batal", () => dialog.close());
  leave.className = "kedua";
  const ways = document.createElement("p");
  ways.className = "tombol";
  ways.append(replace, add, leave);
  dialog.append(title, label, file, news, place, ways);
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

function button(name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}
