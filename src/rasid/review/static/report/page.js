// The page that is open: its texts, and what every part of the script asks of it.

const root = document.getElementById("review");

export const page = {
  root,
  base: root.dataset.base, // where this report is read and written
  study: document.querySelector('meta[name="study"]').content,
  mayDecide: root.dataset.may === "yes",
  language: document.documentElement.lang,
};

const texts = JSON.parse(root.dataset.texts);
const plural = new Intl.PluralRules(page.language);

/** A text of the page with its values. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);
}

/** A text that counts. */
export function count(key, n) {
  return t(`${key}.${plural.select(n)}`, { n });
}

/** An element with a class and a text; words of reports are never markup. */
export function element(name, { text = "", className = "", ...attributes } = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Tell something in a corner of the page. */
export function notice(text, { bad = false, seconds = 6 } = {}) {
  const note = element("p", { text, className: bad ? "notice bad" : "notice", dir: "auto" });
  document.getElementById("notices").append(note);
  setTimeout(() => note.remove(), seconds * 1000);
}
