// The dialogs, one a kind of correction. Each says what is to be saved to whoever opened it.

import { page, t, element } from "./page.js";
import { keyOf, isTyping } from "./keys.js";

const byId = (id) => document.getElementById(id);
let onKey = () => false;

/** Open a dialog; `keys` is called with each key that is not typed into a field, and says whether it took it. */
function open(id, keys = () => false) {
  const dialog = byId(id);
  onKey = keys;
  dialog.showModal();
  const title = dialog.querySelector("h2");
  title.tabIndex = -1;
  title.focus();
  return dialog;
}

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const key = keyOf(event);
    if (key === null || key === "Escape" || (isTyping(event) && dialog.id !== "dialog-type")) return;
    if (onKey(key, event)) event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** A button of a numbered list is taken by its digit. */
function byDigit(dialog) {
  return (key) => {
    const button = dialog.querySelector(`[data-digit="${CSS.escape(key)}"]`);
    button?.click();
    return Boolean(button);
  };
}

/** The sheet of keys. */
export function keys() {
  const dialog = open("keys", (key) => {
    if (key === "?") dialog.close();
    return key === "?";
  });
}

/** Why a claim is rejected: `take(why, text)`. */
export function reject(take) {
  const dialog = byId("dialog-reject");
  const chosen = (why, said) => {
    dialog.close();
    take(why, said);
  };
  for (const button of dialog.querySelectorAll("[data-why]")) {
    button.onclick = () => chosen(button.dataset.why, button.lastChild.textContent.trim());
  }
  const form = dialog.querySelector(".other-reason");
  const field = byId("other-reason");
  field.value = "";
  form.onsubmit = (event) => {
    event.preventDefault();
    if (field.value.trim()) chosen(field.value.trim(), field.value.trim());
  };
  const digits = byDigit(dialog);
  open("dialog-reject", (key) => {
    if (key === "0") field.focus();
    return key === "0" || digits(key);
  });
}

// Types: a list with definitions that narrows as one types.

const ARTICLE = /^ال/u;
const folded = (words) => words.toLowerCase().replace(/[\u0623\u0625\u0622]/gu, "ا").replace(/\u0629/gu, "ه")
  .replace(/\u0649/gu, "ي").replace(/[\u064b-\u0652\u0640]/gu, "");

function rank(option, typed) {
  const both = [option.dataset[page.language], option.dataset[page.language === "ar" ? "en" : "ar"], option.dataset.code];
  for (const [place, label] of both.entries()) {
    const parts = folded(label).split(/[\s_]+/u);
    if (folded(label).startsWith(typed) || folded(label).replace(ARTICLE, "").startsWith(typed)) return place * 2;
    if (parts.some((part) => part.startsWith(typed) || part.replace(ARTICLE, "").startsWith(typed))) return place * 2 + 1;
  }
  return -1;
}

/** The type of a claim, or of a new one told by `words`: `take(code, label)`. */
export function type({ now = "", words = "" }, take) {
  const dialog = byId("dialog-type");
  const title = byId("dialog-type-title");
  title.textContent = words ? title.dataset.new.replace("%", words) : title.dataset.change;
  const field = byId("type-filter");
  const list = byId("type-list");
  const all = [...list.children].sort((a, b) => Number(a.dataset.place ?? 0) - Number(b.dataset.place ?? 0));
  all.forEach((option, place) => { option.dataset.place ??= String(place + 1); });
  const family = all.find((option) => option.dataset.code === now)?.dataset.family;
  let active = null;

  const mark = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) field.setAttribute("aria-activedescendant", active.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const narrow = () => {
    const typed = folded(field.value.trim());
    const near = (option) => (family && option.dataset.family === family ? 0 : 1);
    const fit = all
      .filter((option) => option.dataset.code !== now || typed)
      .map((option) => [typed ? rank(option, typed) : near(option), Number(option.dataset.place), option])
      .filter(([order]) => order >= 0)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, , option]) => option);
    for (const option of all) option.hidden = !fit.includes(option);
    list.append(...fit);
    for (const option of all) option.querySelector(".digit").textContent = "";
    if (!typed) fit.slice(0, 9).forEach((option, n) => { option.querySelector(".digit").textContent = String(n + 1); });
    mark(fit[0]);
  };
  const chosen = (option) => {
    if (!option) return;
    dialog.close();
    take(option.dataset.code, option.dataset[page.language]);
  };
  const fit = () => [...list.children].filter((option) => !option.hidden);
  field.value = "";
  field.oninput = narrow;
  list.onclick = (event) => chosen(event.target.closest("[role=option]"));
  open("dialog-type", (key) => {
    const options = fit();
    if (key === "ArrowDown" || key === "ArrowUp") {
      const at = options.indexOf(active) + (key === "ArrowDown" ? 1 : -1);
      mark(options[Math.min(Math.max(at, 0), options.length - 1)]);
      return true;
    }
    if (key === "Enter") {
      chosen(active);
      return true;
    }
    if (/^[1-9]$/u.test(key) && !field.value) {
      chosen(options[Number(key) - 1]);
      return true;
    }
    return false;
  });
  narrow();
  field.focus();
}

