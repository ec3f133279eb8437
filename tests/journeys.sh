#!/usr/bin/env bash
# The journeys: the real server on a fresh data folder, a real browser in front of it.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
chmod 755 "$folder"
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
target/debug/commons demo --data "$folder/data" --port "$port" >"$folder/out" 2>"$folder/log" &
server=$!
end() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap end EXIT
for _ in $(seq 1 600); do
  if node -e "fetch('http://127.0.0.1:$port/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"; then ready=1; break; fi
  if ! kill -0 "$server" 2>/dev/null; then break; fi
  sleep 0.5
done
if [ -z "${ready:-}" ]; then
  echo "the server did not become ready:" >&2
  tail -n 40 "$folder/out" "$folder/log" >&2
  exit 1
fi
cd web
export COMMONS_E2E_URL="http://127.0.0.1:$port"
npm run audit
if ! npm run e2e -- "$@" | tee "$folder/told"; then
  # Of the server only what it complains of; which journeys failed is the last thing one reads.
  echo "the server's warnings:" >&2
  grep -E ' (WARN|ERROR) |panicked' "$folder/log" | tail -n 20 >&2 || true
  echo "the journeys that failed:" >&2
  grep '✘' "$folder/told" >&2
  exit 1
fi
