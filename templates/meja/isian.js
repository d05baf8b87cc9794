// The form of a file: what is typed is checked while it is typed, kept in this browser until it is saved, and written
// only over what was read.

import { kirim } from "./kirim.js";

const form = document.querySelector("form");
const filter = document.getElementById("saring");

if (filter) {
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase();
    for (const item of document.querySelectorAll("main section li")) {
      item.hidden = !item.textContent.toLowerCase().includes(wanted);
    }
  });
}

if (form) manage();

function manage() {
  const { berkas } = form.dataset;
  const shelf = `isian:${berkas}`;
  const news = document.getElementById("kabar");
  const problems = document.getElementById("masalah");
  const fields = [...form.querySelectorAll("[data-isian]")];
  let saved = values();
  let asked = 0;
  let waiting;
  let isBusy = false;

  function valueOf(field) {
    if (field.dataset.bentuk === "centang") {
      return [...field.querySelectorAll("input:checked")].map((box) => box.value);
    }
    return field.dataset.bentuk === "daftar" ? field.value.split("\n").filter((line) => line.trim()) : field.value;
  }

  function values() {
    return Object.fromEntries(fields.map((field) => [field.dataset.isian, valueOf(field)]));
  }

  function put(field, value) {
    if (field.dataset.bentuk === "centang") {
      for (const box of field.querySelectorAll("input")) box.checked = value.includes(box.value);
    } else {
      field.value = Array.isArray(value) ? value.join("\n") : value;
    }
  }

  // Only what was changed: the rest of the file stays as it is written.
  function answers() {
    const now = values();
    const changed = Object.entries(now).filter(([name, value]) => String(value) !== String(saved[name]));
    return Object.fromEntries(changed);
  }

  function tell(text, isBad) {
    news.textContent = text;
    news.className = isBad ? "salah" : "";
  }

  function keep() {
    const changed = answers();
    try {
      if (Object.keys(changed).length) {
        localStorage.setItem(shelf, JSON.stringify({ sidik: form.dataset.sidik, isian: changed }));
      } else {
        localStorage.removeItem(shelf);
      }
    } catch {
      // A browser that keeps nothing still asks before the page is left.
    }
  }

  async function ask(write) {
    const number = ++asked;
    const sent = values();
    const told = await kirim("POST", location.pathname, { seen: form.dataset.sidik, answers: answers(), write });
    if (number === asked) problems.innerHTML = told.masalah;
    if (write) {
      form.dataset.sidik = told.sidik;
      saved = sent;
      keep();
    }
  }

  function explain(error) {
    const isGone = error instanceof TypeError;
    tell(isGone ? "Pratinjau sedang tidak berjalan. Tulisan Anda tersimpan di peramban ini." : error.message, true);
  }

  // One question at a time: what was typed meanwhile is asked after it.
  function look() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (isBusy) return look();
      isBusy = true;
      return ask(false)
        .catch(explain)
        .finally(() => (isBusy = false));
    }, 400);
  }

  form.addEventListener("input", () => {
    keep();
    look();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    ask(true).then(() => tell("Tersimpan.", false), explain);
  });

  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  addEventListener("beforeunload", (event) => {
    if (Object.keys(answers()).length) event.preventDefault();
  });

  const kept = JSON.parse(localStorage.getItem(shelf) ?? "null");
  if (kept) {
    const known = fields.filter((field) => field.dataset.isian in kept.isian);
    if (kept.sidik === form.dataset.sidik) {
      for (const field of known) put(field, kept.isian[field.dataset.isian]);
      tell("Tulisan yang belum disimpan sudah dikembalikan. Periksa, lalu simpan.", false);
      look();
    } else {
      tell("Berkas ini berubah sejak terakhir Anda menyuntingnya. Tulisan Anda yang belum disimpan:", true);
      const lost = document.createElement("pre");
      lost.textContent = Object.entries(kept.isian)
        .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : value}`)
        .join("\n\n");
      const done = document.createElement("button");
      done.type = "button";
      done.textContent = "Sudah saya salin";
      done.addEventListener("click", () => {
        localStorage.removeItem(shelf);
        news.replaceChildren();
      });
      news.append(lost, done);
    }
  }
}
