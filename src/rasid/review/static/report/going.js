// From claim to claim, and from report to report.

import { page, t, notice } from "./page.js";
import * as cards from "./cards.js";
import { state } from "./saving.js";
import { taken } from "./taking.js";
import * as text from "./text.js";
import { lookAhead, turn } from "./turning.js";

// The next report is fetched when so few claims are left.
const LOOK_AHEAD = 2;
let turning = false;

/** Whether the next report is on its way. */
export const isTurning = () => turning;

const nextAddress = () => document.getElementById("next-report").href;

/** To the next claim that nobody decided on, else to the next report. */
export function onwards() {
  const there = cards.goOn();
  if (!page.root.dataset.stays && cards.open().length <= LOOK_AHEAD) lookAhead(nextAddress());
  if (!there) finish();
}

/** When nothing is left: to the next report; in a round one says oneself that one is done. */
export function finish() {
  if (page.root.dataset.stays) document.getElementById("be-done")?.focus();
  else goNext();
}

/** To the next report, without loading the page anew where that can be. */
export async function goNext() {
  if (page.root.dataset.stays) return location.assign(nextAddress());
  if (turning || document.querySelector("dialog[open]")) return;
  turning = true;
  const from = page.base;
  const turned = await turn(nextAddress());
  turning = false;
  if (!turned) notice(t("report.no-connection"), { bad: true });
  else if (page.base !== from) begin();
}

/** Begin with the report that is shown: at the claim that was asked for, else at the first that is open. */
export function begin() {
  taken.here = false;
  text.index();
  const asked = new URLSearchParams(location.search).get("claim");
  const wanted = cards.card(location.hash.slice(1)) ?? cards.card(asked ?? "");
  cards.choose(wanted ?? cards.open()[0] ?? cards.list()[0] ?? null);
  cards.mark();
  cards.count();
  state();
}
