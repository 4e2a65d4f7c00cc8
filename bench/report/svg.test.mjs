import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURS, barChart } from "./svg.mjs";
import { textsIn } from "./xml.mjs";

const BARS = [
  { label: "React", isOurs: false, median: 400, least: 300, most: 500, value: "400 (300–500)" },
  { label: "this <toolbar> & more", isOurs: true, median: 200, least: 200, most: 200, value: "200" },
];
const chart = (bars = BARS) =>
  barChart({ title: 'How "fast"', unit: "ms", description: "React 400 & more.", note: "Less is better.", bars });

test("it is well-formed, and says what it was given", () => {
  const texts = textsIn(chart());
  for (const text of ['How "fast"', "React 400 & more.", "this <toolbar> & more", "400 (300–500)", "200", "ms"]) {
    assert.ok(texts.includes(text), text);
  }
});

test("bars are as long as their medians are to each other, and whiskers end at the least and the most", () => {
  const widths = [...chart().matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  assert.equal(widths[0], 2 * widths[1]);
  const [, least, most] = /d="M([\d.]+) [\d.]+H([\d.]+)M/.exec(chart()).map(Number);
  const zero = Number(/<rect x="(\d+)"/.exec(chart())[1]);
  assert.ok(Math.abs((least - zero) / widths[0] - 300 / 400) < 1e-3, `${least}`);
  assert.ok(Math.abs((most - zero) / widths[0] - 500 / 400) < 1e-3, `${most}`);
});

test("it names itself to who cannot see it", () => {
  assert.match(chart(), /role="img" aria-labelledby="title" aria-describedby="description"/);
  assert.match(chart(), /<title id="title">How &quot;fast&quot;<\/title>\s+<desc id="description">/);
});

test("the same numbers make the same bytes, and nothing at all makes a chart, too", () => {
  assert.equal(chart(), chart());
  const nothing = { label: "none", isOurs: false, median: 0, least: 0, most: 0, value: "0" };
  assert.doesNotMatch(chart([nothing]), /NaN|Infinity/);
});

// Web Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.11; GitHub's backgrounds.
test("texts, bars and whiskers have contrast on light and on dark", () => {
  for (const [scheme, background] of [["light", "#ffffff"], ["dark", "#0d1117"]]) {
    const { text, quiet, others, ours } = COLOURS[scheme];
    for (const colour of [text, quiet]) assert.ok(contrast(colour, background) >= 4.5, `${scheme} ${colour}`);
    for (const colour of [others, ours]) {
      assert.ok(contrast(colour, background) >= 3, `${scheme} ${colour}`);
      assert.ok(contrast(colour, text) >= 3, `${scheme} ${colour} under a whisker`);
    }
  }
});

function contrast(...colours) {
  const [darker, lighter] = colours.map(luminance).sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour) {
  const linear = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}
