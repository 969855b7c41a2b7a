// What was warned of, until when, and what became of it? A warning is never an event of the warned-of kind.

import type { Day, Warning } from "../model";
import { type Entries, useSession } from "../session";
import { Flag } from "../ui/marks";
import { Chain } from "../ui/parts";
import { dayText, fromNumber, number, rangeText, shortDay } from "../words/dates";
import { capital, clean, count, names, warningName } from "../words/names";
import { recordDay } from "./shared";

export function WarningItem({ warning: w, entries }: { warning: Warning; entries: Entries }) {
  const day = recordDay(useSession());
  const label = w.status === "undated" ? "No deadline" : capital(warningName(w.status));
  return (
    <>
      <p class="kind">{w.status === "undated" ? label : <Flag mark="clock">{label}</Flag>}</p>
      <div>
        <p><strong>{names(w.by)}</strong> warns{w.of.length > 0 ? ` of ${names(w.of)}` : ""}: <q class="source">{clean(w.window)}</q></p>
        {w.range && day && <Window warning={w} day={day} />}
        <p><small>{became(w, day)}</small></p>
        <details class="more"><summary>The sentence</summary>
          <blockquote dir="auto">{clean(w.quote.sentence)}</blockquote>
        </details>
        <Chain doc={w.quote.doc} claim={w.claim} attribution={w.attribution} entries={entries} />
      </div>
    </>
  );
}

/** What became of it in words, by the day of the record and not by the clock. */
export function became(w: Warning, day: Day | null): string {
  switch (w.status) {
    case "open": {
      const left = w.range && day ? number(w.range.last) - number(day) : null;
      return left === null ? "Its time has not run out." : left <= 0 ? "Its time runs out on the day of the record." : `Runs out within ${count(left, "day")}, by ${dayText(w.range!.last)}.`;
    }
    case "expired": return `Ran out on ${w.range ? dayText(w.range.last) : "a day not known"} at the latest. No matching event in the record.`;
    case "borne": return "A matching event is in the record.";
    case "undated": return "No deadline that can be dated.";
  }
}

const WIDTH = 340;

function Window({ warning, day }: { warning: Warning; day: Day }) {
  const range = warning.range!;
  const from = number(range.first) - 1;
  const to = Math.max(number(range.last) + 1, number(day)) + 1;
  if (to - from > 45) return null;
  const x = (n: number) => 4 + ((n - from) / (to - from)) * (WIDTH - 8);
  const every = Math.ceil((to - from) / 6);
  const ticks = Array.from({ length: to - from }, (_, i) => from + i);
  const asOf = Math.min(x(number(day) + 0.5), WIDTH - 4);
  const label = `The window lies in ${rangeText(range)}. The record stands at ${dayText(day)}.`;
  return (
    <svg class="window" viewBox={`0 0 ${WIDTH} 62`} role="img" aria-label={label}>
      <line x1="4" x2={WIDTH - 4} y1="42" y2="42" class="line" />
      {ticks.map((n, i) => (
        <g key={n}>
          <line x1={x(n)} x2={x(n)} y1="38" y2="46" class="line" />
          {i % every === 0 && <text x={x(n) + 3} y="58" class="t2 small">{shortDay(fromNumber(n))}</text>}
        </g>
      ))}
      <rect x={x(number(range.first))} y="24" width={x(number(range.last) + 1) - x(number(range.first))} height="12" class="w-conf s-conf dashed" />
      <line x1={asOf} x2={asOf} y1="20" y2="48" class="s-ink thick" />
      <text x={Math.min(asOf + 3, WIDTH)} y="14" class="strong small" text-anchor="end">as of</text>
    </svg>
  );
}
