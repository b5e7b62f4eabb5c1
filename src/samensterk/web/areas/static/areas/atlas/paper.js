// A map on paper: what the screen shows, as a picture, with a scale bar and north.

import { metresPerPixel, scaleBar } from "./geometry.js";

const BAR = { left: 12, bottom: 14, high: 8 };

/**
 * @param {any} map
 * @param {HTMLElement} frame
 */
export function offerPaper(map, frame) {
  const paper = /** @type {HTMLCanvasElement} */ (document.getElementById("kaart-papier"));
  addEventListener("beforeprint", () => copy(map, frame, paper));
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
}

/**
 * @param {any} map
 * @param {HTMLElement} frame
 * @param {HTMLCanvasElement} paper
 */
function copy(map, frame, paper) {
  // What WebGL drew is gone after the frame, so draw it and take it at once.
  map.redraw();
  const screen = map.getCanvas();
  const perPixel = screen.width / screen.clientWidth;
  paper.width = screen.width;
  paper.height = screen.height;
  const pen = paper.getContext("2d");
  if (!pen) return;
  pen.drawImage(screen, 0, 0);
  pen.scale(perPixel, perPixel);
  drawScale(pen, map, screen.clientHeight);
  drawNorth(pen, screen.clientWidth, frame.dataset.north ?? "");
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {any} map
 * @param {number} height
 */
function drawScale(pen, map, height) {
  const { lat } = map.getCenter();
  const { pixels, text } = scaleBar(metresPerPixel(lat, map.getZoom()), 140);
  const top = height - BAR.bottom - BAR.high;
  pen.fillStyle = "#ffffff";
  pen.fillRect(BAR.left - 6, top - 22, Math.max(pixels, 60) + 12, 40);
  pen.fillStyle = "#1a1a1a";
  pen.font = "13px sans-serif";
  pen.fillText(text, BAR.left, top - 6);
  pen.strokeStyle = "#1a1a1a";
  pen.lineWidth = 2;
  pen.strokeRect(BAR.left, top, pixels, BAR.high);
  pen.fillRect(BAR.left, top, pixels / 2, BAR.high);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} width
 * @param {string} text
 */
function drawNorth(pen, width, text) {
  const middle = width - 32;
  pen.fillStyle = "#ffffff";
  pen.fillRect(middle - 26, 6, 52, 58);
  pen.fillStyle = "#1a1a1a";
  pen.beginPath();
  pen.moveTo(middle, 12);
  pen.lineTo(middle + 10, 42);
  pen.lineTo(middle, 35);
  pen.lineTo(middle - 10, 42);
  pen.fill();
  pen.font = "13px sans-serif";
  pen.textAlign = "center";
  pen.fillText(text, middle, 58);
  pen.textAlign = "start";
}
