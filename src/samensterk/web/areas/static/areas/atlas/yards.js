// Yards on the map, for who may see them: loaded box by box, all the same plain point.

import { boxesIn } from "./geometry.js";
import { YARD_ZOOM } from "./style.js";

/**
 * @param {any} map
 * @param {HTMLElement} frame
 */
export function offerYards(map, frame) {
  const choice = /** @type {HTMLInputElement | null} */ (document.getElementById("erven-tonen"));
  const { yards: address } = frame.dataset;
  if (!choice || !address) return;
  /** @type {Map<number, any>} */
  const known = new Map();
  /** @type {Set<string>} */
  const asked = new Set();

  async function load() {
    if (!choice?.checked || map.getZoom() < YARD_ZOOM) return;
    const seen = map.getBounds().toArray().flat();
    const boxes = boxesIn(seen).map(String).filter((one) => !asked.has(one));
    for (const box of boxes) asked.add(box);
    const answers = await Promise.all(boxes.map((box) => fetchYards(`${address}?vak=${box}`)));
    for (const yard of answers.flat()) known.set(yard.id, yard);
    if (boxes.length) draw();
  }

  function draw() {
    const features = choice?.checked ? [...known.values()] : [];
    map.getSource("yards").setData({ type: "FeatureCollection", features });
  }

  choice.addEventListener("change", () => {
    draw();
    load();
  });
  map.on("moveend", load);
}

/**
 * Say which yard was chosen, with a way to its own page.
 *
 * @param {HTMLElement} frame
 * @param {any} yard
 */
export function tellYard(frame, yard) {
  const place = document.getElementById("erf");
  if (!place) return;
  const link = document.createElement("a");
  link.className = "utrecht-link";
  link.href = (frame.dataset.yard ?? "").replace("/0/", `/${yard.id}/`);
  link.textContent = yard.properties.address;
  const line = document.createElement("p");
  line.className = "utrecht-paragraph";
  line.append(`${place.dataset.text} `, link);
  place.replaceChildren(line);
}

/** @param {string} url */
async function fetchYards(url) {
  const answer = await fetch(url);
  return answer.ok ? (await answer.json()).features : [];
}
