// What each key and button says, given the current claim and the words selected.

import { page, t, notice } from "./page.js";
import * as cards from "./cards.js";
import * as dialogs from "./dialogs.js";
import { isTurning, onwards } from "./going.js";
import { take } from "./taking.js";
import * as text from "./text.js";

function say(one, said, label, { goOn = false } = {}) {
  take("say", said, label, one);
  cards.mark();
  if (goOn) onwards();
  cards.count();
}

const correct = (field, value) => ({ verdict: "correct", field, value });

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
    const is = !(cards.lastSaid(one, "aggregate")?.value ?? cards.fresh(one).dataset.sum === "yes");
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

/** Say as what words take part in a claim: those given, or one of its own chosen in a dialog. */
export function role(one, words, given = "") {
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

/** Do what a key or a button stands for. */
export function act(name) {
  if (!page.mayDecide || isTurning()) return;
  const words = text.selected();
  if (name in free) {
    if (words) free[name](words);
    else notice(t("report.select-first"));
    return;
  }
  const one = cards.here();
  if (one) acts[name](one, words);
}
