// Comfort at a table talk: choose an area without losing what was typed, and go on
// typing after saving. The page works without.

/** @returns {HTMLTextAreaElement | null} */
function text() {
  return document.querySelector("#id_text");
}

/** @param {string} area */
function choose(area) {
  /** @type {HTMLSelectElement | null} */
  const field = document.querySelector("#id_area_id");
  if (!field) return false;
  field.value = area;
  for (const one of document.querySelectorAll("[data-area]")) {
    const isChosen = /** @type {HTMLElement} */ (one).dataset.area === area;
    if (one.matches("a")) {
      one.classList.toggle("areas-table-talk__chosen", isChosen);
      one.toggleAttribute("aria-current", isChosen);
      if (isChosen) one.setAttribute("aria-current", "true");
    } else {
      one.classList.toggle("areas-sketch__area--chosen", isChosen);
    }
  }
  text()?.focus();
  return true;
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  /** @type {HTMLElement | null} */
  const area = target.closest("[data-area]");
  if (area?.dataset.area && choose(area.dataset.area)) event.preventDefault();
});

document.addEventListener("change", (event) => {
  const target = /** @type {HTMLSelectElement} */ (event.target);
  if (target.id === "id_area_id") choose(target.value);
});

document.addEventListener("htmx:after:swap", () => {
  if (document.querySelector("[data-is-ready]")) text()?.focus();
});
