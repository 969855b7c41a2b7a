// What happened when, and how well is that known? Four lanes by day; the same rows as a table, always.

import { useEffect, useMemo, useState } from "preact/hooks";

import { daysOf, moved } from "../../lanes";
import type { Day, Episode, Story } from "../../model";
import { href, useRoute } from "../../route";
import { useAnswer, useEntries, useSession } from "../../session";
import type { Choices, DayCount, EventFilter, Parts } from "../../source/source";
import { Correct } from "../../ui/correct";
import { Downloads } from "../../ui/downloads";
import { Awaited, Crumbs, Empty, Section } from "../../ui/parts";
import { LongTable, PAGE } from "../../ui/table";
import { rangeText } from "../../words/dates";
import { clean, count, unique } from "../../words/names";
import { Figures } from "../episode/figures";
import { allRows } from "../paging";
import { recordDay } from "../shared";
import { SHOWN_STORY_COLUMNS, STORY_COLUMNS } from "../stories";
import { CountsDrawing } from "./counts";
import { ALL, Filters, useFilter } from "./filters";
import { TimelineKey } from "./glyphs";
import { PairsOverTime } from "./pairs";
import { RowsDrawing } from "./rows";
import { domain, type Scale, scaleOf } from "./scale";

const PARTS: Parts = { lists: ["warnings", "figures"] };

/** Events that are drawn as rows; more are drawn as counts. */
const MOST_ROWS = 300;

export function TimelineView({ id }: { id: string }) {
  const { source } = useSession();
  const answer = useAnswer(async () => {
    const [episode, choices] = await Promise.all([
      id === ALL ? null : source.episode(id, PARTS), source.choices(id === ALL ? undefined : id),
    ]);
    return { episode, choices };
  }, [id]);
  return <Awaited answer={answer}>{(value) => <Whole id={id} {...value} />}</Awaited>;
}

/** Events that fit a filter. */
interface Found {
  filter: EventFilter;
  /** By which filter, in which state of the record. */
  on: string;
  total: number;
  /** All where they are few, else the first. */
  rows: Story[];
  days: DayCount[] | null;
}

function Whole({ id, episode, choices }: { id: string; episode: Episode | null; choices: Choices }) {
  const session = useSession();
  const { source, summary, version } = session;
  const { params } = useRoute();
  const filter = useFilter(id);
  const asked = JSON.stringify(filter);
  const answer = useAnswer<Found>(async () => {
    const [{ total, rows }, days] = await Promise.all([source.events(filter, 0, PAGE), source.days(filter)]);
    const rest = total > PAGE && total <= MOST_ROWS ? (await source.events(filter, PAGE, MOST_ROWS - PAGE)).rows : [];
    return { filter, on: `${asked} ${version}`, total, rows: [...rows, ...rest], days };
  }, [asked]);
  const day = recordDay(session);
  const found = answer.value;
  const scale = useMemo(() => (found ? scaleOf(...domain(rangesOf(found), day, found.filter.from, found.filter.to)) : null), [found, day]);
  const title = episode ? clean(episode.title) : "All episodes";
  useRow(params.row, !!found);
  return (
    <>
      <Crumbs trail={[episode ? { text: title, to: href("episode", id) } : { text: title }, { text: "Timeline" }]} />
      <h1>Timeline{episode?.range ? `, ${rangeText(episode.range)}` : ""}</h1>
      <p class="lede">
        One row an event. A bar covers every day on which the event may have happened; where the day is known, a sign stands on it.
        {summary.episodes.length > 1 && (episode ? <> <a href={href("timeline", ALL)}>All episodes together</a>.</> : null)}
      </p>
      <Filters filter={filter} choices={choices} scale={scale} />
      <Awaited answer={answer}>
        {(found) => (
          <>
            {found.total === 0 && <Empty head="No event fits the filter.">Events that fit would stand here. <a href={href("timeline", id)}>Show all</a></Empty>}
            {found.total > 0 && scale && <Drawing found={found} scale={scale} asOf={day} episode={episode} />}
            {scale && <PairsOverTime filter={found.filter} scale={scale} />}
            {found.total > 0 && <Rows found={found} chosen={params.row} id={id} />}
          </>
        )}
      </Awaited>
      {episode && <FiguresOf episode={episode} />}
    </>
  );
}

