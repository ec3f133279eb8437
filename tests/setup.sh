#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: a browser, and a PostgreSQL if neither PG_BIN, the system nor
# `npm ci` brings one. Only root can install; others are told what is missing.
set -euo pipefail
need=()
command -v chromium >/dev/null || need+=(chromium)
if [ -z "${PG_BIN:-}" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then need+=(postgresql); fi
command -v git >/dev/null || need+=(git)
[ ${#need[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ]; then
  echo "missing: ${need[*]}; install them, for example with: sudo apt-get install ${need[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends "${need[@]}"
