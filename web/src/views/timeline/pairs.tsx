// How do conflict and cooperation between two actors go over time? Cooperation above the line, conflict below.

import { lane } from "../../lanes";
import type { Actor, Story } from "../../model";
import { Downloads } from "../../ui/downloads";
import { Section } from "../../ui/parts";
import { fromNumber, number, rangeText } from "../../words/dates";
import { clean } from "../../words/names";
import { codeName } from "../../words/states";
import type { Scale } from "./scale";

interface Event {
  n: number;
  coop: boolean;
  material: boolean;
}

interface Pair {
  from: string;
  to: string;
  events: Event[];
}

/** Pairs that are drawn; the others are in the file. */
const SHOWN = 6;
const W = 280;
const H = 70;

export function PairsOverTime({ stories, scale }: { stories: Story[]; scale: Scale | null }) {
  const pairs = pairsOf(stories);
  if (pairs.length === 0 || !scale) return null;
  const shown = pairs.slice(0, SHOWN);
  const step = Math.max(1, Math.ceil((scale.to - scale.from) / 40));
  const bins = (p: Pair, coop: boolean) => {
    const sums = new Map<number, number>();
    for (const e of p.events) {
      if (e.coop !== coop) continue;
      const bin = Math.floor((e.n - scale.from) / step);
      sums.set(bin, (sums.get(bin) ?? 0) + 1);
    }
    return sums;
  };
  const most = Math.max(1, ...shown.flatMap((p) => [...bins(p, true).values(), ...bins(p, false).values()]));
  const x = (n: number) => ((n - scale.from) / (scale.to - scale.from)) * W;
  const bar = Math.max((step / (scale.to - scale.from)) * W - 1, 2);
  const h = (n: number) => (n / most) * (H / 2 - 4);
  return (
    <Section
      head="Who acts on whom, over time"
      scope={`Cooperation above the line, conflict below, ${step === 1 ? "a day" : `${step} days`} a bar`}
    >
      <div class="pairs-time">
        {shown.map((p) => {
          const coop = p.events.filter((e) => e.coop).length;
          const conf = p.events.length - coop;
          return (
            <figure key={`${p.from} ${p.to}`}>
              <figcaption>{clean(p.from)} to {clean(p.to)}<small>{coop} of cooperation, {conf} of conflict</small></figcaption>
              <svg viewBox={`0 0 ${W} ${H + 14}`} role="img" aria-label={`${p.from} to ${p.to}, ${rangeText({ first: fromNumber(scale.from), last: fromNumber(scale.to - 1) })}: ${coop} events of cooperation, ${conf} of conflict`}>
                <line x1="0" x2={W} y1={H / 2} y2={H / 2} class="line" />
                {[...bins(p, true)].map(([b, n]) => <rect key={b} x={x(scale.from + b * step)} y={H / 2 - h(n)} width={bar} height={h(n)} class="f-coop" />)}
                {[...bins(p, false)].map(([b, n]) => <rect key={b} x={x(scale.from + b * step)} y={H / 2} width={bar} height={h(n)} class="f-conf" />)}
              </svg>
            </figure>
          );
        })}
      </div>
      <Downloads
        name="pairs-over-time"
        rows={async () => pairs.flatMap((p) => p.events.map((e) => ({ p, e })))}
        columns={[
          { head: "from", value: ({ p }) => p.from },
          { head: "to", value: ({ p }) => p.to },
          { head: "day", value: ({ e }) => fromNumber(e.n) },
          { head: "class", value: ({ e }) => `${e.material ? "material" : "verbal"} ${e.coop ? "cooperation" : "conflict"}` },
        ]}
      />
    </Section>
  );
}

/** Dated events by the states or bodies of the two sides, most events first. */
function pairsOf(stories: Story[]): Pair[] {
  const pairs = new Map<string, Pair>();
  const name = (a: Actor) => codeName(a.country ?? a.igo ?? a.name);
  for (const s of stories) {
    if (!s.when || s.modality === "denied" || s.modality === "retracted") continue;
    const class_ = lane(s.quad, s.cameo);
    const event = { n: number(s.when.first), coop: class_.endsWith("cooperation"), material: class_.startsWith("material") };
    const seen = new Set<string>();
    for (const a of s.actors) {
      for (const b of s.recipients) {
        const [from, to] = [name(a), name(b)];
        const key = `${from}\n${to}`;
        if (from === to || !from || !to || seen.has(key)) continue;
        seen.add(key);
        const pair = pairs.get(key) ?? { from, to, events: [] };
        pair.events.push(event);
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()].sort((a, b) => b.events.length - a.events.length || (a.from < b.from ? -1 : 1));
}
