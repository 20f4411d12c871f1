// The page of one report: its keys, and the words selected.

import { page, t, element } from "./page.js";
import { act } from "./acts.js";
import * as cards from "./cards.js";
import * as dialogs from "./dialogs.js";
import { begin, goNext } from "./going.js";
import { keyOf, isTyping } from "./keys.js";
import * as outbox from "./outbox.js";
import "./outcomes.js";
import "./pointer.js";
import { undo } from "./taking.js";
import * as text from "./text.js";

const KEYS = {
  a: "accept", r: "reject", t: "type", o: "role", p: "place", d: "day", f: "figures", h: "happened", g: "sum",
};

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

begin();
outbox.drain();
