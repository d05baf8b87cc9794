// The one way from a page of the desk to its host. Here it is fetch; another host puts another function in its place.

const token = document.querySelector("meta[name=kunci]")?.content ?? "";

// body: what is sent as JSON, or a Blob as it is. Gives what is told, parsed; an Error with the host's own words if it
// refuses, for ``why`` to tell.
export async function kirim(method, path, body) {
  const isBlob = body instanceof Blob;
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": isBlob ? "application/octet-stream" : "application/json", "X-Kunci": token },
    body: body === undefined || isBlob ? body : JSON.stringify(body),
  });
  const isTold = response.headers.get("Content-Type")?.startsWith("application/json");
  const told = isTold ? await response.json() : {};
  if (!response.ok) throw new Error(told.pesan ?? "Muat ulang halaman ini; bila yang terbuka lalu situs lain, buka dulu situs yang tadi. Tulisan Anda dikembalikan sesudahnya.");
  return told;
}

// A TypeError means that nobody answers.
export const isGone = (error) => error instanceof TypeError;

// Why something was not done; what becomes of it is told where nobody answers.
export function why(error, then = "Jalankan lagi, lalu ulangi.") {
  return isGone(error) ? `Meja kerja sedang tidak berjalan. ${then}` : error.message;
}
