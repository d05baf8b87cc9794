// Memahami kata Indonesia tanpa kamus: kata yang berimbuhan lain bertemu pada kemungkinan akarnya.
// "menyukai" dapat berakar "suka" atau "cuka"; semua kemungkinan dipakai, saat mengindeks maupun saat mencari.
"use strict";

window.Kata = (() => {
  // Kata yang ada di hampir setiap pertanyaan, dan karena itu tidak menerangkan apa pun.
  const UMUM = new Set((
    "abis ada adalah agar aja ak akan aku aman anda apa apabila apakah apalagi aq atas atau ato bagaimana bagi bahwa bang banget bareng begini begitu belum " +
    "benar bener berapa berarti bersama bgmn bgt biar bila bisa bisakah blm boleh bolehkah bp bpk brapa brp bs bu buat buibu bukan bukankah bun cara " +
    "cm cmn cuma dalam dan dapat dapatkah dari deh dengan dg dgn di dilarang dimana dlm doang doank dok dong dpt dr dri dulu emang emg engga enggak ga gak " +
    "gimana gini gitu gmana gmn gmna gpp gt gtu gue gw hanya harus haruskah hrs ingin ini itu jadi jangan jd jdi jdnya jg jgn jika juga kah kak " +
    "kalau kalo kami kan kapan karena katanya kaya kayak kayaknya ke kemana kena kenapa kepada ketika kita kl klo klu knp kok kpd krn lagi lah lg lho loh " +
    "maka malah mana mas masih mau mbak melanggar memang mengapa mengenai menjadi min mohon mulu mw nanti nanya ngga nggak nih nt ntar nya oh ok oleh pada " +
    "padahal pak para pas pasti pd pengen pengin permisi pernah pst punya saat saja sama sambil sampai saya sbg sblm sblmnya sbnrnya sdh sebagai sebenarnya " +
    "sebenernya secara sedang sekalian sekarang selama selamat seperti serta si siapa siapakah sih skrg skrng sm smpe smua soal soalnya spt suatu sudah " +
    "supaya sy tanya tapi tdk telah tentang terhadap terlarang ternyata tersebut terus tetap tetapi tetep tidak tidakkah tlg tolong tp trs trus tsb ttg ttp " +
    "tu tuh tuk udah udh untuk utk utuk ya yaa yah yaitu yakni yang yess yg"
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

  // Kata yang akarnya tampak kata lain: "perangkat" bukan yang diangkat, dan yang "nyalon" bukan calon yang didukung.
  const UTUH = new Set("perangkat nyalon".split(" "));

  const ingatan = new Map();

  // Kata itu sendiri, lalu semua kemungkinan akarnya.
  function bentuk(kata) {
    let semua = ingatan.get(kata);
    if (semua) return semua;
    semua = new Set([kata]);
    if (/^[a-z]{4,}$/.test(kata) && !UTUH.has(kata.replace(/nya$/, ""))) {
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

  // Ejaan lisan → ejaan baku yang mungkin: "dateng" → "datang", "pake" → "pakai", "kalo" → "kalau".
  const LISAN = [[/e([^aiueo]+)$/, "a$1"], [/e$/, "ai"], [/o$/, "au"]];

  function lisan(kata) {
    return bentuk(kata).flatMap((satu) => LISAN.map(([akhir, baku]) => satu.replace(akhir, baku)).filter((baku) => baku !== satu));
  }

  // Huruf kecil tanpa tanda, dengan rujukan hukum dalam satu bentuk: "UU No. 20 Tahun 2023" → "uu 20/2023".
  function rapikan(teks) {
    return teks.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ")
      .replace(/\b(?!pppk\b|iii\b)[a-z]+/g, (kata) => kata.replace(/([a-z])\1{2,}/g, "$1")) // bolehhh
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
      .replace(/\b([a-z])[- ]?(\d{1,2})\b(?!\/)/g, "$1$2"); // D-1, "d 1"
  }

  const TANPA = /\btanpa ((?!(?:atau|dan|untuk|sambil|pada|di)\b)[a-z-]+(?: (?!(?:atau|dan|untuk|sambil|pada|di)\b)[a-z-]+){0,2})/g;
  const POLA = /\d+\/\d{4}|[a-z]+\d*|\d+[a-z]?/g;

  // Semua kata sebuah teks, yang umum juga. Yang dikecualikan bukan yang dikatakan: "tanpa atribut" tidak memuat "atribut".
  function semuaKata(teks) {
    return (rapikan(teks).replace(TANPA, (frasa, tanpa) => tanpa.replace(/[a-z]+/g, (satu) => (UMUM.has(satu) ? satu : "tanpa" + satu))).match(POLA)) || [];
  }

  // Kata-kata sebuah teks; kata umum dibuang ("bagi" bukan "membagi"), kecuali tidak ada yang lain.
  function kata(teks) {
    const semua = semuaKata(teks);
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

  // "tanpacuti" → [["tanpacltn"], …]: yang dikecualikan juga punya padanan.
  function kecuali(kata, daftar) {
    const sisa = kata.slice("tanpa".length);
    const kelompok = daftar.filter((frasa) => frasa.some((satu) => satu.join() === sisa));
    return [].concat(...kelompok).filter((frasa) => frasa.length === 1 && frasa[0] !== sisa).map(([satu]) => ["tanpa" + satu]);
  }

  // Kata-kata pertanyaan → satuan-satuan. Satu satuan: kata yang diketik, dan frasa lain yang sama artinya.
  function satuan(diketik, daftar) {
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
      hasil.push({ asli, lain: asli[0].startsWith("tanpa") ? kecuali(asli[0], daftar) : lain });
      awal += panjang;
    }
    return hasil;
  }

  // Apakah dua kata berbeda satu huruf: kurang, lebih, lain, atau dua huruf bersebelahan yang tertukar.
  function selangkah(satu, lain) {
    let awal = 0;
    while (awal < satu.length && satu[awal] === lain[awal]) awal++;
    const sisa = (kata, huruf) => kata.slice(awal + huruf);
    return sisa(satu, 1) === sisa(lain, 1) || sisa(satu, 1) === sisa(lain, 0) || sisa(satu, 0) === sisa(lain, 1) ||
      (satu[awal] === lain[awal + 1] && satu[awal + 1] === lain[awal] && sisa(satu, 2) === sisa(lain, 2));
  }

  // Kata yang mungkin dimaksud dengan kata yang tidak dikenal, atau undefined. Yang masih diketik mungkin belum selesai;
  // selain itu satu huruf boleh salah, dan tidak pernah keduanya. Kosakata: kata → seberapa sering dipakai.
  function dugaan(asing, kosakata, masihDiketik) {
    if (!/^[a-z]{3,}$/.test(asing)) return undefined;
    const semua = [...kosakata.keys()];
    let calon = masihDiketik ? semua.filter((satu) => satu.startsWith(asing)) : [];
    if (!calon.length && asing.length > 3) calon = semua.filter((satu) => satu.length > 4 && selangkah(asing, satu));
    return calon.sort((a, b) => kosakata.get(b) - kosakata.get(a) || (a < b ? -1 : 1))[0];
  }

  // Istilah seperti yang diketik orang.
  function terbaca(istilah) {
    return istilah.replace(/^(?:tanpa(?=[a-z])|(?:pasal|ayat|angka)(?=\d)|huruf(?=.$))/, "$& ");
  }

  return { bentuk, dugaan, istilah, kata, lisan, padanan, satuan, semuaKata, terbaca, UMUM };
})();
