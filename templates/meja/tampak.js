// The page, or its sheet, beside the form: as it would be if what is typed were saved. With errors, the last good one.

import { kirim } from "./kirim.js";

const form = document.querySelector("form[data-berkas]");
if (form) begin();

function begin() {
  const place = document.createElement("section");
  place.className = "tampak";
  place.setAttribute("aria-label", "Tampilan");
  const choice = document.createElement("p");
  const news = document.createElement("p");
  news.setAttribute("role", "status");
  const page = tool("Halaman", () => show("halaman"));
  const sheet = tool("Lembar", () => show("lembar"));
  choice.append(page, " ", sheet);
  place.append(choice, news);
  form.querySelector("aside").append(place);
  let wanted = "halaman";
  let asked = 0;
  let frame;
  let next;

  form.addEventListener("dilihat", ({ detail }) => {
    if (wanted === "halaman") renew(detail);
    else news.textContent = "Tulisan sudah berubah. Pilih Lembar untuk melihat yang baru.";
  });
  renew();

  function tool(name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    return button;
  }

  function show(kind) {
    wanted = kind;
    renew();
  }

  // The next one is loaded behind the one that is seen, and takes its place at the same height.
  async function renew(known) {
    const number = ++asked;
    const names = known ?? (await kirim("GET", `/meja/lihat/${form.dataset.berkas}`).catch(() => null));
    if (number !== asked || !names) return;
    page.setAttribute("aria-pressed", wanted === "halaman");
    sheet.setAttribute("aria-pressed", wanted === "lembar");
    sheet.hidden = !names.lembar;
    place.hidden = !names.halaman && !names.lembar;
    const name = names[wanted];
    if (!name) return;
    news.textContent = wanted === "lembar" ? "Menyiapkan lembar …" : "";
    next?.remove(); // What was typed since has made it old.
    next = document.createElement("iframe");
    next.title = wanted === "halaman" ? "Halaman seperti akan tampil" : "Lembar seperti akan dicetak";
    // Nothing in the page runs; the viewer of sheets is the browser's own.
    if (wanted === "halaman") next.setAttribute("sandbox", "allow-same-origin");
    next.className = "disiapkan";
    next.addEventListener("load", () => {
      const height = wanted === "halaman" ? frame?.contentWindow?.scrollY : 0;
      next.className = "";
      if (height) next.contentWindow.scrollTo(0, height);
      frame?.remove();
      frame = next;
      next = null;
      news.textContent = "";
    });
    next.src = `/meja/tampak/${name}`;
    place.append(next);
  }
}
