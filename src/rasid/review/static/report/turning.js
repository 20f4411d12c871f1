// From one report to the next without loading the page anew: it is fetched while the last claims are decided.

import { page } from "./page.js";

const FRESH = 60_000;
const PARTS = [".report-title", "#next-report", ".about"];
let ahead = null;

/** Fetch the page that comes next, so that it is there when it is wanted. */
export function lookAhead(address) {
  if (ahead?.address === address && Date.now() - ahead.at < FRESH) return;
  const found = fetched(address);
  found.catch(() => {}); // asked again when it is wanted
  ahead = { address, at: Date.now(), found };
}

/** Turn to the page that comes next. False without a connection; a page that is no report is loaded anew. */
export async function turn(address) {
  lookAhead(address);
  const { found } = ahead;
  ahead = null;
  let next;
  try {
    next = await found;
  } catch {
    return false;
  }
  const fresh = new DOMParser().parseFromString(next.html, "text/html");
  const root = fresh.getElementById("review");
  if (!root) {
    location.assign(next.url);
    return true;
  }
  history.pushState(null, "", next.url);
  document.title = fresh.title;
  for (const part of PARTS) {
    const made = fresh.querySelector(part);
    if (made) document.querySelector(part)?.replaceWith(made);
  }
  for (const back of document.querySelectorAll('.top-choices [name="to"]')) {
    back.value = location.pathname + location.search;
  }
  page.base = page.root.dataset.base = root.dataset.base;
  page.root.replaceChildren(...root.childNodes);
  scrollTo(0, 0);
  return true;
}

async function fetched(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  return { url: response.url, html: await response.text() };
}

// Back and forward load the page that they lead to.
addEventListener("popstate", () => location.reload());
