// What every page does: changes carry the token of the page, faults of a part are told, and what is wider than
// the page can be moved by keys.

import { loggedInAgain, notice, pageToken, send } from "./asking.js";

export { notice, send };

function letKeysMove(wide) {
  if (wide.scrollWidth > wide.clientWidth || wide.scrollHeight > wide.clientHeight) wide.tabIndex = 0;
  else wide.removeAttribute("tabindex");
}

function lookAtWide() {
  document.querySelectorAll(".wide").forEach(letKeysMove);
}

if (!document.documentElement.dataset.begun) {
  document.documentElement.dataset.begun = "yes"; // another script may load this one by another address

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF"] = pageToken();
  });

  lookAtWide();
  addEventListener("resize", lookAtWide);
  document.addEventListener("htmx:afterSettle", lookAtWide);
  document.fonts.ready.then(lookAtWide);

  document.addEventListener("htmx:responseError", async (event) => {
    const { xhr, requestConfig: asked, target } = event.detail;
    if (xhr.status === 401 && (await loggedInAgain())) {
      const values = Object.fromEntries([...asked.formData].filter(([name]) => name !== "csrf"));
      htmx.ajax(asked.verb, asked.path, { source: asked.elt, target, values });
      return;
    }
    const told = new DOMParser().parseFromString(xhr.responseText, "text/html");
    notice(told.querySelector(".fault, h1, main")?.textContent ?? xhr.statusText, { bad: true });
  });
}
