// What is new since the reader last looked? Before and after, the ledger first; what did not change is a row too.

import { useState } from "preact/hooks";

import type { Change, Changes, Day, EpisodeChanges } from "../../model";
import { go, href, useRoute, withParams } from "../../route";
import { useAnswer, useSession } from "../../session";
import type { EpisodeSummary } from "../../source/source";
import { Flag } from "../../ui/marks";
import { Awaited, Empty, EpisodeLink, Section } from "../../ui/parts";
import { dayText, datedText, fromNumber, isDay, number } from "../../words/dates";
import { capital, clean, count, list } from "../../words/names";
import { AT_ONCE, silences } from "../shared";

/** Changes that are shown before the reader opens the rest. */
const SHOWN = 10;

export function Changed({ day, lastVisit: visit, episodes }: { day: Day | null; lastVisit: Day | null; episodes: EpisodeSummary[] }) {
  const { source, summary } = useSession();
  const { params } = useRoute();
  const lastVisit = visit && day && visit < day ? visit : null;
  const dayBefore = day ? fromNumber(number(day) - 1) : null;
  const since = isDay(params.since) ? params.since : lastVisit ?? dayBefore;
  // Of many articles the record of another day takes a while to work out: only on demand.
  const [wanted, want] = useState(summary.documents_count <= AT_ONCE || isDay(params.since));
  const answer = useAnswer(async () => (since && wanted ? source.changes(since) : null), [since, wanted]);
  if (since && !wanted) {
    return (
      <Section head="What changed" scope={`Since ${dayText(since)}`}>
        <p>The record of {dayText(since)} is put together from {count(summary.documents_count, "article")}; that may take minutes. <button type="button" onClick={() => want(true)}>Tell what changed</button></p>
      </Section>
    );
  }
  if (answer.value === null) return <Newest />;
  const choose = (value: string) => go(withParams({ since: value || undefined }), true);
  const from = answer.value?.from ?? since;
  return (
    <Section
      head="What changed"
      scope={source.kind === "file"
        ? from && day && `${dayText(from)} to ${dayText(day)}`
        : (
          <span class="since">
            <label for="since">Since</label>
            <select id="since-kind" aria-label="Since when" value={params.since ? "day" : "visit"} onChange={(e) => choose(e.currentTarget.value === "visit" ? "" : e.currentTarget.value === "before" ? dayBefore ?? "" : since ?? "")}>
              <option value="visit">{lastVisit ? "your last visit" : "the day before"}</option>
              {lastVisit && <option value="before">the day before</option>}
              <option value="day">a day of your choice</option>
            </select>
            <input id="since" type="date" value={since ?? ""} max={day ?? undefined} onChange={(e) => isDay(e.currentTarget.value) && choose(e.currentTarget.value)} />
          </span>
        )}
    >
      <Awaited answer={answer}>{(changes) => changes && <List changes={changes} since={from} episodes={episodes} />}</Awaited>
    </Section>
  );
}

function List({ changes, since, episodes }: { changes: Changes; since: Day | null; episodes: EpisodeSummary[] }) {
  const changed = changes.episodes.filter((e) => e.changes.length > 0);
  const heads = changed.length > 1;
  return (
    <>
      <p class="small quiet lead">{count(changes.documents.length, "new article")}{changes.documents_gone.length > 0 ? `, ${changes.documents_gone.length} gone` : ""}.</p>
      {changed.length === 0 && <Empty head={`Nothing new since ${since ? dayText(since) : "then"}.`}>{count(changes.documents.length, "article")} read.</Empty>}
      {changed.map((e) => <OfEpisode key={e.id ?? e.was} of={e} head={heads} />)}
      <Unchanged changes={changes} episodes={episodes} />
    </>
  );
}

/** What the desk asks for first: the silences that have stayed. */
function Unchanged({ changes, episodes }: { changes: Changes; episodes: EpisodeSummary[] }) {
  const rows = episodes.flatMap((e) => {
    const moved = changes.episodes.find((c) => c.id === e.id)?.changes.filter((c) => c.kind === "consent").map((c) => c.about) ?? [];
    return silences(e).filter((s) => !moved.some((about) => about.startsWith(s.party))).map((s) => ({ e, s }));
  });
  if (rows.length === 0) return null;
  return (
    <ol class="entries unchanged">
      {rows.map(({ e, s }) => (
        <li key={`${e.id}${s.party}`}>
          <p class="kind">Unchanged</p>
          <p>{clean(s.party)} on mediation by {list(s.thirdParties)}: no evidence in any of {count(e.docs_count, "article")}. <span class="quiet">{clean(e.title)}</span></p>
        </li>
      ))}
    </ol>
  );
}

function OfEpisode({ of, head }: { of: EpisodeChanges; head: boolean }) {
  const row = (c: Change, i: number) => <Row key={i} of={c} episode={of.id} />;
  const rest = of.changes.slice(SHOWN);
  return (
    <>
      {head && <h3>{of.id ? <a href={href("episode", of.id)}>{clean(of.title)}</a> : <>{clean(of.title)}, gone</>}</h3>}
      <ol class="entries">{of.changes.slice(0, SHOWN).map(row)}</ol>
      {rest.length > 0 && <details class="more"><summary>{count(rest.length, "more change")}</summary><ol class="entries">{rest.map(row)}</ol></details>}
    </>
  );
}

function Row({ of, episode }: { of: Change; episode: string | null }) {
  const dispute = of.kind === "contradiction";
  const word = !of.before ? "new" : !of.after ? "gone" : "changed";
  const label = `${capital(of.kind.replace("-", " "))}, ${word}`;
  const about = clean(of.about);
  const to = dispute ? href("contradictions", episode ?? "", { show: of.id ?? undefined }) : href("episode", episode ?? "");
  return (
    <li>
      <p class="kind">{dispute ? <Flag mark="unequal" tone="disputed">{label}</Flag> : label}</p>
      <div>
        <p><a href={to}>{capital(about)}</a>{of.after === of.about ? "" : `: ${of.after ? clean(of.after) : "no longer in the record"}`}</p>
        <p><small>{of.before && <>Before: {clean(of.before)}. </>}{of.docs.length > 0 && `${count(of.docs.length, "article")}.`}</small></p>
      </div>
    </li>
  );
}

/** Where one reading is all there is: its newest articles. */
function Newest() {
  const { source } = useSession();
  const answer = useAnswer(() => source.documents({ offset: 0, limit: 200 }), []);
  return (
    <Section head="Newest articles" scope="What changed between two days is told by the program">
      <Awaited answer={answer}>
        {({ rows }) => (
          <ol class="entries">
            {[...rows].sort((a, b) => ((b.published.range?.last ?? "") > (a.published.range?.last ?? "") ? 1 : -1)).slice(0, 5).map((d) => (
              <li key={d.id}>
                <p class="kind">{datedText(d.published)}</p>
                <div>
                  <p><a class="source" href={href("article", d.id)}>{clean(d.title ?? "Headline not known")}</a></p>
                  <p><small><cite>{clean(d.outlet ?? d.id)}</cite>{d.episode && <> in <EpisodeLink id={d.episode} /></>}</small></p>
                </div>
              </li>
            ))}
          </ol>
        )}
      </Awaited>
    </Section>
  );
}
