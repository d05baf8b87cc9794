// The box of a text: a toolbar that writes the signs of our dialect, what is pasted from elsewhere, and the search for
// what a text can name. All goes through the undo of the browser.

import { kirim } from "./kirim.js";

const area = document.querySelector('textarea[data-isian="naskah"]');

const ITEM = /^(\s*)(?:[-*+•]\s+|\(?(?:\d{1,3}|[a-z])[.)]\s+)/;
const VERDICTS = (area?.dataset.putusan ?? "").split("|").map((each) => each.split(" ")); // sign and word of each
const VERDICT = new RegExp(`^(\\s*[-*•]\\s+)?(?:${VERDICTS.map(([, word]) => word).join("|")}):\\s*`);
const OF_WORD = /[\w\u00c0-\u024f-]/;
const STATEMENT = "\n>\n> — Nama; Jabatan; tanggal ucapan; nama media https://alamat-berita\n>\n> Koreksi: yang benar menurut aturan.";

const TOOLS = [
  ["B", "Tebal", () => wrap("**"), "Control+B"],
  ["I", "Miring", () => wrap("*"), "Control+I"],
  ["H2", "Judul", () => heading("## ")],
  ["H3", "Anak judul", () => heading("### ")],
  ["•", "Daftar", () => list(() => "- ")],
  ["1.", "Daftar bernomor", () => list((number) => `${number}. `)],
  ...VERDICTS.map(([sign, word]) => [sign, word, () => verdict(word)]),
  ["[[ ]]", "Rujukan", refer],
  ["↗", "Tautan", link],
  ["[1]", "Catatan kaki", note],
  ["▦", "Tabel", table],
  ["“ ”", "Pernyataan orang", statement],
];

if (area) begin();

function begin() {
  const bar = document.createElement("div");
  bar.className = "alat-naskah";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Alat naskah");
  bar.setAttribute("aria-controls", area.id);
  for (const [sign, name, act, keys] of TOOLS) {
    const tool = document.createElement("button");
    tool.type = "button";
    tool.tabIndex = bar.children.length ? -1 : 0;
    const shown = document.createElement("span");
    shown.setAttribute("aria-hidden", "true");
    shown.textContent = sign;
    tool.append(shown, ` ${name}`);
    if (keys) tool.setAttribute("aria-keyshortcuts", keys);
    // The selection of the text stays where it is.
    tool.addEventListener("mousedown", (event) => event.preventDefault());
    tool.addEventListener("click", act);
    bar.append(tool);
  }
  bar.addEventListener("keydown", (event) => rove(bar, event));
  bar.addEventListener("focusin", (event) => {
    for (const tool of bar.children) tool.tabIndex = tool === event.target ? 0 : -1;
  });
  const news = document.createElement("p");
  news.id = "kabar-naskah";
  news.setAttribute("role", "status");
  area.before(bar);
  area.after(news);
  area.addEventListener("keydown", press);
  area.addEventListener("paste", paste);
}

function rove(bar, event) {
  const tools = [...bar.children];
  const here = tools.indexOf(document.activeElement);
  const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  tools.at(next % tools.length).focus();
}

function tell(text) {
  document.getElementById("kabar-naskah").textContent = text;
}

// --- writing ---------------------------------------------------------------------------------------------

