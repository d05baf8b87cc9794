// What is done with a file as a whole: its consequences are shown first, then a button does it.

import { kirim } from "./kirim.js";
import { explain, goOn } from "./simpanan.js";

const form = document.querySelector("form");
const shown = document.getElementById("akibat");

function wanted(write) {
  const { act, ...given } = Object.fromEntries(new FormData(form));
  if (!act) throw new Error("Pilih dulu apa yang akan dilakukan.");
  return { act, seen: form.dataset.lihat, write, ...given };
}

// What was shown holds only for what was asked.
form.addEventListener("input", () => {
  const act = form.querySelector("input[name=act]:checked")?.value ?? "";
  for (const part of form.querySelectorAll("[data-untuk]")) part.hidden = !part.dataset.untuk.split(" ").includes(act);
  shown.replaceChildren();
});

async function look() {
  const told = await kirim("POST", location.pathname, wanted(false));
  shown.innerHTML = told.akibat;
  shown.querySelector("h2").focus();
}

async function act() {
  const told = await kirim("POST", location.pathname, wanted(true));
  goOn(told, told.ke);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  look().catch(explain);
});

shown.addEventListener("click", (event) => {
  if (event.target.closest("[data-lakukan]")) act().catch(explain);
});
