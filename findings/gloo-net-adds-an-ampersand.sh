#!/usr/bin/env bash
# gloo-net 0.6.0 (the one that Leptos 0.8 brings) changes an address that has a query: a request that is built for
# "/a?b=c", without any parameter of the builder's own, is for "/a?b=c&". A server that compares or caches by the whole address
# sees another one; "/a" stays "/a". gloo-net 0.7.0 leaves both as they are.
# Seen: gloo-net 0.6.0 and 0.7.0, wasm-bindgen 0.2.129, Node 20, on 2026-11-30. Output:
#   0.6.0: https://store.example/a https://store.example/a?b=c&
#   0.7.0: https://store.example/a https://store.example/a?b=c
# Wants: Rust with the target wasm32-unknown-unknown, Node 20. WASM_BINDGEN names a wasm-bindgen 0.2.129 that is there already;
# without it one is compiled, which takes minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
if [ -z "${WASM_BINDGEN:-}" ]; then
  cargo install --quiet --locked --root "$folder/tools" wasm-bindgen-cli@0.2.129
  WASM_BINDGEN="$folder/tools/bin/wasm-bindgen"
fi
see() {
  mkdir -p "$1/src"
  cat > "$1/Cargo.toml" <<TOML
[package]
name = "seen"
version = "0.0.0"
edition = "2021"
[lib]
crate-type = ["cdylib"]
[dependencies]
gloo-net = { version = "=$1", default-features = false, features = ["http"] }
js-sys = "=0.3.106"
wasm-bindgen = "=0.2.129"
wasm-bindgen-futures = "=0.4.79"
web-sys = "=0.3.106"
[workspace]
TOML
  cat > "$1/src/lib.rs" <<'RUST'
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn address(of: &str) -> String {
    gloo_net::http::RequestBuilder::new(of).build().unwrap().url()
}
RUST
  (cd "$1" && cargo build --quiet --target wasm32-unknown-unknown --target-dir ../target)
  "$WASM_BINDGEN" --target nodejs --out-dir "$1/out" target/wasm32-unknown-unknown/debug/seen.wasm
  node -e 'const { address } = require(process.argv[1]);
    console.log(["https://store.example/a", "https://store.example/a?b=c"].map(address).join(" "));' "$folder/$1/out/seen.js"
}
old=$(see 0.6.0)
new=$(see 0.7.0)
echo "0.6.0: $old"
echo "0.7.0: $new"
[ "$old" = "https://store.example/a https://store.example/a?b=c&" ] && [ "$new" = "https://store.example/a https://store.example/a?b=c" ] ||
  { echo "This is not so any more."; exit 1; }
