// Days and times: how what is typed is read, told below the field, and a calendar for who would rather pick.

import { kirim } from "./kirim.js";
import { made } from "./unsur.js";

const FIELDS = "[data-bentuk=tanggal], [data-bentuk=rentang], [data-bentuk=jam]";

async function read(shape, text) {
  const question = new URLSearchParams({ bentuk: shape, teks: text });
  return kirim("GET", `/meja/hari?${question}`);
}

export const isDay = (field) => field.matches(FIELDS);

// Tells below a field how its day or time is read.
export async function explainDay(field) {
  const output = field.closest(".satu").querySelector(".arti");
  const text = field.value.trim();
  const told = text ? await read(field.dataset.bentuk, text) : { arti: "" };
  if (field.value.trim() !== text) return;
  output.textContent = told.arti ?? told.salah;
  output.classList.toggle("salah", told.arti === undefined);
  if (told.benar) output.append(" ", meant(told.benar));
}

// What was meant, as a button that takes it.
export function meant(text) {
  return made("button", { type: "button", className: "kedua", "data-maksud": text }, `Maksudnya ${text}`);
}

function take(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

async function write(field, pickers) {
  const days = pickers.map((picker) => picker.value).filter(Boolean);
  if (days.length === 0) return;
  const told = await read(field.dataset.bentuk, days.join(" – "));
  take(field, told.tulis ?? days.join(" – "));
}

export function watchDays(form) {
  let waiting;
  form.addEventListener("input", ({ target }) => {
    if (!isDay(target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => explainDay(target).catch(() => {}), 200);
  });
  form.addEventListener("click", ({ target }) => {
    if (target.matches("[data-buka]")) target.nextElementSibling.showPicker();
    if (target.matches("[data-maksud]")) take(target.closest(".satu").querySelector(FIELDS), target.dataset.maksud);
  });
  form.addEventListener("change", ({ target }) => {
    if (!target.matches(".waktu > [aria-hidden]")) return;
    const box = target.parentElement;
    write(box.querySelector(FIELDS), [...box.querySelectorAll("[aria-hidden]")]).catch(() => {});
  });
}
