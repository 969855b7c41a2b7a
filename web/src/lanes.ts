// In which lane does an event stand? Verbal or material, cooperation or conflict.

import type { Actor, DateRange, Day, Quad, Story } from "./model";
import type { DayCount, PairCount } from "./source/source";

export const LANES: Quad[] = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"];

/** Appeals and other acts of CAMEO's roots 01 to 05 are verbal cooperation, wherever PLOVER files them. */
export function lane(quad: Quad, cameo: string): Quad {
  return /^0[1-5]/.test(cameo) ? "verbal-cooperation" : quad;
}

/** Whether the lane differs from the class that PLOVER gives the type. */
export function moved(quad: Quad, cameo: string): boolean {
  return lane(quad, cameo) !== quad;
}

/** Whether two stretches of days have one in common; an open end reaches everywhere. */
export function overlaps(range: DateRange | null, from?: Day, to?: Day): boolean {
  if (!from && !to) return true;
  if (!range) return false;
  return (!from || range.last >= from) && (!to || range.first <= to);
}

/** The days of a happening: as the record has them, or else those that the order of telling implies. */
export function daysOf(story: Story): { range: DateRange; implied: boolean } | null {
  if (story.when) return { range: story.when, implied: false };
  const implied = story.reports.flatMap((r) => r.implied_when ?? []);
  if (implied.length === 0) return null;
  const first = implied.map((r) => r.first).sort()[0]!;
  const last = implied.map((r) => r.last).sort().at(-1)!;
  return { range: { first, last }, implied: true };
}

/** Happenings a day and lane, counted on the first of their days. */
export function countDays(stories: Story[]): DayCount[] {
  const days = new Map<Day, DayCount>();
  for (const story of stories) {
    if (!story.when) continue;
    const day = story.when.first;
    const entry = days.get(day) ?? { day, counts: [0, 0, 0, 0] };
    const at = LANES.indexOf(lane(story.quad, story.cameo));
    entry.counts[at as 0] += 1;
    days.set(day, entry);
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Types of what actors do with each other. */
const MUTUAL = ["CONSULT", "AGREE", "COOPERATE"];

/** Who acts on whom in dated happenings, as the server counts them; those who meet, agree or cooperate with nobody else act on each other. */
export function countPairs(stories: Story[]): PairCount[] {
  const pairs = new Map<string, { from: string; to: string; stories: Story[] }>();
  const name = (a: Actor) => a.country ?? a.igo ?? a.name;
  for (const story of stories) {
    if (!story.when || story.modality === "denied" || story.modality === "retracted") continue;
    const recipients = story.recipients.length === 0 && MUTUAL.includes(story.event_type) ? story.actors : story.recipients;
    const sides = story.actors.flatMap((a) => recipients.map((b) => [name(a), name(b)] as const));
    for (const [key, [from, to]] of new Map(sides.map((s) => [s.join("\n"), s]))) {
      if (!from || !to || from === to) continue;
      const pair = pairs.get(key) ?? { from, to, stories: [] };
      pair.stories.push(story);
      pairs.set(key, pair);
    }
  }
  const counted = [...pairs].sort(([a, p], [b, q]) => q.stories.length - p.stories.length || (a < b ? -1 : 1));
  return counted.map(([, { from, to, stories }]) => ({ from, to, events: stories.length, days: countDays(stories) }));
}
