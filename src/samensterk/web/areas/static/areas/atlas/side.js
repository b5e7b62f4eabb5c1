// What stands beside the map comes from the server, the same as without JavaScript.

/**
 * @param {string} url
 * @returns {Promise<DocumentFragment>}
 */
export async function part(url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } });
  // A session that ended sends to the page to sign in: go there as a whole.
  if (!answer.ok || answer.redirected) location.assign(url);
  return document.createRange().createContextualFragment(await answer.text());
}

/**
 * Read the legend that the server wrote.
 *
 * @param {HTMLElement} side
 * @returns {{unit: string, classes: import("./figures.js").Class[]}}
 */
export function readLegend(side) {
  const whole = /** @type {HTMLElement | null} */ (side.querySelector("[data-said]"));
  const lines = [.../** @type {NodeListOf<HTMLElement>} */ (side.querySelectorAll("[data-from]"))];
  const classes = lines.map((one) => ({
    text: one.textContent?.trim() ?? "",
    from: Number(one.dataset.from),
    colour: one.dataset.colour ?? "",
  }));
  return { unit: whole?.dataset.unit ?? "", classes };
}
