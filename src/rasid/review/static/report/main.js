// The page of one report: what keys, pointer and buttons do.

import { page, t, count as counted, notice, element } from "./page.js";
import { keyOf, isTyping } from "./keys.js";
import * as cards from "./cards.js";
import * as dialogs from "./dialogs.js";
import * as outbox from "./outbox.js";
import * as text from "./text.js";
import { lookAhead, turn } from "./turning.js";

const POLL = 15_000;
// The next report is fetched when so few claims are left.
const LOOK_AHEAD = 2;
const saving = document.getElementById("saving");
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`rasid ${page.study}`) : null;
let decidedHere = false;
let offline = false;
let turning = false;
let tookSteps = false;

// Steps that can be taken back, the last one last; they stay while she goes from report to report.
const steps = JSON.parse(sessionStorage.rasidSteps ?? "[]");
const keepSteps = () => { sessionStorage.rasidSteps = JSON.stringify(steps.slice(-100)); };

function take(kind, said, label, one = null) {
  const step = outbox.add({ kind, said, label, claim: one?.id ?? "", seen: one?.dataset.seen ?? "" });
  steps.push({ key: step.key, base: page.base, claim: step.claim, ids: null });
  keepSteps();
  if (one) one.classList.remove("changed");
  text.leaveWords(); // they had their meaning
  decidedHere = tookSteps = true;
  return step;
}

function say(one, said, label, { goOn = false } = {}) {
  take("say", said, label, one);
  cards.mark();
  if (goOn) onwards();
  cards.count();
}

const nextAddress = () => document.getElementById("next-report").href;

/** To the next claim that nobody decided on, else to the next report. */
function onwards() {
  const there = cards.goOn();
  if (!page.root.dataset.stays && cards.open().length <= LOOK_AHEAD) lookAhead(nextAddress());
  if (!there) finish();
}

/** When nothing is left: to the next report; in a round one says oneself that one is done. */
function finish() {
  if (page.root.dataset.stays) document.getElementById("be-done")?.focus();
  else goNext();
}

const correct = (field, value) => ({ verdict: "correct", field, value });

// What each key does, given the current card and the words selected.

const acts = {
  accept: (one) => {
    if (one.dataset.status === "accepted" && !one.classList.contains("unsaved")) onwards();
    else say(one, [{ verdict: "accept" }], t("report.accept"), { goOn: true });
  },
  reject: (one) => dialogs.reject((why, said) =>
    say(one, [{ verdict: "reject", why }], `${t("report.reject")}: ${said}`, { goOn: true })),
  type: (one) => dialogs.type({ now: one.dataset.type }, (code, label) =>
    say(one, [correct("type", code)], `${t("field.type")}: ${label}`)),
  role: (one, words) => role(one, words),
  place: (one, words) => {
    const present = cards.held(one, "places");
    const inferred = cards.held(one, "inferred_places");
    const anchor = words ?? present[0] ?? inferred[0] ?? null;
    dialogs.place({ words: anchor, present }, (places, label) =>
      say(one, [correct("places", places)], `${t("field.places")}: ${label}`));
  },
  day: (one, words) => {
    const { start, end, about } = one.dataset;
    dialogs.day({ words, start, end, about: about === "yes" }, (value, label) =>
      say(one, [correct("date", value)], `${t("field.date")}: ${label}`));
  },
  figures: (one, words) => {
    const sums = Object.fromEntries(["killed", "injured", "detained"].map((name) => [name, cards.shown(one, name)]));
    dialogs.figures({ sums, figures: cards.held(one, "figures"), words }, (said) => {
      // Sums follow from the numbers one by one: said in one step they would be laid over each other.
      const [first, ...rest] = said[0].field === "figures" ? [[said[0]], said.slice(1)] : [said];
      say(one, first, t("field.figures"));
      if (rest[0]?.length) say(one, rest[0], t("field.figures"));
    });
  },
  happened: (one) => dialogs.happened((field, value, label) =>
    (field === "aggregate" ? acts.sum(one) : say(one, [correct(field, value)], `${t("field.factuality")}: ${label}`))),
  sum: (one) => {
    const is = one.dataset.sum !== "yes";
    say(one, [correct("aggregate", is)], `${t("field.aggregate")}: ${t(is ? "report.yes" : "report.no")}`);
  },
};

