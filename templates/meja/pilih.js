// A box to pick from what the site knows (the combobox of ARIA 1.2): one's own words may stay. What is picked stands in
// the field, or as a chip of its list, with what it means beside it.

import { kirim } from "./kirim.js";

const find = (kind, text) => kirim("GET", `/meja/pilih?${new URLSearchParams({ jenis: kind, cari: text })}`);

const chipsOf = (box) => box.closest("[data-bentuk=keping]");
const menuOf = (box) => box.nextElementSibling;

function tellChange(part) {
  part.dispatchEvent(new Event("input", { bubbles: true }));
}

export function addChip(field, code, name) {
  const list = field.querySelector(".keping");
  if ([...list.children].some((chip) => chip.dataset.kode === code)) return;
  const chip = field.querySelector("template").content.firstElementChild.cloneNode(true);
  chip.dataset.kode = code;
  chip.querySelector("b").textContent = code;
  chip.querySelector(".arti").textContent = name;
  chip.querySelector("button").setAttribute("aria-label", `Hapus ${code}`);
  list.append(chip);
}

async function meaning(box, code) {
  const found = code ? await find(box.dataset.pilih, code) : [];
  return inWords(found.find((each) => each.id === code));
}

const meaningOf = (box) => box.closest(".satu").querySelector(".arti");

// Tells beside a box what was typed into it, not picked.
export async function explainBox(box) {
  const code = box.value.trim();
  const name = await meaning(box, code);
  if (box.value.trim() === code) meaningOf(box).textContent = name;
}

// Tells on a chip what was typed, not picked.
export async function explainChip(field, code) {
  const name = await meaning(field.querySelector("[data-pilih]"), code);
  const chip = [...field.querySelectorAll(".keping > li")].find((each) => each.dataset.kode === code);
  if (chip) chip.querySelector(".arti").textContent = name;
}

const inWords = (found) => [found?.nama, found?.keterangan].filter(Boolean).join(" · ");

let waiting;

function close(box) {
  clearTimeout(waiting); // What was picked meanwhile is not asked for again.
  menuOf(box).hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function option(box, found, number) {
  const item = document.createElement("li");
  item.id = `${menuOf(box).id}-${number}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.kode = found.id;
  item.dataset.arti = inWords(found);
  const code = document.createElement("b");
  code.textContent = found.id;
  const words = document.createElement("span");
  words.textContent = inWords(found);
  item.append(code, " ", words);
  return item;
}

async function open(box) {
  const text = box.value;
  const found = await find(box.dataset.pilih, text);
  if (box.value !== text || document.activeElement !== box) return;
  const menu = menuOf(box);
  menu.replaceChildren(...found.map((each, number) => option(box, each, number)));
  menu.hidden = found.length === 0;
  box.setAttribute("aria-expanded", String(found.length > 0));
  box.removeAttribute("aria-activedescendant");
  document.getElementById("banyak-pilihan").textContent = found.length ? `${found.length} pilihan` : "Tidak ada pilihan";
}

function goTo(box, item) {
  const menu = menuOf(box);
  for (const each of menu.children) each.setAttribute("aria-selected", String(each === item));
  box.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

function take(box, code, name) {
  const field = chipsOf(box);
  close(box);
  if (field) {
    addChip(field, code, name);
    box.value = "";
    tellChange(field);
  } else {
    box.value = code;
    meaningOf(box).textContent = name;
    tellChange(box);
  }
}

// Words that were typed into the box of a list become chips, as they are. Only citations have commas of their own.
async function keepTyped(box) {
  const field = chipsOf(box);
  const words = box.dataset.pilih === "kutipan" ? [box.value] : box.value.split(",");
  const codes = words.map((word) => word.trim()).filter(Boolean);
  for (const code of codes) take(box, code, "");
  await Promise.all(codes.map((code) => explainChip(field, code)));
}

// Before a form is saved: what stands in the box of a list still belongs to it.
export function keepAllTyped(form) {
  for (const box of form.querySelectorAll("[data-bentuk=keping] [data-pilih]")) keepTyped(box).catch(() => {});
}

async function press(event, box) {
  const menu = menuOf(box);
  const isOpen = !menu.hidden;
  const active = menu.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen) await open(box);
    const items = [...menu.children];
    const way = event.key === "ArrowDown" ? 1 : -1;
    const next = active && isOpen ? items[(items.indexOf(active) + way + items.length) % items.length] : items.at(way > 0 ? 0 : -1);
    if (next) goTo(box, next);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (isOpen && active) take(box, active.dataset.kode, active.dataset.arti);
    else if (chipsOf(box)) await keepTyped(box);
  } else if (event.key === "Escape" && isOpen) {
    event.preventDefault();
    close(box);
  } else if (event.key === "Backspace" && box.value === "" && chipsOf(box)) {
    chipsOf(box).querySelector(".keping > :last-child")?.querySelector("button").focus();
  }
}

export function watchPickers(form) {
  const watch = (kind, answer) =>
    form.addEventListener(kind, (event) => {
      const box = event.target.closest("[data-pilih]");
      if (box) answer(event, box);
    });
  watch("input", ({ isTrusted }, box) => {
    if (!isTrusted) return; // Put there by a script, which knows what it means.
    if (!chipsOf(box)) meaningOf(box).textContent = "";
    clearTimeout(waiting);
    waiting = setTimeout(() => open(box).catch(() => {}), 120);
  });
  watch("click", (event, box) => open(box).catch(() => {}));
  watch("keydown", (event, box) => press(event, box).catch(() => {}));
  watch("focusout", (event, box) => {
    close(box);
    if (chipsOf(box)) keepTyped(box).catch(() => {});
    else explainBox(box).catch(() => {});
  });
  form.addEventListener("mousedown", (event) => {
    if (event.target.closest("[role=listbox]")) event.preventDefault(); // The box keeps the focus.
  });
  form.addEventListener("click", ({ target }) => {
    const item = target.closest("[role=option]");
    if (item) take(item.parentElement.previousElementSibling, item.dataset.kode, item.dataset.arti);
    if (target.matches("[data-hapus]")) removeChip(target.closest("li"));
  });
}

function removeChip(chip) {
  const field = chipsOf(chip);
  const next = (chip.nextElementSibling ?? chip.previousElementSibling)?.querySelector("button");
  chip.remove();
  (next ?? field.querySelector("[data-pilih]")).focus();
  tellChange(field);
}
