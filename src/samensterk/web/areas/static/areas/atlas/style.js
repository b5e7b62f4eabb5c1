// How the map looks: ground, areas, water, roads, buildings and names. Pure.

const FONT = ["sans-serif"]; // of the reader's own device; nothing is fetched
const HALO = { "text-halo-color": "#ffffff", "text-halo-width": 1.6 };
const LAND = [
  "match",
  ["get", "land_use"],
  "forest",
  "#dfe8d8",
  "nature",
  "#e8ecdd",
  "residential",
  "#ece7e1",
  "business_park",
  "#e6e2e6",
  "#f6f4ec",
];
const MAIN = ["motorway", "motorway_link", "trunk", "primary", "secondary"];
const IS_MAIN = ["in", ["get", "road_class"], ["literal", MAIN]];
export const NO_FEATURES = { type: "FeatureCollection", features: [] };
export const YARD_ZOOM = 13;
export const PDOK =
  "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png";

/**
 * @param {string} tiles address of the base map; '' when the scan has none
 * @param {any} areas
 * @param {{colour: any, isWithout: any, labels: any}} looks what depends on the figure
 * @returns {any} a style of MapLibre
 */
export function styleOf(tiles, areas, looks) {
  /** @type {Record<string, any>} */
  const sources = {
    areas: { type: "geojson", data: areas },
    labels: { type: "geojson", data: looks.labels },
    yards: { type: "geojson", data: NO_FEATURES },
    place: { type: "geojson", data: NO_FEATURES },
  };
  if (tiles) sources.base = { type: "vector", url: `pmtiles://${tiles}` };
  const ground = { id: "ground", type: "background", paint: { "background-color": "#f8f7f3" } };
  const [below, above] = tiles ? [landBelow(), thingsAbove()] : [[], []];
  return {
    version: 8,
    sources,
    layers: [ground, ...below, ...fills(looks), ...above, ...borders(), ...names(tiles !== ""), ...points()],
  };
}

function landBelow() {
  return [
    { id: "land", type: "fill", source: "base", "source-layer": "land", paint: { "fill-color": LAND } },
  ];
}

/** @param {{colour: any, isWithout: any}} looks */
function fills({ colour, isWithout }) {
  return [
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": colour, "fill-antialias": false } },
    { id: "without", type: "fill", source: "areas", filter: isWithout, paint: { "fill-pattern": "hatch" } },
  ];
}

function thingsAbove() {
  const width = (/** @type {number} */ far, /** @type {number} */ near) => [
    "interpolate",
    ["exponential", 1.6],
    ["zoom"],
    9,
    ["case", IS_MAIN, far, far / 3],
    17,
    ["case", IS_MAIN, near * 1.5, near],
  ];
  const roads = { type: "line", source: "base", "source-layer": "roads" };
  const round = { "line-cap": "round", "line-join": "round" };
  return [
    { id: "water", type: "fill", source: "base", "source-layer": "water", paint: { "fill-color": "#b9d3e6" } },
    { ...roads, id: "road-edges", minzoom: 11, layout: round, paint: { "line-color": "#7b8489", "line-width": width(1.8, 16) } },
    { ...roads, id: "roads", layout: round, paint: { "line-color": ["case", IS_MAIN, "#fbe9b7", "#ffffff"], "line-width": width(1.2, 13) } },
    { id: "buildings", type: "fill", source: "base", "source-layer": "buildings", minzoom: 13, paint: { "fill-color": "#8f867d", "fill-outline-color": "#ffffff" } },
  ];
}

function borders() {
  return [
    { id: "borders", type: "line", source: "areas", paint: { "line-color": "#1a1a1a", "line-width": 1 } },
    { id: "chosen-edge", type: "line", source: "areas", filter: false, paint: { "line-color": "#ffffff", "line-width": 7 } },
    { id: "chosen", type: "line", source: "areas", filter: false, paint: { "line-color": "#1a1a1a", "line-width": 3.5 } },
  ];
}

/** @param {boolean} hasBase */
function names(hasBase) {
  const text = { "text-font": FONT, "text-size": 12.5 };
  const base = { type: "symbol", source: "base" };
  const ofBase = [
    { ...base, id: "road-names", "source-layer": "roads", minzoom: 14, layout: { ...text, "symbol-placement": "line", "text-field": ["get", "name"] }, paint: { ...HALO, "text-color": "#3d464b" } },
    { ...base, id: "places", "source-layer": "places", layout: { ...text, "text-size": 15, "text-field": ["get", "name"] }, paint: { ...HALO, "text-color": "#1a1a1a", "text-halo-width": 2.2 } },
  ];
  const figure = ["format", ["get", "name"], { "font-scale": 0.9 }, "\n", {}, ["get", "figure"], {}];
  const own = { id: "labels", type: "symbol", source: "labels", minzoom: 10.5, layout: { ...text, "text-field": figure, "text-padding": 4 }, paint: { ...HALO, "text-color": "#1a1a1a" } };
  return hasBase ? [own, ...ofBase] : [own];
}

function points() {
  // Every yard is the same point, whatever is known of it.
  const yard = { "circle-radius": 5, "circle-color": "#1a1a1a", "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 };
  const place = { "circle-radius": 11, "circle-color": "rgba(0, 0, 0, 0)", "circle-stroke-color": "#1a1a1a", "circle-stroke-width": 4 };
  return [
    { id: "yards", type: "circle", source: "yards", minzoom: YARD_ZOOM, paint: yard },
    { id: "place-edge", type: "circle", source: "place", paint: { ...place, "circle-stroke-color": "#ffffff", "circle-radius": 9, "circle-stroke-width": 8 } },
    { id: "place", type: "circle", source: "place", paint: place },
  ];
}
