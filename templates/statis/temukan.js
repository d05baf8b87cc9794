// Menjawab pertanyaan dari indeks. Putusan hanya diberikan untuk yang benar-benar ditanyakan: bila semua kata pertanyaan
// ada pada pokok sebuah butir. Yang tidak dikenal disebut, yang diduga ditanyakan kembali.
"use strict";

window.Temukan = (() => {
  const BOBOT = { judul: 6, sebutan: 2, bagi: 1, ringkas: 2, isi: 1, sanksi: 2, kecuali: 0 };
  const BAGIAN = Object.keys(BOBOT);
  // Alasan, contoh, dan catatan sebuah butir juga menyebut hal yang tidak diputuskannya. Bagian-bagian sebagai bit.
  const bit = (...bagian) => bagian.reduce((semua, satu) => semua | (1 << BAGIAN.indexOf(satu)), 0);
  const PERBUATAN = bit("judul", "sebutan");
  const INTI = PERBUATAN | bit("sanksi"); // sanksi mengikuti perbuatan, jadi tidak menanyakannya
  const JUDUL = bit("judul");
  const BAGI = bit("bagi");
  const KECUALI = bit("kecuali");
  const KERABAT = "keluarga";
  const POKOK_LAIN = bit("judul", "sebutan", "ringkas");
  const BOBOT_JENIS = { "Boleh & jangan": 1.5, "Rakor": 0.7, "Halaman": 0.8, "Peraturan, tidak berlaku": 0.6, "Kalender, sudah diganti": 0.6 };
  const BOBOT_PUTUSAN = 1.5;
  const [JENUH, PANJANG] = [1.2, 0.7]; // BM25: kata yang berulang, dan bagian yang panjang
  const BOBOT_PADANAN = 0.7;
  const BOBOT_AKAR = 0.7;
  const BOBOT_ORANG = 0.6; // siapa yang bertanya kurang menentukan daripada yang ditanyakan
  const [BOBOT_DISEBUT, BOBOT_SEBAGIAN] = [1.1, 0.8]; // butir yang hanya bagi sebagian orang, bila mereka disebut, dan bila tidak
  const SEMUA = /^Semua /;
  const LAYAK = 0.2; // yang nilainya di bawah bagian ini dari yang terbaik tidak ditunjukkan
  const SERI = 0.4; // putusan yang nilainya sedekat ini: larangan lebih dulu, supaya yang boleh tidak menutupinya
  const LAZIM = 0.25; // kata pada lebih banyak butir dari bagian ini tidak menanyakan satu pun di antaranya
  const SEBAGIAN = 5; // bila tidak ada jawaban
  const SETEMPAT = 2; // daerah yang memakai kata yang ditanyakan
  const [TERJAWAB, TERDEKAT, BUKAN] = ["terjawab", "terdekat", "bukan"]; // keadaan sebuah jawaban
  const BERDAERAH = new Set(["Daerah", "Kalender", "Kalender, sudah diganti", "Rakor"]);
  const TINGKAT = { kab: "kabupaten", kabupaten: "kabupaten", kota: "kota", kotamadya: "kota", prov: "provinsi", propinsi: "provinsi", provinsi: "provinsi" };
  const NAMA_TERPANJANG = 6; // kata
  const TENTANG_DAERAH = new Set(Kata.istilah("kalender jadwal tahapan tanggal pilkada pemilu pemilihan rakor rapat daerah bahan"));
  // Nama daerah yang juga kata lain: kepala urusan, bersama (Jawa), dusun (Bali). Dibaca sebagai daerah bila ditunjuk begitu.
  const JUGA_KATA = new Set((
    "agam asahan banjar banten batang batu batubara bima bone buru gunungmas karo kaur ketapang kotabaru kudus kuningan landak lebak limapuluhkota " +
    "lingga malang medan metro padang pagaralam palu pati pulangpisau puncak serang siak solo sorong subang tegal toba tual"
  ).split(" "));
  const PENUNJUK = new Set((
    Object.keys(TINGKAT).join(" ") + " di ke dari se daerah wilayah bupati wabup walikota gubernur wagub pilkada pilbup pilwalkot pilgub pemilu pileg " +
    "kpu bawaslu bkpsdm bkd dprd pemda pemkab pemkot pemprov asn pns rakor"
  ).split(" "));
  // Yang menanyakan sebuah fakta tidak menanyakan putusan.
  const TOPIK = /^netral/; // seluruh situs tentang itu
  const FAKTA = new Set("siapa kapan berapa brapa brp jumlah nomor no alamat kontak telepon".split(" "));
  const IZIN = new Set("boleh bolehkah bisa bisakah dilarang larangan wajib wajibkah harus haruskah".split(" "));
  // Yang bertanya ke mana atau bagaimana melapor, bukan yang dilaporkan, dijawab juga dengan alur pelaporan.
  const MELAPOR = new Set("lapor ngadu mengadu aduan pengaduan".split(" "));
  const KE_MANA = new Set("mana kemana dimana cara gimana bagaimana bgmn gmn bukti".split(" "));
  const KOSONG = { nilai: 0, kata: 0, satuan: 0, pokok: 0, khas: false };
  const ALUR = "pelaporan/index.html";
  const BELUM = "Belum ada kalender atau bahan khusus untuk daerah ini di situs ini. Butir nasional dan alur pelaporan tetap berlaku di sana.";

  // --- menyiapkan ------------------------------------------------------------------------------

  function siapkan({ dokumen, padanan, wilayah, istilah, putusan, disimpan }) {
    const menurut = new Map(dokumen.map((satu) => [satu.alamat, satu]));
    return {
      ...indeks(dokumen),
      dokumen, menurut, putusan, disimpan, wilayah,
      padanan: Kata.padanan(padanan),
      daerah: daerahMenurutNama(dokumen, wilayah, padanan),
      setempat: daerahMenurutIstilah(istilah, menurut),
      butir: dokumen.filter((satu) => satu.putusan).length,
      ingatan: new Map(),
      get kosakata() {
        Object.defineProperty(this, "kosakata", { value: kosakata(this) }); // baru diperlukan bila ada kata yang tidak dikenal
        return this.kosakata;
      },
    };
  }

  // tertulis: kata → bagian mana saja yang menulisnya, setiap kali ia tertulis; rata: panjang rata-rata setiap bagian, dalam kata.
  // Akar kata belum dicari: itu baru perlu untuk kata yang ditanyakan.
  function indeks(dokumen) {
    const tertulis = new Map();
    const panjang = [];
    const rata = BAGIAN.map(() => 0);
    dokumen.forEach((halaman, nomor) => BAGIAN.forEach((nama, bagian) => {
      const tempat = nomor * BAGIAN.length + bagian;
      const semua = halaman[nama] ? Kata.kata(halaman[nama]) : [];
      panjang[tempat] = semua.length;
      rata[bagian] += semua.length / dokumen.length;
      for (const kata of semua) {
        for (const satu of kata.includes("/") ? [kata, ...kata.split("/")] : [kata]) {
          const lama = tertulis.get(satu);
          if (lama) lama.push(tempat); else tertulis.set(satu, [tempat]);
        }
      }
    }));
    return { tertulis, panjang, rata, sebaris: `\n${[...tertulis.keys()].join("\n")}\n` };
  }

  // Kata yang benar-benar tertulis → seberapa sering; kata dalam judul lebih mungkin dimaksud.
  function kosakata({ tertulis, padanan, wilayah }) {
    const hasil = new Map();
    const hitung = (kata, nilai) => hasil.set(kata, (hasil.get(kata) || 0) + nilai);
    for (const [kata, semua] of tertulis) {
      for (const tempat of semua) hitung(kata, tempat % BAGIAN.length ? 1 : 10);
    }
    padanan.flat(2).forEach((kata) => hitung(kata, 5));
    Object.values(wilayah.nama).forEach((satu) => Kata.kata(satu).forEach((kata) => hitung(kata, 1)));
    Kata.UMUM.forEach((kata) => hitung(kata, 3));
    return hasil;
  }

  function gabung(kata) {
    return kata.map((satu) => TINGKAT[satu] || satu).join("");
  }

  // Nama tanpa spasi, dengan dan tanpa tingkatnya → daerah. Yang tidak punya halaman tetap punya jawaban.
  function daerahMenurutNama(dokumen, wilayah, padanan) {
    const semua = dokumen.filter((satu) => satu.jenis === "Daerah").sort((a, b) => a.alamat.length - b.alamat.length); // provinsi dulu
    for (const [jangkar, judul] of Object.entries(wilayah.nama)) {
      semua.push({ alamat: `${wilayah.alamat}#${jangkar}`, judul, jenis: "Daerah", ringkas: BELUM, isi: "", putusan: null });
    }
    const hasil = new Map();
    const catat = (nama, daerah) => {
      const lama = hasil.get(nama);
      if (lama) lama.push(...daerah.filter((satu) => !lama.includes(satu))); else hasil.set(nama, daerah.slice());
    };
    for (const satu of semua) {
      const kata = satu.judul.replace(/ (Administrasi|Daerah Istimewa|Daerah Khusus Ibukota)\b/, "").toLowerCase().match(/[a-z]+/g);
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

  // Sebuah bentuk → { pada: nomor halaman → bit bagian yang memuatnya, nilai: nomor halaman → seberapa khas (BM25) }.
  function cariBentuk(mesin, bentuk) {
    let hasil = mesin.ingatan.get(bentuk);
    if (hasil) return hasil;
    const { tertulis, panjang, rata, dokumen } = mesin;
    const kali = new Map();
    for (const kata of sebentuk(mesin, bentuk)) {
      for (const tempat of tertulis.get(kata)) kali.set(tempat, (kali.get(tempat) || 0) + 1);
    }
    const halaman = BAGIAN.map(() => 0); // berapa yang memuatnya pada bagian itu
    for (const tempat of kali.keys()) halaman[tempat % BAGIAN.length]++;
    hasil = { pada: new Map(), nilai: new Map() };
    for (const [tempat, banyak] of kali) {
      const bagian = tempat % BAGIAN.length;
      const nomor = (tempat - bagian) / BAGIAN.length;
      const langka = Math.log(1 + (dokumen.length - halaman[bagian] + 0.5) / (halaman[bagian] + 0.5));
      const ukuran = (PANJANG * panjang[tempat]) / rata[bagian];
      const sering = 0.5 + (banyak * (JENUH + 1)) / (banyak + JENUH * (1 - PANJANG + ukuran));
      hasil.pada.set(nomor, hasil.pada.get(nomor) | (1 << bagian));
      hasil.nilai.set(nomor, (hasil.nilai.get(nomor) || 0) + BOBOT[BAGIAN[bagian]] * langka * sering);
    }
    mesin.ingatan.set(bentuk, hasil);
    return hasil;
  }

  // Kata tertulis yang dapat berbentuk begitu: semuanya memuat bentuk itu, selain huruf pertamanya yang mungkin luluh.
  function sebentuk({ sebaris }, bentuk) {
    const hasil = new Set();
    const ekor = bentuk.slice(1);
    for (let letak = sebaris.indexOf(ekor, 1); ekor && letak > 0; letak = sebaris.indexOf(ekor, letak + 1)) {
      const awal = sebaris.lastIndexOf("\n", letak) + 1;
      const kata = sebaris.slice(awal, sebaris.indexOf("\n", letak));
      if (Kata.bentuk(kata).includes(bentuk)) hasil.add(kata);
    }
    return hasil;
  }

  // Halaman yang memuat sebuah kata: nomor → nilai. Yang diketik boleh berimbuhan lain atau ejaan lisan.
  function cariKata(mesin, kata, diketik) {
    const hasil = new Map();
    (diketik ? Kata.terbentuk(kata) : [kata]).forEach((bentuk, n) => {
      for (const [nomor, nilai] of cariBentuk(mesin, bentuk).nilai) {
        hasil.set(nomor, Math.max(hasil.get(nomor) || 0, nilai * (n ? BOBOT_AKAR : 1)));
      }
    });
    return hasil;
  }

  // Kata-kata bersama-sama: nomor → { nilai, kata: berapa yang dimuat }.
  function cariFrasa(mesin, frasa, diketik) {
    const hasil = new Map();
    for (const kata of frasa) {
      for (const [nomor, nilai] of cariKata(mesin, kata, diketik)) {
        const lama = hasil.get(nomor);
        if (lama) {
          lama.nilai += nilai;
          lama.kata++;
        } else hasil.set(nomor, { nilai, kata: 1 });
      }
    }
    for (const satu of hasil.values()) satu.nilai *= Math.pow(satu.kata / frasa.length, 2); // yang hanya memuat sebagian jauh kurang bernilai
    return hasil;
  }

  // Satu satuan, dengan kata-katanya sendiri atau dengan padanannya; kata sendiri lebih bernilai.
  function cariSatuan(mesin, { asli, lain }) {
    const hasil = cariFrasa(mesin, asli, true);
    for (const frasa of lain) {
      const sebanding = (BOBOT_PADANAN * asli.length) / frasa.length;
      for (const [nomor, { nilai, kata }] of cariFrasa(mesin, frasa, false)) {
        if (kata < frasa.length) continue;
        const lama = hasil.get(nomor);
        hasil.set(nomor, { nilai: Math.max(lama ? lama.nilai : 0, nilai * sebanding), kata: asli.length });
      }
    }
    return hasil;
  }

  // Istilah pertanyaan yang tertulis pada sebuah halaman, untuk ditandai.
  function tertulisPada(mesin, satuan, nomor) {
    const semua = satuan.flatMap(({ asli, lain }) => [...asli.flatMap(Kata.terbentuk), ...lain.flat()]);
    return new Set(semua.filter((bentuk) => cariBentuk(mesin, bentuk).pada.has(nomor)));
  }

  // Apakah bagian-bagian itu sebuah halaman memuat satuan itu.
  function memuat(mesin, satuan, nomor, bagian) {
    return Kata.memuat(satuan, (bentuk) => (cariBentuk(mesin, bentuk).pada.get(nomor) & bagian) > 0);
  }

  // Apakah satuan itu hanya menyebut orang, seperti yang tertulis pada untuk siapa sebuah butir ("guru", "kades"), atau kerabat:
  // belum suatu perbuatan. "Calon" bukan yang bertanya.
  function orang(mesin, satuan) {
    return Kata.memuat(satuan, (bentuk) => {
      const hasil = cariBentuk(mesin, bentuk);
      if (hasil.orang === undefined) {
        const di = (bagian) => [...hasil.pada.keys()].filter((nomor) => hasil.pada.get(nomor) & bagian);
        hasil.orang = bentuk === KERABAT || (di(BAGI).length > 0 && !sering(mesin, di(JUDUL)));
      }
      return hasil.orang;
    });
  }

  // Apakah terlalu banyak butir memuatnya untuk menanyakan salah satunya.
  function sering({ dokumen, butir }, nomor) {
    return [...nomor].filter((satu) => dokumen[satu].putusan).length > Math.max(1, butir * LAZIM);
  }

  // Apakah sebuah halaman mengecualikan yang disebut: "PPPK" pada butir yang hanya bagi PNS.
  function mengecualikan(mesin, nomor, semua) {
    return semua.some(({ asli }) => memuat(mesin, { asli, lain: [] }, nomor, KECUALI));
  }

  // Nama daerah di antara kata-kata pertanyaan, yang terpanjang lebih dulu, dan kata-kata yang lain.
  function pisahkanDaerah({ daerah }, semua) {
    for (let panjang = Math.min(NAMA_TERPANJANG, semua.length); panjang; panjang--) {
      for (let awal = 0; awal + panjang <= semua.length; awal++) {
        const nama = semua.slice(awal, awal + panjang);
        const sebelum = semua.slice(0, awal);
        const sisa = [...sebelum, ...semua.slice(awal + panjang)];
        const ditemukan = daerah.get(gabung(nama));
        if (!ditemukan || (nama[0] === "ke" && panjang > 1)) continue; // "ke diri"
        if (JUGA_KATA.has(nama.join("")) && !PENUNJUK.has(sebelum.pop()) && !sisa.every(tentangDaerah)) continue;
        return { ditemukan, nama, sisa: sisa.filter((satu) => !TINGKAT[satu] && satu !== "administrasi") };
      }
    }
    return { ditemukan: [], nama: [], sisa: semua };
  }

  // Apakah sebuah kata menanyakan daerahnya sendiri: "jadwal pilkada 2024".
  function tentangDaerah(kata) {
    return Kata.umum(kata) || /^(19|20)\d\d$/.test(kata) || Kata.bentuk(kata).some((bentuk) => TENTANG_DAERAH.has(bentuk));
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

  function akarnya(kata, daftar) {
    return Kata.bentuk(kata).some((akar) => daftar.has(akar));
  }

  // Apa yang dimuat setiap halaman dari pertanyaan: nomor → { nilai, kata, satuan, pokok: berapa, memuat: kata yang mana, khas: apakah
  // intinya menyebut lebih dari yang ada di mana-mana }; dan kata yang tidak ada di situs ini.
  function muatan(mesin, satuan) {
    const asing = [];
    const jumlah = new Map();
    for (const satu of satuan) {
      const ada = cariSatuan(mesin, satu);
      const penuh = [...ada.keys()].filter((nomor) => ada.get(nomor).kata === satu.asli.length);
      if (!penuh.length) asing.push(...satu.asli.filter((kata) => !cariKata(mesin, kata, true).size));
      const pada = (bagian, satuan = satu) => new Set(penuh.filter((nomor) => memuat(mesin, satuan, nomor, bagian)));
      const siapa = orang(mesin, satu);
      // Kata lain untuk orang hanya menyebut orang pada untuk siapa butirnya: pada "diputus kontraknya" tidak disebut pegawai kontrak.
      const inti = pada(INTI, siapa ? { ...satu, lain: satu.lain.filter((frasa) => frasa.length > 1) } : satu);
      const perbuatan = pada(PERBUATAN);
      const bagi = pada(BAGI);
      const ringkas = pada(POKOK_LAIN);
      const lazim = sering(mesin, pada(INTI).keys()) || siapa || satu.asli.every((kata) => TOPIK.test(kata));
      for (const [nomor, isi] of ada) {
        const total = jumlah.get(nomor) || { ...KOSONG, memuat: [] };
        total.nilai += isi.nilai * (siapa ? BOBOT_ORANG : 1);
        total.bagi = total.bagi || (siapa && bagi.has(nomor));
        total.kata += isi.kata;
        if (isi.kata === satu.asli.length) {
          total.satuan++;
          total.memuat.push(...satu.asli);
        }
        total.pokok += inti.has(nomor) || (mesin.dokumen[nomor].putusan ? bagi : ringkas).has(nomor);
        total.khas = total.khas || (perbuatan.has(nomor) && !lazim);
        jumlah.set(nomor, total);
      }
    }
    return { jumlah, asing: [...new Set(asing)] };
  }

  // { hasil, keadaan, asing, luput, dikenal }: halaman yang terbaik lebih dulu; apakah itu jawaban; kata yang tidak ada di situs
  // ini, yang tidak ada pada hasil yang terbaik, dan yang ada.
  // Keadaannya terjawab, terdekat (semua katanya ada, atau semua kecuali satu yang lalu disebut), atau bukan jawaban.
  // penuh: memuat semua kata; hampir: semua kecuali satu, dan pokoknya yang ditanyakan; pokok: semua pada pokoknya; tepat: itu yang
  // ditanyakan; lengkap: boleh tampil sebagai hasil, butir dengan putusannya.
  function jawab(mesin, teks) {
    const semua = Kata.semuaKata(teks);
    const { ditemukan, nama, sisa } = pisahkanDaerah(mesin, semua);
    const diketik = Kata.kata(sisa.join(" "));
    const penting = diketik.some((satu) => !Kata.umum(satu)) || !nama.length ? diketik : [];
    const satuan = Kata.satuan(penting, mesin.padanan);
    const { jumlah, asing } = muatan(mesin, satuan);
    const banyak = penting.length || 1;
    const faktanya = semua.some((satu) => FAKTA.has(satu)) && !semua.some((satu) => IZIN.has(satu));
    const hasil = [];
    // Yang bertanya dengan kata setempat diberi tahu juga daerahnya; jawabannya tetap yang pertama.
    const setempat = [...new Set([].concat(...satuan.map(({ asli }) => mesin.setempat.get(asli.join(" ")) || [])))].slice(0, SETEMPAT);
    const didaerah = new Set([...ditemukan, ...setempat].map((satu) => satu.alamat));
    const sedaerah = (halaman) => nama.length > 0 && BERDAERAH.has(halaman.jenis) && pisahkanDaerah(mesin, Kata.semuaKata(`${halaman.judul} ${halaman.sebutan}`)).ditemukan.some((satu) => ditemukan.includes(satu));
    if (!satuan.length) mesin.dokumen.forEach((halaman, nomor) => sedaerah(halaman) && jumlah.set(nomor, { ...KOSONG, nilai: 1, memuat: [] }));
    for (const [nomor, satu] of jumlah) {
      const halaman = mesin.dokumen[nomor];
      if (didaerah.has(halaman.alamat)) continue;
      const setempat = sedaerah(halaman);
      // Kalender dan rapat daerah lain bukan jawaban, walaupun menyebutnya; butir dan peraturan berlaku di setiap daerah.
      if (nama.length && BERDAERAH.has(halaman.jenis) && !setempat) continue;
      const penuh = satu.satuan === satuan.length;
      const pokok = satu.pokok === satuan.length;
      const tepat = pokok && (!halaman.putusan || (satu.khas && !faktanya && !mengecualikan(mesin, nomor, satuan)));
      const lengkap = penuh && (!halaman.putusan || tepat);
      hasil.push({
        halaman,
        nomor,
        nilai: satu.nilai * (satuan.length ? satu.kata / banyak : 1) * (BOBOT_JENIS[halaman.jenis] || 1) * (lengkap && halaman.putusan ? BOBOT_PUTUSAN : 1) * (halaman.bagi && !SEMUA.test(halaman.bagi) ? (satu.bagi ? BOBOT_DISEBUT : BOBOT_SEBAGIAN) : 1) * (setempat ? 2 : 1),
        bagian: satuan.length ? satu.kata / banyak : 1,
        penuh,
        lengkap,
        pokok,
        tepat,
        hampir: satu.khas && satu.pokok > 1 && satu.satuan === satuan.length - 1,
        luput: penting.filter((kata) => !satu.memuat.includes(kata)),
      });
    }
    urutkan(hasil, Object.keys(mesin.putusan));
    const layak = hasil.filter((satu) => satu.nilai >= hasil[0].nilai * LAYAK);
    const utama = layak.filter((satu) => satu.bagian > 0.5);
    const pilihan = (utama.length ? utama : layak.slice(0, SEBAGIAN)).map((satu) => ({ ...satu, istilah: tertulisPada(mesin, satuan, satu.nomor) }));
    const sajaDaerah = satuan.every(({ asli, lain }) => [asli, ...lain].some((frasa) => frasa.every(tentangDaerah)));
    const tempat = ditemukan.map((halaman) => ({ halaman, bagian: 1, penuh: true, lengkap: true, tepat: sajaDaerah, istilah: new Set(nama), luput: [] }));
    const dahulu = !satuan.length || !pilihan.some((satu) => satu.lengkap && (!sajaDaerah || BERDAERAH.has(satu.halaman.jenis)));
    const urut = dahulu ? [...tempat, ...pilihan] : [...pilihan.slice(0, 1), ...tempat, ...pilihan.slice(1)];
    const sedaerahnya = setempat.filter((halaman) => !ditemukan.includes(halaman));
    urut.splice(1, 0, ...sedaerahnya.map((halaman) => ({ halaman, bagian: 1, penuh: false, lengkap: true, tepat: false, istilah: new Set(diketik), luput: [] })));
    const alur = mesin.menurut.get(ALUR);
    const melapor = alur && semua.some((satu) => KE_MANA.has(satu)) && semua.some((satu) => !/^(di|ter)lapor/.test(satu) && akarnya(satu, MELAPOR));
    if (melapor) {
      const lama = urut.findIndex((satu) => satu.halaman === alur);
      const [satu] = lama < 0 ? [{ halaman: alur, bagian: 1, penuh: false, lengkap: true, tepat: false, istilah: new Set(MELAPOR), luput: [] }] : urut.splice(lama, 1);
      urut.splice(lama < 0 ? 1 : Math.min(lama, 1), 0, satu);
    }
    const luput = urut.length ? urut[0].luput.filter((kata) => !asing.includes(kata) && !(melapor && akarnya(kata, MELAPOR))) : [];
    const dikenal = [...nama, ...penting].filter((kata) => !asing.includes(kata) && !luput.includes(kata));
    const terjawab = urut.some((satu) => satu.lengkap && (satu.halaman.putusan || satu === urut[0]) && satu.tepat);
    const dekat = urut.slice(0, 1).some((satu) => satu.hampir) || (!asing.length && urut.some((satu) => satu.penuh));
    const keadaan = !dekat ? BUKAN : terjawab && !asing.length ? TERJAWAB : TERDEKAT;
    return { hasil: urut, keadaan, asing, luput, dikenal };
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
    const { hasil, keadaan, luput } = jawab(mesin, diduga);
    return { ...apaAdanya, maksud: diduga, keadaan: keadaan === BUKAN ? BUKAN : TERDEKAT, luput, hasil: hasil.map((satu) => ({ ...satu, lengkap: satu.lengkap && !satu.halaman.putusan })) };
  }

  // --- menyarankan -----------------------------------------------------------------------------

  const SARAN = 6;
  const SAMA_ARTI = 0.6;
  const DI_SEBUTAN = 0.4;

  // Pertanyaan sebuah butir atau kasus, tidak pernah putusannya; selain itu judul halaman.
  function pertanyaan({ judul, sebutan, putusan }) {
    const tanya = putusan && [judul, ...sebutan.split(" · ")].find((satu) => satu.includes("?"));
    return tanya ? tanya.replace(/\?.*/, "?") : judul;
  }

  function yangDapatDisarankan({ menurut, daerah }) {
    return [...new Set([...menurut.values(), ...[...daerah.values()].flat()])].map((halaman) => {
      const teks = pertanyaan(halaman);
      const sebutan = new Set(Kata.istilah(`${halaman.judul} ${halaman.sebutan || ""}`));
      return { teks, halaman, kata: Kata.kata(teks), istilah: new Set(Kata.istilah(teks)), sebutan };
    });
  }

  // Pertanyaan dan judul yang memuat semua kata yang sudah diketik; kata terakhir boleh baru awalnya.
  function sarankan(mesin, teks) {
    const diketik = Kata.kata(teks).filter((kata) => !Kata.UMUM.has(kata) && kata.length > 1);
    const awal = /[a-z]$/i.test(teks) ? diketik[diketik.length - 1] : undefined;
    const dikenal = (kata) => TINGKAT[kata] || (mesin.kosakata.has(kata) ? kata : Kata.dugaan(kata, mesin.kosakata, kata === awal) || kata);
    const satuan = Kata.satuan(diketik.map(dikenal), mesin.padanan);
    const terakhir = satuan[satuan.length - 1];
    mesin.saran = mesin.saran || yangDapatDisarankan(mesin);
    const nilai = (calon, satu) => {
      const ada = (istilah) => satu.asli.every((kata) => Kata.bentuk(kata).some((bentuk) => istilah.has(bentuk)));
      if (ada(calon.istilah)) return 1;
      if (awal && satu === terakhir && satu.asli.length === 1 && calon.kata.some((kata) => kata.startsWith(awal))) return 1;
      if (satu.lain.some((frasa) => frasa.every((kata) => calon.istilah.has(kata)))) return SAMA_ARTI;
      return ada(calon.sebutan) ? DI_SEBUTAN : 0;
    };
    const hasil = satuan.length ? mesin.saran.map((calon) => ({
      ...calon,
      nilai: satuan.reduce((kali, satu) => kali * nilai(calon, satu), BOBOT_JENIS[calon.halaman.jenis] || 1) / Math.sqrt(calon.kata.length),
    })) : [];
    return hasil.filter((satu) => satu.nilai).sort((a, b) => b.nilai - a.nilai || (a.teks < b.teks ? -1 : 1)).slice(0, SARAN);
  }

  return { pertanyaan, siapkan, cari, sarankan };
})();
