// The steps she takes, and taking them back.

import { page, t, notice } from "./page.js";
import * as cards from "./cards.js";
import * as outbox from "./outbox.js";
import * as text from "./text.js";

/** Whether she took a step: on the report that is shown, and at all since the page was loaded. */
export const taken = { here: false, ever: false };

// Steps that can be taken back, the last one last; they stay while she goes from report to report.
const steps = JSON.parse(sessionStorage.rasidSteps ?? "[]");
const keepSteps = () => { sessionStorage.rasidSteps = JSON.stringify(steps.slice(-100)); };

/** Take a step: on a claim where one is given. */
export function take(kind, said, label, given = null) {
  const one = given && cards.fresh(given);
  const step = outbox.add({ kind, said, label, claim: one?.id ?? "", seen: one?.dataset.seen ?? "" });
  steps.push({ key: step.key, base: page.base, claim: step.claim, ids: null });
  keepSteps();
  if (one) one.classList.remove("changed");
  text.leaveWords(); // they had their meaning
  taken.here = taken.ever = true;
}

/** Remember what the study calls the decisions of a step that it has. */
export function know(step, ids) {
  const known = steps.find((one) => one.key === step.key);
  if (known) known.ids = ids;
  keepSteps();
}

/** Take back the last step, or decisions of a claim. */
export function undo(ids = null, claim = "") {
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
export function decided({ base, claim }) {
  if (base !== page.base) {
    location.assign(`${base}${claim ? `#${claim}` : ""}`);
    return;
  }
  cards.mark();
  cards.count();
  const one = cards.card(claim);
  if (one) cards.choose(one);
}
