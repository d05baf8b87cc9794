// Sheets are chosen, and released or withdrawn together.

import { watchDays } from "./hari.js";
import { kirim, why } from "./kirim.js";

const form = document.getElementById("rilis");
const news = document.getElementById("kabar");
const boxes = [...form.querySelectorAll("input[name=lembar]")];

watchDays(form);

const filter = document.getElementById("saring");

// A sheet is found by what it is called, and by the names of its file and of its text.
filter?.addEventListener("input", () => {
  const wanted = filter.value.toLowerCase();
  for (const line of form.querySelectorAll(".lembar li")) {
    line.hidden = !`${line.textContent} ${line.dataset.cari}`.toLowerCase().includes(wanted);
  }
});

// Only what is seen is chosen: nothing is released that nobody has looked at.
document.getElementById("semua")?.addEventListener("click", () => {
  for (const box of boxes) box.checked ||= !box.disabled && !box.closest("li").hidden;
});

document.getElementById("kosong")?.addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sheets = boxes.filter((box) => box.checked).map((box) => box.value);
  const isWithdrawal = event.submitter?.name === "tarik";
  if (isWithdrawal && sheets.length && !confirm(`Tarik ${sheets.length} lembar? Salinannya tidak boleh dipakai lagi.`)) return;
  news.textContent = "Menunggu.";
  kirim("POST", location.pathname, {
    sheets,
    note: form.querySelector("#catatan").value,
    day: form.querySelector("#tanggal").value,
    is_withdrawal: isWithdrawal,
  }).then(
    (told) => {
      news.innerHTML = told.isi;
      for (const box of boxes.filter((each) => each.checked)) {
        box.checked = false;
        box.disabled = true;
      }
    },
    (error) => (news.textContent = why(error)),
  );
});
