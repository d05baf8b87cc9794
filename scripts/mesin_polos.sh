#!/usr/bin/env bash
# Runs the two commands of README.md on a bare Debian: one with python3, python3-venv, git, ca-certificates and nothing else.
#
#   sudo scripts/mesin_polos.sh [FOLDER [SUITE]]
#
# makes that Debian (bookworm, or SUITE) in FOLDER (a new one, unless given; it is kept), clones the last commit into it,
# builds there, holds the digests of the site against those of a build made here, and runs the tests. Arguments for the
# tests may be given in TESTS. A machine that is already in FOLDER is used again. Needs debootstrap and root on a
# Debian; where it finds packages (apt, pip, certificates, proxies) is taken from this machine.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
suite=${2:-bookworm}
folder=${1:-$(mktemp -d /var/tmp/mesin-polos.XXXXXX)}
work=$(mktemp -d)

finish() {
  for place in dev proc sys; do
    if mountpoint --quiet "$folder/$place"; then umount --recursive --lazy "$folder/$place"; fi
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Copies a file or folder of this machine to the same place there, with what its links lead to.
take() {
  for path in "$@"; do
    if [[ -e $path ]]; then
      mkdir -p "$folder$(dirname "$path")"
      rm -rf "${folder:?}$path" # or its links would be followed, from here, to this machine's own files
      cp -rL "$path" "$folder$(dirname "$path")/"
    fi
  done
}

mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $suite" "Created-By: Packages" 2>/dev/null | head -n 1)
if [[ ! -e $folder/etc/debian_version ]]; then
  mkdir -p "$folder"
  debootstrap --variant=minbase --include=python3,python3-venv,git,ca-certificates "$suite" "$folder" ${mirror:+"$mirror"}
fi
# Sources of this machine's own release only: for another one debootstrap has written those of the mirror.
if [[ $suite == "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" ]]; then
  rm -rf "$folder"/etc/apt/sources.list{,.d}
  take /etc/apt/sources.list /etc/apt/sources.list.d
fi
take /etc/apt/apt.conf.d /etc/apt/auth.conf.d /etc/apt/trusted.gpg.d /etc/apt/keyrings /etc/resolv.conf /etc/hosts
take /etc/pip.conf /root/.config/pip /root/.pip /usr/local/share/ca-certificates /etc/ssl/certs

mount -t proc proc "$folder/proc"
mount -t sysfs -o ro sys "$folder/sys"
mount --rbind /dev "$folder/dev"
mount --make-rslave "$folder/dev"

rm -rf "$folder/root/sosialisasi"
git clone --quiet --no-hardlinks "$here" "$folder/root/sosialisasi"

# The settings of pip, of certificates and of proxies are those of this machine; nothing else of it is seen there.
settings=()
while IFS= read -r name; do
  settings+=("$name=${!name}")
done < <(compgen -e | grep -Ei '^(pip_|ssl_cert_|requests_ca_bundle$|curl_ca_bundle$|git_ssl_cainfo$|(https?|no|all)_proxy$)')

inside() {
  chroot "$folder" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    "${settings[@]}" bash -c 'cd /root/sosialisasi && exec "$@"' bash "$@"
}

timed() {
  local begun=$SECONDS
  "${@:2}"
  echo "$1: $((SECONDS - begun)) s"
}

timed "python3 build.py" inside python3 build.py

git clone --quiet --no-hardlinks "$here" "$work/sosialisasi"
timed "python3 build.py, here" python3 "$work/sosialisasi/build.py" --site "$work/sosialisasi"
cmp "$work/sosialisasi/_site/sidik.txt" "$folder/root/sosialisasi/_site/sidik.txt"
echo "The same $(wc -l <"$folder/root/sosialisasi/_site/sidik.txt") files, byte for byte."

read -ra tests <<<"${TESTS:-}"
timed "python3 build.py test" inside python3 build.py test "${tests[@]}"
