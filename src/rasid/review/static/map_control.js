// Who is reported to have held which place on a day, over the map: a colour and a letter for each holder.

const LETTERS = "ABCDEFG";

/** Make the layer of control work on a map; `provinceOf(id)` gives a province's shape. */
export function startControl(map, provinceOf, texts) {
  const on = document.getElementById("control-on");
  const day = document.getElementById("control-day");
  const list = document.getElementById("holders");
  const layer = L.layerGroup();
  let asked = 0;

  async function show() {
    const mine = (asked += 1);
    layer.clearLayers();
    list.replaceChildren();
    map.getContainer().classList.toggle("with-control", on.checked);
    if (!on.checked || !day.value) {
      map.removeLayer(layer);
      return;
    }
    const answer = await fetch(`/map/control?day=${encodeURIComponent(day.value)}`);
    if (!answer.ok) return;
    const held = await answer.json();
    if (mine !== asked) return;
    layer.addTo(map);
    draw(held);
  }

  function draw(held) {
    const many = new Map();
    for (const one of held) many.set(one.holder, (many.get(one.holder) ?? 0) + 1);
    const first = [...many].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
    const number = new Map(first.slice(0, LETTERS.length).map((name, place) => [name, place]));
    const undrawn = held.filter((one) => !mark(one, number.get(one.holder)));
    if (!held.length) list.append(row(null, list.dataset.none, 0));
    for (const [name, place] of number) list.append(row(place, name, many.get(name)));
    const others = first.slice(LETTERS.length).reduce((sum, name) => sum + many.get(name), 0);
    if (others) list.append(row(LETTERS.length, texts.others, others));
    if (undrawn.length) {
      const names = undrawn.map((one) => `${one.name} (${one.holder})`).join(texts.comma);
      list.append(row(null, `${texts.undrawn} ${names}`, 0));
    }
  }

  /** Draw a place that is held; false where nothing of it can be drawn. */
  function mark(one, place) {
    const shape = one.shape && provinceOf(one.shape);
    const style = `holder-${place ?? LETTERS.length}${one.contested ? " contested" : ""}`;
    const title = `${one.name} — ${one.holder}${one.contested ? ` (${texts.contested})` : ""} · ${one.since ?? ""}`;
    if (shape) {
      L.geoJSON(shape, { className: `held ${style}` }).bindTooltip(title).addTo(layer);
    } else if (one.latitude === null) {
      return false;
    } else {
      const sign = document.createElement("span");
      sign.className = `held-sign ${style}`;
      sign.textContent = `${LETTERS[place] ?? "·"}${one.contested ? "?" : ""}`;
      const go = () => location.assign(`/places/${encodeURIComponent(one.place)}`);
      L.marker([one.latitude, one.longitude], {
        icon: L.divIcon({ html: sign, className: "held-mark", iconSize: [26, 26] }), title, alt: title,
        zIndexOffset: 500,
      }).on("click", go).on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && go()).addTo(layer);
    }
    return true;
  }

  function row(place, name, count) {
    const made = document.createElement("li");
    if (place !== null) {
      const sign = document.createElement("span");
      sign.className = `held-sign holder-${place}`;
      sign.textContent = LETTERS[place] ?? "·";
      made.append(sign, " ");
    }
    const said = document.createElement("bdi");
    said.textContent = name;
    made.append(said);
    if (count) made.append(` · ${count}`);
    return made;
  }

  on.addEventListener("change", show);
  day.addEventListener("change", show);
  return {
    /** Take over the last day that the map shows. */
    follow(last) {
      if (last) day.value = last;
      if (on.checked) show();
    },
  };
}
