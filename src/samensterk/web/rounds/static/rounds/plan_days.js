// Drag a visit to another day or team. It only opens the page that shows what the move
// does; with the keyboard the link in each visit opens the same page.

/** The number that a visit dropped at this height gets, 1 is first.
 *
 * @param {number[]} middles where each visit of that day has its middle
 * @param {number} y
 */
export function placeAt(middles, y) {
  return middles.filter((middle) => middle < y).length + 1;
}

/** @param {HTMLElement} column @param {HTMLElement} dragged */
function middlesOf(column, dragged) {
  return [...column.querySelectorAll("li[id]")]
    .filter((one) => one !== dragged)
    .map((one) => one.getBoundingClientRect())
    .map((box) => box.top + box.height / 2);
}

/** @param {Document} page */
function start(page) {
  /** @type {HTMLElement | null} */
  let dragged = null;
  for (const one of page.querySelectorAll("[data-verzetten]")) {
    const visit = /** @type {HTMLElement} */ (one);
    visit.draggable = true;
    visit.addEventListener("dragstart", () => {
      dragged = visit;
    });
  }
  for (const one of page.querySelectorAll("[data-naar]")) {
    const column = /** @type {HTMLElement} */ (one);
    const mark = (/** @type {boolean} */ isOver) =>
      column.classList.toggle("rounds-board__team--over", isOver);
    column.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      mark(true);
    });
    column.addEventListener("dragleave", () => mark(false));
    column.addEventListener("drop", (event) => {
      mark(false);
      if (!dragged?.dataset.verzetten) return;
      event.preventDefault();
      const place = placeAt(middlesOf(column, dragged), event.clientY);
      const to = new URLSearchParams({ naar: column.dataset.naar ?? "", plek: `${place}` });
      location.assign(`${dragged.dataset.verzetten}?${to}`);
    });
  }
}

if (typeof document !== "undefined") start(document);
