// Another day is looked at.

import { watchDays } from "./hari.js";

const form = document.getElementById("hari");

watchDays(form);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  location.assign(`/meja/keadaan/?${new URLSearchParams({ pada: form.querySelector("input").value })}`);
});
