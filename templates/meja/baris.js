// Rows of a list: added, moved, thrown away and taken back, each by a button that says which row.

import { fieldsIn, listOf, rowsOf } from "./bidang.js";

let count = 0;

// A row with ids of its own, from the empty one of its list.
export function addRow(field, isFirst = false) {
  const copy = field.querySelector(":scope > template").content.cloneNode(true);
  makeUnique(copy, `-${++count}`);
  const row = copy.firstElementChild;
  listOf(field)[isFirst ? "prepend" : "append"](row);
  nameRows(field);
  return row;
}

function makeUnique(part, suffix) {
  for (const name of ["id", "for", "aria-describedby", "aria-controls", "aria-labelledby"]) {
    for (const each of part.querySelectorAll(`[${name}]`)) each.setAttribute(name, each.getAttribute(name) + suffix);
  }
  for (const template of part.querySelectorAll("template")) makeUnique(template.content, suffix);
}

// Puts the words of the rows right after one came, went or moved.
export function nameRows(field) {
  const { sebutan, bentuk } = field.dataset;
  const rows = rowsOf(field);
  rows.forEach((row, place) => {
    const name = bentuk === "catatan" ? sebutan : `${sebutan} ${place + 1}`;
    nameRow(row, name);
    for (const button of own(row, "[data-geser]")) {
      button.disabled = !rows[place + Number(button.dataset.geser)];
    }
    showHead(row);
  });
  const add = field.querySelector(":scope > [data-tambah]");
  add.hidden = bentuk === "catatan" && rows.length > 0;
}

function nameRow(row, name) {
  const title = name[0].toUpperCase() + name.slice(1);
  row.querySelector("[data-nomor]").textContent = title;
  for (const each of own(row, "[data-kata]")) {
    const words = each.dataset.kata.replace("#", each.dataset.kata.startsWith("#") ? title : name);
    if (each.matches("button")) each.setAttribute("aria-label", words);
    else each.textContent = words;
  }
}

const own = (row, selector) => [...row.querySelectorAll(selector)].filter((each) => each.closest("[data-baris]") === row);

// The first words that stand in a row are its heading.
function showHead(row) {
  row.querySelector("[data-kepala]").textContent = fieldsIn(row).map(wordsOf).find(Boolean) ?? "";
}

function wordsOf(field) {
  if (field.matches("select")) return field.value && field.selectedOptions[0].text;
  if (field.matches("input, textarea")) {
    const isPicked = field.dataset.pilih && field.dataset.pilih !== "kutipan"; // A citation says what it is.
    const meaning = isPicked && field.closest(".satu").querySelector(".arti").textContent;
    return meaning || field.value.trim();
  }
  return field.querySelector(":scope > .keping > li > span")?.textContent.trim();
}

export function throwAway(row, isThrown) {
  if (isThrown) row.dataset.terbuang = "";
  else delete row.dataset.terbuang;
  for (const part of row.children) part.hidden = part.matches(".dibuang") !== isThrown;
  nameRows(row.parentElement.parentElement);
}

export function openAround(part) {
  for (let fold = part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function focusIn(row) {
  openAround(row.querySelector(".isi-baris > .isian-baris"));
  row.querySelector("input, select, textarea").focus();
}

// The buttons of all rows of a form. A change is told by an input event, as typing is.
export function watchRows(form) {
  for (const field of form.querySelectorAll("[data-sebutan]")) nameRows(field);
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const row = button?.closest("[data-baris]");
    if (!button) return;
    if ("tambah" in button.dataset) {
      const field = button.closest("[data-isian]");
      focusIn(addRow(field));
    } else if ("geser" in button.dataset) {
      move(row, Number(button.dataset.geser));
      (button.disabled ? own(row, "[data-geser]:enabled")[0] : button)?.focus();
    } else if ("buang" in button.dataset) {
      throwAway(row, true);
      own(row, "[data-kembali]")[0].focus();
    } else if ("kembali" in button.dataset) {
      throwAway(row, false);
      own(row, "[data-buang]")[0].focus();
    } else return;
    (row ?? button).dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.addEventListener("input", ({ target }) => {
    const row = target.closest("[data-baris]");
    if (row) showHead(row);
  });
}

function move(row, way) {
  const field = row.parentElement.parentElement;
  const rows = rowsOf(field);
  const other = rows[rows.indexOf(row) + way];
  other[way < 0 ? "before" : "after"](row);
  nameRows(field);
}
