// Changes that scripts send: with the token of the page, and once more after logging in where the session ended.
// This file alone holds the token: every script of a page that loads it has the same one.

let token = document.querySelector('meta[name="csrf"]')?.content ?? "";
let entering = null;

/** The token that a change must carry. */
export function pageToken() {
  return token;
}

/** Tell the visitor something in a corner of the page, for some seconds. */
export function notice(text, { bad = false, seconds = 6 } = {}) {
  const note = document.createElement("p");
  note.className = bad ? "notice bad" : "notice";
  note.dir = "auto";
  note.textContent = text.trim().replace(/\s+/gu, " ");
  document.getElementById("notices").append(note);
  setTimeout(() => note.remove(), seconds * 1000);
}

/**
 * Send a change; gives the answer, whatever its status. `fields` are sent as a form. Where the session has
 * ended, the visitor is asked to log in and the change is sent again; the answer is 401 if he does not.
 */
export async function send(path, fields, { method = "POST" } = {}) {
  const ask = () =>
    fetch(path, {
      method,
      headers: { "X-CSRF": token, Accept: "application/json" },
      body: new URLSearchParams(fields),
      credentials: "same-origin",
    });
  const answer = await ask();
  if (answer.status !== 401 || !(await loggedInAgain())) return answer;
  return ask();
}

/** Ask the visitor to log in again over the page as it is; whether he did. Asks once for all who wait. */
export function loggedInAgain() {
  entering ??= askToLogIn().finally(() => (entering = null));
  return entering;
}

async function askToLogIn() {
  const session = await (await fetch("/session", { credentials: "same-origin" })).json();
  if (session.role !== "anyone") return goOn(session.who, session.csrf); // logged in in another tab
  const dialog = document.getElementById("login").content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  const form = dialog.querySelector("form");
  const fault = dialog.querySelector(".fault");
  dialog.showModal();
  return new Promise((resolve) => {
    const close = (did) => {
      dialog.remove();
      resolve(did);
    };
    dialog.addEventListener("cancel", () => close(false));
    dialog.querySelector("[data-later]").addEventListener("click", () => close(false));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const answer = await fetch("/login", {
        method: "POST",
        headers: { "X-CSRF": session.csrf, Accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
      });
      const told = await answer.json();
      if (answer.ok) {
        close(goOn(told.who, told.csrf));
      } else {
        fault.hidden = false;
        fault.textContent = told.says;
      }
    });
  });
}

/** Go on with another token; as somebody else only from the beginning. */
function goOn(who, csrf) {
  if (who !== document.querySelector('meta[name="who"]')?.content) {
    location.reload();
    return false;
  }
  token = csrf;
  for (const field of document.querySelectorAll('input[name="csrf"]')) field.value = csrf;
  return true;
}
