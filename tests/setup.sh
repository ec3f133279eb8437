#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: a browser, a PostgreSQL if neither PG_BIN, the system nor
# `npm ci` brings one, and the tools that draw pages, recognize words and look for malware. Only root can install;
# others are told what is missing.
set -euo pipefail
need=()
command -v chromium >/dev/null || need+=(chromium)
if [ -z "${PG_BIN:-}" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then need+=(postgresql); fi
command -v git >/dev/null || need+=(git)
command -v pdftoppm >/dev/null || need+=(poppler-utils)
command -v tesseract >/dev/null || need+=(tesseract-ocr)
ls /usr/share/tesseract-ocr/*/tessdata/spa.traineddata >/dev/null 2>&1 || need+=(tesseract-ocr-spa)
# A full LibreOffice has its parts under other package names: the programs tell, not the packages.
office=/usr/lib/libreoffice/program
[ -e $office/libswlo.so ] || need+=(libreoffice-writer-nogui)
[ -e $office/libsclo.so ] || need+=(libreoffice-calc-nogui)
[ -e $office/libsdlo.so ] || need+=(libreoffice-impress-nogui)
[ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] || need+=(fonts-liberation)
command -v clamd >/dev/null || need+=(clamav-daemon)
[ ${#need[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ]; then
  echo "missing: ${need[*]}; install them, for example with: sudo apt-get install ${need[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends "${need[@]}"