/** Who takes part and as what. `parts` are {field, text, at}, `picked` one of them; `take(part, role)`. */
export function role(parts, picked, take) {
  const dialog = byId("dialog-role");
  const list = byId("role-words");
  let chosen = picked ?? (parts.length === 1 ? parts[0] : null);
  const draw = () => {
    list.replaceChildren(...parts.map((part, n) => {
      const line = element("li");
      const button = element("button", { type: "button", "aria-pressed": String(part === chosen) });
      button.append(
        element("kbd", { text: String(n + 1) }), " ",
        element("bdi", { text: part.text, dir: "auto" }),
        element("span", { className: "byline", text: part.field ? ` ${t(`field.${part.field}`)}` : ` ${t("report.selected")}` }),
      );
      button.onclick = () => {
        chosen = part;
        draw();
      };
      line.append(button);
      return line;
    }));
    if (!parts.length) list.append(element("li", { text: list.dataset.empty, className: "empty" }));
  };
  const give = (name) => {
    if (!chosen) return;
    dialog.close();
    take(chosen, name);
  };
  for (const button of dialog.querySelectorAll("[data-role]")) button.onclick = () => give(button.dataset.role);
  draw();
  open("dialog-role", (key) => {
    const part = parts[Number(key) - 1];
    if (part) {
      chosen = part;
      draw();
      return true;
    }
    const button = dialog.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (button) give(button.dataset.role);
    return Boolean(button);
  });
}

// Counts what was asked of the gazetteer: a late answer belongs to a dialog that was closed.
let placesAsked = 0;

