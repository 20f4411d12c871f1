// What others and other tabs decide is drawn into the page.

import { page } from "./page.js";
import * as cards from "./cards.js";
import * as outbox from "./outbox.js";
import * as text from "./text.js";

const POLL = 15_000;
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`rasid ${page.study}`) : null;
let looking = false;
let again = false;

/** Tell the other tabs that a report was changed. */
export function tellTabs(base) {
  channel?.postMessage({ base });
}

/** Draw what the study has now, where it is not what the page shows. */
export async function refresh() {
  if (document.visibilityState !== "visible") return;
  again = true;
  if (looking) return;
  looking = true;
  try {
    while (again) {
      again = false;
      await look();
    }
  } catch {
    // no connection: it is looked at again
  } finally {
    looking = false;
  }
}

async function look() {
  const address = page.base;
  const drawn = text.drawings();
  const isTurned = () => page.base !== address;
  const marked = await fetch(`${address}/marks`, { headers: { Accept: "application/json" } });
  if (!marked.ok) return;
  const marks = await marked.json();
  if (isTurned() || isShown(marks)) return;
  const response = await fetch(`${address}/part`);
  if (!response.ok) return;
  const part = await response.text();
  if (isTurned() || document.querySelector("dialog[open]")) return;
  if (text.drawings() === drawn) cards.draw(part, { told: true });
  else again = true; // a step was saved meanwhile: the part may be older than what is shown
}

function isShown(marks) {
  const shown = Object.fromEntries(cards.list().map((one) => [one.id, one.dataset.seen]));
  const ids = new Set([...Object.keys(marks), ...Object.keys(shown)]);
  return [...ids].every((id) => marks[id] === shown[id] || outbox.unsavedOf(id).length);
}

channel?.addEventListener("message", ({ data }) => {
  if (data.base === page.base) refresh();
});
setInterval(refresh, POLL);
document.addEventListener("visibilitychange", () => refresh());
window.addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
