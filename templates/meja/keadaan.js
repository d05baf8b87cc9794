// Another day is looked at.

const form = document.getElementById("hari");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  location.assign(`/meja/keadaan/?${new URLSearchParams({ pada: form.querySelector("input").value })}`);
});
