// Which outlet holds which version? One row a disputed point, one column an article; silence is written out.

import { useState } from "preact/hooks";

import type { Contradiction, Episode } from "../../model";
import { href } from "../../route";
import { type Entries, outletOf } from "../../session";
import { Downloads } from "../../ui/downloads";
import { Flag } from "../../ui/marks";
import { shortDay } from "../../words/dates";
import { capital, clean, count, support } from "../../words/names";
import { kindFlag } from "./contradictions";

/** Articles across; with more the columns would say nothing. */
const MOST = 12;
/** Disputed points that stand here at first, and how many more a reader asks for at once. */
const POINTS = 40;
/** Omissions that stand here; all are in the list of differences. */
const OMISSIONS = 50;
export const LETTERS = "ABCDEFGHIJ";

export function Matrix({ episode, entries }: { episode: Episode; entries: Entries }) {
  const [most, setMost] = useState(POINTS);
  const { contradictions } = episode;
  const omissions = episode.developments.filter((d) => d.why.includes("omission"));
  const held = new Map<string, number>();
  for (const c of contradictions) {
    for (const doc of new Set(c.sides.flatMap((s) => s.docs))) held.set(doc, (held.get(doc) ?? 0) + 1);
  }
  const holds = (doc: string) => held.get(doc) ?? 0;
  const ranked = [...episode.docs].sort((a, b) => holds(b) - holds(a) || (a < b ? -1 : 1));
  const docs = ranked.slice(0, MOST).sort();
  if (contradictions.length === 0) return <p class="small quiet">No contradiction. {count(omissions.length, "omission")} and other differences stand below.</p>;
  return (
    <>
      <div class="scroll" tabindex={0} role="group" aria-label="Disputed points by article">
        <table class="matrix">
          <thead>
            <tr>
              <td class="corner"><span class="vh">Disputed point</span></td>
              {docs.map((d) => <th key={d} scope="col"><a href={href("article", d)}>{clean(outletOf(entries, d))}</a><small>{published(entries, d)}</small></th>)}
            </tr>
          </thead>
          <tbody>
            {contradictions.slice(0, most).map((c) => (
              <tr key={c.id}>
                <th scope="row">
                  <Flag mark="unequal" tone="disputed">{c.kind}</Flag><br />
                  <a href={href("contradictions", episode.id, { show: c.id })}>{capital(clean(c.about))}</a>
                  <small>{c.sides.map((s, i) => `${LETTERS[i]}: ${support(s.docs.length, s.origins.length)}`).join(". ")}.</small>
                </th>
                {docs.map((d) => <Cell key={d} of={c} doc={d} label={clean(outletOf(entries, d))} />)}
              </tr>
            ))}
            {omissions.slice(0, OMISSIONS).map((o, i) => (
              <tr key={i} class="omission">
                <th scope="row">{kindFlag(o.why)}<br />{capital(clean(o.about))}</th>
                {docs.map((d) => {
                  const left = leftOut(o.why, d);
                  return left
                    ? <td key={d} class="silent" data-label={clean(outletOf(entries, d))}>Left out</td>
                    : o.docs.includes(d)
                      ? <td key={d} data-label={clean(outletOf(entries, d))}>Reported</td>
                      : <td key={d} class="silent" data-label={clean(outletOf(entries, d))}>Not compared</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {contradictions.length > most && (
        <p class="actions screen-only">
          <button type="button" onClick={() => setMost(most + POINTS)}>Show more</button>
          <span class="small quiet">{most} of {contradictions.length} disputed points; all are in the file.</span>
        </p>
      )}
      <Downloads
        name={`contradictions-${episode.id}`}
        rows={async () => contradictions.flatMap((c) => c.sides.map((s, i) => ({ c, s, letter: LETTERS[i] ?? "?" })))}
        columns={[
          { head: "id", value: ({ c }) => c.id },
          { head: "kind", value: ({ c }) => c.kind },
          { head: "about", value: ({ c }) => c.about },
          { head: "version", value: ({ letter }) => letter },
          { head: "value", value: ({ s }) => s.value },
          { head: "articles", value: ({ s }) => s.docs.length },
          { head: "origins", value: ({ s }) => s.origins.length },
          { head: "told by", value: ({ s }) => s.docs.join(" ") },
        ]}
      />
      {episode.docs.length > MOST && <p class="small quiet">The {MOST} articles that hold most of the disputed points, of {episode.docs.length}.</p>}
    </>
  );
}

/** The last day on which the article may have been published. */
function published(entries: Entries, doc: string): string {
  const range = entries.get(doc)?.published.range;
  return range ? shortDay(range.last) : "not dated";
}

function Cell({ of: c, doc, label }: { of: Contradiction; doc: string; label: string }) {
  const held = c.sides.flatMap((s, i) => (s.docs.includes(doc) ? [i] : []));
  if (held.length === 0) return <td class="silent" data-label={label}>Silent</td>;
  return (
    <td class="contested" data-label={label}>
      {held.map((i) => <p key={i}><span class="side">{LETTERS[i]}</span>{capital(clean(c.sides[i]!.value))}</p>)}
    </td>
  );
}

/** Whether the reason names the article among those that leave it out. */
function leftOut(why: string, doc: string): boolean {
  const named = why.replace(/^.*?left out by /, "").split(/,| and |:/).map((x) => x.trim());
  return named.includes(doc);
}
