import assert from "node:assert/strict";
import { test } from "node:test";
import { readPlace, readState, writeState } from "../../src/samensterk/web/areas/static/areas/atlas/state.js";

test("an address that was written is read back as it was", () => {
  const state = { level: "cell", figure: "outbuildings", area: 17, place: [6.61234, 53.21234, 12.5] };

  const query = writeState(state);

  assert.equal(query, "laag=cell&cijfer=outbuildings&gebied=17&plek=6.61234,53.21234,12.5");
  assert.deepEqual(readState(`?${query}`), state);
});

test("an empty address asks for nothing", () => {
  assert.deepEqual(readState(""), { level: "", figure: "", area: null, place: null });
  assert.equal(writeState(readState("")), "");
});

test("what is no place and no area is passed over", () => {
  for (const text of ["", "x", "6", "200,53,12", "6,91,12", "6,53,99", "6,53,NaN", "Infinity,53,1"]) {
    assert.equal(readPlace(text), null, text);
  }
  assert.equal(readState("?gebied=1e9").area, null);
  assert.deepEqual(readPlace("6.5,53.5"), [6.5, 53.5, 15]);
});
