// The text with its spans: lighting words and values, and the words that are selected.
// Offsets of the study count code points, those of the browser UTF-16 units.

import { element, t } from "./page.js";

const WORD = /[\p{L}\p{N}\p{M}_\u0640]+/gu;
const ROLES_FIRST = ["type", "killed", "injured", "detained", "figures", "date", "places", "actors", "targets",
  "instruments", "source", "denied_by", "factuality", "inferred_places"];

let words = "";
let stretches = []; // {from, to, at, masked}: units of the page, code points of the report
let segmentsOf = new Map();
let valuesOf = new Map();
let lit = [];
let drawn = 0;

const pane = () => document.getElementById("text");

/** How often the report was drawn; it grows. */
export const drawings = () => drawn;

/** Read the segments of the text and the values of the cards, after either was drawn. */
export function index() {
  drawn += 1;
  segmentsOf = new Map();
  for (const segment of pane().querySelectorAll(".v")) {
    for (const id of segment.dataset.v.split(" ")) {
      if (!segmentsOf.has(id)) segmentsOf.set(id, []);
      segmentsOf.get(id).push(segment);
    }
  }
  valuesOf = new Map();
  for (const value of document.querySelectorAll("[data-value]")) {
    const id = value.dataset.value;
    if (!valuesOf.has(id)) valuesOf.set(id, []);
    valuesOf.get(id).push(value);
  }
  words = pane().textContent;
  let from = 0;
  stretches = Array.from(pane().children, (segment) => {
    const to = from + segment.textContent.length;
    const stretch = { from, to, at: Number(segment.dataset.at), masked: segment.dataset.masked === "yes" };
    from = to;
    return stretch;
  });
  lit = [];
}

/** Colour the words of one claim by what they are in it. */
export function show(card) {
  for (const segment of pane().querySelectorAll("[data-r]")) delete segment.dataset.r;
  if (!card) return;
  const roles = new Map();
  for (const value of card.querySelectorAll("[data-value]")) {
    for (const segment of segmentsOf.get(value.dataset.value) ?? []) {
      const role = value.dataset.field;
      const before = roles.get(segment);
      if (!before || ROLES_FIRST.indexOf(role) < ROLES_FIRST.indexOf(before)) roles.set(segment, role);
    }
  }
  for (const [segment, role] of roles) segment.dataset.r = role;
  const trigger = segmentsOf.get(`${card.id}-type`)?.[0];
  if (trigger) into(trigger);
}

/** Light values and their words. */
export function light(ids) {
  for (const one of lit) one.classList.remove("lit");
  lit = ids.flatMap((id) => [...(segmentsOf.get(id) ?? []), ...(valuesOf.get(id) ?? [])]);
  for (const one of lit) one.classList.add("lit");
}

/** The words of a value, brought into view. */
export function reveal(id) {
  const segment = segmentsOf.get(id)?.[0];
  if (segment) into(segment);
}

function into(segment) {
  const box = segment.getBoundingClientRect();
  const frame = pane().getBoundingClientRect();
  if (box.top < frame.top + 20 || box.bottom > frame.bottom - 20) {
    pane().scrollTop += box.top - frame.top - frame.height / 3;
  }
}

/** Say which values of which claims rest on the words under the pointer. */
export function tell(ids) {
  const place = document.getElementById("under-words");
  const told = ids.flatMap((id) => (valuesOf.get(id) ?? []).slice(0, 1).map((value) => named(value)));
  place.replaceChildren(...(told.length ? told : [document.createTextNode(t("report.hint"))]));
}

function named(value) {
  const card = value.closest(".card");
  if (!card) return element("span", { className: "under-one", text: `${t("report.named")}: ${value.textContent.trim()}` });
  const type = card.querySelector(".type-value").textContent.trim();
  const number = card.querySelector(".card-number").textContent;
  return element("span", { className: "under-one", text: `${number} ${type}: ${t(`field.${value.dataset.field}`)}` });
}

