// Answers put back into their fields, as somebody would have typed them.

import { addRow, nameRows, throwAway } from "./baris.js";
import { fieldsIn, hasRows, listOf, rowsOf } from "./bidang.js";
import { tick } from "./centang.js";
import { explainDay, isDay } from "./hari.js";
import { addChip, explainBox, explainChip } from "./pilih.js";

export function putAll(place, answers) {
  for (const field of fieldsIn(place)) {
    if (field.dataset.isian in answers) put(field, answers[field.dataset.isian]);
  }
}

function put(field, answer) {
  if (hasRows(field)) {
    putRows(field, answer);
  } else if (field.dataset.bentuk === "centang") {
    tick(field, answer);
  } else if (field.dataset.bentuk === "keping") {
    field.querySelector(".keping").replaceChildren();
    for (const code of answer) {
      addChip(field, code, "");
      explainChip(field, code).catch(() => {});
    }
  } else {
    field.value = Array.isArray(answer) ? answer.join("\n") : answer;
    if (field.dataset.pilih) explainBox(field).catch(() => {});
    if (isDay(field)) explainDay(field).catch(() => {});
  }
}

// Rows that are not among the answers are thrown away, and can be taken back.
function putRows(field, answers) {
  const rows = rowsOf(field);
  const wanted = answers.map(({ asal, isi }) => {
    const row = rows.find((each) => asal !== null && each.dataset.asal === String(asal)) ?? addRow(field);
    putAll(row, isi);
    return row;
  });
  for (const row of rows) {
    if (!wanted.includes(row)) throwAway(row, true);
  }
  listOf(field).append(...wanted);
  nameRows(field);
}
