// What becomes of the steps that were sent.

import { t, page, notice } from "./page.js";
import * as cards from "./cards.js";
import { finish } from "./going.js";
import * as outbox from "./outbox.js";
import { setOffline, state, told } from "./saving.js";
import { decided, know, taken } from "./taking.js";
import { refresh, tellTabs } from "./watching.js";

outbox.listen(({ what, step, answer, offline: lost }) => {
  setOffline(Boolean(lost));
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
  know(step, answer.done);
  tellTabs(step.base);
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
  if (!taken.here || step.kind !== "say" || cards.count() > 0) return;
  if (!cards.here()?.classList.contains("unsaved")) finish();
}