const free = {
  claim: (words) => dialogs.type({ words: words.text }, (code, label) => {
    take("add", { type: code, trigger: words }, label);
  }),
  person: (words) => {
    take("name", words, `${t("field.person")}: ${words.text}`);
  },
};

function role(one, words, given = "") {
  const fields = ["actors", "targets", "instruments"];
  const source = cards.held(one, "source");
  const parts = [
    ...fields.flatMap((field) => cards.held(one, field).map((part) => ({ ...part, field }))),
    ...(source ? [{ ...source, field: "source" }] : []),
  ];
  const chosen = words ? { ...words, field: "" } : null;
  const give = (part, name) => {
    if (part.field === name) return;
    const { text: said, at, field } = part;
    const is = (other) => other.at === at && other.text === said;
    const made = [];
    if (field === "source") made.push(correct("source", null));
    else if (field) made.push(correct(field, cards.held(one, field).filter((other) => !is(other))));
    if (name === "source") made.push(correct("source", { text: said, at }));
    else if (name !== "none") made.push(correct(name, [...cards.held(one, name).filter((other) => !is(other)), { text: said, at }]));
    if (made.length) say(one, made, `${said} → ${t(name === "none" ? "report.nothing" : `field.${name}`)}`);
  };
  if (given) give(chosen ?? parts[0], given);
  else dialogs.role(chosen ? [chosen, ...parts] : parts, chosen, give);
}

const KEYS = {
  a: "accept", r: "reject", t: "type", o: "role", p: "place", d: "day", f: "figures", h: "happened", g: "sum",
};

function act(name) {
  if (!page.mayDecide || turning) return;
  const words = text.selected();
  if (name in free) {
    if (words) free[name](words);
    else notice(t("report.select-first"));
    return;
  }
  const one = cards.here();
  if (one) acts[name](one, words);
}

document.addEventListener("keydown", (event) => {
  const key = keyOf(event);
  if (key === null || isTyping(event) || document.querySelector("dialog[open]")) return;
  if (text.inWords() && text.moveWords(event)) {
    event.preventDefault();
    showTools();
    return;
  }
  const done = pressed(key, event);
  if (done) event.preventDefault();
});

function pressed(key, event) {
  if (event.shiftKey && key !== "?") return false;
  if (event.repeat && !key.startsWith("Arrow") && !"jk".includes(key)) return false;
  const onControl = event.target.closest("a, button, summary");
  const inText = event.target.closest("#text"); // there arrows scroll, or move among the words
  if (key in KEYS) act(KEYS[key]);
  else if (key === "c") act("claim");
  else if (key === "m") act("person");
  else if (key === "j" || (key === "ArrowDown" && !inText)) cards.step(1);
  else if (key === "k" || (key === "ArrowUp" && !inText)) cards.step(-1);
  else if (key === "w") text.enterWords(cards.here());
  else if (key === "u") undo();
  else if (key === "n") goNext();
  else if (key === "/") document.getElementById("top-words")?.focus();
  else if (key === "?") dialogs.keys();
  else if (key === "Escape" && !onControl) leave();
  else return false;
  return true;
}

function leave() {
  text.leaveWords();
  text.light([]);
  cards.here()?.focus({ preventScroll: true });
  showTools();
}

// Taking back.

function undo(ids = null, claim = "") {
  if (ids) {
    outbox.add({ kind: "undo", said: ids, claim, label: t("report.undo") });
    return;
  }
  const last = steps.pop();
  keepSteps();
  if (!last) {
    notice(t("report.nothing-to-undo"));
    return;
  }
  if (outbox.cancel(last.key)) {
    decided(last);
    notice(t("report.undone"));
    return;
  }
  outbox.add({
    kind: "undo", said: last.ids ?? [], of: last.ids ? "" : last.key, claim: last.claim, base: last.base,
    label: t("report.undo"),
  });
}

