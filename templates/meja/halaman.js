// The pages of a sheet as pictures, in a list: one that stays the same is not fetched again, and the place on the screen
// stays.

import { made } from "./unsur.js";

// pages: the picture of each page, with its width and height; called: what a page is called by its number.
export function showPages(list, pages, called) {
  while (list.children.length > pages.length) list.lastElementChild.remove();
  for (const [index, page] of pages.entries()) {
    const place = list.children[index] ?? list.appendChild(newPlace());
    const picture = place.querySelector("img");
    const address = `/meja/gambar/${page.gambar}`;
    picture.alt = called(index + 1);
    picture.width = page.lebar;
    picture.height = page.tinggi;
    if (picture.getAttribute("src") !== address) picture.src = address;
    place.querySelector("span").textContent = `${index + 1} dari ${pages.length}`;
  }
}

function newPlace() {
  return made("li", {}, made("img", { loading: "lazy" }), made("span", { "aria-hidden": "true" }));
}
