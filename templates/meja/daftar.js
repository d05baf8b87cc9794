// The list of files, narrowed down to those whose words are typed.

const filter = document.getElementById("saring");

filter.addEventListener("input", () => {
  const wanted = filter.value.toLowerCase();
  for (const item of document.querySelectorAll("main section li")) {
    item.hidden = !item.textContent.toLowerCase().includes(wanted);
  }
});
