"use strict";

// Loads the page anew when the preview says so. The edition says which build this page comes from, so that
// a page that connects after the next build is told at once.
const edition = new URL(document.currentScript.src).search;

function connect() {
  const socket = new WebSocket(`ws://${location.host}/livereload${edition}`);
  const say = (message) => socket.send(JSON.stringify(message));
  socket.onopen = () => say({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
  socket.onmessage = ({ data }) => {
    const { command } = JSON.parse(data);
    if (command === "hello") say({ command: "info", url: location.href });
    if (command === "reload") location.reload();
  };
  socket.onclose = () => setTimeout(connect, 1000);
}

connect();

// A service worker that another server registered at this address would answer from its own cache.
if (navigator.serviceWorker) {
  navigator.serviceWorker.getRegistrations().then((found) => found.forEach((each) => each.unregister()));
}
