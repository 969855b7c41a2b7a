// What must I know before nine? What changed, where things stand, what is disputed, what runs out, what is silent.

import { useEffect } from "preact/hooks";

import { href } from "../../route";
import { outletOf, useAnswer, useEntries, useSession } from "../../session";
import type { EpisodeSummary } from "../../source/source";
import { recall, store } from "../../ui/frame";
import { Awaited, Empty, Outlet, Said, Section } from "../../ui/parts";
import { dayText, datedText, weekday } from "../../words/dates";
import { capital, clean, count, list } from "../../words/names";
import { recordDay, silences } from "../shared";
import { WarningItem } from "../warning";
import { Changed } from "./changed";
import { DisputedTable } from "./disputed";
import { EpisodeCard } from "./episodes";

/** Episodes that are shown whole; the others are listed. */
const SHOWN = 5;
/** Notes that are listed. */
const NOTES = 100;

export function Today() {
  const session = useSession();
  const { summary } = session;
  const shown = summary.episodes.slice(0, SHOWN);
  const day = recordDay(session);
  const before = useLastVisit(day);
  return (
    <>
      <h1>{day ? `${weekday(day)} ${dayText(day)}` : "Date of the record not known"}</h1>
      <p class="lede">
        {count(summary.documents_count, "article")} in {count(summary.episodes.length, "episode")}
        {summary.as_of ? `, as published by ${dayText(summary.as_of)}` : day ? `; the newest is of ${dayText(day)}` : ""}.
      </p>
      {summary.episodes.length === 0 && (
        <Empty head="No episode.">{count(summary.documents_count, "article")} read; no event was found in them. An episode would appear here.</Empty>
      )}
      <div class="split front">
        <div>
          <Changed day={day} lastVisit={before} episodes={shown} />
          <Section head="Episodes" scope="Most articles first">
            {shown.map((e) => <EpisodeCard key={e.id} of={e} />)}
            {summary.episodes.length > SHOWN && (
              <details class="more">
                <summary>{count(summary.episodes.length - SHOWN, "more episode")}</summary>
                <ul class="list">
                  {summary.episodes.slice(SHOWN).map((e) => (
                    <li key={e.id}><a href={href("episode", e.id)}>{clean(e.title)}</a> <span class="quiet">{count(e.docs_count, "article")}. {clean(e.state[0] ?? "")}</span></li>
                  ))}
                </ul>
              </details>
            )}
          </Section>
        </div>
        <div>
          <Standing episodes={shown} />
        </div>
        <div><NeedALook /></div>
      </div>
    </>
  );
}

/** The day of the record at the reader's last visit; today's is kept for the next one. */
function useLastVisit(day: string | null): string | null {
  const last = recall("legation.visit");
  useEffect(() => {
    if (!day) return;
    const [seen, earlier] = (recall("legation.visit") ?? "").split(" ");
    if (seen !== day) store("legation.visit", `${day} ${seen ?? ""}`.trim());
    else if (earlier === undefined) store("legation.visit", day);
  }, [day]);
  const [seen = "", earlier = ""] = (last ?? "").split(" ");
  return (seen === day ? earlier : seen) || null;
}

