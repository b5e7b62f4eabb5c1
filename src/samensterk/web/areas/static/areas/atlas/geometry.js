// Where things are: boxes, what lies in what, and how long a scale bar is. Pure.

/** @typedef {[number, number]} LonLat */
/** @typedef {[number, number, number, number]} Box west, south, east, north in degrees */
/** @typedef {{type: string, coordinates: any}} Geometry */

const EARTH_M = 40_075_016.686; // around the equator (WGS 84)
const TILE_PX = 512;
// A box of yards: about 2 by 2.2 km in the Netherlands, less than the server gives.
const BOX = { lon: 0.03, lat: 0.02 };
const MOST_BOXES = 24;

/**
 * @param {Geometry[]} geometries
 * @returns {Box | null} null when there is nothing
 */
export function boundsOf(geometries) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of geometries.flatMap(ringsOf)) {
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

/**
 * @param {Geometry} geometry
 * @returns {LonLat[][]} every ring, of outlines and of holes
 */
export function ringsOf(geometry) {
  if (geometry.type === "Polygon") return geometry.coordinates;
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat();
  return [];
}

/**
 * Say whether a place lies in an area; a place in a hole crosses two borders, and is out.
 *
 * @param {Geometry} geometry
 * @param {LonLat} place
 * @returns {boolean}
 */
export function contains(geometry, [lon, lat]) {
  let isIn = false;
  for (const ring of ringsOf(geometry)) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [[x1, y1], [x2, y2]] = [ring[at], ring[at + 1]];
      if (y1 > lat === y2 > lat) continue;
      if (lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) isIn = !isIn;
    }
  }
  return isIn;
}

/**
 * @param {number} lat
 * @param {number} zoom
 * @returns {number} metres that one pixel of the screen is wide
 */
export function metresPerPixel(lat, zoom) {
  return (EARTH_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
}

/**
 * Give the longest round length that fits.
 *
 * @param {number} perPixel metres
 * @param {number} mostPixels
 * @returns {{pixels: number, metres: number, text: string}}
 */
export function scaleBar(perPixel, mostPixels) {
  const most = perPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((one) => one * power <= most) ?? 1) * power;
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return { pixels: metres / perPixel, metres, text };
}

/**
 * Cut what is on the screen into boxes that are the same whoever looks, so that each is
 * asked for once.
 *
 * @param {Box} seen
 * @returns {Box[]} none when too much is seen
 */
export function boxesIn([west, south, east, north]) {
  const [first, last] = [Math.floor(west / BOX.lon), Math.floor(east / BOX.lon)];
  const [low, high] = [Math.floor(south / BOX.lat), Math.floor(north / BOX.lat)];
  if ((last - first + 1) * (high - low + 1) > MOST_BOXES) return [];
  /** @type {Box[]} */
  const boxes = [];
  for (let x = first; x <= last; x += 1) {
    for (let y = low; y <= high; y += 1) boxes.push(boxAt(x, y));
  }
  return boxes;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {Box}
 */
function boxAt(x, y) {
  const sides = [x * BOX.lon, y * BOX.lat, (x + 1) * BOX.lon, (y + 1) * BOX.lat];
  const [west, south, east, north] = sides.map((one) => Number(one.toFixed(5)));
  return [west, south, east, north];
}
