// A small map of one place: a point, a province's shape, or the circle in which its towns lie.

import { addHatching, loadShapes } from "./map_shapes.js";

const box = document.getElementById("place-map");
if (box) start(box);

async function start(box) {
  const map = L.map(box, { attributionControl: false, zoomControl: false, minZoom: 2, maxZoom: 11, keyboard: false, scrollWheelZoom: false });
  map.setView([27, 38], 5);
  const shapes = await loadShapes(box.dataset);
  L.geoJSON(shapes.countries, { className: "land", interactive: false }).addTo(map);
  const borders = L.geoJSON(shapes.borders, { className: "province-line", interactive: false }).addTo(map);
  addHatching(map.getRenderer(borders)._container);
  const [point, circle] = [box.dataset.point, box.dataset.circle].map((numbers) => numbers?.split(",").map(Number));
  const shape = box.dataset.shape && shapes.province(box.dataset.shape);
  if (point) {
    L.circleMarker(point, { radius: 7, className: "the-place", interactive: false }).addTo(map);
    map.setView(point, 7);
  } else if (shape || circle) {
    const area = shape
      ? L.geoJSON(shape, { className: "told-area", interactive: false })
      : L.circle([circle[0], circle[1]], { radius: circle[2], className: "told-area told-circle", interactive: false });
    area.addTo(map);
    map.fitBounds(area.getBounds().pad(0.6));
  }
}
