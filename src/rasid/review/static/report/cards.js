// The cards of the claims: which is the current one, what its fields hold, and what becomes of its steps.

import { page, t, element } from "./page.js";
import * as outbox from "./outbox.js";
import * as text from "./text.js";

const STATES = { conflict: "report.conflict", refused: "report.not-saved" };
let current = null;

export const list = () => [...document.querySelectorAll(".card")];
export const card = (id) => list().find((one) => one.id === id);
/** A claim as it is drawn now: a dialog may have been opened on what was drawn before. */
export const fresh = (one) => card(one.id) ?? one;
export const here = () => (current ? card(current) : null) ?? null;

/** Make a claim the current one. */
export function choose(one, { focus = true } = {}) {
  for (const other of document.querySelectorAll('.card[aria-current="true"]')) {
    if (other !== one) other.removeAttribute("aria-current");
  }
  current = one?.id ?? null;
  if (!one) return;
  one.setAttribute("aria-current", "true");
  text.show(one);
  text.light([]);
  if (focus) {
    one.focus({ preventScroll: true });
    const box = one.getBoundingClientRect();
    const pane = one.closest(".claims-pane").getBoundingClientRect();
    const bottom = Math.min(pane.bottom, innerHeight);
    if (box.top < Math.max(pane.top, 0) || box.bottom > bottom) one.scrollIntoView({ block: "nearest" });
  }
}