const isWhole = ({ total, rows }: Found) => total <= rows.length;

function rangesOf(found: Found) {
  return isWhole(found) ? found.rows.map((s) => daysOf(s)?.range ?? null) : (found.days ?? []).map(({ day }) => ({ first: day, last: day }));
}

/** The events as rows, or more of them as counts; drawn again only when they or the way of showing them change. */
function Drawing({ found, scale, asOf, episode }: { found: Found; scale: Scale; asOf: Day | null; episode: Episode | null }) {
  const { params } = useRoute();
  const { total, rows, days } = found;
  const reports = params.show === "reports";
  const asRows = isWhole(found);
  // Reports stand on the day on which their articles were published.
  const entries = useEntries(asRows && reports ? unique(rows.flatMap((s) => s.docs)) : []);
  return useMemo(() => (
    <figure class="timeline-figure">
      <div class="drawing timeline" tabindex={0} role="group" aria-label="Timeline, scrolls sideways on a narrow screen">
        {asRows
          ? <RowsDrawing stories={rows} warnings={episode?.warnings ?? []} scale={scale} asOf={asOf} reports={reports} entries={entries} chosen={params.row} />
          : days && <CountsDrawing days={days} scale={scale} asOf={asOf} />}
      </div>
      <figcaption>
        {!asRows && <p class="small">{count(total, "event")}: {days ? "counts are drawn in place of rows. Choose days or a filter to see each event." : "too many to draw. Choose days or a filter."}</p>}
        {asRows && <TimelineKey reports={reports} />}
        {rows.some((s) => moved(s.quad, s.cameo)) && (
          <p class="small quiet">† PLOVER files REQUEST under verbal conflict. Requests and appeals stand here by their CAMEO root; table and files give both.</p>
        )}
      </figcaption>
    </figure>
  ), [found, scale, asOf, episode, reports, entries, params.row]);
}

function FiguresOf({ episode }: { episode: Episode }) {
  const entries = useEntries(unique(episode.figures.flatMap((f) => f.reports.map((r) => r.doc))));
  return useMemo(() => <Figures episode={episode} entries={entries} />, [episode, entries]);
}

/** The same rows as a table; with corrections on, rows can be chosen and merged. */
function Rows({ found: { filter, on, total, rows }, chosen, id }: { found: Found; chosen: string | undefined; id: string }) {
  const { source, summary } = useSession();
  const load = async (offset: number, limit: number) => {
    const here = rows.slice(offset, offset + limit);
    return here.length === limit || offset + here.length === total ? here : (await source.events(filter, offset, limit)).rows;
  };
  const [picked, setPicked] = useState<string[]>([]);
  const pick = (s: Story) => setPicked((p) => (p.includes(s.id) ? p.filter((x) => x !== s.id) : [...p, s.id]));
  const columns = useMemo(() => (summary.corrections
    ? [...SHOWN_STORY_COLUMNS, { head: "Choose", cell: (s: Story) => <input type="checkbox" aria-label={`Choose ${s.id}`} checked={picked.includes(s.id)} onChange={() => pick(s)} /> }]
    : SHOWN_STORY_COLUMNS), [summary.corrections, picked]);
  return (
    <Section head="The same rows as a table" scope={`${count(total, "event")}. The window of a warning is not an event.`}>
      {summary.corrections && picked.length > 0 && (
        <div class="actions screen-only">
          <span>{count(picked.length, "happening")} chosen</span>
          <Correct key={picked.join()} of={picked} kinds={picked.length > 1 ? ["merge", "accept", "reject"] : ["accept", "reject"]} onDone={() => setPicked([])} />
        </div>
      )}
      <LongTable key={on} total={total} load={load} first={rows} columns={columns} rowId={(s) => s.id} current={chosen} caption={<span class="vh">Events</span>} class="stories" />
      <Downloads name={`events-${id}`} columns={STORY_COLUMNS} rows={() => allRows(load)} />
    </Section>
  );
}

/** Brings the row that was asked for into view. */
function useRow(row: string | undefined, ready: boolean): void {
  useEffect(() => {
    if (!row || !ready) return;
    const timer = setTimeout(() => {
      const found = document.getElementById(`row-${row}`);
      found?.scrollIntoView({ block: "center" });
      found?.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
    }, 150);
    return () => clearTimeout(timer);
  }, [row, ready]);
}

