// Copies a quotation with its citation: to the clipboard where the browser allows it, else it selects the text.

import { notice } from "./rasid.js";

document.addEventListener("mousedown", (event) => {
  if (event.target.closest("button[data-cites]")) {
    event.preventDefault(); // so that pressing the button does not end the selection
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copies], button[data-cites]");
  if (button?.dataset.copies) {
    copyShown(button, document.getElementById(button.dataset.copies));
  } else if (button) {
    copySelected(button, document.getSelection().toString().trim().replace(/\s+/gu, " "));
  }
});

/** Copy the text of a field that the page shows. */
async function copyShown(button, field) {
  if (await copied(field.value)) {
    notice(button.dataset.copied);
    return;
  }
  field.closest("details").open = true;
  field.focus();
  field.select();
  notice(button.dataset.failed, { bad: true });
}

/** Copy the words that the reader selected, with the citation of the report. */
async function copySelected(button, words) {
  if (!words) {
    notice(button.dataset.nothing, { bad: true });
    return;
  }
  const { opening, closing, cites } = button.dataset;
  const done = await copied(`${opening}${words}${closing}\n${cites}`);
  notice(done ? button.dataset.copied : button.dataset.failed, { bad: !done });
}

/** Whether the text could be copied: by the clipboard, or by the older way where a page has no clipboard. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
