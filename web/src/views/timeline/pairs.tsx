// How do conflict and cooperation between two actors go over time? Cooperation above the line, conflict below.

import type { ComponentChildren } from "preact";

import { LANES } from "../../lanes";
import { useAnswer, useSession } from "../../session";
import type { EventFilter, PairCount } from "../../source/source";
import { Downloads } from "../../ui/downloads";
import { Awaited, Section } from "../../ui/parts";
import { fromNumber, number, rangeText } from "../../words/dates";
import { clean, quadName } from "../../words/names";
import { codeName } from "../../words/states";
import { allRows } from "../paging";
import type { Scale } from "./scale";

/** Pairs that are drawn; the others are in the file. */
const SHOWN = 6;
const W = 280;
const H = 70;
/** Bars beside each other, at most. */
const BARS = 40;

export function PairsOverTime({ filter, scale }: { filter: EventFilter; scale: Scale }) {
  const { source } = useSession();
  const answer = useAnswer(() => source.pairs(filter, 0, SHOWN), [JSON.stringify(filter)]);
  const load = async (offset: number, limit: number) => (await source.pairs(filter, offset, limit)).rows;
  return (
    <Awaited answer={answer}>
      {({ rows }) => rows.length > 0 && (
        <Drawn pairs={rows} scale={scale}>
          <Downloads
            name="pairs-over-time"
            rows={async () => (await allRows(load)).flatMap((p) => p.days.flatMap((d) => LANES.map((lane, i) => ({ p, d, lane, n: d.counts[i as 0] })))).filter(({ n }) => n > 0)}
            columns={[
              { head: "from", value: ({ p }) => codeName(p.from) },
              { head: "to", value: ({ p }) => codeName(p.to) },
              { head: "day", value: ({ d }) => d.day },
              { head: "class", value: ({ lane }) => quadName(lane) },
              { head: "events", value: ({ n }) => n },
            ]}
          />
        </Drawn>
      )}
    </Awaited>
  );
}

function Drawn({ pairs, scale, children }: { pairs: PairCount[]; scale: Scale; children: ComponentChildren }) {
  const step = Math.max(1, Math.ceil((scale.to - scale.from) / BARS));
  const drawn = pairs.map((pair) => ({ ...pair, coop: bins(pair, scale, step, 0), conf: bins(pair, scale, step, 2) }));
  const most = Math.max(1, ...drawn.flatMap((p) => [...p.coop.values(), ...p.conf.values()]));
  const x = (n: number) => ((n - scale.from) / (scale.to - scale.from)) * W;
  const bar = Math.max((step / (scale.to - scale.from)) * W - 1, 2);
  const h = (n: number) => (n / most) * (H / 2 - 4);
  const days = rangeText({ first: fromNumber(scale.from), last: fromNumber(scale.to - 1) });
  return (
    <Section
      head="Who acts on whom, over time"
      scope={`Cooperation above the line, conflict below, ${step === 1 ? "a day" : `${step} days`} a bar`}
    >
      <div class="pairs-time">
        {drawn.map((p) => {
          const [coop, conf] = [sum(p.coop), sum(p.conf)];
          const [from, to] = [clean(codeName(p.from)), clean(codeName(p.to))];
          return (
            <figure key={`${p.from} ${p.to}`}>
              <figcaption>{from} to {to}<small>{coop} of cooperation, {conf} of conflict</small></figcaption>
              <svg viewBox={`0 0 ${W} ${H + 14}`} role="img" aria-label={`${from} to ${to}, ${days}: ${coop} events of cooperation, ${conf} of conflict`}>
                <line x1="0" x2={W} y1={H / 2} y2={H / 2} class="line" />
                {[...p.coop].map(([b, n]) => <rect key={b} x={x(scale.from + b * step)} y={H / 2 - h(n)} width={bar} height={h(n)} class="f-coop" />)}
                {[...p.conf].map(([b, n]) => <rect key={b} x={x(scale.from + b * step)} y={H / 2} width={bar} height={h(n)} class="f-conf" />)}
              </svg>
            </figure>
          );
        })}
      </div>
      {children}
    </Section>
  );
}

/** Events a bar, verbal and material together: those of two lanes, from the lane at `side`. */
function bins({ days }: PairCount, { from, to }: Scale, step: number, side: 0 | 2): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { day, counts } of days) {
    const n = number(day);
    const events = counts[side] + counts[side + 1 as 1];
    if (events === 0 || n < from || n >= to) continue;
    const bin = Math.floor((n - from) / step);
    sums.set(bin, (sums.get(bin) ?? 0) + events);
  }
  return sums;
}

function sum(bins: Map<number, number>): number {
  return [...bins.values()].reduce((a, b) => a + b, 0);
}
