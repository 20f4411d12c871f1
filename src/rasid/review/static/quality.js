// Keys of a sample: a digit says what the part is, z goes back. No key works while something is typed.

let sent = false; // a second key before the next part is there must not speak of this one

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const digit = "٠١٢٣٤٥٦٧٨٩".indexOf(event.key);
  const key = digit >= 0 ? String(digit) : event.key === "ئ" ? "z" : event.key;
  const button = [...document.querySelectorAll(".saying [data-key]")].find((one) => one.dataset.key === key);
  if (!button || sent) return;
  sent = true;
  event.preventDefault();
  button.click();
});

// Back from the page behind, the part can be said anew.
addEventListener("pageshow", () => { sent = false; });

document.documentElement.dataset.keys = "ready";
