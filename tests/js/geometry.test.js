import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, boxesIn, contains, metresPerPixel, scaleBar } from "../../src/samensterk/web/areas/static/areas/atlas/geometry.js";

const ring = (west, south, east, north) => [[west, south], [east, south], [east, north], [west, north], [west, south]];
const SQUARE = { type: "Polygon", coordinates: [ring(0, 0, 10, 10)] };
const WITH_HOLE = { type: "Polygon", coordinates: [ring(0, 0, 10, 10), ring(4, 4, 6, 6)] };
const TWO = { type: "MultiPolygon", coordinates: [[ring(0, 0, 1, 1)], [ring(5, 5, 6, 8)]] };

test("a place lies in an area, in one of its parts, and not in its hole", () => {
  assert.equal(contains(SQUARE, [5, 5]), true);
  assert.equal(contains(SQUARE, [11, 5]), false);
  assert.equal(contains(WITH_HOLE, [5, 5]), false);
  assert.equal(contains(WITH_HOLE, [2, 5]), true);
  assert.equal(contains(TWO, [5.5, 7]), true);
  assert.equal(contains(TWO, [3, 3]), false);
  assert.equal(contains({ type: "Point", coordinates: [1, 1] }, [1, 1]), false);
});

test("of neighbours with a border in common only one has a place on that border", () => {
  const west = { type: "Polygon", coordinates: [ring(0, 0, 1, 1)] };
  const east = { type: "Polygon", coordinates: [ring(1, 0, 2, 1)] };

  assert.equal([west, east].filter((one) => contains(one, [1, 0.5])).length, 1);
});

test("the box around areas holds them all", () => {
  assert.deepEqual(boundsOf([TWO, SQUARE]), [0, 0, 10, 10]);
  assert.deepEqual(boundsOf([TWO]), [0, 0, 6, 8]);
  assert.equal(boundsOf([]), null);
});

test("a scale bar has a round length and fits", () => {
  for (const perPixel of [0.3, 1, 2.9, 7, 55, 480]) {
    const { pixels, metres } = scaleBar(perPixel, 140);
    assert.ok(pixels <= 140 && pixels > 140 / 2.6, `${perPixel}: ${pixels}`);
    assert.match(String(metres), /^[125]0*$/);
  }
  assert.equal(scaleBar(10, 140).text, "1 km");
  assert.equal(scaleBar(1, 140).text, "100 m");
});

test("a pixel is half as wide one zoom further", () => {
  assert.ok(Math.abs(metresPerPixel(0, 0) - 78271.5) < 1);
  assert.ok(Math.abs(metresPerPixel(53, 11) / metresPerPixel(53, 12) - 2) < 1e-9);
});

test("boxes cover what is seen, and are the same for who looks beside it", () => {
  const boxes = boxesIn([6.61, 53.11, 6.67, 53.13]);

  assert.equal(Math.min(...boxes.map((one) => one[0])) <= 6.61, true);
  assert.equal(Math.max(...boxes.map((one) => one[2])) >= 6.67, true);
  const moved = boxesIn([6.62, 53.111, 6.68, 53.131]).map(String);
  assert.ok(boxes.map(String).some((one) => moved.includes(one)));
});

test("who sees too much is given no box at all", () => {
  assert.deepEqual(boxesIn([4, 51, 7, 54]), []);
});
