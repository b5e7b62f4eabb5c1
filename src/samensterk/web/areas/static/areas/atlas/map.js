// The page with the map: what people choose, the address of the page, and the map.

import { canDraw, draw, mark, paint, show } from "./drawing.js";
import { flattened } from "./figures.js";
import { contains } from "./geometry.js";
import { offerPaper } from "./paper.js";
import { part, readLegend } from "./side.js";
import { readPlace, readState, writeState } from "./state.js";
import { NO_FEATURES, PDOK } from "./style.js";
import { offerYards, tellYard } from "./yards.js";

const frame = /** @type {HTMLElement | null} */ (document.getElementById("kaart"));
const side = /** @type {HTMLElement} */ (document.getElementById("naast-kaart"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-choose]"));
const said = document.getElementById("kaart-zegt");
const block = document.getElementById("kaart-blok");

if (frame && canDraw()) {
  start(frame).catch(fail);
} else if (frame) {
  fail();
}

/** @param {unknown} [error] */
function fail(error) {
  document.getElementById("kaart-niet")?.removeAttribute("hidden");
  block?.setAttribute("hidden", "");
  if (error) throw error;
}

/** @param {HTMLElement} at */
async function start(at) {
  const answer = await fetch(at.dataset.areas ?? "");
  if (!answer.ok) throw new Error(`areas: ${answer.status}`);
  const areas = flattened(await answer.json());
  block?.removeAttribute("hidden");
  const words = {
    noFigure: at.dataset.noFigure ?? "",
    minutes: at.dataset.minutes ?? "",
    language: document.documentElement.lang,
  };
  const asked = readState(location.search);
  const state = { ...asked, level: value("laag"), figure: value("cijfer") };
  const legend = () => ({ code: state.figure, ...readLegend(side) });
  const chosen = areas.features.filter((/** @type {any} */ one) => one.id === state.area);
  const map = draw(at, areas, asked.place, chosen, legend(), words);
  // So that the way back finds what was shown first.
  history.replaceState(null, "", `?${writeState(state)}`);

  const repaint = () => {
    paint(map, areas, legend(), words);
    mark(map, state.area);
  };
  map.once("style.load", () => mark(map, state.area));
  map.once("idle", () => {
    at.dataset.ready = "yes";
    performance.mark("map-idle");
  });

  /** @param {"push" | "replace" | ""} how the address of the page changes */
  async function refresh(how) {
    const query = writeState(state);
    if (how) history[`${how}State`](null, "", `?${query}`);
    side.replaceChildren(await part(`${location.pathname}?${query}`));
    repaint();
    const now = /** @type {HTMLElement | null} */ (side.querySelector("[data-said]"));
    if (said) said.textContent = now?.dataset.said ?? "";
  }

  /** @param {number | null} area */
  function choose(area) {
    state.area = area;
    setValue("gebied", area === null ? "" : String(area));
    return refresh("push");
  }

  /** @param {[number, number]} place */
  const areaAt = (place) =>
    areas.features.find((/** @type {any} */ one) => contains(one.geometry, place))?.id ?? null;

  form.addEventListener("change", (event) => {
    const { name } = /** @type {HTMLSelectElement} */ (event.target);
    if (name === "laag") return form.requestSubmit();
    state.figure = value("cijfer");
    state.area = Number(value("gebied")) || null;
    refresh("push");
    if (name === "gebied") {
      show(map, areas.features.filter((/** @type {any} */ one) => one.id === state.area));
    }
  });
  form.addEventListener("submit", (event) => {
    if (value("laag") === state.level) {
      event.preventDefault();
      refresh("push");
    }
  });
  map.on("moveend", () => {
    const { lng, lat } = map.getCenter();
    state.place = [lng, lat, map.getZoom()];
    history.replaceState(null, "", `?${writeState(state)}`);
  });
  map.on("click", (/** @type {any} */ event) => {
    const [yard] = map.queryRenderedFeatures(event.point, { layers: ["yards"] });
    if (yard) return tellYard(at, yard);
    choose(areaAt([event.lngLat.lng, event.lngLat.lat]));
  });
  map.getCanvas().addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter") return;
    const { lng, lat } = map.getCenter();
    choose(areaAt([lng, lat]));
  });
  addEventListener("popstate", () => {
    const back = readState(location.search);
    if (back.level && back.level !== state.level) return location.reload();
    Object.assign(state, { area: back.area, figure: back.figure || state.figure });
    setValue("gebied", back.area === null ? "" : String(back.area));
    setValue("cijfer", state.figure);
    refresh("");
  });

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-zoom]"))) {
    button.addEventListener("click", () => map.zoomTo(map.getZoom() + Number(button.dataset.zoom)));
  }
  document.querySelector("[data-whole]")?.addEventListener("click", () => show(map, areas.features));
  offerSearch(map, (place) => choose(areaAt(place)));
  map.once("load", () => offerYards(map, at));
  map.once("load", () => offerPdok(map));
  offerPaper(map, at);
}

/**
 * @param {any} map
 * @param {(place: [number, number]) => void} chosen
 */
function offerSearch(map, chosen) {
  const search = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-search]"));
  const found = document.getElementById("gevonden");
  search?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = String(new FormData(search).get("q") ?? "");
    found?.replaceChildren(await part(`${search.action}?q=${encodeURIComponent(text)}`));
  });
  found?.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("[data-place]");
    const place = readPlace(/** @type {HTMLElement | null} */ (link)?.dataset.place ?? "");
    if (!place) return;
    event.preventDefault();
    const [lon, lat] = place;
    const point = { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lon, lat] } };
    map.getSource("place").setData({ ...NO_FEATURES, features: [point] });
    map.jumpTo({ center: [lon, lat], zoom: 15 });
    chosen([lon, lat]);
  });
}

/** @param {any} map */
function offerPdok(map) {
  const choice = /** @type {HTMLInputElement | null} */ (document.getElementById("pdok"));
  choice?.addEventListener("change", () => {
    if (!map.getSource("pdok")) {
      map.addSource("pdok", { type: "raster", tiles: [PDOK], tileSize: 256, maxzoom: 19 });
      map.addLayer({ id: "pdok", type: "raster", source: "pdok" }, "areas");
    }
    map.setLayoutProperty("pdok", "visibility", choice.checked ? "visible" : "none");
    map.setPaintProperty("areas", "fill-opacity", choice.checked ? 0.6 : 1);
  });
}

/** @param {string} name */
function value(name) {
  return /** @type {HTMLSelectElement | null} */ (form.elements.namedItem(name))?.value ?? "";
}

/**
 * @param {string} name
 * @param {string} text
 */
function setValue(name, text) {
  const field = /** @type {HTMLSelectElement | null} */ (form.elements.namedItem(name));
  if (field) field.value = text;
}
