// What every page does: changes carry the token of the page, and faults of a part are told.

const token = document.querySelector('meta[name="csrf"]')?.content ?? "";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF"] = token;
});

document.addEventListener("htmx:responseError", (event) => {
  const told = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  notice(told.querySelector(".fault, h1, main")?.textContent ?? event.detail.xhr.statusText, { bad: true });
});

/** Tell the visitor something in a corner of the page, for some seconds. */
export function notice(text, { bad = false, seconds = 6 } = {}) {
  const note = document.createElement("p");
  note.className = bad ? "notice bad" : "notice";
  note.dir = "auto";
  note.textContent = text.trim().replace(/\s+/gu, " ");
  document.getElementById("notices").append(note);
  setTimeout(() => note.remove(), seconds * 1000);
}

/** Send a change; gives the answer, whatever its status. `fields` are sent as a form. */
export function send(path, fields, { method = "POST" } = {}) {
  return fetch(path, {
    method,
    headers: { "X-CSRF": token, Accept: "application/json" },
    body: new URLSearchParams(fields),
    credentials: "same-origin",
  });
}
