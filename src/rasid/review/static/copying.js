// Copies a quotation with its citation: to the clipboard where the browser allows it, else it selects the text.

import { notice } from "./rasid.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copies]");
  if (!button) {
    return;
  }
  const text = document.getElementById(button.dataset.copies);
  if (await copied(text)) {
    notice(button.dataset.copied);
    return;
  }
  text.closest("details").open = true;
  text.focus();
  text.select();
  notice(button.dataset.failed, { bad: true });
});

/** Whether the text could be copied: by the clipboard, or by the older way where a page has no clipboard. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    const details = text.closest("details");
    const wasOpen = details.open;
    details.open = true;
    text.select();
    const done = document.execCommand("copy");
    details.open = wasOpen;
    return done;
  }
}
