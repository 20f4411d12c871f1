// What the pointer does: words and values light each other, buttons act.

import { page, t, notice } from "./page.js";
import { act, role } from "./acts.js";
import * as cards from "./cards.js";
import * as dialogs from "./dialogs.js";
import { goNext } from "./going.js";
import * as outbox from "./outbox.js";
import { undo } from "./taking.js";
import * as text from "./text.js";

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

page.root.addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-tool], [data-do]")) event.preventDefault(); // the words stay selected
});
