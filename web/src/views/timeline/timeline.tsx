// What happened when, and how well is that known? Four lanes by day; the same rows as a table, always.

import { useEffect, useState } from "preact/hooks";

import { daysOf, moved } from "../../lanes";
import type { Episode, Story } from "../../model";
import { href, useRoute } from "../../route";
import { useAnswer, useEntries, useSession } from "../../session";
import type { Choices, Parts } from "../../source/source";
import { Correct } from "../../ui/correct";
import { Downloads } from "../../ui/downloads";
import { Awaited, Crumbs, Empty, Section } from "../../ui/parts";
import { CHUNK, LongTable } from "../../ui/table";
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
import { domain, scaleOf } from "./scale";

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

function Whole({ id, episode, choices }: { id: string; episode: Episode | null; choices: Choices }) {
  const session = useSession();
  const { source, summary } = session;
  const { params } = useRoute();
  const filter = useFilter(id);
  const on = JSON.stringify(filter);
  const day = recordDay(session);
  const reports = params.show === "reports";
  const answer = useAnswer(async () => {
    const [{ total, rows }, days] = await Promise.all([source.events(filter, 0, CHUNK), source.days(filter)]);
    const rest = total > CHUNK && total <= MOST_ROWS ? (await source.events(filter, CHUNK, MOST_ROWS - CHUNK)).rows : [];
    return { on, total, rows: [...rows, ...rest], days };
  }, [on]);
  const whole = answer.value;
  const load = async (offset: number, limit: number) => {
    // The answer that is here may still be that to the filter before.
    const here = whole?.on === on ? whole.rows.slice(offset, offset + limit) : [];
    return here.length === limit || here.length + offset === whole?.total ? here : (await source.events(filter, offset, limit)).rows;
  };
  const figures = episode?.figures ?? [];
  const entries = useEntries(unique([...(whole?.rows ?? []).flatMap((s) => s.docs), ...figures.flatMap((f) => f.reports.map((r) => r.doc))]));
  const asRows = !!whole && whole.total <= whole.rows.length;
  const ranges = whole ? (asRows ? whole.rows.map((s) => daysOf(s)?.range ?? null) : (whole.days ?? []).map(({ day: d }) => ({ first: d, last: d }))) : [];
  const scale = whole ? scaleOf(...domain(ranges, day, filter.from, filter.to)) : null;
  const title = episode ? clean(episode.title) : "All episodes";
  useRow(params.row, !!whole);
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
        {({ total, rows, days }) => (
          <>
            {total === 0 && <Empty head="No event fits the filter.">Events that fit would stand here. <a href={href("timeline", id)}>Show all</a></Empty>}
            {total > 0 && scale && (
              <figure class="timeline-figure">
                <div class="drawing timeline" tabindex={0} role="group" aria-label="Timeline, scrolls sideways on a narrow screen">
                  {asRows
                    ? <RowsDrawing stories={rows} warnings={episode?.warnings ?? []} scale={scale} asOf={day} reports={reports} entries={entries} chosen={params.row} />
                    : days && <CountsDrawing days={days} scale={scale} asOf={day} />}
                </div>
                <figcaption>
                  {!asRows && <p class="small">{count(total, "event")}: {days ? "counts are drawn in place of rows. Choose days or a filter to see each event." : "too many to draw. Choose days or a filter."}</p>}
                  {asRows && <TimelineKey reports={reports} />}
                  {rows.some((s) => moved(s.quad, s.cameo)) && (
                    <p class="small quiet">† PLOVER files REQUEST under verbal conflict. Requests and appeals stand here by their CAMEO root; table and files give both.</p>
                  )}
                </figcaption>
              </figure>
            )}
            {asRows
              ? <PairsOverTime stories={rows} scale={scale} />
              : <p class="small quiet">Who acts on whom over time is drawn for {MOST_ROWS} events at most. Choose days or a filter.</p>}
            {total > 0 && <Rows total={total} on={on} load={load} chosen={params.row} id={id} />}
          </>
        )}
      </Awaited>
      {episode && <Figures episode={episode} entries={entries} />}
    </>
  );
}

/** The same rows as a table; with corrections on, rows can be chosen and merged. */
function Rows({ total, on, load, chosen, id }: {
  total: number;
  on: string;
  load: (offset: number, limit: number) => Promise<Story[]>;
  chosen: string | undefined;
  id: string;
}) {
  const { summary, version } = useSession();
  const [picked, setPicked] = useState<string[]>([]);
  const pick = (s: Story) => setPicked((p) => (p.includes(s.id) ? p.filter((x) => x !== s.id) : [...p, s.id]));
  const columns = summary.corrections
    ? [...SHOWN_STORY_COLUMNS, { head: "Choose", cell: (s: Story) => <input type="checkbox" aria-label={`Choose ${s.id}`} checked={picked.includes(s.id)} onChange={() => pick(s)} /> }]
    : SHOWN_STORY_COLUMNS;
  return (
    <Section head="The same rows as a table" scope={`${count(total, "event")}. The window of a warning is not an event.`}>
      {summary.corrections && picked.length > 0 && (
        <div class="actions screen-only">
          <span>{count(picked.length, "happening")} chosen</span>
          <Correct key={picked.join()} of={picked} kinds={picked.length > 1 ? ["merge", "accept", "reject"] : ["accept", "reject"]} onDone={() => setPicked([])} />
        </div>
      )}
      <LongTable on={`${on} ${version}`} total={total} load={load} columns={columns} rowId={(s) => s.id} current={chosen} caption={<span class="vh">Events</span>} class="stories" />
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

