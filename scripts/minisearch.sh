#!/bin/sh
# Makes templates/statis/minisearch.js again, byte for byte: the UMD build of MiniSearch as npm has it, made smaller.
# Needs Node.js with npm. A new version: change the number, run, run the tests of the search.
set -eu
version=7.2.0
terser=5.51.2
statis=$(cd "$(dirname "$0")/../templates/statis" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "minisearch@$version" >/dev/null
tar -xzf "minisearch-$version.tgz"
npm exec --yes --package "terser@$terser" -- terser package/dist/umd/index.js --compress --mangle --ecma 2017 \
  --format "preamble='/*! MiniSearch $version, (c) 2022 Luca Ongaro, MIT: LISENSI-minisearch.txt */'" \
  --output "$statis/minisearch.js"
cp package/LICENSE.txt "$statis/LISENSI-minisearch.txt"
