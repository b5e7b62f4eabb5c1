import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAt } from "../../src/samensterk/web/rounds/static/rounds/plan_days.js";

test("a visit that is dropped between two gets the number between them", () => {
  const middles = [100, 160, 220];

  assert.equal(placeAt(middles, 50), 1);
  assert.equal(placeAt(middles, 130), 2);
  assert.equal(placeAt(middles, 900), 4);
  assert.equal(placeAt([], 10), 1);
});
