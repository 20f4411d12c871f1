// Keys of the queue: move between rows, open, choose, begin. No key works while something is typed.

const rows = [...document.querySelectorAll(".waiting tbody tr")];
let here = -1;

// The same keys of an Arabic keyboard.
const LATIN = { "ت": "j", "ن": "k", "ء": "x", "ى": "n", "ب": "f" };

/** Stand on a row: its link has the focus, so that Enter opens it without more. */
function stand(at) {
  if (!rows.length) return;
  rows[here]?.classList.remove("here");
  here = Math.min(Math.max(at, 0), rows.length - 1);
  rows[here].classList.add("here");
  rows[here].querySelector(".open").focus();
  rows[here].scrollIntoView({ block: "nearest" });
}

const keys = {
  j: () => stand(here + 1),
  k: () => stand(here - 1),
  x: () => rows[here]?.querySelector("input[type=checkbox]")?.click(),
  n: () => document.querySelector("[data-key=n]")?.click(),
  f: () => document.querySelector("#queue-filter select")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typed = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  if (typed || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const step = keys[event.key] ?? keys[LATIN[event.key]];
  if (!step) return;
  event.preventDefault();
  step();
});

for (const [at, row] of rows.entries()) {
  row.addEventListener("focusin", () => {
    rows[here]?.classList.remove("here");
    here = at;
    row.classList.add("here");
  });
}

document.documentElement.dataset.keys = "ready";
