// Where? A grid, the coast, and the places that the articles name. No line between states is drawn, settled or not.

import { geoGraticule, geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import atlas from "world-atlas/land-110m.json";

import { lane } from "../../lanes";
import type { PlaceRef, Quad, Story } from "../../model";
import { href } from "../../route";
import { Downloads } from "../../ui/downloads";
import { Empty, Section } from "../../ui/parts";
import { quadTone } from "../../ui/marks";
import { clean, count, placeText } from "../../words/names";

const WIDTH = 620;
const HEIGHT = 470;
const LAND = feature(atlas, atlas.objects.land);
/** How far a place may lie from its point, in kilometres: what is not known is a circle. */
const REACH: Record<string, number> = { site: 3, settlement: 8, border: 20, district: 35, province: 120, region: 220, contested: 170, water: 150 };

interface Place {
  place: PlaceRef;
  stories: Story[];
}

export function PlacesMap({ stories, episode }: { stories: Story[]; episode: string }) {
  const places = placesOf(stories);
  const drawn = places.filter((p) => p.place.lat !== null && p.place.lon !== null && p.place.precision !== "country");
  return (
    <Section head="Places" scope="Drawn without boundaries">
      {drawn.length === 0
        ? <Empty head="No place with coordinates.">Settlements, provinces and waters that the articles name would stand here. States are no places of an event.</Empty>
        : (
          <figure>
            <Drawing places={drawn} episode={episode} />
            <figcaption class="small">
              The map shows the coast, a grid and the places that the articles name. It draws no line between states and takes no side in one.
              A dashed circle is the reach of what is not known. States that stand for a place are in the list alone.
            </figcaption>
          </figure>
        )}
      {places.length > 0 && (
        <>
          <details class="more"><summary>{count(places.length, "place")} as a list</summary>
            <ul class="list">{places.map((p) => <li key={keyOf(p.place)}>{placeText(p.place)}: <a href={href("timeline", episode, { row: p.stories[0]!.id })}>{count(p.stories.length, "event")}</a> <span class="quiet">{clean(p.place.precision)}; {clean(p.place.how)}</span></li>)}</ul>
          </details>
          <Downloads
            name="places"
            rows={async () => places}
            columns={[
              { head: "place", value: (p) => p.place.text },
              { head: "id", value: (p) => p.place.id },
              { head: "country", value: (p) => p.place.country },
              { head: "admin1", value: (p) => p.place.admin1 },
              { head: "territory", value: (p) => p.place.territory },
              { head: "precision", value: (p) => p.place.precision },
              { head: "lat", value: (p) => p.place.lat },
              { head: "lon", value: (p) => p.place.lon },
              { head: "events", value: (p) => p.stories.length },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function keyOf(p: PlaceRef): string {
  return p.id ?? clean(p.text);
}

/** Places with their events, most first. */
function placesOf(stories: Story[]): Place[] {
  const places = new Map<string, Place>();
  for (const s of stories) {
    if (!s.place) continue;
    const known = places.get(keyOf(s.place)) ?? { place: s.place, stories: [] };
    known.stories.push(s);
    places.set(keyOf(s.place), known);
  }
  return [...places.values()].sort((a, b) => b.stories.length - a.stories.length || (keyOf(a.place) < keyOf(b.place) ? -1 : 1));
}

function Drawing({ places, episode }: { places: Place[]; episode: string }) {
  const [near, far] = nearAndFar(places);
  const points = near.map((p) => [p.place.lon!, p.place.lat!] as [number, number]);
  const [w, e] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [s, n] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const air = Math.max((e - w) * 0.22, (n - s) * 0.22, 2.5);
  // The projection has no poles.
  const within = (degrees: number, most: number) => Math.min(Math.max(degrees, -most), most);
  const corners = {
    type: "MultiPoint" as const,
    coordinates: [[within(w - air, 179.9), within(s - air, 80)], [within(e + air, 179.9), within(n + air, 80)]],
  };
  const projection = geoMercator().fitExtent([[44, 12], [WIDTH - 12, HEIGHT - 34]], corners).clipExtent([[40, 10], [WIDTH - 10, HEIGHT - 34]]);
  const path = geoPath(projection);
  const step = [1, 2, 5, 10, 20, 30].find((d) => (e - w + 2 * air) / d <= 7) ?? 30;
  const grid = geoGraticule().step([step, step]).extent([[-180, -80], [180, 80.1]]);
  const kilometre = pixelsAKilometre(projection, (s + n) / 2, (w + e) / 2);
  const most = Math.max(...near.map((p) => p.stories.length));
  const labels = labelled(near, projection);
  return (
    <div class="drawing map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-labelledby="map-title map-desc">
        <title id="map-title">Places named in the episode</title>
        <desc id="map-desc">{places.map((p) => `${placeText(p.place)}: ${count(p.stories.length, "event")}.`).join(" ")}</desc>
        <rect x="40" y="10" width={WIDTH - 50} height={HEIGHT - 44} class="f-sunken" />
        <path d={path(LAND) ?? ""} class="land" />
        <path d={path(grid()) ?? ""} class="hair" />
        <Degrees projection={projection} step={step} />
        {near.map((p) => {
          const [x, y] = projection([p.place.lon!, p.place.lat!])!;
          const reach = (REACH[p.place.precision] ?? 60) * kilometre;
          return reach > 9 ? <circle key={`r${keyOf(p.place)}`} cx={x} cy={y} r={Math.min(reach, 200)} class="s-edge" stroke-width="1.3" stroke-dasharray="4 4" clip-path="inset(0)" /> : null;
        })}
        {labels.map(({ place: p, x, y, lx, ly, anchor }) => {
          const tone = quadTone(mostOf(p.stories));
          const r = 4 + 7 * Math.sqrt(p.stories.length / most);
          return (
            <a key={keyOf(p.place)} href={href("timeline", episode, { row: p.stories[0]!.id })}>
              <circle cx={x} cy={y} r={r} class={`w-${tone} s-${tone}`} stroke-width="1.6" />
              <circle cx={x} cy={y} r="2" class={`f-${tone}`} />
              <text x={lx} y={ly} class="strong halo" text-anchor={anchor}>{clean(p.place.text)}</text>
              <text x={lx} y={ly + 15} class="t2 small halo" text-anchor={anchor}>{below(p)}</text>
            </a>
          );
        })}
        <Far places={far} projection={projection} episode={episode} />
        <Ruler kilometre={kilometre} />
      </svg>
    </div>
  );
}

/** Places that would make all others small are named at the edge. */
function nearAndFar(places: Place[]): [near: Place[], far: Place[]] {
  const all = places.flatMap((p) => p.stories.map(() => p.place));
  const middle = (of: (p: PlaceRef) => number) => all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
  const [lon, lat] = [middle((p) => p.lon!), middle((p) => p.lat!)];
  const away = (p: PlaceRef) => Math.hypot((p.lon! - lon) * Math.cos((lat * Math.PI) / 180), p.lat! - lat);
  const usual = all.map(away).sort((a, b) => a - b)[Math.floor(all.length * 0.6)]!;
  const most = Math.max(usual * 3, 6);
  return [places.filter((p) => away(p.place) <= most), places.filter((p) => away(p.place) > most)];
}

/** Places off the map, each with an arrow to where it lies. */
function Far({ places, projection, episode }: { places: Place[]; projection: Projection; episode: string }) {
  const [cx, cy] = [(WIDTH + 30) / 2, (HEIGHT - 24) / 2];
  return (
    <>
      {places.map((p, i) => {
        const [x, y] = projection([p.place.lon!, p.place.lat!])!;
        const turn = (Math.atan2(y - cy, x - cx) * 180) / Math.PI;
        const top = 32 + i * 22;
        return (
          <a key={keyOf(p.place)} href={href("timeline", episode, { row: p.stories[0]!.id })}>
            <path d="M-11 0H7M1 -5 8 0 1 5" transform={`translate(66 ${top}) rotate(${turn})`} class="s-ink" stroke-width="1.6" />
            <text x="84" y={top + 5} class="halo">{clean(p.place.text)}, off the map <tspan class="t2 small">{count(p.stories.length, "event")}</tspan></text>
          </a>
        );
      })}
    </>
  );
}

type Projection = ReturnType<typeof geoMercator>;

function pixelsAKilometre(projection: Projection, lat: number, lon: number): number {
  const a = projection([lon, lat])!;
  const b = projection([lon, lat + 1])!;
  return Math.abs(a[1] - b[1]) / 111.2;
}

/** Degrees along the left and the lower edge. */
function Degrees({ projection, step }: { projection: Projection; step: number }) {
  const [[west, south], [east, north]] = [projection.invert!([40, HEIGHT - 34])!, projection.invert!([WIDTH - 10, 10])!];
  const upTo = (from: number, to: number) => {
    const out: number[] = [];
    for (let d = Math.ceil(from / step) * step; d <= to; d += step) out.push(d);
    return out;
  };
  return (
    <>
      {upTo(west, east).map((d) => <text key={`x${d}`} x={projection([d, (south + north) / 2])![0]} y={HEIGHT - 16} class="t2 small" text-anchor="middle">{Math.abs(d)}°{d < 0 ? " W" : d > 0 ? " E" : ""}</text>)}
      {upTo(south, north).map((d) => <text key={`y${d}`} x="34" y={projection([(west + east) / 2, d])![1] + 4} class="t2 small" text-anchor="end">{Math.abs(d)}°{d < 0 ? "S" : ""}</text>)}
    </>
  );
}

function Ruler({ kilometre }: { kilometre: number }) {
  const length = [10, 20, 50, 100, 200, 500, 1000, 2000].find((k) => k * kilometre > 60) ?? 5000;
  const w = length * kilometre;
  return (
    <>
      <path d={`M58 ${HEIGHT - 50}h${w}m0 -4v8M58 ${HEIGHT - 54}v8`} class="s-ink" stroke-width="1.4" />
      <text x={64 + w} y={HEIGHT - 46} class="t2 small halo">{length} km</text>
    </>
  );
}

/** The class that most of the events have. */
function mostOf(stories: Story[]): Quad {
  const counts = new Map<Quad, number>();
  for (const s of stories) counts.set(lane(s.quad, s.cameo), (counts.get(lane(s.quad, s.cameo)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

interface Labelled {
  place: Place;
  x: number;
  y: number;
  lx: number;
  ly: number;
  anchor: "start" | "end" | "middle";
}

/** The line below a name. */
function below({ place, stories }: Place): string {
  return `${clean(place.territory ? "status disputed" : place.precision)}, ${count(stories.length, "event")}`;
}

/** Labels at the right, the left, below or above, where they cover no other; a crowded one keeps to the right. */
function labelled(places: Place[], projection: Projection): Labelled[] {
  const taken: [number, number, number, number][] = [];
  return places.map((place) => {
    const [x, y] = projection([place.place.lon!, place.place.lat!])!;
    const w = Math.max(clean(place.place.text).length * 8, below(place).length * 6.3);
    const tries: [number, number, Labelled["anchor"], number][] = [
      [x + 15, y - 2, "start", x + 15], [x - 15, y - 2, "end", x - 15 - w], [x, y + 26, "middle", x - w / 2], [x, y - 30, "middle", x - w / 2],
    ];
    const free = tries.find(([, ly, , left]) => left > 40 && left + w < WIDTH - 8 && ly > 16 && ly < HEIGHT - 60
      && taken.every(([a, b, c, d]) => left > c || left + w < a || ly - 12 > d || ly + 18 < b));
    const [lx, ly, anchor, left] = free ?? tries[0]!;
    taken.push([left, ly - 12, left + w, ly + 18]);
    return { place, x, y, lx, ly, anchor };
  });
}
