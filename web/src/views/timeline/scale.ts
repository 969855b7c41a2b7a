// Where does a day stand in a drawing? Days are numbers since 1970; a day is as wide as every other.

import { scaleLinear } from "d3-scale";
import { utcDay, utcMonday, utcMonth, utcYear } from "d3-time";

import type { DateRange, Day } from "../../model";
import { fromNumber, monthName, number } from "../../words/dates";

export const WIDTH = 1280;
/** Room for the names of the lanes. */
export const LEFT = 150;

export interface Scale {
  /** First day drawn, and the day after the last. */
  from: number;
  to: number;
  x: (n: number) => number;
}

export function scaleOf(from: number, to: number): Scale {
  const x = scaleLinear([from, to], [LEFT, WIDTH - 10]).clamp(true);
  return { from, to, x };
}

/** The days to draw: those asked for, else all that hold something, with a day of air. */
export function domain(ranges: (DateRange | null)[], asOf: Day | null, from?: Day, to?: Day): [number, number] {
  const dated = ranges.filter((r) => r !== null);
  const first = dated.length > 0 ? Math.min(...dated.map((r) => number(r.first))) : asOf ? number(asOf) - 7 : 0;
  const last = dated.length > 0 ? Math.max(...dated.map((r) => number(r.last))) : asOf ? number(asOf) : first + 7;
  const near = asOf && number(asOf) - last < Math.max(14, (last - first) / 3) ? number(asOf) : last;
  const a = from ? number(from) : first - 1;
  const b = to ? number(to) + 1 : Math.max(last, near) + 2;
  return [a, Math.max(b, a + 2)];
}

export interface Tick {
  n: number;
  label: string;
  strong: boolean;
}

/** Days, Mondays, months or years, as many as have room. */
export function ticks({ from, to }: Scale): Tick[] {
  const span = to - from;
  const date = (n: number) => new Date(n * 86_400_000);
  const every = span <= 24 ? utcDay : span <= 130 ? utcMonday : span <= 550 ? utcMonth : span <= 1700 ? utcMonth.every(3)! : utcYear.every(Math.ceil(span / 365 / 14))!;
  const found = every.range(date(from), date(to)).map((d) => Math.round(d.getTime() / 86_400_000));
  return found.map((n, i) => {
    const day = fromNumber(n);
    const [y, m, d] = day.split("-").map(Number) as [number, number, number];
    const month = monthName(day).slice(0, 3);
    if (span > 1700) return { n, label: String(y), strong: true };
    if (span > 130) return { n, label: m === 1 || i === 0 ? `${month} ${y}` : month, strong: m === 1 };
    const named = i === 0 || d === 1 || (span > 24 && d <= 7);
    return { n, label: named || span > 24 ? `${d} ${month}` : String(d), strong: named };
  });
}

/** The days drawn after a step of the zoom: `by` times as many, moved by `shift` of them. */
export function zoomed({ from, to }: Scale, by: number, shift = 0): { from: Day; to: Day } {
  const middle = (from + to - 1) / 2 + shift * (to - from);
  const half = Math.max(((to - from) * by) / 2, 1);
  return { from: fromNumber(Math.round(middle - half)), to: fromNumber(Math.round(middle + half) - 1) };
}