function Standing({ episodes }: { episodes: EpisodeSummary[] }) {
  const disputes = episodes.flatMap((e) => e.disputes);
  const disputed = episodes.reduce((n, e) => n + e.contradictions_count, 0);
  const warnings = episodes.flatMap((e) => e.warnings.map((w) => ({ w, e })));
  const order = ["open", "expired", "borne", "undated"];
  warnings.sort((a, b) => order.indexOf(a.w.status) - order.indexOf(b.w.status));
  const running = warnings.filter(({ w }) => w.status === "open").length;
  const expired = warnings.filter(({ w }) => w.status === "expired").length;
  const entries = useEntries(warnings.map(({ w }) => w.quote.doc));
  return (
    <>
      <Section head="Disputed" scope={count(disputed, "contradiction")}>
        <DisputedTable disputes={disputes.slice(0, 8)} />
        {disputed > 8 && <p class="small">The first 8 of {disputed}. The others are under <a href={href("contradictions", episodes[0]?.id)}>Contradictions</a>.</p>}
        {disputes.length === 0 && <Empty head="No contradiction.">Where articles exclude each other in figure, day, manner, cause or fact would stand here.</Empty>}
      </Section>
      <Section head="Warnings with a deadline" scope={`${running} running, ${expired} expired`}>
        {warnings.length > 0
          ? <ol class="entries narrow">{warnings.slice(0, 6).map(({ w }) => <li key={w.claim}><WarningItem warning={w} entries={entries} /></li>)}</ol>
          : <Empty head="None in the record.">Warnings with a window of time would stand here. A warning is never an event of the warned-of kind.</Empty>}
        {warnings.length > 6 && <p class="small">{count(warnings.length - 6, "more warning")} in the episodes.</p>}
      </Section>
      <Section head="Silence">
        {episodes.flatMap((e) => silences(e).map((s) => (
          <Empty key={`${e.id}${s.party}`} head={`${clean(s.party)} on mediation by ${list(s.thirdParties)}: no evidence in ${count(e.docs_count, "article")}.`}>
            Silence is neither yes nor no. <a href={href("episode", e.id)}>{clean(e.title)}</a>
          </Empty>
        )))}
        {episodes.every((e) => silences(e).length === 0) && (
          <Empty head="No silent party.">A party of whose answer to a mediation nothing is reported would stand here.</Empty>
        )}
      </Section>
    </>
  );
}

/** Articles whose date was worked out or is not known, copies, and what was odd on the way. */
function NeedALook() {
  const { source } = useSession();
  const answer = useAnswer(async () => {
    const [page, diags] = await Promise.all([source.documents({ offset: 0, limit: 200 }), source.diags().catch(() => [])]);
    return { documents: page.rows.filter((d) => d.published.basis !== "stated" || d.copy_of), diags, total: page.total, read: page.rows.length };
  }, []);
  return (
    <Section head="Articles that need a look" scope={answer.value && answer.value.total > answer.value.read ? `first ${answer.value.read} of ${answer.value.total} articles` : undefined}>
      <Awaited answer={answer}>
        {({ documents, diags }) => {
          const serious = diags.filter((d) => d.severity !== "note");
          const entries = new Map(documents.map((d) => [d.id, d]));
          if (documents.length + diags.length === 0) return <Empty head="None.">Articles without a date, copies and unread articles would stand here.</Empty>;
          return (
            <ul class="notes">
              {serious.map((d, i) => <li key={`s${i}`}><strong>{capital(d.severity)}</strong> {clean(d.place)}: <Said text={d.message} />. <Said text={d.help ?? ""} /></li>)}
              {documents.map((d) => (
                <li key={d.id}>
                  <Outlet id={d.id} entries={entries} />
                  {d.copy_of
                    ? <>: a copy of {outletOf(entries, d.copy_of)}, word for word. One text, counted once.</>
                    : <>: {d.published.basis === "unknown" ? "no date is known" : `dated ${datedText(d.published)}`}. <details class="inline"><summary>Basis</summary> <Said text={d.published.why} /></details></>}
                </li>
              ))}
              {diags.length > serious.length && (
                <li>
                  <details class="more"><summary>{count(diags.length - serious.length, "note")} on what was not coded</summary>
                    <ul class="list">{diags.filter((d) => d.severity === "note").slice(0, NOTES).map((d, i) => <li key={i}>{clean(d.place)}: <Said text={d.message} />{d.help && <>. <Said text={d.help} /></>}</li>)}</ul>
                    {diags.length - serious.length > NOTES && <p class="quiet">The first {NOTES} of them; each article lists its own.</p>}
                  </details>
                </li>
              )}
            </ul>
          );
        }}
      </Awaited>
      <p class="small"><a href={href("articles")}>All articles</a></p>
    </Section>
  );
}
