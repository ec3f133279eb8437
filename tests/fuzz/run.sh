#!/usr/bin/env bash
# Gives each reader of foreign bytes the given number of seconds of made-up documents. Whatever breaks one lies under
# tests/fuzz/artifacts afterwards, and the script ends with a fault; the others get their time all the same.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}
if ! command -v cargo-fuzz >/dev/null; then
  cargo install cargo-fuzz --locked
fi
# The compiler's own stable release does all that is needed here, but for its promise not to change it.
export RUSTC_BOOTSTRAP=1
broken=()
for target in $(cargo fuzz list --fuzz-dir .); do
  mkdir -p "corpus/$target"
  echo "== $target, $seconds seconds"
  cargo fuzz run --fuzz-dir . --sanitizer none "$target" "corpus/$target" "seeds/$target" -- \
    -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 -max_len=16384 -verbosity=0 -print_final_stats=1 \
    || broken+=("$target")
done
if [ "${#broken[@]}" -gt 0 ]; then
  echo "broken: ${broken[*]}"
  exit 1
fi
