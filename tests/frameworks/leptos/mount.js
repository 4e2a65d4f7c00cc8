// The module that wasm-bindgen makes of the crate beside this.
import("./page.js").then(({ default: start }) => start());
