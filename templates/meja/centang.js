// Boxes to be ticked: their order is that in which they were ticked, told where it is not the one that is seen.

import { ticked } from "./bidang.js";

export function tick(field, values) {
  for (const box of field.querySelectorAll("input")) box.checked = values.includes(box.value);
  field.dataset.urutan = values.join(" ");
  tellOrder(field);
}

function tellOrder(field) {
  const boxes = ticked(field);
  const isAsSeen = boxes.every((box, place) => box === field.querySelectorAll("input:checked")[place]);
  const names = boxes.map((box) => box.parentElement.textContent.trim());
  field.querySelector("output").textContent = isAsSeen ? "" : `Urutannya: ${names.join("; ")}.`;
}

export function watchTicks(form) {
  for (const field of form.querySelectorAll("[data-bentuk=centang]")) tellOrder(field);
  form.addEventListener("change", ({ target }) => {
    const field = target.matches("[type=checkbox]") && target.closest("[data-bentuk=centang]");
    if (!field) return;
    const others = ticked(field).filter((box) => box !== target);
    tick(field, [...others, ...(target.checked ? [target] : [])].map((box) => box.value));
  });
}
