// What is filled in: fields as answers, and answers put back into fields. Of a list of rows the answer is the rows in
// their order: { asal: the number that the row had when the file was read, or null, isi: { key: answer } }.

const ROWS = ["catatan", "catatan-catatan"];
const PLACES = "[data-isian], [data-baris]";

export const hasRows = (field) => ROWS.includes(field.dataset.bentuk);

// The fields of a form or of a row, not those within their rows.
export function fieldsIn(place) {
  return [...place.querySelectorAll("[data-isian]")].filter((field) => {
    const outer = field.parentElement.closest(PLACES);
    return outer === (place.matches(PLACES) ? place : null);
  });
}

export const listOf = (field) => field.querySelector(":scope > ol");

// The rows of a field that are not thrown away.
export function rowsOf(field) {
  return [...listOf(field).children].filter((row) => !("terbuang" in row.dataset));
}

export const filledRows = (field) => rowsOf(field).filter((row) => !isEmpty(valuesOf(row)));

// The boxes that are ticked, in the order in which they were: what comes first may matter.
export function ticked(field) {
  const order = field.dataset.urutan.split(" ");
  const place = (box) => (order.includes(box.value) ? order.indexOf(box.value) : order.length);
  return [...field.querySelectorAll("input:checked")].sort((one, other) => place(one) - place(other));
}

export function valueOf(field) {
  switch (field.dataset.bentuk) {
    case "centang":
      return ticked(field).map((box) => box.value);
    case "keping":
      return [...field.querySelectorAll(".keping > li")].map((chip) => chip.dataset.kode);
    case "daftar":
      return field.value.split("\n").filter((line) => line.trim());
    case "catatan":
    case "catatan-catatan":
      return filledRows(field).map((row) => ({ asal: originOf(row), isi: valuesOf(row) }));
    default:
      return field.value;
  }
}

export function valuesOf(place) {
  return Object.fromEntries(fieldsIn(place).map((field) => [field.dataset.isian, valueOf(field)]));
}

const originOf = (row) => (row.dataset.asal === "" ? null : Number(row.dataset.asal));

function isEmpty(value) {
  if (typeof value === "string") return value.trim() === "";
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(isEmpty);
}

const areRows = (value) => Array.isArray(value) && typeof value[0] === "object";

// Only what is other than before: the rest of the file stays as it is written.
export function changesOf(now, before) {
  const changed = Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]));
  return Object.fromEntries(changed.map(([key, value]) => [key, areRows(value) ? rowChanges(value, before[key]) : value]));
}

function rowChanges(rows, before) {
  return rows.map(({ asal, isi }) => {
    const old = asal === null ? undefined : before.find((row) => row.asal === asal);
    return { asal, isi: old ? changesOf(isi, old.isi) : filled(isi) };
  });
}

function filled(values) {
  const some = Object.entries(values).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(some.map(([key, value]) => [key, areRows(value) ? rowChanges(value, []) : value]));
}

// How the answers are called after they were written: each row by its new number.
export function renumbered(values) {
  const again = (value) => (areRows(value) ? value.map(({ isi }, asal) => ({ asal, isi: renumbered(isi) })) : value);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, again(value)]));
}

// The rows of a form with the numbers that they get by being written now.
export function numbersOf(place) {
  return fieldsIn(place)
    .filter(hasRows)
    .flatMap((field) => filledRows(field).flatMap((row, number) => [[row, number], ...numbersOf(row)]));
}

// An answer in words, for somebody to copy.
export function inWords(value, indent = "") {
  if (!Array.isArray(value)) return value;
  if (!areRows(value)) return value.join(", ");
  return value
    .map(({ isi }, number) => {
      const lines = Object.entries(isi).map(([key, each]) => `\n${indent}   ${key}: ${inWords(each, `${indent}   `)}`);
      return `\n${indent}${number + 1}.${lines.join("")}`;
    })
    .join("");
}
