// The map: the world's shapes, and what the server says is to be drawn in the part of it that is seen.

import { notice } from "./rasid.js";
import { startControl } from "./map_control.js";
import { addHatching, loadShapes } from "./map_shapes.js";
import { startSlider } from "./map_slider.js";

const box = document.getElementById("map");
if (box) start(box);

async function start(box) {
  const texts = Object.fromEntries(
    Object.entries(box.dataset).filter(([key]) => /^t[A-Z]/.test(key)).map(([key, text]) => [key.slice(1).toLowerCase(), text]),
  );
  const filter = document.getElementById("filter");
  const map = L.map(box, {
    zoomControl: false, attributionControl: false, worldCopyJump: true, minZoom: 2, maxZoom: 14,
    zoomSnap: 0.5, maxBounds: [[-85, -400], [85, 400]], renderer: L.svg({ padding: 0.4 }),
  });
  map.setView([27, 38], 4);
  L.control.zoom({ position: "topleft", zoomInTitle: texts.in, zoomOutTitle: texts.out }).addTo(map);
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { maxZoom: 18, className: "tiles" }).addTo(map);
  box.classList.toggle("with-tiles", Boolean(box.dataset.tiles));

  const shapes = await loadShapes(box.dataset);
  const drawn = { lands: L.layerGroup(), areas: L.layerGroup(), marks: L.layerGroup() };
  if (!box.dataset.tiles) L.geoJSON(shapes.countries, { className: "land", interactive: false, smoothFactor: 0.7 }).addTo(map);
  const borders = L.geoJSON(shapes.borders, { className: "province-line", interactive: false, smoothFactor: 0.7 });
  for (const layer of Object.values(drawn)) layer.addTo(map);
  addHatching(map.getRenderer(borders)._container);
  const showBorders = () => (map.getZoom() >= 5 ? borders.addTo(map) : borders.remove());
  map.on("zoomend", showBorders);
  box.closest(".map-page").dataset.tone = box.dataset.family || "all";

  const query = () => {
    const fields = new URLSearchParams(new FormData(filter));
    for (const [name, value] of [...fields]) if (!value) fields.delete(name);
    return fields;
  };
  const frame = () => {
    const seen = map.getBounds().pad(0.15);
    const edges = [Math.max(-90, seen.getSouth()), seen.getWest(), Math.min(90, seen.getNorth()), seen.getEast()];
    return { box: edges.map((degrees) => degrees.toFixed(4)).join(","), zoom: String(Math.round(map.getZoom())) };
  };

  const painter = { map, drawn, shapes, texts, query };
  let asked = 0;
  async function redraw({ fit = false } = {}) {
    const mine = (asked += 1);
    const fields = query();
    if (!fit) for (const [name, value] of Object.entries(frame())) fields.set(name, value);
    let things;
    try {
      const answer = await fetch(`/map/drawn?${fields}`);
      if (!answer.ok) throw new Error(answer.statusText);
      things = await answer.json();
    } catch {
      notice(texts.failed, { bad: true });
      return;
    }
    if (mine !== asked) return;
    if (fit) {
      const seen = extentOf(things, shapes);
      if (seen.isValid()) map.fitBounds(seen.pad(0.1), { maxZoom: 8, animate: false });
      showBorders();
      clearTimeout(moved); // it is drawn at once: drawn twice, a sign would lose the focus
      redraw();
      return;
    }
    paint(painter, things);
    const list = await fetch(`/map/list?${fields}`);
    const told = list.ok ? await list.text() : null;
    if (mine !== asked) return;
    if (told !== null) document.getElementById("map-list").innerHTML = told;
    box.dataset.drawn = String(things.marks.length + things.areas.length + things.lands.length);
  }

  const control = startControl(map, shapes.province, texts);
  const form = document.getElementById("slider");
  if (form) {
    let waiting = 0;
    const slider = startSlider(form, (first, last) => {
      filter.elements.first.value = first ?? "";
      filter.elements.last.value = last ?? "";
      control.follow(last);
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const fields = query();
        history.replaceState(null, "", fields.size ? `?${fields}` : location.pathname);
        for (const link of document.querySelectorAll("[data-query-to]")) link.href = `${link.dataset.queryTo}?${fields}`;
        redraw();
      }, 180);
    });
    slider.show(filter.elements.first.value, filter.elements.last.value);
  }
  let moved = 0;
  map.on("moveend", () => { clearTimeout(moved); moved = setTimeout(redraw, 120); });
  await redraw({ fit: true });
}

/** The part of the world in which everything lies that is drawn. */
function extentOf(things, shapes) {
  const seen = L.latLngBounds([]);
  for (const mark of things.marks) seen.extend([[mark.bounds[0], mark.bounds[1]], [mark.bounds[2], mark.bounds[3]]]);
  for (const area of things.areas) {
    const shape = area.shape && shapes.province(area.shape);
    if (shape) seen.extend(L.geoJSON(shape).getBounds());
    else if (area.circle) seen.extend([area.circle.latitude, area.circle.longitude]);
  }
  if (!seen.isValid()) {
    for (const land of things.lands) {
      const shape = shapes.country(land.code);
      if (shape) seen.extend(L.geoJSON(shape).getBounds());
    }
  }
  return seen;
}

