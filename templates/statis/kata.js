// Memahami kata Indonesia tanpa kamus: kata yang berimbuhan lain bertemu pada kemungkinan akarnya.
// "menyukai" dapat berakar "suka" atau "cuka"; semua kemungkinan dipakai, saat mengindeks maupun saat mencari.
"use strict";

window.Kata = (() => {
  // Kata yang ada di hampir setiap pertanyaan, dan karena itu tidak menerangkan apa pun.
  const UMUM = new Set((
    "ada adalah agar aja aku anda apa apakah atas atau bagaimana bagi bahwa bisa bisakah boleh bolehkah bila buat bukan bu " +
    "dalam dan dapat dari dengan di dong dulu engga enggak ga gak gimana gmn harus hrs hanya ini itu jadi jika juga kah kalau " +
    "kalo kapan ke kemana mana sekarang siapa kami karena kayak kita klo kok lagi lah maka masih mau menjadi mengapa nggak ngga nih oleh pada pak para punya " +
    "saat saja saya sbg sebagai secara seperti serta si sih sudah suatu supaya tapi tdk telah tentang terhadap tersebut tetap " +
    "tidak tetapi tp udah untuk utk utuk ya yaitu yakni yang yg"
  ).split(" "));

  const AKHIRAN = [["lah", "kah", "pun"], ["nya", "ku", "mu"], ["kan", "an", "in", "i"]];

  // [awalan, huruf yang mungkin luluh di depannya]; "" berarti tidak ada yang luluh.
  const AWALAN = [
    [/^[mp]eny(?=[aiueo])/, ["s"]],
    [/^[mp]enge(?=...)/, [""]],
    [/^[mp]eng(?=[aiueo])/, ["", "k"]],
    [/^[mp]eng(?=[ghk])/, [""]],
    [/^[mp]en(?=[aiueo])/, ["t", "n"]],
    [/^[mp]en(?=[cdjstz])/, [""]],
    [/^[mp]em(?=[aiueo])/, ["p", "m"]],
    [/^[mp]em(?=[bfpv])/, [""]],
    [/^[mp]e(?=[lmnrwy])/, [""]],
    [/^pe(?=[^aiueolmnrwy])/, [""]],
    [/^be(?=ker)/, [""]],
    [/^(?:ber|per|ter|di|se)/, [""]],
  ];
  const KE = [[/^ke/, [""]]]; // hanya bersama akhiran -an: kehadiran, bukan kepala
  const CAKAPAN = [
    [/^nge(?=...)/, [""]], // ngelike, ngecek
    [/^ng(?=[aiueo])/, ["", "k"]],
    [/^ny(?=[aiueo])/, ["s", "c"]],
    [/^n(?=[aiueo])/, ["t"]],
    [/^m(?=[aiueo])/, ["p"]],
  ];

  function tanpaAkhiran(kata) {
    const hasil = [kata];
    for (const lapis of AKHIRAN) {
      for (const satu of hasil.slice()) {
        for (const akhiran of lapis) {
          if (satu.endsWith(akhiran) && satu.length - akhiran.length >= 4) hasil.push(satu.slice(0, -akhiran.length));
        }
      }
    }
    return hasil;
  }

  function tanpaAwalan(kata, aturan) {
    const hasil = [];
    for (const [awalan, luluh] of aturan) {
      const sisa = kata.replace(awalan, "");
      if (sisa === kata) continue;
      for (const huruf of luluh) {
        const akar = huruf + sisa;
        if (akar.length >= (awalan.source.includes("nge(") ? 3 : 4) && /[aiueo]/.test(akar)) hasil.push(akar);
      }
    }
    return hasil;
  }

  const ingatan = new Map();

  // Kata itu sendiri, lalu semua kemungkinan akarnya.
  function bentuk(kata) {
    let semua = ingatan.get(kata);
    if (semua) return semua;
    semua = new Set([kata]);
    if (/^[a-z]{4,}$/.test(kata)) {
      let lapis = [];
      for (const satu of tanpaAkhiran(kata)) {
        lapis.push(satu, ...tanpaAwalan(satu, CAKAPAN));
        if (/an(nya)?$/.test(kata) && satu !== kata) lapis.push(...tanpaAwalan(satu, KE));
      }
      for (let kali = 0; kali < 3 && lapis.length; kali++) { // ber-ke-…, memper-…, keber-…
        lapis.forEach((satu) => semua.add(satu));
        lapis = [].concat(...lapis.map((satu) => tanpaAwalan(satu, AWALAN)));
      }
    }
    semua = [...semua];
    ingatan.set(kata, semua);
    return semua;
  }

  // Huruf kecil tanpa tanda, dengan rujukan hukum dalam satu bentuk: "UU No. 20 Tahun 2023" → "uu 20/2023".
  function rapikan(teks) {
    return teks.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ")
      .replace(/\b(?!pasal|ayat|angka)([a-z]{3,})2\b/g, "$1") // teman2
      .replace(/undang[- ]undang/g, "uu")
      .replace(/peraturan pemerintah(?! pengganti)/g, "pp")
      .replace(/peraturan presiden/g, "perpres")
      .replace(/\b(?:nomor|no\.?)\s*(?=\d)/g, "")
      .replace(/\b(?:pasal|psl|ps)\.?\s*(\d+[a-z]?)\b/g, " pasal$1 ")
      .replace(/\b(ayat|huruf|angka)\s*\(?(\d+|[a-z])\b\)?/g, " $1$2 ")
      .replace(/\b([a-z]{2,})(\d{1,3}\/\d)/g, "$1 $2")
      .replace(/\b(uu|pp)(\d)/g, "$1 $2")
      .replace(/\b(\d{1,3}) ?(?:\/| (?:tahun|thn?\.?) | ) ?((?:19|20)\d\d)\b/g, " $1/$2 ")
      .replace(/\b([dbh])[- ]?(\d{1,2})\b(?!\/)/g, "$1$2");
  }

  const POLA = /\d+\/\d{4}|[a-z]+\d*|\d+[a-z]?/g;

  // Kata-kata sebuah teks; kata umum dibuang ("bagi" bukan "membagi"), kecuali tidak ada yang lain.
  function kata(teks) {
    const semua = rapikan(teks).match(POLA) || [];
    const penting = semua.filter((satu) => !UMUM.has(satu) && (satu.length > 1 || /\d/.test(satu)));
    return penting.length ? penting : semua;
  }

  // Semua istilah sebuah teks, untuk diindeks.
  function istilah(teks) {
    const hasil = [];
    for (const satu of kata(teks)) {
      hasil.push(...bentuk(satu));
      if (satu.includes("/")) hasil.push(...satu.split("/"));
    }
    return hasil;
  }

  // Baris "suka, like, jempol" → [["suka"], ["like"], ["jempol"]].
  function padanan(baris) {
    return baris.map((satu) => satu.split(",").map(kata).filter((frasa) => frasa.length));
  }

  function sama(satu, lain) {
    return satu === lain || bentuk(satu).includes(lain) || bentuk(lain).includes(satu);
  }

  // Pertanyaan → satuan-satuan. Satu satuan: kata yang diketik, dan frasa lain yang sama artinya.
  function satuan(teks, daftar) {
    const diketik = kata(teks);
    const hasil = [];
    for (let awal = 0; awal < diketik.length;) {
      let panjang = 1;
      let cocok = [];
      for (const kelompok of daftar) {
        for (const frasa of kelompok) {
          if (frasa.length < panjang || !frasa.every((satu, n) => awal + n < diketik.length && sama(diketik[awal + n], satu))) continue;
          if (frasa.length > panjang) cocok = [];
          panjang = frasa.length;
          cocok.push(kelompok);
        }
      }
      const asli = diketik.slice(awal, awal + panjang);
      const lain = [].concat(...cocok).filter((frasa) => frasa.join() !== asli.join());
      hasil.push({ asli, lain, akhir: awal + panjang === diketik.length });
      awal += panjang;
    }
    return hasil;
  }

  return { bentuk, istilah, kata, padanan, satuan };
})();
