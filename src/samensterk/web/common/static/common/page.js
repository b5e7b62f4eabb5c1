// What every page does once it is there. All of it is comfort: each page works without.

import htmx from "../vendor/htmx.org@4.0.1/htmx.esm.min.js";

// htmx can run code that stands in attributes. Our policy forbids that; this says so
// in words when somebody tries. The page approves this extension by name.
htmx.registerExtension("no-eval", {
  init: (/** @type {any} */ api) => api.initSecurity(null, refuse, refuse),
});

/** @returns {never} */
function refuse() {
  throw new Error("Code in attributes is not run here; put it in a module.");
}

// Somebody who sent a form that was not right starts at the list of what to mend.
/** @param {ParentNode} part */
function focusErrors(part) {
  /** @type {HTMLElement | null} */ (part.querySelector(".house-error-summary"))?.focus();
}

// A table that fits needs no stop of its own for the keyboard.
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    target.toggleAttribute("tabindex", target.scrollWidth > target.clientWidth);
    if (target.hasAttribute("tabindex")) target.setAttribute("tabindex", "0");
  }
});

/** @param {ParentNode} part */
function watchTables(part) {
  for (const table of part.querySelectorAll(".house-table")) widths.observe(table);
}

focusErrors(document);
watchTables(document);
document.addEventListener("htmx:after:swap", () => {
  focusErrors(document);
  watchTables(document);
});