/** Where it happened. `words` {text, at} or null, `present` the places there are; `take(places, label)`. */
export function place({ words, present }, take) {
  const dialog = byId("dialog-place");
  const state = byId("place-state");
  const choices = byId("place-choices");
  const instead = byId("place-instead");
  const look = byId("place-look");
  const label = byId("place-words");
  const overlaps = (one) => words && one.at < words.at + words.text.length && words.at < one.at + one.text.length;
  const kept = () => (instead.checked ? [] : present.filter((one) => !overlaps(one)));
  instead.checked = false;
  byId("place-instead-label").hidden = !present.some((one) => !overlaps(one)) || !words;
  label.hidden = !words;
  label.replaceChildren(`${label.dataset.label}: `, element("bdi", { text: words?.text ?? "", dir: "auto" }));
  byId("place-present").replaceChildren(...present.map((one) => {
    const line = element("li");
    const remove = element("button", { type: "button", className: "quiet", text: byId("place-present").dataset.remove });
    remove.onclick = () => {
      dialog.close();
      take(present.filter((other) => other !== one), one.text);
    };
    line.append(element("bdi", { text: one.text, dir: "auto" }), " ", remove);
    return line;
  }));
  const choose = (found, sought) => {
    dialog.close();
    take([...kept(), { ...words, place: found?.id ?? "", words: sought }], found?.name ?? words.text);
  };
  const search = async (sought) => {
    const mine = (placesAsked += 1);
    choices.replaceChildren();
    if (!words) return;
    state.textContent = state.dataset.searching;
    let found = [];
    try {
      const address = `${page.base}/places?${new URLSearchParams({ words: sought })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      found = await response.json();
    } catch {
      if (mine === placesAsked) state.textContent = t("report.waiting");
      return;
    }
    if (mine !== placesAsked) return;
    state.textContent = found.length ? state.dataset.found : state.dataset.nothing;
    const lines = found.slice(0, 8).map((one, n) => {
      const line = element("li");
      const button = element("button", { type: "button", "data-digit": String(n + 1) });
      const around = [one.admin1 !== one.name ? one.admin1 : "", one.countryName].filter(Boolean).join(", ");
      button.append(
        element("kbd", { text: String(n + 1) }), " ", element("bdi", { text: one.name }),
        element("span", { className: "byline", text: ` ${one.kind} · ` }), element("bdi", { className: "byline", text: around }),
      );
      button.onclick = () => choose(one, sought);
      line.append(button);
      return line;
    });
    const line = element("li");
    const unknown = element("button", { type: "button", "data-digit": "9" });
    unknown.append(element("kbd", { text: "9" }), ` ${choices.dataset.unknown}`);
    unknown.onclick = () => choose(null, sought);
    line.append(unknown);
    choices.replaceChildren(...lines, line);
  };
  byId("place-form").onsubmit = (event) => {
    event.preventDefault();
    if (look.value.trim()) search(look.value.trim());
  };
  look.value = "";
  look.disabled = !words;
  state.textContent = words ? "" : t("report.select-first");
  open("dialog-place", byDigit(dialog));
  search(words?.text ?? "");
}

/** When it happened. `take(value, label)`. */
export function day({ words, start, end, about }, take) {
  const dialog = byId("dialog-day");
  const read = byId("day-words");
  byId("day-first").value = start;
  byId("day-last").value = end === start ? "" : end;
  byId("day-about").checked = about;
  const save = (value, label) => {
    dialog.close();
    take(value, label);
  };
  read.hidden = !words;
  if (words) {
    read.textContent = read.dataset.label.replace("%", words.text);
    read.onclick = () => save({ words }, words.text);
  }
  byId("day-none").onclick = () => save(null, t("report.nothing"));
  byId("day-form").onsubmit = (event) => {
    event.preventDefault();
    const first = byId("day-first").value;
    const last = byId("day-last").value;
    if (!first || (last && last < first)) {
      byId(first ? "day-last" : "day-first").focus();
      return;
    }
    save({ start: first, end: last || first, approximate: byId("day-about").checked }, last ? `${first} – ${last}` : first);
  };
  open("dialog-day", (key) => {
    if (key === "Enter" && words && document.activeElement === read) return false;
    return false;
  });
  (words ? read : byId("day-first")).focus();
}

const NUMBER = /^[0-9\u0660-\u0669]{1,9}\s*(\+|[-\u2013]\s*[0-9\u0660-\u0669]{1,9})?$/u;

/** How many. `sums` by field as typed, `figures` one by one, `words` selected; `take(said)`, parts of a step. */
export function figures({ sums, figures: held, words }, take) {
  const dialog = byId("dialog-figures");
  const fields = [...dialog.querySelectorAll("[data-field]")];
  const wrong = byId("figures-wrong");
  const added = byId("figures-new");
  const single = byId("figures-number");
  let left = [...held];
  wrong.textContent = "";
  for (const field of fields) field.value = sums[field.dataset.field] ?? "";
  const draw = () => {
    const list = byId("figures-list");
    list.replaceChildren(...left.map((one) => {
      const line = element("li");
      const remove = element("button", { type: "button", className: "quiet", text: list.dataset.remove });
      remove.onclick = () => {
        left = left.filter((other) => other !== one);
        draw();
      };
      line.append(
        element("bdi", { className: "number", text: one.number }), ` ${t(`figure.${one.what}`)} `,
        element("bdi", { text: one.whom?.text ?? one.said.text, dir: "auto", className: "soft" }), " ", remove,
      );
      if (words) {
        const whom = element("button", { type: "button", className: "quiet", text: list.dataset.whom });
        whom.onclick = () => {
          left = left.map((other) => (other === one ? { ...one, whom: words } : other));
          draw();
          single.focus();
        };
        line.append(whom);
      }
      return line;
    }));
  };
  draw();
  added.hidden = !words;
  if (words) {
    byId("figures-new-words").textContent = added.dataset.label.replace("%", words.text);
    single.value = /[0-9\u0660-\u0669]+/u.exec(words.text)?.[0] ?? "";
  }
  byId("figures-form").onsubmit = (event) => {
    event.preventDefault();
    const typed = [...fields, ...(words && single.value.trim() ? [single] : [])];
    const bad = typed.find((field) => field.value.trim() && !NUMBER.test(field.value.trim()));
    if (bad) {
      wrong.textContent = `${bad.value}: ${wrong.dataset.says}`;
      bad.focus();
      return;
    }
    const said = fields
      .filter((field) => field.value.trim() !== (sums[field.dataset.field] ?? ""))
      .map((field) => ({ verdict: "correct", field: field.dataset.field, value: field.value.trim() || null }));
    const more = words && single.value.trim()
      ? [...left, { what: byId("figures-what").value, number: single.value.trim(), said: words }] : left;
    const same = more.length === held.length && more.every((one, n) => one === held[n]);
    if (!same) said.unshift({ verdict: "correct", field: "figures", value: more });
    dialog.close();
    if (said.length) take(said);
  };
  open("dialog-figures");
  const first = words ? single : fields[0];
  first.focus();
  first.select();
}

/** Whether it happened, as the report tells it: `take(field, value, label)`. */
export function happened(take) {
  const dialog = byId("dialog-happened");
  for (const button of dialog.querySelectorAll("[data-digit]")) {
    button.onclick = () => {
      dialog.close();
      if (button.dataset.sum) take("aggregate", null, "");
      else take("factuality", button.dataset.factuality, button.lastChild.textContent.trim());
    };
  }
  open("dialog-happened", byDigit(dialog));
}
