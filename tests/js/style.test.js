import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FEATURES, styleOf } from "../../src/samensterk/web/areas/static/areas/atlas/style.js";

const LOOKS = { colour: "#ffffff", isWithout: false, labels: NO_FEATURES };

test("without a base map there are areas on plain ground", () => {
  const style = styleOf("", NO_FEATURES, LOOKS);

  assert.ok(style.layers.every((one) => one.source !== "base"));
  assert.ok(style.layers.some((one) => one.id === "areas"));
});

test("every layer draws from a source that is there, and each name once", () => {
  const style = styleOf("https://a.example/tiles", NO_FEATURES, LOOKS);
  const ids = style.layers.map((one) => one.id);

  assert.ok(style.layers.every((one) => one.type === "background" || one.source in style.sources));
  assert.equal(new Set(ids).size, ids.length);
});

test("nothing of a style is fetched from elsewhere: no letters, no pictures", () => {
  const style = styleOf("https://a.example/tiles", NO_FEATURES, LOOKS);

  assert.equal(style.glyphs, undefined);
  assert.equal(style.sprite, undefined);
});

test("every yard is the same point: nothing of it changes colour or size", () => {
  const [yards] = styleOf("", NO_FEATURES, LOOKS).layers.filter((one) => one.source === "yards");

  assert.equal(yards.type, "circle");
  assert.ok(yards.minzoom >= 13);
  assert.ok(Object.values(yards.paint).every((one) => typeof one !== "object"));
});
