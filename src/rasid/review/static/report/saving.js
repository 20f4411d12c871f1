// How the saving of the steps stands, told at the top of the page.

import { page, t, count as counted, element } from "./page.js";
import * as outbox from "./outbox.js";
import { taken } from "./taking.js";

const saving = document.getElementById("saving");
let offline = false;

/** Remember whether there is a connection. */
export function setOffline(isOffline) {
  offline = isOffline;
}

/** Show whether all is saved. */
export function state() {
  const steps = outbox.unsaved();
  const trouble = steps.some((step) => step.state !== "waiting");
  saving.classList.toggle("bad", trouble);
  saving.classList.toggle("waiting", offline && steps.length > 0);
  if (!steps.length) saving.textContent = taken.ever ? t("report.saved") : "";
  else if (trouble) saving.replaceChildren(troubled(steps.find((step) => step.state !== "waiting")));
  else saving.textContent = offline ? counted("report.waiting", steps.length) : t("report.saving");
}

/** A link to the claim whose step met trouble. */
function troubled(step) {
  const at = `${step.base === page.base ? "" : step.base}#${step.claim}`;
  return element("a", { text: t("report.conflict"), href: at });
}

/** Tell what she must do before anything is saved again. */
export function told(key, label, address) {
  const link = element("a", { text: t(label), href: address });
  saving.replaceChildren(t(key), " ", link);
  saving.classList.add("bad");
}
