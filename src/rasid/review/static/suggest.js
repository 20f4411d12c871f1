// Suggestions of places, people and organisations under a box, by arrow keys or pointer.
// data-suggest="filter" puts the one chosen into the search, "page" opens its page.

for (const box of document.querySelectorAll("input[data-suggest]")) start(box);

function start(box) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${box.id}-suggestions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels?.[0]?.textContent.trim() ?? "");
  box.parentElement.classList.add("suggest-box");
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  let found = [];
  let at = -1;
  let waiting = 0;
  let asked = 0;

  function close() {
    clearTimeout(waiting);
    asked += 1; // what is still asked is not shown any more
    list.hidden = true;
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const one = found[place];
    if (one) location.assign(box.dataset.suggest === "page" ? one.page : one.filter);
  }

  function light(place) {
    at = place;
    for (const [number, row] of [...list.children].entries()) row.setAttribute("aria-selected", String(number === at));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function show() {
    list.replaceChildren(...found.map(row));
    list.hidden = found.length === 0;
    at = -1;
    box.setAttribute("aria-expanded", String(found.length > 0));
  }

  function row(one, place) {
    const made = document.createElement("li");
    made.id = `${list.id}-${place}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    for (const [name, text] of [["name", one.name], ["kind", one.kind], ["times", one.times]]) {
      const part = document.createElement(name === "name" ? "bdi" : "span");
      part.className = name;
      part.textContent = text;
      made.append(part);
    }
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => choose(place));
    return made;
  }

  async function ask() {
    const words = box.value.trim();
    const mine = (asked += 1);
    if (words.length < 2) {
      found = [];
      show();
      return;
    }
    const fields = box.form && box.dataset.suggest === "filter" ? new URLSearchParams(new FormData(box.form)) : new URLSearchParams();
    fields.set("words", words);
    const answer = await fetch(`/search/suggest?${fields}`);
    if (!answer.ok) return;
    const suggested = await answer.json();
    if (mine !== asked) return;
    found = suggested;
    show();
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!list.hidden) event.preventDefault();
      close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && found.length) {
      event.preventDefault();
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      const step = event.key === "ArrowDown" ? 1 : -1;
      light(((at + 1 + step + found.length + 1) % (found.length + 1)) - 1);
    } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
      event.preventDefault();
      choose(at);
    }
  });
}
