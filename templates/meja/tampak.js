// The page, or its sheets, beside the form: as they would be if what is typed were saved. With errors, the last good
// ones.

import { showPages } from "./halaman.js";
import { kirim } from "./kirim.js";
import { button, made } from "./unsur.js";

const form = document.querySelector("form[data-berkas]");
if (form) begin();

function begin() {
  const place = made("section", { className: "tampak", "aria-label": "Tampilan" });
  const news = made("p", { role: "status" });
  const page = button("Halaman", () => show("halaman"));
  const sheet = button("Lembar", () => show("lembar"));
  const choice = made("p", {}, page, " ", sheet);
  const copies = made("div", { className: "lembaran", hidden: true });
  const which = made("select", {});
  const sizes = made("span", { className: "ukuran" });
  const pdf = made("a", { textContent: "Buka PDF", target: "_blank" });
  const grey = made("input", { type: "checkbox" });
  const pages = made("ol", { className: "lembar-lembar" });
  copies.append(
    made("label", {}, "Lembar yang dilihat ", which),
    made("p", {}, sizes, " ", pdf),
    made("label", { className: "fotokopi" }, grey, " Hitam putih, seperti fotokopi"),
    pages,
  );
  place.append(choice, news, copies);
  form.querySelector("aside").append(place);
  let wanted = "halaman";
  let size = "";
  let asked = 0;
  let frame;
  let next;

  form.addEventListener("dilihat", ({ detail }) => renew(detail));
  which.addEventListener("change", () => renew());
  which.addEventListener("input", (event) => event.stopPropagation()); // It is no answer of the form.
  grey.addEventListener("input", (event) => event.stopPropagation());
  grey.addEventListener("change", () => pages.classList.toggle("hitam-putih", grey.checked));
  renew();

  function show(kind) {
    wanted = kind;
    renew();
  }

  async function renew(known) {
    const number = ++asked;
    const names = known ?? (await kirim("GET", `/meja/lihat/${form.dataset.berkas}`).catch(() => null));
    if (number !== asked || !names) return;
    if (!names[wanted].length) wanted = names.halaman ? "halaman" : "lembar";
    page.setAttribute("aria-pressed", wanted === "halaman");
    sheet.setAttribute("aria-pressed", wanted === "lembar");
    page.hidden = !names.halaman;
    sheet.hidden = !names.lembar.length;
    place.hidden = page.hidden && sheet.hidden;
    copies.hidden = wanted !== "lembar";
    if (frame) frame.hidden = wanted !== "halaman";
    if (place.hidden) return;
    if (wanted === "halaman") showPage(names.halaman);
    else await showSheet(names.lembar, number);
  }

  // The next one is loaded behind the one that is seen, and takes its place at the same height.
  function showPage(name) {
    news.textContent = "";
    next?.remove(); // What was typed since has made it old.
    const coming = made("iframe", { title: "Halaman seperti akan tampil", className: "disiapkan" });
    coming.setAttribute("sandbox", "allow-same-origin"); // Nothing in it runs.
    coming.addEventListener("load", () => {
      const height = frame?.contentWindow?.scrollY;
      coming.className = "";
      coming.hidden = wanted !== "halaman";
      if (height) coming.contentWindow.scrollTo(0, height);
      frame?.remove();
      frame = coming;
      next = null;
    });
    coming.src = `/meja/tampak/${name}`;
    place.append(coming);
    next = coming;
  }

  async function showSheet(sheets, number) {
    const called = [...new Set(sheets.map((each) => each.nama))];
    const chosen = called.includes(which.value) ? which.value : called[0];
    which.replaceChildren(...called.map((name) => new Option(name, name, false, name === chosen)));
    which.parentElement.hidden = called.length < 2;
    const alike = sheets.filter((each) => each.nama === chosen);
    const one = alike.find((each) => each.ukuran === size) ?? alike[0];
    offerSizes(alike, one);
    pdf.href = `/meja/tampak/${one.berkas}`;
    if (pages.dataset.berkas !== one.berkas) {
      pages.replaceChildren();
      news.textContent = "Menyiapkan lembar …";
    }
    try {
      const told = await kirim("GET", `/meja/lembar/${one.berkas}`);
      if (number !== asked) return;
      pages.dataset.berkas = one.berkas;
      showPages(pages, told.halaman, (each) => `${chosen}, ${one.ukuran}, halaman ${each}`);
      news.textContent = "";
    } catch (error) {
      if (number === asked) news.textContent = error.message;
    }
  }

  function offerSizes(alike, one) {
    const focused = sizes.contains(document.activeElement);
    sizes.replaceChildren(
      ...alike.map((each) => {
        const shown = button(each.ukuran, () => {
          size = each.ukuran;
          renew();
        });
        shown.setAttribute("aria-pressed", each === one);
        return shown;
      }),
    );
    if (focused) sizes.querySelector('[aria-pressed="true"]').focus();
  }
}
