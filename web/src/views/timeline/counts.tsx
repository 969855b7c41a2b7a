// How are more events drawn than have room for a row each? As counts in each lane, by day or by as many days as fit.

import { LANES } from "../../lanes";
import type { Day } from "../../model";
import type { DayCount } from "../../source/source";
import { quadTone } from "../../ui/marks";
import { dayText, fromNumber, number } from "../../words/dates";
import { count, quadName } from "../../words/names";
import { Ground, HEAD, LaneHead } from "./glyphs";
import { type Scale, WIDTH } from "./scale";

const LANE = 92;
const MOST_BARS = 130;

export function CountsDrawing({ days, scale, asOf }: { days: DayCount[]; scale: Scale; asOf: Day | null }) {
  const step = Math.max(1, Math.ceil((scale.to - scale.from) / MOST_BARS));
  const bins = new Map<number, [number, number, number, number]>();
  for (const { day, counts } of days) {
    const n = number(day);
    if (n < scale.from || n >= scale.to) continue;
    const bin = scale.from + Math.floor((n - scale.from) / step) * step;
    const sum = bins.get(bin) ?? [0, 0, 0, 0];
    counts.forEach((c, i) => { sum[i as 0] += c; });
    bins.set(bin, sum);
  }
  const most = Math.max(1, ...[...bins.values()].flat());
  const height = HEAD + LANES.length * LANE;
  const width = Math.max(scale.x(scale.from + step) - scale.x(scale.from) - 1.5, 2);
  const label = step === 1 ? "a day" : `in ${step} days`;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height + 4}`} role="img" aria-label={`Number of events ${label}, in four lanes. The table below holds the events.`}>
      <Ground scale={scale} height={height} asOf={asOf ? number(asOf) : null}>
        {LANES.map((quad, i) => {
          const floor = HEAD + (i + 1) * LANE - 8;
          return (
            <g key={quad}>
              <LaneHead quad={quad} y={HEAD + i * LANE} />
              {[...bins].map(([bin, sum]) => {
                const c = sum[i as 0];
                if (c === 0) return null;
                const h = (c / most) * (LANE - 30);
                return (
                  <g key={bin}>
                    <title>{`${count(c, "event")} of ${quadName(quad)}, ${step === 1 ? dayText(fromNumber(bin)) : `${step} days from ${dayText(fromNumber(bin))}`}`}</title>
                    <rect x={scale.x(bin)} y={floor - h} width={width} height={h} class={`f-${quadTone(quad)}`} opacity={quad.startsWith("verbal") ? 0.55 : 1} />
                    {width > 14 && <text x={scale.x(bin) + width / 2} y={floor - h - 4} class="small t2" text-anchor="middle">{c}</text>}
                  </g>
                );
              })}
            </g>
          );
        })}
      </Ground>
    </svg>
  );
}
