import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./options.mjs";

test("without options everything is measured", () => {
  const { runs, products, roles, profiles } = read([]);
  assert.equal(runs, 9);
  assert.deepEqual(products, []);
  assert.deepEqual(roles, ["operator", "shopper"]);
  assert.deepEqual(profiles, ["fast", "slow"]);
});

test("other builds are named, as many as are wanted", () => {
  const { products } = read(["--product", "unsplit=../old/pkg", "--product", "next=a=b"]);
  assert.deepEqual(products, [{ name: "unsplit", folder: "../old/pkg" }, { name: "next", folder: "a=b" }]);
});

test("a part can be tried", () => {
  const options = read(["--only", "shopper", "--profile", "slow", "--runs", "1", "--pairs", "0"]);
  assert.deepEqual(options, { products: [], roles: ["shopper"], profiles: ["slow"], runs: 1, pairs: 0 });
});

test("what is no option is told, with what there is", () => {
  for (const words of [["--with", "x"], ["--runs", "0"], ["--runs"], ["--only", "customer"], ["--product", "pkg"]]) {
    assert.throws(() => read(words), { message: new RegExp(`${words[0]}.*node bench/run.mjs \\[--runs N\\]`) });
  }
});

test("another build has a name of its own", () => {
  assert.throws(() => read(["--product", "react=x"]), /a column of that name/);
  assert.throws(() => read(["--product", "old=x", "--product", "old=y"]), /a column of that name/);
});
