#!/bin/sh
# Buka meja kerja: klik dua kali berkas ini.
cd "$(dirname "$0")" || exit 1
if [ ! -f build.py ]; then
  echo "Keluarkan dulu semua berkas dari ZIP, lalu klik dua kali Mulai di folder hasilnya."
  printf 'Tekan Enter untuk menutup jendela ini. '
  read -r _
  exit 2
fi
for python in python3 python; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    "$python" build.py serve --terakhir "$@" && exit 0
    break
  fi
  python=
done
if [ -z "$python" ]; then
  echo "Python 3.11 atau lebih baru belum terpasang di komputer ini. Pasang dari https://www.python.org/downloads/ atau minta bagian TI, lalu klik dua kali lagi."
fi
printf 'Tekan Enter untuk menutup jendela ini. '
read -r _
exit 2
