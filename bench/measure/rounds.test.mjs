import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMNS } from "../columns.mjs";
import { keep, visitsOf } from "./rounds.mjs";

const ALL = { roles: ["operator", "shopper"], profiles: ["fast", "slow"], pairs: 2 };
const named = (visits) => visits.map(({ column }) => column);

test("each round visits every page that is another one for the visitor, and the pairs", () => {
  const visits = visitsOf(0, COLUMNS, ALL);
  const those = (role, profile) => named(visits.filter((visit) => visit.role === role && visit.profile === profile));
  assert.deepEqual(
    those("operator", "slow"),
    ["none", "plain", "preact", "react", "inline", "linked", "later", "new-tab"],
  );
  assert.deepEqual(those("shopper", "fast"), ["none", "empty", "plain", "preact", "react", "inline", "linked"]);
  assert.deepEqual(those("shopper", "cpu"), ["empty", "inline", "inline", "empty"]);
  assert.deepEqual(those("operator", "cpu"), []);
});

test("the next round begins with the next page, also in pairs", () => {
  const visits = visitsOf(1, COLUMNS, { ...ALL, roles: ["shopper"], profiles: ["slow"], pairs: 1 });
  assert.deepEqual(named(visits).slice(0, 2), ["empty", "plain"]);
  assert.deepEqual(named(visits).slice(-2), ["inline", "empty"]);
});

test("results are kept in the order of the rounds", () => {
  const raw = {};
  const visit = { role: "shopper", profile: "fast", column: "none" };
  for (const mainThread of [1, 2]) keep(raw, visit, { mainThread });
  assert.deepEqual(raw, { shopper: { fast: { none: [{ mainThread: 1 }, { mainThread: 2 }] } } });
});