/** After a step was taken back: show the claim it was on. */
function decided({ base, claim }) {
  if (base !== page.base) {
    location.assign(`${base}${claim ? `#${claim}` : ""}`);
    return;
  }
  cards.mark();
  cards.count();
  const one = cards.card(claim);
  if (one) cards.choose(one);
}

// What becomes of the steps.

outbox.listen(({ what, step, answer, offline: lost }) => {
  offline = Boolean(lost);
  if (what === "done") saved(step, answer);
  if (what === "login") told("report.log-in", "report.to-log-in", `/login?to=${encodeURIComponent(location.pathname)}`);
  if (what === "reload") told("report.reload", "report.to-reload", location.href);
  if (what === "refused") notice(t("report.refused", { says: answer?.says ?? "" }), { bad: true });
  if (what === "refused" && !step.claim) outbox.drop(step);
  if (what === "dropped") refresh();
  if (what === "conflict") notice(t("report.conflict"), { bad: true });
  if (what !== "login" && what !== "reload") state();
  cards.mark();
  cards.count();
});

function saved(step, answer) {
  const known = steps.find((one) => one.key === step.key);
  if (known) known.ids = answer.done;
  keepSteps();
  channel?.postMessage({ base: step.base });
  if (step.kind === "undo") notice(t("report.undone"));
  if (step.base !== page.base) {
    if (step.kind === "undo") decided(step);
    return;
  }
  if (answer.card) cards.swap(answer.card);
  if (answer.part) cards.draw(answer.part);
  if (step.kind === "undo") decided(step);
  if (step.kind === "add") cards.choose(cards.card(answer.claim));
  state();
  if (!decidedHere || step.kind !== "say" || cards.count() > 0) return;
  if (!cards.here()?.classList.contains("unsaved")) finish();
}

function state() {
  const steps_ = outbox.unsaved();
  const trouble = steps_.some((step) => step.state !== "waiting");
  saving.classList.toggle("bad", trouble);
  saving.classList.toggle("waiting", offline && steps_.length > 0);
  if (!steps_.length) saving.textContent = tookSteps ? t("report.saved") : "";
  else if (trouble) saving.replaceChildren(troubled(steps_.find((step) => step.state !== "waiting")));
  else saving.textContent = offline ? counted("report.waiting", steps_.length) : t("report.saving");
}

/** A link to the claim whose step met trouble. */
function troubled(step) {
  const at = `${step.base === page.base ? "" : step.base}#${step.claim}`;
  return element("a", { text: t("report.conflict"), href: at });
}

function told(key, label, address) {
  const link = element("a", { text: t(label), href: address });
  saving.replaceChildren(t(key), " ", link);
  saving.classList.add("bad");
}

async function goNext() {
  if (page.root.dataset.stays) return location.assign(nextAddress());
  if (turning || document.querySelector("dialog[open]")) return;
  turning = true;
  const from = page.base;
  const turned = await turn(nextAddress());
  turning = false;
  if (!turned) notice(t("report.no-connection"), { bad: true });
  else if (page.base !== from) begin();
}

// What others and other tabs decide.

let looking = false;

async function refresh({ always = false } = {}) {
  if (looking || document.visibilityState !== "visible") return;
  looking = true;
  try {
    const address = page.base;
    if (!always) {
      const response = await fetch(`${address}/marks`, { headers: { Accept: "application/json" } });
      if (!response.ok) return;
      const marks = await response.json();
      const shown = Object.fromEntries(cards.list().map((one) => [one.id, one.dataset.seen]));
      const ids = new Set([...Object.keys(marks), ...Object.keys(shown)]);
      if ([...ids].every((id) => marks[id] === shown[id] || outbox.unsavedOf(id).length)) return;
    }
    const response = await fetch(`${address}/part`);
    if (response.ok && !document.querySelector("dialog[open]")) cards.draw(await response.text(), { told: true });
  } catch {
    // no connection: it is looked at again
  } finally {
    looking = false;
  }
}

channel?.addEventListener("message", ({ data }) => {
  if (data.base === page.base) refresh();
});
setInterval(refresh, POLL);
document.addEventListener("visibilitychange", () => refresh());
window.addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });

