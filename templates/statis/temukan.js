// Menjawab pertanyaan dari indeks. Putusan hanya diberikan untuk yang benar-benar ditanyakan: bila semua kata pertanyaan
// ada pada pokok sebuah butir. Yang tidak dikenal disebut, yang diduga ditanyakan kembali.
"use strict";

window.Temukan = (() => {
  const BOBOT = { judul: 6, sebutan: 2, bagi: 1, ringkas: 2, isi: 1 };
  // Alasan, contoh, dan catatan sebuah butir juga menyebut hal yang tidak diputuskannya.
  const INTI = ["judul", "sebutan"];
  const POKOK = [...INTI, "bagi"];
  const POKOK_LAIN = [...INTI, "ringkas"];
  const BOBOT_JENIS = { "Boleh & jangan": 1.5, "Rakor": 0.7, "Halaman": 0.8, "Peraturan, tidak berlaku": 0.6, "Kalender, sudah diganti": 0.6 };
  const BOBOT_PUTUSAN = 1.5;
  const BOBOT_PADANAN = 0.7;
  const BOBOT_AKAR = 0.7;
  const LAYAK = 0.2; // yang nilainya di bawah bagian ini dari yang terbaik tidak ditunjukkan
  const SERI = 0.4; // putusan yang nilainya sedekat ini: larangan lebih dulu, supaya yang boleh tidak menutupinya
  const LAZIM = 0.25; // kata pada lebih banyak butir dari bagian ini tidak menanyakan satu pun di antaranya
  const SEBAGIAN = 5; // bila tidak ada jawaban
  const SETEMPAT = 2; // daerah yang memakai kata yang ditanyakan
  const [TERJAWAB, TERDEKAT, BUKAN] = ["terjawab", "terdekat", "bukan"]; // keadaan sebuah jawaban
  const BERDAERAH = new Set(["Daerah", "Kalender", "Kalender, sudah diganti", "Rakor"]);
  const TINGKAT = { kab: "kabupaten", kabupaten: "kabupaten", kota: "kota", kotamadya: "kota", prov: "provinsi", propinsi: "provinsi", provinsi: "provinsi" };
  const NAMA_TERPANJANG = 6; // kata
  const TENTANG_DAERAH = "kalender jadwal tahapan tanggal pilkada pemilu pemilihan rakor rapat daerah bahan";
  // Yang menanyakan sebuah fakta tidak menanyakan putusan.
  const FAKTA = new Set("siapa kapan berapa brapa brp jumlah nomor no alamat kontak telepon".split(" "));
  const IZIN = new Set("boleh bolehkah bisa bisakah dilarang larangan wajib wajibkah harus haruskah".split(" "));
  // Yang bertanya ke mana atau bagaimana melapor, bukan yang dilaporkan, dijawab juga dengan alur pelaporan.
  const MELAPOR = new Set("lapor ngadu mengadu aduan pengaduan".split(" "));
  const KE_MANA = new Set("mana kemana dimana cara gimana bagaimana bgmn gmn bukti".split(" "));
  const ALUR = "pelaporan/index.html";
  const BELUM = "Belum ada kalender atau bahan khusus untuk daerah ini di situs ini. Butir nasional dan alur pelaporan tetap berlaku di sana.";

  // --- menyiapkan ------------------------------------------------------------------------------

  function siapkan({ dokumen, padanan, wilayah, istilah, putusan, disimpan }) {
    const mini = new window.MiniSearch({
      idField: "alamat",
      fields: Object.keys(BOBOT),
      tokenize: Kata.istilah,
      processTerm: (istilah) => istilah,
    });
    const kelompok = Kata.padanan(padanan);
    const menurut = new Map(dokumen.map((satu) => [satu.alamat, satu]));
    const daerah = daerahMenurutNama(dokumen, wilayah, padanan);
    const berdaerah = dokumen.filter((satu) => BERDAERAH.has(satu.jenis));
    const mesin = {
      mini, menurut, putusan, disimpan, daerah, padanan: kelompok,
      setempat: daerahMenurutIstilah(istilah, menurut),
      butir: dokumen.filter((satu) => satu.putusan).length,
      milik: new Map(berdaerah.map((satu) => [satu.alamat, pisahkanDaerah({ daerah }, Kata.semuaKata(`${satu.judul} ${satu.sebutan}`)).ditemukan])),
      kosakata: kosakata(dokumen, kelompok, wilayah),
    };
    return mini.addAllAsync(dokumen).then(() => mesin); // sepuluh demi sepuluh: ketikan tidak tersendat
  }

  // Kata yang benar-benar tertulis → seberapa sering; kata dalam judul lebih mungkin dimaksud.
  function kosakata(dokumen, kelompok, wilayah) {
    const hasil = new Map();
    const hitung = (kata, nilai) => hasil.set(kata, (hasil.get(kata) || 0) + nilai);
    for (const satu of dokumen) {
      Kata.kata(satu.judul).forEach((kata) => hitung(kata, 10));
      Object.keys(BOBOT).forEach((bagian) => Kata.kata(satu[bagian]).forEach((kata) => hitung(kata, 1)));
    }
    kelompok.flat(2).forEach((kata) => hitung(kata, 5));
    wilayah.forEach(({ nama }) => nama.forEach((satu) => Kata.kata(satu).forEach((kata) => hitung(kata, 1))));
    Kata.UMUM.forEach((kata) => hitung(kata, 3));
    return hasil;
  }

  function gabung(kata) {
    return kata.map((satu) => TINGKAT[satu] || satu).join("");
  }

  // Nama tanpa spasi, dengan dan tanpa tingkatnya → daerah. Yang tidak punya halaman tetap punya jawaban.
  function daerahMenurutNama(dokumen, wilayah, padanan) {
    const semua = dokumen.filter((satu) => satu.jenis === "Daerah").sort((a, b) => a.alamat.length - b.alamat.length); // provinsi dulu
    for (const { alamat, nama } of wilayah) {
      semua.push(...nama.map((judul) => ({ alamat, judul, jenis: "Daerah", ringkas: BELUM, isi: "", putusan: null })));
    }
    const hasil = new Map();
    const catat = (nama, daerah) => hasil.set(nama, [...(hasil.get(nama) || []), ...daerah.filter((satu) => !(hasil.get(nama) || []).includes(satu))]);
    for (const satu of semua) {
      const kata = Kata.semuaKata(satu.judul.replace(/ (Administrasi|Daerah Istimewa|Daerah Khusus Ibukota)\b/, ""));
      catat(gabung(kata), [satu]);
      catat(gabung(kata.slice(1)), [satu]);
    }
    for (const baris of padanan) { // "yogyakarta, jogja"
      const [resmi, ...lain] = baris.split(",").map((satu) => gabung(Kata.semuaKata(satu)));
      if (hasil.has(resmi)) lain.forEach((satu) => catat(satu, hasil.get(resmi)));
    }
    return hasil;
  }

  // Kata yang hanya dipakai di satu daerah ("keuchik") → daerah yang memakainya.
  function daerahMenurutIstilah(istilah, menurut) {
    const hasil = new Map();
    for (const { alamat, kata } of istilah) {
      for (const satu of kata.map((satu) => Kata.kata(satu).join(" "))) hasil.set(satu, [...(hasil.get(satu) || []), menurut.get(alamat)]);
    }
    return hasil;
  }

  // --- mencari ---------------------------------------------------------------------------------

  // Halaman yang memuat sebuah kata: alamat → { nilai, inti, pokok, istilah }. Yang diketik boleh berimbuhan lain.
  function cariKata(mesin, kata, diketik) {
    const hasil = cariBentuk(mesin, diketik ? Kata.bentuk(kata) : [kata]);
    return diketik && !hasil.size ? cariBentuk(mesin, Kata.lisan(kata)) : hasil;
  }

  function cariBentuk({ mini, menurut }, semua) {
    const hasil = new Map();
    semua.forEach((bentuk, n) => {
      for (const satu of mini.search(bentuk, { boost: BOBOT, tokenize: (teks) => [teks] })) {
        const lama = hasil.get(satu.id) || { nilai: 0, inti: 0, pokok: 0, istilah: [] };
        const pada = (bagian) => satu.match[bentuk].some((lain) => bagian.includes(lain));
        hasil.set(satu.id, {
          nilai: Math.max(lama.nilai, satu.score * (n ? BOBOT_AKAR : 1)),
          inti: lama.inti || pada(INTI),
          pokok: lama.pokok || pada(menurut.get(satu.id).putusan ? POKOK : POKOK_LAIN),
          istilah: lama.istilah.concat(bentuk),
        });
      }
    });
    return hasil;
  }

  // Kata-kata bersama-sama: alamat → { nilai, kata: berapa yang dimuat, inti dan pokok: apakah semuanya di situ, istilah }.
  function cariFrasa(mesin, frasa, diketik) {
    const hasil = new Map();
    for (const kata of frasa) {
      for (const [alamat, satu] of cariKata(mesin, kata, diketik)) {
        const lama = hasil.get(alamat) || { nilai: 0, kata: 0, inti: 0, pokok: 0, istilah: [] };
        hasil.set(alamat, {
          nilai: lama.nilai + satu.nilai,
          kata: lama.kata + 1,
          inti: lama.inti + satu.inti,
          pokok: lama.pokok + satu.pokok,
          istilah: lama.istilah.concat(satu.istilah),
        });
      }
    }
    for (const satu of hasil.values()) {
      satu.nilai *= Math.pow(satu.kata / frasa.length, 2); // yang hanya memuat sebagian jauh kurang bernilai
      satu.inti = satu.inti === frasa.length;
      satu.pokok = satu.pokok === frasa.length;
    }
    return hasil;
  }

  // Satu satuan, dengan kata-katanya sendiri atau dengan padanannya; kata sendiri lebih bernilai.
  function cariSatuan(mesin, { asli, lain }) {
    const hasil = cariFrasa(mesin, asli, true);
    for (const frasa of lain) {
      const sebanding = (BOBOT_PADANAN * asli.length) / frasa.length;
      for (const [alamat, satu] of cariFrasa(mesin, frasa, false)) {
        if (satu.kata < frasa.length) continue;
        const lama = hasil.get(alamat) || { nilai: 0, kata: 0, inti: false, pokok: false, istilah: [] };
        hasil.set(alamat, {
          nilai: Math.max(lama.nilai, satu.nilai * sebanding),
          kata: asli.length,
          inti: lama.inti || satu.inti,
          pokok: lama.pokok || satu.pokok,
          istilah: lama.istilah.concat(satu.istilah),
        });
      }
    }
    return hasil;
  }

  // Nama daerah di antara kata-kata pertanyaan, yang terpanjang lebih dulu, dan kata-kata yang lain.
  function pisahkanDaerah({ daerah }, semua) {
    for (let panjang = Math.min(NAMA_TERPANJANG, semua.length); panjang; panjang--) {
      for (let awal = 0; awal + panjang <= semua.length; awal++) {
        const ditemukan = daerah.get(gabung(semua.slice(awal, awal + panjang)));
        if (!ditemukan) continue;
        const sisa = [...semua.slice(0, awal), ...semua.slice(awal + panjang)];
        return { ditemukan, nama: semua.slice(awal, awal + panjang), sisa: sisa.filter((satu) => !TINGKAT[satu] && satu !== "administrasi") };
      }
    }
    return { ditemukan: [], nama: [], sisa: semua };
  }

  function urutkan(hasil, urutan) {
    hasil.sort((a, b) => b.nilai - a.nilai || (a.halaman.alamat < b.halaman.alamat ? -1 : 1));
    const putusan = (satu) => satu.lengkap && satu.halaman.putusan;
    for (let awal = 0; awal < hasil.length;) {
      let akhir = awal;
      while (akhir < hasil.length && hasil[akhir].nilai >= hasil[awal].nilai * SERI) akhir++;
      const seri = hasil.slice(awal, akhir);
      const urut = seri.filter(putusan).sort((a, b) => urutan.indexOf(a.halaman.putusan) - urutan.indexOf(b.halaman.putusan));
      hasil.splice(awal, seri.length, ...urut, ...seri.filter((satu) => !putusan(satu)));
      awal = akhir;
    }
    return hasil;
  }

  // { hasil, keadaan, asing, luput, dikenal }: halaman yang terbaik lebih dulu; apakah itu jawaban; kata yang tidak ada di situs ini, yang tidak ada pada
  // hasil yang terbaik, dan yang ada.
  // penuh: memuat semua kata; tepat: pada pokoknya; lengkap: boleh tampil sebagai hasil, butir dengan putusannya.
  function jawab(mesin, teks) {
    const { ditemukan, nama, sisa } = pisahkanDaerah(mesin, Kata.semuaKata(teks));
    const diketik = Kata.kata(sisa.join(" "));
    const penting = diketik.some((satu) => !Kata.UMUM.has(satu)) || !nama.length ? diketik : [];
    const satuan = Kata.satuan(penting, mesin.padanan);
    const asing = [];
    const jumlah = new Map();
    const tentangDaerah = new Set(Kata.istilah(TENTANG_DAERAH));
    const lama = (alamat) => jumlah.get(alamat) || { nilai: 0, kata: 0, satuan: 0, pokok: 0, khas: false, istilah: new Set(), memuat: [] };
    for (const satu of satuan) {
      const ada = cariSatuan(mesin, satu);
      const penuh = [...ada].filter(([, isi]) => isi.kata === satu.asli.length);
      if (!penuh.length) asing.push(...satu.asli.filter((kata) => !cariKata(mesin, kata, true).size));
      const lazim = penuh.filter(([alamat, isi]) => isi.inti && mesin.menurut.get(alamat).putusan).length > Math.max(1, mesin.butir * LAZIM);
      for (const [alamat, isi] of ada) {
        const total = lama(alamat);
        total.nilai += isi.nilai;
        total.kata += isi.kata;
        if (isi.kata === satu.asli.length) {
          total.satuan++;
          total.memuat.push(...satu.asli);
        }
        total.pokok += isi.pokok;
        total.khas = total.khas || (isi.inti && !lazim);
        isi.istilah.forEach((istilah) => total.istilah.add(istilah));
        jumlah.set(alamat, total);
      }
    }
    const banyak = penting.length || 1;
    const semua = Kata.semuaKata(teks);
    const faktanya = semua.some((satu) => FAKTA.has(satu)) && !semua.some((satu) => IZIN.has(satu));
    const hasil = [];
    // Yang bertanya dengan kata setempat diberi tahu juga daerahnya; jawabannya tetap yang pertama.
    const setempat = [...new Set([].concat(...satuan.map(({ asli }) => mesin.setempat.get(asli.join(" ")) || [])))].slice(0, SETEMPAT);
    const didaerah = new Set([...ditemukan, ...setempat].map((satu) => satu.alamat));
    const sedaerah = (alamat) => (mesin.milik.get(alamat) || []).some((satu) => ditemukan.includes(satu));
    if (!satuan.length) [...mesin.milik.keys()].filter(sedaerah).forEach((alamat) => jumlah.set(alamat, { ...lama(alamat), nilai: 1 }));
    for (const [alamat, satu] of jumlah) {
      const halaman = mesin.menurut.get(alamat);
      if (didaerah.has(alamat)) continue;
      // Kalender dan rapat daerah lain bukan jawaban, walaupun menyebutnya; butir dan peraturan berlaku di setiap daerah.
      if (nama.length && BERDAERAH.has(halaman.jenis) && !sedaerah(alamat)) continue;
      const penuh = satu.satuan === satuan.length;
      const tepat = satu.pokok === satuan.length && (!halaman.putusan || (satu.khas && !faktanya));
      const lengkap = penuh && (!halaman.putusan || tepat);
      hasil.push({
        halaman,
        nilai: satu.nilai * (satuan.length ? satu.kata / banyak : 1) * (BOBOT_JENIS[halaman.jenis] || 1) * (lengkap && halaman.putusan ? BOBOT_PUTUSAN : 1) * (sedaerah(alamat) ? 2 : 1),
        bagian: satuan.length ? satu.kata / banyak : 1,
        penuh,
        lengkap,
        tepat,
        istilah: satu.istilah,
        luput: penting.filter((kata) => !satu.memuat.includes(kata)),
      });
    }
    urutkan(hasil, Object.keys(mesin.putusan));
    const layak = hasil.filter((satu) => satu.nilai >= hasil[0].nilai * LAYAK);
    const utama = layak.filter((satu) => satu.bagian > 0.5);
    const pilihan = utama.length ? utama : layak.slice(0, SEBAGIAN);
    const tentang = (frasa) => frasa.every((kata) => Kata.bentuk(kata).some((bentuk) => tentangDaerah.has(bentuk)) || /^(19|20)\d\d$/.test(kata));
    const sajaDaerah = satuan.every(({ asli, lain }) => [asli, ...lain].some(tentang));
    const tempat = ditemukan.map((halaman) => ({ halaman, bagian: 1, penuh: true, lengkap: true, tepat: sajaDaerah, istilah: new Set(nama), luput: [] }));
    const dahulu = !satuan.length || !pilihan.some((satu) => satu.lengkap && (!sajaDaerah || BERDAERAH.has(satu.halaman.jenis)));
    const urut = dahulu ? [...tempat, ...pilihan] : [...pilihan.slice(0, 1), ...tempat, ...pilihan.slice(1)];
    const sedaerahnya = setempat.filter((halaman) => !ditemukan.includes(halaman));
    urut.splice(1, 0, ...sedaerahnya.map((halaman) => ({ halaman, bagian: 1, penuh: false, lengkap: true, tepat: false, istilah: new Set(diketik), luput: [] })));
    const alur = mesin.menurut.get(ALUR);
    if (alur && semua.some((satu) => KE_MANA.has(satu)) && semua.some((satu) => !/^(di|ter)lapor/.test(satu) && Kata.bentuk(satu).some((akar) => MELAPOR.has(akar)))) {
      const lama = urut.findIndex((satu) => satu.halaman === alur);
      const [satu] = lama < 0 ? [{ halaman: alur, bagian: 1, penuh: false, lengkap: true, tepat: false, istilah: new Set(MELAPOR), luput: [] }] : urut.splice(lama, 1);
      urut.splice(lama < 0 ? 1 : Math.min(lama, 1), 0, satu);
    }
    const luput = urut.length ? urut[0].luput.filter((kata) => !asing.includes(kata)) : [];
    const dikenal = [...nama, ...penting].filter((kata) => !asing.includes(kata) && !luput.includes(kata));
    const terjawab = urut.some((satu) => satu.lengkap && (satu.halaman.putusan || satu === urut[0]) && satu.tepat);
    const keadaan = asing.length || !urut.some((satu) => satu.penuh) ? BUKAN : terjawab ? TERJAWAB : TERDEKAT;
    return { hasil: urut, keadaan, asing: [...new Set(asing)], luput, dikenal };
  }

  // Jawaban, dan bila ada kata yang tidak dikenal, pertanyaan yang mungkin dimaksud: hasilnya tanpa putusan, karena belum
  // ditanyakan.
  function cari(mesin, teks) {
    const apaAdanya = jawab(mesin, teks);
    const terakhir = /[a-z]$/i.test(teks) ? Kata.semuaKata(teks).pop() : "";
    let diduga = teks.toLowerCase();
    for (const kata of apaAdanya.asing) {
      const maksud = Kata.dugaan(kata, mesin.kosakata, kata === terakhir);
      if (maksud) diduga = diduga.replace(new RegExp(`\\b${kata}\\b`), maksud);
    }
    if (diduga === teks.toLowerCase()) return { ...apaAdanya, maksud: "" };
    const { hasil } = jawab(mesin, diduga);
    return { ...apaAdanya, maksud: diduga, hasil: hasil.map((satu) => ({ ...satu, lengkap: satu.lengkap && !satu.halaman.putusan })) };
  }

  return { siapkan, cari };
})();
