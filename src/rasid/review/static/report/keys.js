// Which key was pressed, whatever the layout: letters by what they type where that is Latin, else by the place
// of the key, so that an Arabic layout works without switching.

/** The letter (a-z), digit, `?`, `/` or name of a key; null for one with Ctrl, Alt or Meta. */
export function keyOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  const { key, code } = event;
  if (/^[a-z]$/iu.test(key)) return key.toLowerCase();
  if (/^[0-9]$/u.test(key)) return key;
  if (/^[\u0660-\u0669]$/u.test(key)) return String(key.charCodeAt(0) - 0x660);
  if (key === "?" || key === "\u061f" || (code === "Slash" && event.shiftKey)) return "?";
  if (key === "/" || code === "Slash") return "/";
  if (/^Key[A-Z]$/u.test(code)) return code[3].toLowerCase();
  if (/^Digit[0-9]$/u.test(code)) return code[5];
  return key;
}

/** Whether somebody is typing into a field. */
export function isTyping(event) {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  return Boolean(field) && !["checkbox", "radio", "button", "submit"].includes(field.type);
}