// The pointer.

function idsAt(target) {
  const segment = target.closest?.(".v");
  if (segment) return segment.dataset.v.split(" ");
  const value = target.closest?.("[data-value]");
  return value ? [value.dataset.value] : [];
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const ids = idsAt(event.target);
    text.light(ids);
    if (event.target.closest?.("#text")) text.tell(ids);
    else if (kind === "focusin" && ids.length) text.reveal(ids[0]);
  });
}
page.root.addEventListener("pointerleave", () => text.light([]));

const OPENS = {
  type: "type", places: "place", inferred_places: "place", date: "day", killed: "figures", injured: "figures",
  detained: "figures", figures: "figures", actors: "role", targets: "role", instruments: "role", source: "role",
};

document.getElementById("done-form")?.addEventListener("submit", (event) => {
  if (!outbox.unsaved().some((step) => step.base === page.base)) return;
  event.preventDefault();
  notice(t("report.waiting"), { bad: true });
});

document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.closest("#next-report") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    goNext();
  }
  const undoing = target.closest("[data-undo]");
  if (undoing) undo([undoing.dataset.undo], undoing.closest(".card")?.id ?? "");
  const tool = target.closest("[data-tool]");
  if (tool) useTool(tool.dataset.tool);
  if (target.closest("#show-keys")) dialogs.keys();
  const one = target.closest(".card");
  if (one) {
    if (one !== cards.here()) cards.choose(one, { focus: false });
    const button = target.closest("[data-do]");
    if (button) {
      event.preventDefault();
      act(button.dataset.do);
    }
    const value = target.closest(".value");
    if (value && OPENS[value.dataset.field]) openValue(one, value);
    return;
  }
  const segment = target.closest("#text .v");
  if (segment && getSelection().isCollapsed) {
    const claims = segment.dataset.v.split(" ").map((id) => document.querySelector(`.card [data-value="${CSS.escape(id)}"]`));
    const of = claims.map((value) => value?.closest(".card")).filter(Boolean);
    if (of.length && !of.includes(cards.here())) cards.choose(of[0], { focus: false });
  }
});

function openValue(one, value) {
  text.reveal(value.dataset.value);
  if (OPENS[value.dataset.field] === "role" && page.mayDecide) role(one, null);
  else act(OPENS[value.dataset.field]);
}

function useTool(name) {
  const words = text.selected();
  const one = cards.here();
  if (["actors", "targets", "instruments", "source"].includes(name)) {
    if (words && one) role(one, words, name);
  } else {
    act(name);
  }
}

// The words selected, by pointer or keys.

function showTools() {
  const words = text.selected();
  const tools = document.getElementById("tools");
  tools.hidden = !words || !page.mayDecide;
  if (words) {
    const place = document.getElementById("under-words");
    place.replaceChildren(`${t("report.selected")}: `, element("bdi", { text: words.text, dir: "auto" }));
  }
}

document.addEventListener("selectionchange", () => showTools());
page.root.addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-tool], [data-do]")) event.preventDefault(); // the words stay selected
});

// Begin.

function begin() {
  decidedHere = false;
  text.index();
  const asked = new URLSearchParams(location.search).get("claim");
  const wanted = cards.card(location.hash.slice(1)) ?? cards.card(asked ?? "");
  cards.choose(wanted ?? cards.open()[0] ?? cards.list()[0] ?? null);
  cards.mark();
  cards.count();
  state();
}

begin();
outbox.drain();
