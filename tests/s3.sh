#!/usr/bin/env bash
# Builds the S3 server of somebody else that the tests of the bucket run against: Garage, into target/garage. It takes minutes,
# once; only its hashing is optimised. It is run as a program of its own and no part of ours.
set -euo pipefail
cd "$(dirname "$0")/.."
version=2.5.0
root=target/garage
if "$root/bin/garage" --version 2>/dev/null | grep -qF "$version"; then exit 0; fi
began=$SECONDS
fast=()
for hashing in sha2 sha1 md-5 blake2 digest crc32fast crc32c crc64fast-nvme; do
  fast+=(--config "profile.dev.package.$hashing.opt-level=3")
done
CARGO_PROFILE_DEV_DEBUG=0 cargo install garage --version "$version" --debug --locked \
  --no-default-features --features bundled-libs,sqlite \
  --root "$root" --target-dir "$root/build" "${fast[@]}"
rm -rf "$root/build"
echo "garage $version was built in $((SECONDS - began)) s"
