// The page of some work: asks how far it is twice a second, only while somebody looks, and shows what it came to.

import { isGone, kirim } from "./kirim.js";

const work = document.getElementById("kerja");
if (work) follow(work.dataset.alamat);

function follow(address) {
  const bar = document.getElementById("sejauh");
  const count = document.getElementById("hitungan");
  const result = document.getElementById("hasil");
  const stop = document.getElementById("henti");
  let waiting;

  async function look() {
    clearTimeout(waiting);
    try {
      const news = await kirim("GET", `${address}/kabar`);
      if (news.selesai) {
        work.remove();
        result.innerHTML = news.isi;
        if (news.ke) location.assign(news.ke);
        return;
      }
      // Of a single step nobody learns how far it is.
      if (news.semua > 1) {
        bar.max = news.semua;
        bar.value = news.sudah;
        count.textContent = `${news.sudah} dari ${news.semua} berkas.`;
      }
    } catch (error) {
      if (!isGone(error)) {
        result.textContent = error.message;
        return;
      }
      count.textContent = "Meja kerja sedang tidak menjawab. Dicoba lagi.";
    }
    if (!document.hidden) waiting = setTimeout(look, 500);
  }

  stop.addEventListener("click", () => {
    stop.disabled = true;
    count.textContent = "Menghentikan sesudah langkah ini.";
    kirim("POST", `${address}/henti`, {}).catch((error) => (count.textContent = error.message));
  });

  document.addEventListener("visibilitychange", () => {
    clearTimeout(waiting);
    if (!document.hidden && work.isConnected) look();
  });
  look();
}