/** Go to the claim before or behind the current one. */
export function step(by) {
  const all = list();
  if (!all.length) return;
  const at = all.findIndex((one) => one.id === current);
  choose(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

/** The claims that nobody decided on, neither saved nor waiting to be. */
export function open() {
  const said = new Set(outbox.unsaved().filter((step) => step.kind === "say").map((step) => step.claim));
  return list().filter((one) => one.dataset.status === "unreviewed" && !said.has(one.id));
}

/** Go to the next claim that is to be decided: behind the current one, then from the start. Whether there is one. */
export function goOn() {
  const all = list();
  const at = all.findIndex((one) => one.id === current);
  const waiting = open();
  const next = waiting.find((one) => all.indexOf(one) > at) ?? waiting[0];
  if (next) choose(next);
  return Boolean(next);
}

/** Show how far the report is. */
export function count() {
  const all = list().length;
  const left = open().length;
  document.getElementById("progress").textContent = t("report.progress", { done: all - left, all });
  document.getElementById("finished").hidden = left > 0 || all === 0;
  return left;
}

/** The last correction of a field that waits to be saved, if any. */
export function lastSaid(one, field) {
  const waiting = outbox.unsavedOf(one.id).flatMap((step) => (step.kind === "say" ? step.said : []));
  return waiting.filter((part) => part.field === field && part.verdict === "correct").at(-1);
}

/** What a field of a claim holds, with what waits to be saved laid over it: words with offsets, or null. */
export function held(one, field) {
  const said = lastSaid(one, field);
  if (said) return said.value;
  const values = [...fresh(one).querySelectorAll(`.value[data-field="${field}"]`)];
  if (field === "source") return values.length ? phraseOf(values[0]) : null;
  if (field === "figures") return values.map(figureOf);
  return values.map(phraseOf);
}

/** What a field that is written by the program shows: a number as one types it. */
export function shown(one, field) {
  const said = lastSaid(one, field);
  return said ? said.value ?? "" : fresh(one).querySelector(`.value[data-field="${field}"]`)?.dataset.shown ?? "";
}

function phraseOf(value) {
  return { text: value.dataset.text, at: Number(value.dataset.at) };
}

function figureOf(value) {
  const { what, shown: number, subset, whom, whomAt } = value.dataset;
  return {
    what, number, subset: subset === "yes", said: phraseOf(value),
    ...(whom ? { whom: { text: whom, at: Number(whomAt) } } : {}),
  };
}

/** Put what the study has now in the place of what the page shows. `part` is the page's part as HTML. */
export function draw(part, { told = false } = {}) {
  const fresh = new DOMParser().parseFromString(part, "text/html");
  const before = document.getElementById("text");
  const after = fresh.getElementById("text");
  if (before.innerHTML !== after.innerHTML) before.innerHTML = after.innerHTML;
  const cards = document.getElementById("cards");
  for (const place of fresh.querySelectorAll("#cards > li")) {
    const made = place.querySelector(".card");
    const known = made && card(made.id);
    if (known && known.dataset.seen === made.dataset.seen) {
      made.replaceWith(known);
      known.querySelector(".card-number").textContent = made.querySelector(".card-number").textContent;
    } else if (told && known) {
      made.querySelector(".save-state").textContent = t("report.changed-by");
      made.classList.add("changed");
    }
  }
  const had = document.activeElement?.closest(".card")?.id;
  cards.replaceChildren(...fresh.getElementById("cards").children);
  settle(had);
}

/** Put one card in the place of the one that is there. */
export function swap(html) {
  const made = new DOMParser().parseFromString(html, "text/html").querySelector(".card");
  const known = card(made.id);
  if (!known) return;
  const had = document.activeElement?.closest(".card")?.id;
  made.querySelector(".card-number").textContent = known.querySelector(".card-number").textContent;
  known.replaceWith(made);
  settle(had);
}

function settle(had) {
  text.index();
  mark();
  const one = here() ?? list()[0];
  choose(one, { focus: false });
  if (had && !document.querySelector("dialog[open]")) card(had)?.focus({ preventScroll: true });
  count();
}

/** Show on every card what of it is not saved. */
export function mark() {
  const waiting = outbox.unsaved().filter((step) => step.base === page.base);
  for (const one of list()) {
    const steps = waiting.filter((step) => step.claim === one.id);
    const state = one.querySelector(".save-state");
    one.classList.toggle("unsaved", steps.length > 0);
    const last = steps.at(-1);
    if (last) state.textContent = `${last.label} — ${t(STATES[last.state] ?? (last.tries > 1 ? "report.waiting" : "report.saving"))}`;
    else if (!one.classList.contains("changed")) state.textContent = "";
    const trouble = steps.find((step) => step.state === "conflict" || step.state === "refused");
    const shown = one.querySelector(".trouble");
    if (trouble && shown?.dataset.key !== trouble.key) {
      shown?.remove();
      one.querySelector(".card-head").after(troubleOf(trouble));
    } else if (!trouble) {
      shown?.remove();
    }
  }
}

/** What was said meanwhile beside what she said, and the choice between them. */
function troubleOf(step) {
  const box = element("div", { className: "trouble fault", role: "alert", "data-key": step.key });
  if (step.state === "refused") {
    box.append(element("p", { text: t("report.refused", { says: step.answer?.says ?? "" }), dir: "auto" }));
    box.append(choice("report.dismiss", () => outbox.drop(step)));
    return box;
  }
  const { said = [], seen, status } = step.answer ?? {};
  box.append(element("h4", { text: t("report.conflict") }), element("p", { text: t("report.conflict-why") }));
  const facts = element("dl", { className: "facts" });
  facts.append(element("dt", { text: t("report.theirs") }));
  if (status === "gone") facts.append(element("dd", { text: t("report.gone") }));
  for (const one of said) {
    const why = one.why ? ` (${one.why})` : "";
    const value = one.value ? `: ${one.value}` : "";
    facts.append(element("dd", { text: `${one.who}: ${one.what} ${one.field}${value}${why}, ${one.when}`, dir: "auto" }));
  }
  if (status !== "gone" && !said.length) facts.append(element("dd", { text: t(`status.${status}`) }));
  facts.append(element("dt", { text: t("report.mine") }), element("dd", { text: step.label, dir: "auto" }));
  box.append(facts, choice("report.keep-theirs", () => outbox.drop(step)));
  if (status !== "gone") box.append(choice("report.take-mine", () => outbox.insist(step, seen)));
  return box;
}

function choice(key, act) {
  const button = element("button", { text: t(key), type: "button" });
  button.addEventListener("click", act);
  return button;
}

