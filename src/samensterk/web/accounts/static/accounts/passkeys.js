// Passkeys: ask the browser to make or use one, then send what it says as a form.
// The options come with the page, or are fetched where nobody is known yet.

/** @param {HTMLFormElement} form */
async function optionsOf(form) {
  if (form.dataset.fetch) {
    const answer = await fetch(form.dataset.fetch, {
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error("no options");
    return answer.json();
  }
  return JSON.parse(document.getElementById("passkey-options")?.textContent ?? "{}");
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<PublicKeyCredential>}
 */
async function create(form) {
  const { creation_options: given } = await optionsOf(form);
  const options = structuredClone(given.publicKey);
  // A device that can, keeps a passkey that works alone and asks for finger, face or
  // code. An old security key still does as a second factor beside a password.
  options.authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: "preferred",
    requireResidentKey: false,
    userVerification: "preferred",
  };
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

/** @param {HTMLFormElement} form */
async function get(form) {
  const { request_options: given } = await optionsOf(form);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given.publicKey);
  return navigator.credentials.get({ publicKey });
}

/** @param {"none" | "stopped"} why */
function tell(why) {
  const place = /** @type {HTMLElement | null} */ (
    document.querySelector("[data-passkey-trouble]")
  );
  if (!place) return;
  place.textContent = place.dataset[why] ?? "";
  place.hidden = false;
}

/** @param {HTMLFormElement} form */
async function ask(form) {
  if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return tell("none");
  try {
    const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
    const field = /** @type {HTMLInputElement} */ (
      form.querySelector("[name=credential]")
    );
    field.value = JSON.stringify(credential);
    form.submit();
  } catch {
    tell("stopped");
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(/** @type {HTMLFormElement} */ (form));
  });
}