// Puts a text in the place of another one, and selects a piece of it, so that the browser can undo it.
function put(start, end, text, from = text.length, to = from) {
  area.focus();
  if (area.value.slice(start, end) !== text) {
    area.setSelectionRange(start, end);
    const isDone = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
    if (!isDone) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  area.setSelectionRange(start + from, start + to);
}

function selected() {
  const { selectionStart: start, selectionEnd: end, value } = area;
  return { start, end, value, text: value.slice(start, end) };
}

// How many of a sign a text ends in, but not more than matter.
function endsIn(text, sign, most) {
  let count = 0;
  while (count < most && text[text.length - 1 - count] === sign) count += 1;
  return count;
}

// The selection without spaces at its ends; the word at the cursor, if nothing is selected.
function words() {
  let { start, end, value } = selected();
  if (start === end) {
    while (start > 0 && OF_WORD.test(value[start - 1])) start--;
    while (end < value.length && OF_WORD.test(value[end])) end++;
  }
  while (start < end && /\s/.test(value[start])) start += 1;
  while (start < end && /\s/.test(value[end - 1])) end -= 1;
  return { start, end, value, text: value.slice(start, end) };
}

// How many stars stand at both ends of a piece, within it or around it.
function stars(text) {
  const count = (piece) => Math.min(/^\**/.exec(piece)[0].length, endsIn(piece, "*", 3), piece.length >> 1, 3);
  return count(text);
}

function wrap(sign) {
  let { start, end, value, text } = words();
  if (text.includes("\n")) return wrapLines(sign, start, end);
  const around = Math.min(endsIn(value.slice(0, start), "*", 3), /^\**/.exec(value.slice(end))[0].length, 3);
  if (around) {
    start -= around;
    end += around;
    text = value.slice(start, end);
  }
  const now = stars(text);
  const core = text.slice(now, text.length - now);
  const has = sign.length === 1 ? now % 2 : now > 1;
  const signs = "*".repeat(has ? now - sign.length : now + sign.length);
  put(start, end, signs + core + signs, signs.length, signs.length + core.length);
}

// Each line for itself, behind the mark of its item: a look never goes over the end of a line.
function wrapLines(sign, start, end) {
  const lines = area.value.slice(start, end).split("\n");
  const parts = lines.map((line) => {
    const mark = ITEM.exec(line)?.[0] ?? "";
    return [mark, line.slice(mark.length).trim()];
  });
  const all = parts.every(([, text]) => !text || (stars(text) >= sign.length && stars(text) !== 3 - sign.length));
  const look = (text) => (all ? text.slice(sign.length, -sign.length) : `${sign}${text}${sign}`);
  const made = parts.map(([mark, text]) => mark + (text && look(text))).join("\n");
  put(start, end, made, 0, made.length);
}

// Whole lines, each changed by a function that is given its number among those that say something.
function lines(change) {
  let { start, end, value } = selected();
  start = value.lastIndexOf("\n", start - 1) + 1;
  const stop = value.indexOf("\n", Math.max(end - (end > start && value[end - 1] === "\n"), start));
  end = stop < 0 ? value.length : stop;
  const all = value.slice(start, end).split("\n");
  let number = 0;
  const made = all.map((line) => (line.trim() || all.length === 1 ? change(line, ++number) : line)).join("\n");
  put(start, end, made, all.length > 1 ? 0 : made.length, made.length);
}

function every(test) {
  const { start, end, value } = selected();
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const stop = value.indexOf("\n", end);
  const all = value.slice(from, stop < 0 ? value.length : stop).split("\n");
  return all.filter((line) => line.trim()).length > 0 && all.every((line) => !line.trim() || test(line));
}

function heading(sign) {
  const has = every((line) => line.startsWith(sign));
  lines((line) => (has ? "" : sign) + line.replace(/^#{1,6}\s+/, ""));
}

function list(mark) {
  const isBullet = mark(1) === "- ";
  const has = every((line) => ITEM.test(line) && /^\s*[-*+•]/.test(line) === isBullet);
  lines((line, number) => {
    const margin = /^\s*/.exec(line)[0];
    const words = line.replace(ITEM, "").trimStart();
    return margin + (has ? "" : mark(number)) + words;
  });
}

function verdict(word) {
  const has = every((line) => new RegExp(`^\\s*[-*•]\\s+${word}:`).test(line));
  lines((line) => `- ${has ? "" : `${word}: `}${line.replace(VERDICT, "").replace(ITEM, "").trimStart()}`);
}

// Text that stands on lines of its own, with an empty one before and after it.
function block(start, end, text, from = text.length, to = from) {
  const before = area.value.slice(0, start);
  const after = area.value.slice(end);
  const gap = (here) => (here.trim() === "" && !here.includes("\n") ? 0 : 2);
  const first = "\n".repeat(Math.max(gap(before) - endsIn(before, "\n", 2), 0));
  const last = "\n".repeat(Math.max(gap(after) - /^\n*/.exec(after)[0].length, 0));
  put(start, end, first + text + last, first.length + from, first.length + to);
}

function table() {
  const { start, end } = selected();
  const text = "| Kepala 1 | Kepala 2 |\n| --- | --- |\n| isi | isi |\n| isi | isi |";
  block(end < start ? start : end, end, text, 2, 10);
}

function statement() {
  const { start, end, text } = selected();
  const said = text.trim().split(/\s+/).join(" ") || "Kata-katanya.";
  block(start, end, `> "${said}"${STATEMENT}`, 3, 3 + said.length);
}

function link() {
  const { start, end, text } = words();
  const isAddress = /^(?:https:\/\/|mailto:)\S+$/.test(text);
  const name = isAddress ? "teks tautan" : text || "teks tautan";
  const made = `[${name}](${isAddress ? text : "https://"})`;
  if (isAddress) put(start, end, made, 1, 1 + name.length);
  else put(start, end, made, made.length - 9, made.length - 1);
}

function notes() {
  return [...area.value.matchAll(/\[\^([^\[\]\s]{1,60})\]/g)].map((found) => found[1]);
}

function note() {
  const { end, value } = selected();
  const taken = new Set(notes());
  let number = 1;
  while (taken.has(String(number))) number += 1;
  const rest = value.slice(end).trimEnd();
  const made = `[^${number}]${rest}\n\n[^${number}]: `;
  put(end, value.length, `${made}\n`, made.length);
}

// --- keys ------------------------------------------------------------------------------------------------

let pastesPlain = false;

function press(event) {
  const isCommand = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  pastesPlain = isCommand && event.shiftKey && key === "v";
  if (isCommand && !event.shiftKey && !event.altKey && (key === "b" || key === "i")) {
    event.preventDefault();
    wrap(key === "b" ? "**" : "*");
  } else if (event.key === "Enter" && !isCommand && !event.shiftKey && !event.isComposing) {
    goOn(event);
  }
}

// A list goes on with its next item, and ends with an empty one.
function goOn(event) {
  const { start, end, value } = selected();
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const line = value.slice(from, start);
  const mark = ITEM.exec(line)?.[0];
  if (start !== end || !mark || !/^\s*(?:-|\(?\d)/.test(mark)) return;
  event.preventDefault();
  if (line.length === mark.length) put(from, start, "");
  else put(start, end, `\n${mark.replace(/\d+/, (number) => Number(number) + 1)}`);
}

// --- pasting ---------------------------------------------------------------------------------------------

const NEEDS_READING = /\t|(?:^|\W)[*~]\S|```|[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\ufeff]/;

async function paste(event) {
  const html = event.clipboardData.getData("text/html");
  const text = event.clipboardData.getData("text/plain");
  const isPlain = pastesPlain;
  pastesPlain = false;
  tell("");
  if (!html && !text && event.clipboardData.files.length) {
    event.preventDefault();
    tell("Gambar dan berkas tidak dapat ditempel di naskah.");
  }
  if (isPlain || !(html || NEEDS_READING.test(text))) return;
  event.preventDefault();
  try {
    const told = await kirim("POST", "/meja/tempel", { html, text, notes: [...new Set(notes())] });
    const { start, end } = selected();
    if (told.sendiri) block(start, end, told.naskah);
    else put(start, end, told.naskah);
    tell(told.sisa.length ? `Ditempel. Yang tidak ikut: ${told.sisa.join(", ")}.` : "Ditempel.");
  } catch {
    const { start, end } = selected();
    put(start, end, text);
    tell("Ditempel sebagai teks biasa.");
  }
}

// --- what a text can name --------------------------------------------------------------------------------

let dialog;
let asked = 0;

function refer() {
  dialog ??= finder();
  const { start, end, text } = selected();
  dialog.dataset.dari = start;
  dialog.dataset.sampai = end;
  dialog.querySelector("input").value = text.trim().split("\n")[0].slice(0, 100);
  dialog.showModal();
  search();
}

function finder() {
  const made = document.createElement("dialog");
  made.id = "cari-rujukan";
  made.setAttribute("aria-labelledby", "cari-rujukan-nama");
  const name = document.createElement("label");
  name.id = "cari-rujukan-nama";
  name.htmlFor = "cari-rujukan-kata";
  name.textContent = "Cari peraturan, pasal, atau butir";
  const input = document.createElement("input");
  input.type = "search";
  input.id = "cari-rujukan-kata";
  input.autocomplete = "off";
  const found = document.createElement("ul");
  const news = document.createElement("p");
  news.setAttribute("role", "status");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Tutup";
  close.addEventListener("click", () => made.close());
  made.append(name, input, news, found, close);
  // A search is no answer of the form.
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    search();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = found.querySelector("button");
    if (first) first.click();
    else if (input.value.trim()) choose(input.value.trim());
  });
  made.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const places = [input, ...found.querySelectorAll("button")];
    places[Math.min(Math.max(places.indexOf(document.activeElement) + step, 0), places.length - 1)].focus();
  });
  document.body.append(made);
  return made;
}

async function search() {
  const number = ++asked;
  const news = dialog.querySelector("[role=status]");
  const word = dialog.querySelector("input").value.trim();
  let found = [];
  if (word) {
    try {
      const kinds = ["kutipan", "boleh-jangan"].map((kind) =>
        kirim("GET", `/meja/pilih?jenis=${kind}&cari=${encodeURIComponent(word)}`),
      );
      found = (await Promise.all(kinds)).flat().slice(0, 12);
    } catch {
      if (number === asked) news.textContent = "Pencarian sedang tidak dapat dipakai. Tulis rujukannya, lalu tekan Enter.";
    }
  }
  if (number !== asked) return;
  if (found.length) news.textContent = `${found.length} ditemukan. Pilih dengan panah, lalu Enter.`;
  else if (!word) news.textContent = "Misalnya: PP 94/2021 Pasal 5, stiker, D-12.";
  else news.textContent ||= `Tidak ada yang cocok. Enter menulis [[${word}]].`;
  dialog.querySelector("ul").replaceChildren(...found.map(choice));
}

function choice({ id, nama, keterangan }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  const code = document.createElement("strong");
  code.textContent = id;
  button.append(code, ` ${nama === id ? "" : nama} ${keterangan ?? ""}`);
  button.addEventListener("click", () => choose(id));
  item.append(button);
  return item;
}

function choose(id) {
  const { dari, sampai } = dialog.dataset;
  dialog.close();
  put(Number(dari), Number(sampai), `[[${id}]]`);
}
