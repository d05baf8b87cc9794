// Problems at their fields: each moves from the list beside the form to the field that it is about, and a summary above
// leads there. What is about no field stays in the list.

import { openAround } from "./baris.js";
import { fieldsIn, filledRows, hasRows } from "./bidang.js";

// The field or the row that a dotted path leads to, or the nearest one around it.
function find(place, [key, ...rest]) {
  const field = fieldsIn(place).find((each) => each.dataset.isian === key);
  if (!field || !hasRows(field) || rest.length === 0) return field ?? (place.matches("[data-baris]") ? place : null);
  const isOne = field.dataset.bentuk === "catatan";
  const row = filledRows(field)[isOne ? 0 : Number(rest[0])];
  const below = isOne ? rest : rest.slice(1);
  if (!row) return field;
  return below.length ? find(row, below) : row;
}

const controlOf = (field) => (field.matches("[data-baris]") ? field.querySelector("summary") : (field.querySelector(":scope > .pilih input") ?? field));

export function placeProblems(form, list, summary) {
  for (const old of form.querySelectorAll(".salah-isian")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    setDescription(field, field.dataset.petunjuk ?? "");
  }
  const links = [];
  for (const item of list.querySelectorAll("li[data-letak]")) {
    const field = item.dataset.letak && find(form, item.dataset.letak.split("."));
    if (field) links.push(stand(item, field, `salah-${links.length}`));
  }
  const rest = list.querySelector("ol");
  if (rest && rest.children.length === 0) rest.remove();
  summary.querySelector("ul").replaceChildren(...links);
  summary.hidden = links.length === 0;
}

// One problem below its field, and the link that leads there.
function stand(item, field, id) {
  const control = controlOf(field);
  const box = document.createElement("div");
  box.className = "salah-isian";
  box.dataset.tingkat = item.dataset.tingkat;
  box.id = id;
  box.append(...item.childNodes);
  item.remove();
  const satu = field.matches("[data-baris]") ? field : field.closest(".satu");
  satu.append(box);
  if (control.matches("input, select, textarea")) {
    if (box.dataset.tingkat === "kesalahan") control.setAttribute("aria-invalid", "true");
    control.dataset.petunjuk ??= control.getAttribute("aria-describedby") ?? "";
    setDescription(control, `${control.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  }
  const link = document.createElement("a");
  link.href = `#${control.id || id}`;
  link.textContent = `${nameOf(field)}: ${box.querySelector(".pesan").textContent}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openAround(control);
    control.focus();
    control.scrollIntoView({ block: "center" });
  });
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function setDescription(control, ids) {
  if (ids) control.setAttribute("aria-describedby", ids);
  else control.removeAttribute("aria-describedby");
}

// "Narasumber 2, lembaga".
function nameOf(field) {
  const names = [];
  for (let part = field; part; part = part.parentElement.closest("[data-baris], [data-isian]")) {
    if (part.matches("[data-baris]")) names.unshift(part.querySelector("[data-nomor]").textContent);
    else if (part === field) names.unshift((part.closest(".satu").querySelector("label, legend").firstChild.textContent ?? "").trim());
  }
  return names.join(", ");
}
