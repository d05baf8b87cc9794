// The questions of a new file: each answer is read as soon as it is given, and what rests on it is suggested anew.

import { meant } from "./hari.js";
import { kirim, why } from "./kirim.js";
import { keepAllTyped, watchPickers } from "./pilih.js";
import { showWord } from "./word.js";

const form = document.querySelector("form");
const news = document.getElementById("kabar");
const questions = [...form.querySelectorAll("[data-tanya]")];
const typed = new Set();
let asked = 0;
let waiting;
let isDone = false;
let body; // of a file of Word

const boxes = (question) => [...question.querySelectorAll("input[type=checkbox]")];
const control = (question) => question.querySelector("select, textarea, input");
const chips = (question) => [...question.querySelectorAll(".keping > li")];

function valueOf(question) {
  if (question.dataset.bentuk === "keping") return chips(question).map((chip) => chip.dataset.kode).join("\n");
  if (question.dataset.bentuk !== "centang") return control(question).value;
  return boxes(question)
    .filter((box) => box.checked)
    .map((box) => box.value)
    .join("\n");
}

function suggest(question, value) {
  if (question.dataset.bentuk !== "centang") {
    control(question).value = value;
    return;
  }
  const words = value.split(",").map((word) => word.trim());
  for (const box of boxes(question)) box.checked = value === "semua" || words.includes(box.value);
}

// A question that nobody has answered yet is not told to be wrong, until all are to be used.
function show(told, isAll) {
  for (const question of questions) {
    const { tanya } = question.dataset;
    question.hidden = told.tersembunyi.includes(tanya);
    if (!typed.has(tanya) && tanya in told.usul) suggest(question, told.usul[tanya]);
    const wrong = isAll || typed.has(tanya) ? told.salah[tanya] : undefined;
    const words = question.querySelector(".kabar");
    const isPicked = Boolean(question.querySelector(":scope > .arti")?.textContent); // Then that tells what it means.
    words.textContent = wrong ?? (told.terbaca[tanya] && !isPicked ? `Terbaca: ${told.terbaca[tanya]}` : "");
    words.classList.toggle("salah", Boolean(wrong));
    if (wrong && told.maksud[tanya]) words.append(" ", meant(told.maksud[tanya]));
    for (const each of question.querySelectorAll("select, textarea, input")) {
      each.setAttribute("aria-invalid", String(Boolean(wrong)));
    }
  }
}

function tell(text, isBad) {
  news.textContent = text;
  news.className = isBad ? "salah" : "";
}

async function ask(write) {
  clearTimeout(waiting);
  const number = ++asked;
  const given = questions.filter((question) => typed.has(question.dataset.tanya));
  const answers = Object.fromEntries(given.map((question) => [question.dataset.tanya, valueOf(question)]));
  const told = await kirim("POST", location.pathname, body === undefined ? { answers, write } : { answers, write, body });
  if (number !== asked) return;
  show(told, write);
  if (told.ke) {
    isDone = true;
    location.assign(told.ke);
  } else if (write) {
    const wrong = questions.filter((question) => question.dataset.tanya in told.salah);
    tell(`Belum dibuat: ${wrong.length} isian belum dapat dipakai.`, true);
    if (wrong.length) control(wrong[0]).focus();
  }
}

function explain(error) {
  tell(why(error, "Jangan tutup halaman ini."), true);
}

form.addEventListener("input", (event) => {
  const question = event.target.closest("[data-tanya]");
  if (!question) return;
  typed.add(question.dataset.tanya);
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(false).catch(explain), 400);
});

form.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-maksud]")) return;
  const box = control(target.closest("[data-tanya]"));
  box.value = target.dataset.maksud;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  keepAllTyped(form);
  tell("", false);
  ask(true).catch(explain);
});

// A text from Word: its title is suggested, and what comes of it is seen before anything is made.
async function takeWord({ target }) {
  const place = document.getElementById("word-banding");
  const heard = document.getElementById("word-kabar");
  const [file] = target.files;
  body = undefined;
  place.replaceChildren();
  heard.textContent = "";
  if (!file) return;
  const told = await showWord(file, place, heard);
  if (!told) return;
  body = told.naskah;
  const title = questions.find((question) => question.dataset.tanya === "judul");
  if (told.judul && !typed.has("judul")) {
    control(title).value = told.judul;
    typed.add("judul");
  }
  await ask(false);
}

watchPickers(form);

document.getElementById("berkas-word")?.addEventListener("change", (event) => takeWord(event).catch(explain));

addEventListener("beforeunload", (event) => {
  if (typed.size && !isDone) event.preventDefault();
});
