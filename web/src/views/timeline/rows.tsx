// How is each event drawn? One row an event, in its lane; a bar covers every day on which it may have happened.

import { daysOf, lane, LANES, moved } from "../../lanes";
import type { DateRange, Day, Quad, Story, Warning } from "../../model";
import { withParams } from "../../route";
import type { Entries } from "../../session";
import { quadTone } from "../../ui/marks";
import { byTime, isOneDay, number, whenText } from "../../words/dates";
import { clean, withoutDate } from "../../words/names";
import { Glyph, Ground, HEAD, LaneHead } from "./glyphs";
import { LEFT, type Scale, WIDTH } from "./scale";

const ROW = 24;
/** Width of a letter, about; labels are placed by it before they are drawn. */
const LETTER = 6.5;
const LONGEST = 92;

interface Props {
  stories: Story[];
  warnings: Warning[];
  scale: Scale;
  asOf: Day | null;
  /** One tick an article in place of one glyph an event. */
  reports: boolean;
  entries: Entries;
  chosen: string | undefined;
}

export function RowsDrawing({ stories, warnings, scale, asOf, reports, entries, chosen }: Props) {
  const lanes = LANES.map((quad) => {
    const here = stories.filter((s) => lane(s.quad, s.cameo) === quad);
    const placed = here.map((story) => ({ story, days: daysOf(story) }));
    const dated = placed.flatMap(({ story, days }) => (days ? [{ story, days }] : []));
    dated.sort((a, b) => byTime(a.days.range, b.days.range));
    return { quad, dated, undated: here.length - dated.length };
  });
  let y = HEAD;
  const placed = lanes.map((l) => {
    const top = y;
    const notes = l.dated.length === 0 || l.undated > 0 ? 1 : 0;
    y += Math.max(l.dated.length + notes, 2) * ROW + 16;
    return { ...l, top };
  });
  const windows = new Map(warnings.map((w) => [w.claim, w]));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${y + 4}`} role="group" aria-labelledby="tl-title tl-desc">
      <title id="tl-title">Events by day, in four lanes</title>
      <desc id="tl-desc">Each row is one event. A bar spans the days on which it may have happened. The table below holds the same rows.</desc>
      <Ground scale={scale} height={y} asOf={asOf ? number(asOf) : null}>
        {placed.map(({ quad, dated, undated, top }) => (
          <g key={quad}>
            <LaneHead quad={quad} y={top} />
            {dated.map(({ story: s, days }, i) => (
              <Row
                key={s.id} story={s} days={days} quad={quad} y={top + 20 + i * ROW} scale={scale} chosen={s.id === chosen}
                ticks={reports ? s.docs.flatMap((d) => entries.get(d)?.published.range?.last ?? []) : null}
                warning={s.reports.map((r) => windows.get(r.claim)).find(Boolean)}
              />
            ))}
            {dated.length === 0 && undated === 0 && <text x={LEFT + 5} y={top + 26} class="t2">Nothing in the record</text>}
            {undated > 0 && <text x={LEFT + 5} y={top + 26 + dated.length * ROW} class="t2">{undated} without a day: in the table below</text>}
          </g>
        ))}
      </Ground>
    </svg>
  );
}

function Row({ story: s, days, quad, y, scale, ticks, warning, chosen }: {
  story: Story;
  days: { range: DateRange; implied: boolean };
  quad: Quad;
  y: number;
  scale: Scale;
  ticks: Day[] | null;
  warning: Warning | undefined;
  chosen: boolean;
}) {
  const { x } = scale;
  const tone = quadTone(quad);
  const when = days.range;
  const box = span(ticks && ticks.length > 0 ? { first: ticks.reduce(min), last: ticks.reduce(max) } : when, scale);
  const rivals = ticks || days.implied ? [] : rivalDates(s, when).map((r) => span(r, scale));
  const extent = [box, ...rivals];
  if (!ticks && warning?.range) extent.push(span(warning.range, scale));
  const left = Math.min(...extent.map((b) => b.x));
  const right = Math.max(...extent.map((b) => b.x + b.w));
  const known = isOneDay(when) && !days.implied;
  const whole = label(s, when);
  const beside = (2 + (s.disputed.length > 0 ? 9 : 0)) * LETTER;
  const room = whole.length * LETTER + beside;
  const inside = !ticks && !known && box.w > room + 16;
  const after = !inside && (right + room < WIDTH || WIDTH - right > left - LEFT);
  const space = inside ? box.w : after ? WIDTH - right : left - LEFT;
  const text = short(whole, Math.floor((space - beside) / LETTER));
  return (
    <a href={withParams({ row: s.id })} class={chosen ? "chosen" : undefined}>
      <title>{`${clean(s.summary)}, ${whenText(when)}${days.implied ? ", implied" : ""}${s.disputed.length > 0 ? ", disputed" : ""}`}</title>
      {chosen && <rect x={LEFT} y={y - 11} width={WIDTH - LEFT} height="22" class="f-sunken" />}
      {ticks
        ? stacked(ticks).map(([day, n], i) => (
          <line key={i} x1={x(number(day) + 0.5) + n * 4} x2={x(number(day) + 0.5) + n * 4} y1={y - 7} y2={y + 7} class={`s-${tone}`} stroke-width="2.2" />
        ))
        : known
          ? (
            <>
              <rect x={box.x} y={y - 5} width={box.w} height="10" class={`f-${tone} faint`} />
              <Glyph quad={quad} x={box.x + box.w / 2} y={y} />
            </>
          )
          : <rect x={box.x} y={y - 9} width={box.w} height="18" fill={`url(#hatch-${tone})`} class={`edge-${tone}`} stroke-width="1.2" stroke-dasharray={days.implied ? "2 3" : undefined} />}
      {rivals.map((r, i) => <rect key={i} x={r.x} y={y - 7} width={r.w} height="14" class="s-dispute" stroke-width="1.4" stroke-dasharray="4 3" />)}
      {!ticks && warning?.range && <Window {...span(warning.range, scale)} y={y} />}
      <text
        x={inside ? box.x + 8 : after ? right + 8 : left - 8}
        y={y + 4.5}
        text-anchor={inside || after ? "start" : "end"}
        class="halo"
      >
        {text}{moved(s.quad, s.cameo) && " †"}
        {s.disputed.length > 0 && <tspan class="f-dispute strong" dx="5">disputed</tspan>}
      </text>
    </a>
  );
}

