// How are days written? As the program's other formats write them: `4 May 2025`, `30 April to 2 May 2025`, `not known`.

import type { Dated, DateRange, Day } from "../model";

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const DAY_MS = 86_400_000;

interface Parts {
  y: number;
  m: number;
  d: number;
}

function parts(day: Day): Parts {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  return { y, m, d };
}

/** Days since 1970, so that days can be counted and placed. */
export function number(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day of a number. */
export function fromNumber(n: number): Day {
  return new Date(n * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day. */
export function isDay(text: string | undefined | null): text is Day {
  return !!text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

export function monthName(day: Day): string {
  return MONTHS[parts(day).m - 1] ?? "";
}

export function weekday(day: Day): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** `4 May 2025`. */
export function dayText(day: Day): string {
  const { y, m, d } = parts(day);
  return `${d} ${MONTHS[m - 1] ?? ""} ${y}`;
}

/** `4 May`, for where the year is plain. */
export function shortDay(day: Day): string {
  const { m, d } = parts(day);
  return `${d} ${(MONTHS[m - 1] ?? "").slice(0, 3)}`;
}

/** `4 May 2025`, `May 2025`, `2025`, `1 to 3 May 2025`, `30 April to 2 May 2025`. */
export function rangeText(range: DateRange): string {
  const a = parts(range.first);
  const b = parts(range.last);
  const end = dayText(range.last);
  if (range.first === range.last) return end;
  const lastOfMonth = new Date(Date.UTC(b.y, b.m, 0)).getUTCDate();
  if (a.d === 1 && b.d === lastOfMonth && a.y === b.y) {
    if (a.m === b.m) return `${MONTHS[a.m - 1]} ${a.y}`;
    if (a.m === 1 && b.m === 12) return String(a.y);
  }
  if (a.y !== b.y) return `${dayText(range.first)} to ${end}`;
  if (a.m !== b.m) return `${a.d} ${MONTHS[a.m - 1]} to ${end}`;
  return `${a.d} to ${end}`;
}

export function whenText(range: DateRange | null): string {
  return range ? rangeText(range) : "date not known";
}

/** A publication date with its basis: `6 May 2025, stated`. */
export function datedText(dated: Dated): string {
  return dated.range && dated.basis !== "unknown" ? `${rangeText(dated.range)}, ${dated.basis}` : "not known";
}

export function isOneDay(range: DateRange | null): boolean {
  return !!range && range.first === range.last;
}

/** Order of time; what has no date comes last. */
export function byTime(a: DateRange | null, b: DateRange | null): number {
  const key = (r: DateRange | null) => (r ? `${r.first} ${r.last}` : "~");
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
