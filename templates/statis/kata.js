// Memahami kata Indonesia tanpa kamus: kata yang berimbuhan lain bertemu pada kemungkinan akarnya.
// "menyukai" dapat berakar "suka" atau "cuka"; semua kemungkinan dipakai, saat mengindeks maupun saat mencari.
"use strict";

window.Kata = (() => {
  // Kata yang ada di hampir setiap pertanyaan, juga dalam bahasa daerah, dan karena itu tidak menerangkan apa pun.
  const UMUM = new Set((
    "abdi abis ada adalah agar aja ak akan aku aman ambo anda apa apabila apakah apalagi apo aq atas atau ato atuh awak aye baa bagaimana bagi " +
    "bahwa bang banget bareng begini begitu belum benar bener berapa berarti bersama biar bila bisa bisakah bole boleh bolehkah bp bpk brapa bu " +
    "buat buibu bukan bukankah buliah bun cara cmn cuma dak dalam dan dapat dapatkah dari daripada deh dengan depan dg dgn di dilarang dimana " +
    "doang doank dok dong dri dulu emang emg engga enggak euy ga gak gapapa gimana gini gitu gmana gmna gtu gua gue gw hanya harus haruskah " +
    "henteu iki indak ingin ini iso itu jadi jangan jdi jdnya jgn jika jo juga kada kaga kagak kah kak kalau kalo kami kan kapan karena katanya " +
    "kawa kaya kayak kayaknya ke kek kemana kena kenapa kepada ketika kita kitong klo klu kok kudu kulo kumaha kunanaon kuwi lagi lah lebih lho " +
    "loh mah maka malah mana mas masih mau mbak mboten melanggar memang mendingan mengapa mengenai menjadi mesti meunang min mohon mulu musti mw " +
    "naha nanti nanya nanyain napa nda ndak nek ngga nggak nih nopo nt ntar nya oge oh ojo ok oleh opo ora pada padahal pak para pas pasti pengen " +
    "pengin permisi pernah pian piye pokoknya pripun punya saat saja sama sambil sampai sampeyan saya sblm sblmnya sbnrnya sebagai sebenarnya " +
    "sebenernya secara sedang sekalian sekarang selama selamat seperti serta setelah si siapa siapakah sih sing skrg smpe smua soal soalnya spt " +
    "suatu sudah supaya tanya tapi telah tentang tentu terhadap terlarang ternyata tersebut terus tetap tetapi tetep teu tiasa tidak tidakkah tlg " +
    "tolong tra trada trus tsb ttg tu tuh tuk udah udh ulun untuk utk utuk wae ya yaa yah yaitu yakni yang yess yg"
  ).split(" "));

  // Kata umum yang ditulis tanpa huruf hidup: "msh", "kpn", "gk". BKN, MK, PKH, dan KK bukan "bukan", "maka", "apakah", dan "kak".
  const KERANGKA = new Set([...UMUM].map((kata) => kata.replace(/[aiueo]/g, "")).filter((kata) => kata.length > 1 && !/^(?:bkn|mk|pkh|kk)$/.test(kata)));

  function umum(kata) {
    return UMUM.has(kata) || KERANGKA.has(kata) || (kata.endsWith("nya") && UMUM.has(kata.slice(0, -3)));
  }

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
  const ditanyakan = new Map();

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
    return teks.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\s\s+|[^\S ]/g, " ")
      .replace(/([a-hj-z])\1\1+(?!k\b)/g, "$1") // bolehhh, bukan pppk, bukan iii
      .replace(/\b([a-z]{3,})2\b/g, (kata, dasar) => (/^(?:pasal|ayat|angka)$/.test(dasar) ? kata : dasar)) // teman2
      .replace(/\bnon[- ]asn\b/g, "nonasn") // bukan ASN
      .replace(/\b(?:pj\.?|penjabat) (?:kades|kepala desa)\b/g, "pjkades") // bukan kepala desa
      .replace(/\bdi[ae]m(?:2|[- ]di[ae]m)\b/g, "") // bagaimana, bukan apa
      .replace(/undang[- ]undang/g, "uu")
      .replace(/peraturan pemerintah(?! pengganti)/g, "pp")
      .replace(/peraturan presiden/g, "perpres")
      .replace(/\b(?:nomor|no\.?)\s*(?=\d)/g, "")
      .replace(/\b(?:pasal|psl|ps)\.?\s*(\d+[a-z]?)\b/g, " pasal$1 ")
      .replace(/\b(ayat|huruf|angka)\s*\(?(\d+|[a-z])\b\)?/g, " $1$2 ")
      .replace(/([a-z]{2})(\d{1,3}\/\d)/g, "$1 $2")
      .replace(/\b(uu|pp)(\d)/g, "$1 $2")
      .replace(/\b(\d{1,3}) ?(?:\/| (?:tahun|thn?\.?) | ) ?((?:19|20)\d\d)\b/g, " $1/$2 ")
      .replace(/\b([a-z])[- ]?(\d{1,2})\b(?!\/)/g, "$1$2"); // D-1, "d 1"
  }

  const TANPA = /\btanpa ((?!(?:atau|dan|untuk|sambil|pada|di)\b)[a-z-]+(?: (?!(?:atau|dan|untuk|sambil|pada|di)\b)[a-z-]+){0,2})/g;
  const POLA = /\d+\/\d{4}|[a-z]+\d*|\d+[a-z]?/g;

  // Yang mengajak memilih belum memilih: pertanyaan tentang yang satu bukan tentang yang lain.
  const AJAKAN = /\b((?:meng|di|ter)?ajak(?:an|i)?)((?: [a-z]+)?) (?:(?:untuk|supaya|agar) )?(?:me|di)?milih\b/g;

  // Semua kata sebuah teks, yang umum juga. Yang dikecualikan bukan yang dikatakan: "tanpa atribut" tidak memuat "atribut".
  function semuaKata(teks) {
    return (rapikan(teks).replace(AJAKAN, "$1$2").replace(TANPA, (frasa, tanpa) => tanpa.replace(/[a-z]+/g, (satu) => (umum(satu) ? satu : "tanpa" + satu))).match(POLA)) || [];
  }

  // Kata-kata sebuah teks; kata umum dibuang ("bagi" bukan "membagi"), kecuali tidak ada yang lain.
  function kata(teks) {
    const semua = semuaKata(teks);
    const penting = semua.filter((satu) => !umum(satu) && (satu.length > 1 || /\d/.test(satu)));
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

  // Semua bentuk yang mungkin dari kata yang diketik, yang tertulis begitu lebih dulu.
  function terbentuk(kata) {
    let semua = ditanyakan.get(kata);
    if (!semua) ditanyakan.set(kata, semua = [...bentuk(kata), ...lisan(kata)]);
    return semua;
  }

  // Apakah sebuah satuan dimuat, dengan kata-katanya sendiri atau dengan padanannya. ada: bentuk → apakah tertulis.
  function memuat({ asli, lain }, ada) {
    return asli.every((kata) => terbentuk(kata).some(ada)) || lain.some((frasa) => frasa.every(ada));
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
    if (!masihDiketik && /.{5}nya$/.test(asing)) return dugaan(asing.slice(0, -3), kosakata, false);
    const semua = [...kosakata.keys()];
    let calon = masihDiketik ? semua.filter((satu) => satu.startsWith(asing)) : [];
    if (!calon.length && asing.length > 3) calon = semua.filter((satu) => satu.length > 4 && selangkah(asing, satu));
    return calon.sort((a, b) => kosakata.get(b) - kosakata.get(a) || (a < b ? -1 : 1))[0];
  }

  // Istilah seperti yang diketik orang.
  function terbaca(istilah) {
    return { nonasn: "non-ASN", pjkades: "pj kades" }[istilah] || istilah.replace(/^(?:tanpa(?=[a-z])|(?:pasal|ayat|angka)(?=\d)|huruf(?=.$))/, "$& ");
  }

  return { bentuk, dugaan, istilah, kata, memuat, padanan, satuan, semuaKata, terbaca, terbentuk, umum, UMUM };
})();
