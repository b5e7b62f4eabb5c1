import assert from "node:assert/strict";
import { test } from "node:test";
import { colourOf, figureText, flattened, labelsOf } from "../../src/samensterk/web/areas/static/areas/atlas/figures.js";

const WORDS = { noFigure: "geen cijfer", minutes: "minuten", language: "nl" };
const AREAS = flattened({
  type: "FeatureCollection",
  features: [
    { type: "Feature", id: 1, geometry: {}, properties: { name: "Gebied 1", middle: [6, 53], values: { a: 0.125, b: null } } },
  ],
});

test("figures are written as the pages write them", () => {
  assert.equal(figureText(1234.4, "", WORDS), "1.234");
  assert.equal(figureText(0.127, "share", WORDS), "13 %");
  assert.equal(figureText(2, "km", WORDS), "2,0 km");
  assert.equal(figureText(9, "min", WORDS), "9 minuten");
  assert.equal(figureText(12000, "m2", WORDS), "12.000 m²");
  assert.equal(figureText(0, "", WORDS), "0");
  assert.equal(figureText(null, "m2", WORDS), "geen cijfer");
});

test("a label has the name of its area and its figure in words", () => {
  const [label] = labelsOf(AREAS, "a", "share", WORDS).features;

  assert.deepEqual(label.properties, { name: "Gebied 1", figure: "13 %" });
  assert.deepEqual(label.geometry.coordinates, [6, 53]);
  assert.equal(labelsOf(AREAS, "b", "", WORDS).features[0].properties.figure, "geen cijfer");
  assert.equal(labelsOf(AREAS, "", "", WORDS).features[0].properties.figure, "");
});

test("the map paints each class from its own value on, and nothing without a figure", () => {
  const classes = [
    { text: "0 tot 5", from: -0.5, colour: "#light" },
    { text: "6 tot 9", from: 5.5, colour: "#dark" },
  ];

  const [kind, known, colour, otherwise] = colourOf("a", classes);

  assert.equal(kind, "case");
  assert.deepEqual(known, ["==", ["typeof", ["get", "v:a"]], "number"]);
  assert.deepEqual(colour, ["step", ["get", "v:a"], "#light", 5.5, "#dark"]);
  assert.equal(otherwise, "rgba(0, 0, 0, 0)");
  assert.equal(colourOf("a", classes.slice(0, 1))[2], "#light");
  assert.equal(colourOf("a", []), "rgba(0, 0, 0, 0)");
});