function Window({ x, w, y }: { x: number; w: number; y: number }) {
  return <rect x={x} y={y - 5} width={w} height="10" class="w-conf s-conf dashed" />;
}

const min = (a: Day, b: Day) => (a < b ? a : b);
const max = (a: Day, b: Day) => (a > b ? a : b);

function span(r: DateRange, { x }: Scale): { x: number; w: number } {
  const a = x(number(r.first));
  return { x: a, w: Math.max(x(number(r.last) + 1) - a, 3) };
}

/** Days that reports give and that exclude the story's. */
function rivalDates(s: Story, when: DateRange): DateRange[] {
  const rivals = s.reports.flatMap((r) => (r.when && (r.when.last < when.first || r.when.first > when.last) ? [r.when] : []));
  return [...new Map(rivals.map((r) => [`${r.first} ${r.last}`, r])).values()];
}

/** Each day with how many of the same stand before it. */
function stacked(days: Day[]): [Day, number][] {
  const seen = new Map<Day, number>();
  return [...days].sort().map((day) => {
    const n = seen.get(day) ?? 0;
    seen.set(day, n + 1);
    return [day, n];
  });
}

function label(s: Story, when: DateRange): string {
  return short(withoutDate(s.summary, whenText(when)), LONGEST);
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(most - 1, 8))}…` : text;
}
