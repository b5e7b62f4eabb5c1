// Figures of areas as the map needs them: flat, and in words. Pure.

/** @typedef {{text: string, from: number, colour: string}} Class */
/** @typedef {{noFigure: string, minutes: string, language: string}} Words */

const PREFIX = "v:"; // so that no code of a figure is taken for a name

/** @param {string} code */
export function keyOf(code) {
  return PREFIX + code;
}

/**
 * Set the figures of each area beside its name: a map layer looks no deeper.
 *
 * @param {any} collection as the server gives it
 * @returns {any}
 */
export function flattened(collection) {
  const features = collection.features.map((/** @type {any} */ one) => {
    const { values, middle, ...rest } = one.properties;
    const flat = Object.entries(values).map(([code, value]) => [keyOf(code), value]);
    const properties = { ...rest, middle, ...Object.fromEntries(flat) };
    return { ...one, properties };
  });
  return { ...collection, features };
}

/**
 * @param {any} areas flattened
 * @param {string} code of the figure; '' for names only
 * @param {string} unit
 * @param {Words} words
 * @returns {any} a point in each area, with its name and its figure in words
 */
export function labelsOf(areas, code, unit, words) {
  const features = areas.features.map((/** @type {any} */ one) => {
    const { name, middle } = one.properties;
    const value = one.properties[keyOf(code)] ?? null;
    const figure = code === "" ? "" : figureText(value, unit, words);
    return {
      type: "Feature",
      geometry: { type: "Point", coordinates: middle },
      properties: { name, figure },
    };
  });
  return { type: "FeatureCollection", features };
}

/**
 * Write a figure as the pages do.
 *
 * @param {number | null} value
 * @param {string} unit
 * @param {Words} words
 * @returns {string}
 */
export function figureText(value, unit, words) {
  if (value === null) return words.noFigure;
  const endings = { share: " %", m2: " m²", m: " m", km: " km", min: ` ${words.minutes}` };
  const digits = unit === "km" ? 1 : 0;
  const shown = new Intl.NumberFormat(words.language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(unit === "share" ? 100 * value : value);
  return shown + (endings[/** @type {keyof typeof endings} */ (unit)] ?? "");
}

/**
 * Say to the map which value has which colour, as the legend has it.
 *
 * @param {string} code
 * @param {Class[]} classes from small to large
 * @returns {any}
 */
export function colourOf(code, classes) {
  if (classes.length === 0) return "rgba(0, 0, 0, 0)";
  const [first, ...others] = classes;
  const steps = others.flatMap((one) => [one.from, one.colour]);
  const value = ["get", keyOf(code)];
  const colour = steps.length ? ["step", value, first.colour, ...steps] : first.colour;
  return ["case", hasFigure(code), colour, "rgba(0, 0, 0, 0)"];
}

/** @param {string} code */
export function hasFigure(code) {
  return ["==", ["typeof", ["get", keyOf(code)]], "number"];
}
