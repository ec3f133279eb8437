#!/usr/bin/env bash
# What searching costs on 100,000 resources of 5,000 departments: CPU time per request of the whole server and its database, and
# beside it the same corpus in PostgreSQL's full text, on the same machine in the same run. And how soon what is published is found, and what
# publishing, comparing and the queue cost.
#
# The corpus and the load scripts lie beside the project. BENCH_DIR keeps corpus and data for the next run (default:
# target/bench); SECONDS_EACH is the length of one measured run.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts=$(pwd)/../shared/bench
if [ ! -d "$scripts" ]; then
  echo "skipped: ../shared/bench is not here"
  exit 0
fi
folder=${BENCH_DIR:-$(pwd)/target/bench}
each=${SECONDS_EACH:-8}
mkdir -p "$folder"
chmod 755 "$folder"
if [ ! -e "$folder/import/readers.csv" ]; then
  python3 "$scripts/corpus.py" --out "$folder/corpus" >"$folder/corpus.log"
  python3 "$scripts/to_import.py" --corpus "$folder/corpus" --out "$folder/import"
fi

port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
export COMMONS_DATA_DIR=$folder/data
export COMMONS_LIMITS__CALLER_HOUR=0 COMMONS_LIMITS__VISITOR_BURST=0 COMMONS_LIMITS__VISITOR_MINUTE=0
commons=target/release/commons
"$commons" demo --data "$folder/data" --port "$port" >"$folder/server.log" 2>&1 &
server=$!
end() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
}
trap end EXIT
metric() { curl -s "http://127.0.0.1:$port/metrics" | awk -v name="$1" '$1 == name {print int($2)}'; }
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do
  kill -0 "$server" || { tail -n 20 "$folder/server.log"; exit 1; }
  sleep 0.2
done

if [ ! -e "$folder/imported" ]; then
  begun=$(date +%s.%N)
  "$commons" import departments "$folder/import/departments.csv"
  "$commons" import resources "$folder/import/resources.jsonl" --publish
  echo "imported in $(node -p "(Date.now()/1000-$begun).toFixed(1)") s; events not yet in the index: $(metric commons_index_lag_events)"
  while [ "$(metric commons_index_lag_events)" != 0 ]; do sleep 1; done
  echo "all found after $(node -p "(Date.now()/1000-$begun).toFixed(1)") s"
  touch "$folder/imported"
fi
token=$("$commons" token create --email dana@demo.example --scopes read --expires 1d)

load() {
  python3 "$scripts/load.py" --name "$1" --url "http://127.0.0.1:$port/graphql" --bodies "$folder/import/bodies/visitor/$2.txt" \
    --seconds "$each" --pid "$server" --expect '"data"' --out "$folder/results.jsonl" "${@:3}" >"$folder/line"
  python3 -c 'import json,sys; r=json.load(sys.stdin); print(f"""{r["name"]:34} {r["cpu_ms_per_req"]:7.3f} ms CPU  {r["rps"]:8.1f}/s  p50 {r["p50_ms"]:6.2f}  p99 {r["p99_ms"]:7.2f} ms""")' <"$folder/line"
}
for who in visitor member; do
  as=()
  if [ "$who" = member ]; then as=(--header "Authorization: Bearer $token"); fi
  load "search, $who" search "${as[@]}"
  load "hits without facets, $who" hits "${as[@]}"
  load "one word misspelt, $who" typo "${as[@]}"
  load "suggestions, $who" prefix "${as[@]}"
done
export TOKEN
TOKEN=$("$commons" token create --email luis@demo.example --scopes write --expires 1d)
node tests/bench-found.mjs "http://127.0.0.1:$port" ocd-division/country:us/state:az/county:yuma 200
export STAFF_TOKEN
STAFF_TOKEN=$("$commons" token create --email priya@demo.example --scopes read --expires 1d)
node tests/bench-work.mjs "http://127.0.0.1:$port" ocd-division/country:us/state:az/county:yuma 200
end

# The alternative: the same corpus and queries in PostgreSQL's full text, without a server before it.
bin=$(pg_config --bindir 2>/dev/null || ls -d /usr/lib/postgresql/*/bin | tail -n 1)
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
peer=$(mktemp -d)
chmod 777 "$peer"
end_peer() {
  as_postgres "$bin/pg_ctl" -D "$peer/data" stop -m immediate >/dev/null 2>&1 || true
  rm -rf "$peer"
}
trap end_peer EXIT
as_postgres "$bin/initdb" -D "$peer/data" -A trust >/dev/null
peer_port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
as_postgres "$bin/pg_ctl" -D "$peer/data" -o "-p $peer_port -c listen_addresses=127.0.0.1 -k $peer -c shared_buffers=1GB" -w start >/dev/null
user=$(as_postgres id -un)
"$bin/createdb" -h 127.0.0.1 -p "$peer_port" -U "$user" peers
python3 "$scripts/pg_load.py" --corpus "$folder/corpus" --dsn "host=127.0.0.1 port=$peer_port user=$user dbname=peers" --psql "$bin/psql"
python3 "$scripts/pgbench_search.py" --corpus "$folder/corpus" --dsn-args="-h 127.0.0.1 -p $peer_port -U $user" --db peers \
  --bin "$bin" --seconds "$each" --pid "$(head -n 1 "$peer/data/postmaster.pid")"
