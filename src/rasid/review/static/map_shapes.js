// The shapes of the world under the map: countries, borders of provinces, and the province of an id.

/** Load the shapes named in the data attributes of the map. */
export async function loadShapes({ shapes, codes, provinces }) {
  const [world, codeOf, divisions] = await Promise.all(
    [shapes, codes, provinces].map(async (address) => (await fetch(address)).json()),
  );
  const countries = topojson.feature(world, world.objects.countries).features;
  const byCode = new Map();
  for (const country of countries) {
    turnEast(country.geometry);
    const code = codeOf[country.id] ?? codeOf[country.properties.name];
    if (code) byCode.set(code, country);
  }
  const geometries = divisions.objects.provinces.geometries;
  const known = new Map(geometries.map((geometry) => [geometry.id, geometry]));
  return {
    countries,
    country: (code) => byCode.get(code),
    province: (id) => (known.has(id) ? topojson.feature(divisions, known.get(id)) : undefined),
    borders: topojson.mesh(divisions, divisions.objects.provinces, (a, b) => a !== b),
  };
}

/** Shapes that cross the 180th meridian (Russia, Fiji) would be drawn across the whole map: turn them east. */
function turnEast(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const degrees = ring.map(([x]) => x);
      if (Math.max(...degrees) - Math.min(...degrees) > 180) {
        for (const point of ring) if (point[0] < 0) point[0] += 360;
      }
    }
  }
}

/** The hatching of areas, once for each map: a pattern in its drawing. */
export function addHatching(container) {
  const space = "http://www.w3.org/2000/svg";
  const defs = document.createElementNS(space, "defs");
  for (const name of ["area", "held"]) {
    const pattern = document.createElementNS(space, "pattern");
    for (const [key, value] of Object.entries({
      id: `hatch-${name}`, width: 8, height: 8, patternUnits: "userSpaceOnUse",
      patternTransform: name === "area" ? "rotate(45)" : "rotate(-45)",
    })) pattern.setAttribute(key, value);
    const line = document.createElementNS(space, "rect");
    for (const [key, value] of Object.entries({ width: 2.2, height: 8, class: `hatch-${name}` })) {
      line.setAttribute(key, value);
    }
    pattern.append(line);
    defs.append(pattern);
  }
  container.prepend(defs);
}
