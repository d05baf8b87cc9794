// What is printed for an event: the choice is sent to be counted or printed, and a list of people is shown as it is read.

import { kirim, why } from "./kirim.js";

const form = document.getElementById("pesanan");
const news = document.getElementById("kabar");
const parts = document.getElementById("bagian");
const lists = document.getElementById("daftar");
const file = document.getElementById("berkas");
const read = document.getElementById("terbaca");
const forget = document.getElementById("hapus");
const seen = document.getElementById("halaman");
const table = document.getElementById("tabel");
const address = location.pathname;

function chosen(name) {
  return form.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
}

function order(what) {
  const copies = form.querySelector("#jumlah").valueAsNumber;
  return {
    what,
    readers: chosen("pembaca"),
    parts: [...form.querySelectorAll("input[name=bagian]:checked")].map((box) => box.value),
    paper: chosen("kertas"),
    is_two_sided: chosen("sisi") === "dua",
    is_word: chosen("bentuk") === "word",
    copies: Number.isNaN(copies) ? null : copies,
    roster: chosen("daftar"),
  };
}

function refuse(place) {
  return (error) => (place.textContent = why(error));
}

function listAt(name) {
  return `${address}/peserta?nama=${encodeURIComponent(name)}`;
}

async function showList(name) {
  forget.hidden = !name;
  read.replaceChildren();
  if (name) read.innerHTML = (await kirim("GET", listAt(name))).isi;
}

// A list that was kept before is offered once, by its name.
function offer(name) {
  const known = [...lists.querySelectorAll("input")].find((each) => each.value === name);
  if (known) {
    known.checked = true;
    return;
  }
  const label = lists.querySelector("label").cloneNode(true);
  const radio = label.querySelector("input");
  radio.value = name;
  label.replaceChildren(radio, ` ${name}`);
  lists.append(label);
  radio.checked = true;
}

form.addEventListener("change", () => {
  parts.hidden = chosen("pembaca") !== "bagian";
});
parts.hidden = chosen("pembaca") !== "bagian";

lists.addEventListener("change", () => showList(chosen("daftar")).catch(refuse(read)));

file.addEventListener("change", async () => {
  const [picked] = file.files;
  if (!picked) return;
  read.textContent = "Membaca daftar.";
  try {
    const told = await kirim("POST", listAt(picked.name), new Blob([picked]));
    if (told.nama) offer(told.nama);
    forget.hidden = !chosen("daftar");
    read.innerHTML = told.isi;
    news.textContent = told.nama ? `Daftar ${told.nama} dipakai.` : "Berkas itu tidak dapat dipakai sebagai daftar.";
  } catch (error) {
    refuse(read)(error);
  }
  file.value = "";
});

forget.addEventListener("click", () => {
  const name = chosen("daftar");
  if (!confirm(`Hapus daftar ${name} dari folder kantor? Ini tidak dapat dibatalkan.`)) return;
  kirim("DELETE", listAt(name), {}).then(() => location.reload(), refuse(news));
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const isCount = event.submitter?.name === "hitung";
  news.textContent = isCount ? "Menyiapkan halaman. Tunggu sebentar." : "Menyiapkan.";
  seen.replaceChildren();
  kirim("POST", address, order(isCount ? "hitung" : "cetak")).then((told) => {
    if (!isCount) return location.assign(told.kerja);
    news.innerHTML = told.isi;
    seen.innerHTML = told.halaman;
  }, refuse(news));
});

table?.addEventListener("click", () => {
  const place = document.getElementById("kabar-tabel");
  kirim("POST", `${address}/tabel`, { roster: chosen("daftar") }).then(
    (told) => location.assign(told.kerja),
    refuse(place),
  );
});

if (chosen("daftar")) showList(chosen("daftar")).catch(refuse(read));
