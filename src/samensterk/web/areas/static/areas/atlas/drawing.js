// The map itself: MapLibre with our style. Thin: it draws what the pure modules say.

import * as maplibre from "../../vendor/maplibre-gl@6.17.0/maplibre-gl.mjs";
import { boundsOf } from "./geometry.js";
import { colourOf, hasFigure, labelsOf } from "./figures.js";
import { styleOf } from "./style.js";

/** @typedef {{code: string, unit: string, classes: import("./figures.js").Class[]}} Legend */

const FIT = { padding: 24, maxZoom: 15, animate: false };
const HATCH_PX = 12;

/** @returns {boolean} whether this browser can draw a map */
export function canDraw() {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/**
 * Areas are painted from the start: painting them later would lay all of them out twice.
 *
 * @param {HTMLElement} frame
 * @param {any} areas flattened
 * @param {[number, number, number] | null} place where to look
 * @param {any[]} features what to show where no place was asked for; else everything
 * @param {Legend} legend
 * @param {import("./figures.js").Words} words
 * @returns {any} a map of MapLibre
 */
export function draw(frame, areas, place, features, legend, words) {
  const tiles = frame.dataset.tiles ? new URL(frame.dataset.tiles, location.href).href : "";
  const { Protocol } = /** @type {any} */ (globalThis).pmtiles;
  maplibre.addProtocol("pmtiles", new Protocol().tile);
  const shown = features.length ? features : areas.features;
  const bounds = boundsOf(shown.map((/** @type {any} */ one) => one.geometry));
  const at = place ? { center: place.slice(0, 2), zoom: place[2] } : { bounds, fitBoundsOptions: FIT };
  const map = new maplibre.Map({
    container: frame,
    style: styleOf(tiles, areas, looks(areas, legend, words)),
    ...at,
    minZoom: 7,
    maxZoom: 18,
    attributionControl: false,
    maplibreLogo: false,
    fadeDuration: 0,
    validateStyle: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    locale: {
      "Map.Title": frame.dataset.title,
      "CooperativeGesturesHandler.MobileHelpText": frame.dataset.touch,
      "CooperativeGesturesHandler.WindowsHelpText": frame.dataset.touch,
      "CooperativeGesturesHandler.MacHelpText": frame.dataset.touch,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibre.ScaleControl({ unit: "metric" }), "bottom-left");
  map.once("style.load", () => addHatch(map));
  return map;
}

/**
 * What depends on the figure that is shown.
 *
 * @param {any} areas flattened
 * @param {Legend} legend
 * @param {import("./figures.js").Words} words
 */
function looks(areas, { code, unit, classes }, words) {
  return {
    colour: colourOf(code, classes),
    isWithout: code === "" ? false : ["!", hasFigure(code)],
    labels: labelsOf(areas, code, unit, words),
  };
}

/**
 * Paint the areas as the legend has it.
 *
 * @param {any} map
 * @param {any} areas flattened
 * @param {Legend} legend
 * @param {import("./figures.js").Words} words
 */
export function paint(map, areas, legend, words) {
  const { colour, isWithout, labels } = looks(areas, legend, words);
  map.setPaintProperty("areas", "fill-color", colour);
  map.setFilter("without", isWithout);
  map.getSource("labels").setData(labels);
}

/**
 * @param {any} map
 * @param {number | null} area
 */
export function mark(map, area) {
  const filter = area === null ? false : ["==", ["id"], area];
  for (const layer of ["chosen-edge", "chosen"]) map.setFilter(layer, filter);
}

/**
 * @param {any} map
 * @param {any[]} features
 */
export function show(map, features) {
  const bounds = boundsOf(features.map((one) => one.geometry));
  if (bounds) map.fitBounds(bounds, FIT);
}

/** @param {any} map */
function addHatch(map) {
  const data = new Uint8ClampedArray(HATCH_PX * HATCH_PX * 4).fill(255);
  for (let x = 0; x < HATCH_PX; x += 1) {
    for (const y of [HATCH_PX - 1 - x, (HATCH_PX - x) % HATCH_PX]) {
      data.set([92, 107, 117, 255], (y * HATCH_PX + x) * 4);
    }
  }
  map.addImage("hatch", { width: HATCH_PX, height: HATCH_PX, data });
}