/** Draw what the server says, in place of what was drawn. */
function paint({ map, drawn, shapes, texts, query }, { marks, areas, lands }) {
  for (const layer of Object.values(drawn)) layer.clearLayers();
  const open = (at, fields) => openBehind(map, at, fields, query, texts);
  for (const land of lands) {
    const shape = shapes.country(land.code);
    if (!shape) continue;
    const title = `${land.name} — ${land.count} · ${texts.land}`;
    L.geoJSON(shape, { className: "told-land", smoothFactor: 0.7 })
      .bindTooltip(title, { sticky: true, direction: "top" })
      .on("click", ({ latlng }) => open(latlng, { land: land.code }))
      .addTo(drawn.lands);
  }
  for (const area of areas) {
    const title = `${area.name} — ${area.count} · ${texts.area}`;
    const shape = area.shape && shapes.province(area.shape);
    let layer;
    if (shape) layer = L.geoJSON(shape, { className: "told-area", smoothFactor: 0.7 });
    else if (area.circle) {
      layer = L.circle([area.circle.latitude, area.circle.longitude], { radius: area.circle.radius, className: "told-area told-circle" });
    } else continue;
    layer.bindTooltip(title, { sticky: true, direction: "top" })
      .on("click", ({ latlng }) => open(latlng, { area: area.key }))
      .addTo(drawn.areas);
    label(area, layer.getBounds(), map)?.addTo(drawn.areas);
  }
  const most = Math.max(1, ...marks.map((mark) => mark.count));
  for (const mark of marks) drawMark(mark, most, map, texts, open).addTo(drawn.marks);
}

/** The name of an area in its middle, where there is room for it. */
function label(area, bounds, map) {
  const [one, other] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.latLngToContainerPoint(at));
  const wide = other.x - one.x;
  if (wide < 34) return undefined;
  const words = document.createElement("span");
  words.className = wide > 70 ? "area-label" : "area-label narrow";
  const name = document.createElement("bdi");
  name.textContent = wide > 70 ? area.name : "";
  const count = document.createElement("b");
  count.textContent = String(area.count);
  words.append(name, " ", count);
  return L.marker(bounds.getCenter(), {
    icon: L.divIcon({ html: words, className: "area-name", iconSize: [0, 0] }), interactive: false, keyboard: false,
    zIndexOffset: -2000,
  });
}

/** A mark: a dot for one place, a ringed one for several; its size by the number of incidents. */
function drawMark(mark, most, map, texts, open) {
  const size = Math.round(14 + 24 * Math.sqrt(mark.count / most));
  const sign = document.createElement("span");
  sign.className = `mark ${mark.place ? "mark-place" : "mark-cluster"}`;
  const title = mark.place ? `${mark.name} — ${mark.count}` : `${mark.name}… — ${texts.several.replace("{n}", mark.count).replace("{places}", mark.places)}`;
  const side = Math.max(size, mark.count > 99 ? 30 : mark.count > 9 ? 24 : mark.count > 1 ? 20 : 12);
  sign.textContent = mark.count > 1 || !mark.place || side > 18 ? String(mark.count) : "";
  const at = L.latLng(mark.latitude, mark.longitude);
  const choose = () => {
    if (mark.place) open(at, { at: mark.place });
    else if (map.getZoom() < map.getMaxZoom()) {
      const [south, west, north, east] = mark.bounds;
      const near = map.getBoundsZoom([[south, west], [north, east]]);
      map.setView(at, Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1.5, Math.min(near - 0.5, 12))));
    }
  };
  return L.marker(at, {
    icon: L.divIcon({ html: sign, className: "mark-box", iconSize: [side, side] }), title, alt: title, riseOnHover: true,
  }).on("click", choose).on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && choose());
}

let behindAsked = 0;

/** Show what stands behind a sign, as the server tells it: behind the sign that was chosen last. */
async function openBehind(map, at, asked, query, texts) {
  const mine = (behindAsked += 1);
  const fields = query();
  for (const [name, value] of Object.entries(asked)) fields.set(name, value);
  const answer = await fetch(`/map/behind?${fields}`);
  const told = answer.ok ? await answer.text() : "";
  if (mine !== behindAsked) return;
  if (!answer.ok) {
    notice(texts.failed, { bad: true });
    return;
  }
  const box = document.createElement("div");
  box.innerHTML = told;
  const popup = L.popup({ maxWidth: 340, maxHeight: 320, className: "behind-box" }).setLatLng(at).setContent(box).openOn(map);
  popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", texts.close);
  box.querySelector("a")?.focus({ preventScroll: true });
}
