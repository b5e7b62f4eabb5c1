// What the map shows, as it stands in the address of the page. Pure: text in, values out.

/**
 * @typedef {Object} State
 * @property {string} level
 * @property {string} figure
 * @property {number | null} area
 * @property {[number, number, number] | null} place longitude, latitude, zoom
 */

/**
 * @param {string} search the part of an address behind the question mark
 * @returns {State}
 */
export function readState(search) {
  const query = new URLSearchParams(search);
  const area = query.get("gebied") ?? "";
  return {
    level: query.get("laag") ?? "",
    figure: query.get("cijfer") ?? "",
    area: /^\d{1,15}$/.test(area) ? Number(area) : null,
    place: readPlace(query.get("plek") ?? ""),
  };
}

/**
 * @param {string} text such as `6.61234,53.21234,12.5`
 * @returns {[number, number, number] | null} null for what is no place on the map
 */
export function readPlace(text) {
  const [lon, lat, zoom = 15] = text.split(",").map(Number);
  const fits = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
  return text !== "" && fits ? [lon, lat, zoom] : null;
}

/**
 * @param {State} state
 * @returns {string} what stands behind the question mark
 */
export function writeState(state) {
  const query = new URLSearchParams();
  if (state.level) query.set("laag", state.level);
  if (state.figure) query.set("cijfer", state.figure);
  if (state.area !== null) query.set("gebied", String(state.area));
  if (state.place) {
    const [lon, lat, zoom] = state.place;
    query.set("plek", `${lon.toFixed(5)},${lat.toFixed(5)},${Number(zoom.toFixed(2))}`);
  }
  // Commas may stand in a query, and read better in an address that people share.
  return query.toString().replaceAll("%2C", ",");
}