/** The words that are selected in the text, with their offset; null where none are. */
export function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pane().contains(range.commonAncestorContainer)) return null;
  let start = before(range.startContainer, range.startOffset);
  let end = before(range.endContainer, range.endOffset);
  while (start < end && /\s/u.test(words[start])) start += 1;
  while (end > start && /\s/u.test(words[end - 1])) end -= 1;
  if (start >= end) return null;
  const first = stretches.find(({ to }) => start < to);
  const last = stretches.find(({ to }) => end <= to);
  if (first.masked) start = first.from; // a pseudonym is selected whole
  if (last.masked) end = last.to;
  return { text: words.slice(start, end), at: first.at + [...words.slice(first.from, start)].length };
}

function before(node, offset) {
  const range = document.createRange();
  range.selectNodeContents(pane());
  range.setEnd(node, offset);
  return range.toString().length;
}

function units(point) {
  const stretch = stretches.findLast(({ at, to, from }) => at <= point && to > from);
  if (!stretch) return 0;
  if (stretch.masked) return stretch.from;
  return stretch.from + [...words.slice(stretch.from, stretch.to)].slice(0, point - stretch.at).join("").length;
}

// Words by the keyboard: one word or a row of words is selected, arrows move its end.
let row = [];
let anchor = 0;
let focus = 0;

/** Go to the words of the text, at the trigger of a claim where one is given. */
export function enterWords(card) {
  row = [...words.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
  if (!row.length) return;
  const trigger = card?.querySelector(".type-value");
  const at = trigger ? units(Number(trigger.dataset.at)) : 0;
  anchor = focus = Math.max(0, row.findIndex(([, end]) => end > at));
  pane().focus({ preventScroll: true });
  select();
}

/** Move among the words; whether the key was one that does. */
export function moveWords(event) {
  if (!row.length || document.activeElement !== pane()) return false;
  const right = getComputedStyle(pane()).direction === "rtl" || isArabic(words.slice(row[focus][0], row[focus][1]));
  const steps = { ArrowLeft: right ? 1 : -1, ArrowRight: right ? -1 : 1, Home: -row.length, End: row.length };
  let to = focus;
  if (event.key in steps) to = focus + steps[event.key];
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") to = lineFrom(event.key === "ArrowDown" ? 1 : -1);
  else return false;
  focus = Math.min(Math.max(to, 0), row.length - 1);
  if (!event.shiftKey) anchor = focus;
  select();
  return true;
}

/** Whether words are being chosen by the keyboard. */
export function inWords() {
  return row.length > 0 && document.activeElement === pane();
}

/** Leave the words and let go of those that are selected. */
export function leaveWords() {
  row = [];
  getSelection().removeAllRanges();
}

function isArabic(word) {
  return /\p{Script=Arabic}/u.test(word);
}

/** The word on the next or previous line nearest to the one that is chosen. */
function lineFrom(direction) {
  const here = boxOf(focus);
  let best = focus;
  let nearest = Infinity;
  let line = null;
  for (let n = focus + direction; n >= 0 && n < row.length; n += direction) {
    const box = boxOf(n);
    if (Math.abs(box.top - here.top) < here.height / 2) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) > here.height / 2) break;
    const away = Math.abs((box.left + box.right) / 2 - (here.left + here.right) / 2);
    if (away < nearest) [best, nearest] = [n, away];
  }
  return best;
}

function boxOf(number) {
  return rangeOf(row[number][0], row[number][1]).getBoundingClientRect();
}

function select() {
  const [low, high] = [Math.min(anchor, focus), Math.max(anchor, focus)];
  const range = rangeOf(row[low][0], row[high][1]);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  const box = boxOf(focus);
  const frame = pane().getBoundingClientRect();
  if (box.top < frame.top + 10) pane().scrollTop += box.top - frame.top - 40;
  if (box.bottom > frame.bottom - 10) pane().scrollTop += box.bottom - frame.bottom + 40;
}

function rangeOf(start, end) {
  const range = document.createRange();
  let at = 0;
  let open = false;
  for (const segment of pane().children) {
    const length = segment.textContent.length;
    if (!length) continue;
    if (!open && start < at + length) {
      range.setStart(segment.firstChild, start - at);
      open = true;
    }
    if (open && end <= at + length) {
      range.setEnd(segment.firstChild, end - at);
      break;
    }
    at += length;
  }
  return range;
}

