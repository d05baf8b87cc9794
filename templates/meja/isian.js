// The form of a file: what is typed is checked while it is typed, kept in this browser until it is saved, and written
// only over what was read.

import { addRow, nameRows, watchRows } from "./baris.js";
import { changesOf, fieldsIn, inWords, numbersOf, renumbered, valuesOf } from "./bidang.js";
import { watchTicks } from "./centang.js";
import { watchDays } from "./hari.js";
import { kirim, why } from "./kirim.js";
import { placeProblems } from "./letak.js";
import { keepAllTyped, watchPickers } from "./pilih.js";
import { Shelf } from "./rak.js";
import { putAll } from "./taruh.js";

const form = document.querySelector("form[data-berkas]");
const news = document.getElementById("kabar");
const problems = document.getElementById("masalah");
const summary = document.getElementById("perlu");
const dialog = document.getElementById("apa-berubah");
let shelf = null;
let saved = asRead();
let line = Promise.resolve();
let waiting;
let isLooking = false;
let pause = 120; // Milliseconds without a key, after which what was typed is looked at.
let lost = null; // Words that no longer fit into the file, until somebody says that they are copied.

// The form as the file is, whatever was typed before this script came.
function asRead() {
  const typed = valuesOf(form);
  form.reset();
  const read = valuesOf(form);
  putAll(form, changesOf(typed, read));
  return read;
}

const answers = () => changesOf(valuesOf(form), saved);
const isChanged = () => Object.keys(answers()).length > 0;

function tell(text, isBad) {
  news.textContent = text;
  news.className = isBad ? "salah" : "";
}

function keep() {
  const isian = answers();
  const isUnsaved = Object.keys(isian).length > 0;
  form.toggleAttribute("data-berubah", isUnsaved);
  shelf?.keep(isUnsaved || lost ? { sidik: form.dataset.sidik, isian, lama: lost } : null);
}

// Asks that the answers be looked at, or written into the file that was read.
async function send(write, onlySpelling = false) {
  const sent = { seen: form.dataset.sidik, answers: answers(), write, only_spelling: onlySpelling };
  const values = valuesOf(form);
  const numbers = numbersOf(form);
  const gone = [...form.querySelectorAll("[data-terbuang]")];
  const told = await kirim("POST", location.pathname, sent);
  if (told.perubahan) return tellChange(told.perubahan);
  problems.innerHTML = told.masalah;
  form.dispatchEvent(new CustomEvent("dilihat", { detail: told.tampak }));
  placeProblems(form, problems, summary);
  if (write) {
    form.dataset.sidik = told.sidik;
    for (const row of form.querySelectorAll("[data-baris]")) row.dataset.asal = "";
    for (const [row, number] of numbers) row.dataset.asal = number;
    for (const row of gone) row.remove();
    saved = renumbered(values);
    keep();
    tell("Tersimpan.", false);
    if (isRaw(sent.answers)) location.reload(); // What was written raw may be rows by now.
  } else if (news.className && !lost) {
    tell("", false); // Whoever did not answer does so again.
  }
}

function isRaw(sent) {
  const raw = fieldsIn(form).filter((field) => field.matches(".mentah") && field.dataset.isian !== "naskah");
  return raw.some((field) => field.dataset.isian in sent);
}

// Readers are told what changes in something published: asks for it, and saves with it or without.
async function tellChange({ tanggal, catatan, di_atas, diperbarui }) {
  const box = dialog.querySelector("input");
  box.value = catatan;
  dialog.returnValue = "batal";
  dialog.showModal();
  box.focus();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  if (dialog.returnValue === "catatan") {
    const field = fieldsIn(form).find((each) => each.dataset.isian === "perubahan");
    putAll(addRow(field, di_atas), { tanggal, catatan: box.value.trim() });
    nameRows(field);
    if (diperbarui) putAll(form, { diperbarui: tanggal });
    keep();
    await send(true);
  } else if (dialog.returnValue === "ejaan") {
    await send(true, true);
  } else {
    tell("Belum disimpan. Tulisan Anda masih ada di sini.", false);
  }
}

function explain(error) {
  tell(why(error, "Tulisan Anda tersimpan di peramban ini."), true);
}

// One question after the other: each is about the file that the one before it left.
function ask(write) {
  line = line.then(() => send(write)).catch(explain);
  return line;
}

function look() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (isLooking) return look();
    isLooking = true;
    const begun = performance.now();
    await ask(false);
    isLooking = false;
    pause = Math.min((performance.now() - begun) / 2, 120); // Who answers at once is asked at once.
  }, pause);
}

form.addEventListener("input", () => {
  keep();
  look();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  keepAllTyped(form);
  tell("Menyimpan …", false);
  ask(true);
});

addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-bentuk=baris]")) event.preventDefault(); // One line stays one.
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    if (!dialog.open) form.requestSubmit();
  }
});

addEventListener("beforeunload", (event) => {
  if (isChanged()) event.preventDefault();
});

function showLost() {
  tell("Berkas ini berubah sejak terakhir Anda menyuntingnya. Tulisan Anda yang belum disimpan:", true);
  const words = document.createElement("pre");
  words.textContent = Object.entries(lost)
    .map(([name, value]) => `${name}: ${inWords(value)}`)
    .join("\n\n");
  const done = document.createElement("button");
  done.type = "button";
  done.textContent = "Sudah saya salin";
  done.addEventListener("click", () => {
    lost = null;
    keep();
    news.replaceChildren();
  });
  news.append(words, done);
}

// What an earlier look at this file has left: back into its fields, or beside them if the file is another one by now.
async function fetchKept() {
  const found = await Shelf.of(form.dataset.berkas);
  const kept = await found.words();
  shelf = found;
  const fits = kept?.sidik === form.dataset.sidik;
  const words = fits ? kept.lama : { ...kept?.lama, ...kept?.isian };
  lost = words && Object.keys(words).length ? words : null;
  if (fits && Object.keys(kept.isian).length) {
    putAll(form, { ...kept.isian, ...answers() });
    tell("Tulisan yang belum disimpan sudah dikembalikan. Periksa, lalu simpan.", false);
  }
  if (lost) showLost();
  if (!isChanged()) return;
  keep();
  look();
}

watchRows(form);
watchTicks(form);
watchDays(form);
watchPickers(form);
placeProblems(form, problems, summary);
fetchKept();
