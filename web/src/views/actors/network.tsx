// How does the network look? Square: state; circle: person; six sides: body. Width: number of events.

import { withParams } from "../../route";
import { clean, count } from "../../words/names";
import type { Edge, Network } from "./edges";
import { placed, WIDTH, type Placed } from "./layout";

export function NetworkDrawing({ network, chosen: asked, all }: {
  network: Network;
  chosen: string | undefined;
  /** Actors of the table. */
  all: number;
}) {
  const { nodes, height } = placed(network);
  const chosen = nodes.some((n) => n.id === asked) ? asked : undefined;
  const at = new Map(nodes.map((n) => [n.id, n]));
  const edges = network.edges.filter((e) => at.has(e.from) && at.has(e.to));
  const most = Math.max(1, ...edges.map((e) => e.stories.length));
  return (
    <>
      <div class="drawing network" tabindex={0} role="group" aria-label="Network, scrolls sideways on a narrow screen">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-labelledby="nw-title nw-desc">
          <title id="nw-title">Who acts on whom</title>
          <desc id="nw-desc">{count(nodes.length, "actor")} and {count(edges.length, "line")}. The table below holds the same lines. Choose an actor to see its lines alone.</desc>
          {edges.map((e) => (
            <Line key={`${e.from} ${e.to} ${e.coop}`} of={e} a={at.get(e.from)!} b={at.get(e.to)!} width={1.4 + (e.stories.length / most) * 4.6} faded={!!chosen && e.from !== chosen && e.to !== chosen} />
          ))}
          {nodes.map((n) => <Sign key={n.id} of={n} chosen={n.id === chosen} faded={!!chosen && n.id !== chosen && !edges.some((e) => (e.from === chosen && e.to === n.id) || (e.to === chosen && e.from === n.id))} />)}
        </svg>
      </div>
      <ul class="key" aria-label="Key">
        <li><svg width="40" height="8" aria-hidden="true"><path d="M0 4h40" class="s-coop" stroke-width="2.2" /></svg> cooperation</li>
        <li><svg width="40" height="8" aria-hidden="true"><path d="M0 4h40" class="s-conf" stroke-width="5" /></svg> conflict</li>
        <li><svg width="40" height="8" aria-hidden="true"><path d="M0 4h40" class="s-ink" stroke-width="2.2" stroke-dasharray="7 4" /></svg> disputed</li>
        <li><svg width="40" height="8" aria-hidden="true"><path d="M0 4h40" class="s-ink" stroke-width="2.2" stroke-dasharray="2 5" /></svg> offered, planned or conditional only</li>
        <li>width: number of events</li>
        <li>square: state; circle: person; lozenge: body or group</li>
      </ul>
      <p class="small quiet">Bodies of a state without a name of their own stand under the state. {all > nodes.length && `${count(all - nodes.length, "more actor")} in the table.`}</p>
    </>
  );
}

/** A bent line, so that the way there and the way back are two. */
function Line({ of: e, a, b, width, faded }: { of: Edge; a: Placed; b: Placed; width: number; faded: boolean }) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const d = Math.hypot(dx, dy) || 1;
  const bend = Math.min(0.12 * d, 34) * (e.coop ? 1 : 1.6);
  const [cx, cy] = [(a.x + b.x) / 2 - (dy / d) * bend, (a.y + b.y) / 2 + (dx / d) * bend];
  const end = toward(b, cx, cy, 18);
  const start = toward(a, cx, cy, 16);
  const tone = e.coop ? "coop" : "conf";
  const mutual = e.stories.every((s) => s.recipients.length === 0);
  const angle = Math.atan2(end.y - cy, end.x - cx);
  const tip = 7 + width * 0.6;
  const wing = (side: 1 | -1) => `${end.x - tip * Math.cos(angle + side * 0.42)} ${end.y - tip * Math.sin(angle + side * 0.42)}`;
  return (
    <g opacity={faded ? 0.12 : 1}>
      <title>{`${e.from} to ${e.to}: ${count(e.stories.length, "event")} of ${e.coop ? "cooperation" : "conflict"}`}</title>
      <path d={`M${start.x} ${start.y}Q${cx} ${cy} ${end.x} ${end.y}`} class={`s-${tone}`} stroke-width={width} stroke-dasharray={e.disputed ? "7 4" : e.conditional ? "2 5" : undefined} />
      {!mutual && <path d={`M${end.x} ${end.y}L${wing(1)}L${wing(-1)}Z`} class={`f-${tone}`} />}
    </g>
  );
}

function toward(n: { x: number; y: number }, x: number, y: number, by: number): { x: number; y: number } {
  const d = Math.hypot(x - n.x, y - n.y) || 1;
  return { x: n.x + ((x - n.x) / d) * by, y: n.y + ((y - n.y) / d) * by };
}

function Sign({ of: n, chosen, faded }: { of: Placed; chosen: boolean; faded: boolean }) {
  const shape = `${chosen ? "f-ink" : "f-surface"} sign`;
  return (
    <a href={withParams({ actor: chosen ? undefined : n.id })} aria-current={chosen ? "true" : undefined} class={faded ? "faded" : undefined}>
      <title>{`${clean(n.id)}${n.role ? `, ${n.role}` : ""}, ${n.kind}`}</title>
      {n.kind === "state" && <rect x={n.x - 12} y={n.y - 12} width="24" height="24" class={shape} />}
      {n.kind === "person" && <circle cx={n.x} cy={n.y} r="12" class={shape} />}
      {n.kind === "body" && <path d={`M${n.x - 16} ${n.y}l7-10h18l7 10-7 10h-18Z`} class={shape} />}
      <text x={n.x} y={n.y + 28} class="strong halo" text-anchor="middle">{short(clean(n.id), 30)}</text>
      {n.role && n.kind === "person" && <text x={n.x} y={n.y + 43} class="t2 small halo" text-anchor="middle">{short(n.role, 34)}</text>}
    </a>
  );
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
