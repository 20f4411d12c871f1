// The small map of the first page: where the reported incidents lie. The map's own page tells more.

import { addHatching, loadShapes } from "./map_shapes.js";

const box = document.getElementById("home-map");
if (box) start(box);

async function start(box) {
  const map = L.map(box, { attributionControl: false, zoomControl: false, dragging: false, keyboard: false, scrollWheelZoom: false, doubleClickZoom: false, maxZoom: 8 });
  map.setView([27, 38], 3);
  const [shapes, answer] = await Promise.all([loadShapes(box.dataset), fetch("/map/drawn")]);
  L.geoJSON(shapes.countries, { className: "land", interactive: false }).addTo(map);
  const borders = L.geoJSON(shapes.borders, { className: "province-line", interactive: false }).addTo(map);
  addHatching(map.getRenderer(borders)._container);
  if (!answer.ok) return;
  const drawn = await answer.json();
  const seen = L.latLngBounds([]);
  for (const area of drawn.areas) {
    const shape = area.shape && shapes.province(area.shape);
    if (!shape) continue;
    seen.extend(L.geoJSON(shape, { className: "told-area", interactive: false }).addTo(map).getBounds());
  }
  for (const mark of drawn.marks) {
    const radius = 3 + Math.min(Math.sqrt(mark.count), 12);
    const at = [mark.latitude, mark.longitude];
    L.circleMarker(at, { radius, className: "the-place", interactive: false }).addTo(map);
    seen.extend([at]);
  }
  if (seen.isValid()) map.fitBounds(seen.pad(0.1), { animate: false });
  box.dataset.drawn = String(drawn.marks.length + drawn.areas.length);
}
