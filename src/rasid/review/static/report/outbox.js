// What was decided and is not yet saved. It is kept in the browser until the study has it: a lost connection,
// a closed tab or an end of the session loses nothing. Each step has a key, so that one sent twice counts once.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const here = () => document.getElementById("review")?.dataset.base ?? "";
const PREFIX = `rasid step ${meta("study")} ${meta("who")} `;
const TAB = (sessionStorage.rasidTab ??= crypto.getRandomValues(new Uint32Array(2)).join("-"));
// Steps of a tab that was closed are sent by another after this time.
const ORPHANED = 30_000;
const LONGEST_WAIT = 20_000;

let wait = 1000;
let timer = 0;
let sending = false;
let listener = () => {};
let order = Date.now() * 1000;

/** Called with what happens: {what: changed|dropped|done|conflict|refused|login|reload, step, answer}. */
export function listen(called) {
  listener = called;
}

/** Every step that is not saved, in the order they were made; of this tab, or of one that was closed. */
export function unsaved() {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .sort()
    .map((name) => JSON.parse(localStorage[name]))
    .filter((step) => step.tab === TAB || Date.now() - step.made > ORPHANED);
}

/** The steps of one claim of this report that are not saved. */
export function unsavedOf(claim) {
  return unsaved().filter((step) => step.claim === claim && step.base === here());
}

/** Keep a step and send it as soon as may be. Gives the step. */
export function add({ kind, claim = "", seen = "", said, label = "", base = here(), of = "" }) {
  const before = unsaved().filter((step) => step.claim === claim && step.base === base && step.tab === TAB && claim !== "");
  order = Math.max(order + 1, Date.now() * 1000);
  const step = {
    key: Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-"),
    order, tab: TAB, made: Date.now(), base, claim, kind, said, label, of,
    seen, after: before.at(-1)?.key ?? "", state: "waiting", tries: 0,
  };
  keep(step);
  listener({ what: "changed", step });
  drain();
  return step;
}

/** Let go of a step that is not saved; those after it will be compared with what the study has. */
export function drop(step) {
  delete localStorage[nameOf(step)];
  for (const other of unsaved().filter((one) => one.after === step.key)) {
    keep({ ...other, after: "", seen: "changed" });
  }
  listener({ what: "dropped", step });
  drain();
}

/** Send a step again, now on the claim as it is. */
export function insist(step, seen) {
  keep({ ...step, seen, after: "", state: "waiting" });
  listener({ what: "changed", step });
  drain();
}

/** Take back a step before it was ever sent. Whether that was possible. */
export function cancel(key) {
  const step = unsaved().find((one) => one.key === key);
  if (!step || step.tries > 0) return false;
  drop(step);
  return true;
}

/** Send what waits, in order. */
export async function drain() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let step = first(); step; step = first()) {
      if (!(await sent(step))) break;
    }
  } finally {
    sending = false;
  }
}

function first() {
  const steps = unsaved();
  const held = new Set(steps.map((step) => step.key));
  return steps.find((step) => step.state === "waiting" && !held.has(step.after) && !held.has(step.of));
}

/** Send one step; whether to go on with the next. */
async function sent(step) {
  keep({ ...step, tries: step.tries + 1 });
  let response;
  try {
    response = await fetch(`${step.base}/steps`, {
      method: "POST",
      headers: { "X-CSRF": meta("csrf"), Accept: "application/json" },
      credentials: "same-origin",
      body: new URLSearchParams({
        kind: step.kind, key: step.key, claim: step.claim, seen: step.seen, said: JSON.stringify(step.said),
      }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return later(step);
  }
  if (response.ok) {
    let answer;
    try {
      answer = await response.json();
    } catch {
      return later(step); // the answer was cut off: asked again, it is the same
    }
    wait = 1000;
    delete localStorage[nameOf(step)];
    for (const other of unsaved()) {
      if (other.after === step.key) keep({ ...other, after: "", seen: answer.seen });
      if (other.of === step.key) keep({ ...other, of: "", said: answer.done });
    }
    listener({ what: "done", step, answer });
    return true;
  }
  if (response.status >= 500 || response.status === 429) return later(step);
  if (response.status === 401) return stop(step, "login");
  if (response.status === 403) return stop(step, "reload");
  const answer = await response.json().catch(() => ({}));
  const state = response.status === 409 ? "conflict" : "refused";
  keep({ ...step, state, answer, tries: step.tries + 1 });
  listener({ what: state, step: { ...step, state, answer }, answer });
  return true;
}

function later(step) {
  listener({ what: "changed", step, offline: true });
  timer = setTimeout(drain, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  return false;
}

function stop(step, what) {
  listener({ what, step });
  return false;
}

function nameOf(step) {
  return PREFIX + String(step.order).padStart(20, "0") + step.key;
}

function keep(step) {
  localStorage[nameOf(step)] = JSON.stringify(step);
}

window.addEventListener("online", () => {
  wait = 1000;
  drain();
});
