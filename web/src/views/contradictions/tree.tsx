// Who first said what the outlets print? Origins at the left, outlets at the right, a line where an article draws on one.

import type { Episode, Origin } from "../../model";
import { href } from "../../route";
import { type Entries, outletOf } from "../../session";
import { Downloads } from "../../ui/downloads";
import { Beyond, Empty, LISTED, Outlets, Section } from "../../ui/parts";
import { datedText } from "../../words/dates";
import { capital, clean, count, many } from "../../words/names";

const WIDTH = 1160;
const FROM = 470;
const TO = 760;
const OUTLET = 44;
const ORIGIN = 40;
/** Origins that are drawn; more are in the list. */
const MOST = 24;
/** Origins that are listed. */
const ORIGINS = 60;
/** Articles of which the drawing has room for all. */
const DRAWN = 40;

interface Node {
  label: string;
  docs: string[];
  own: boolean;
}

export function OriginTree({ episode, entries }: { episode: Episode; entries: Entries }) {
  const nodes = nodesOf(episode.origins);
  const shared = nodes.filter((n) => !n.own && n.docs.length > 1).length;
  if (episode.origins.length === 0) {
    return <Section head="Origins"><Empty head="None in the record.">Who first said what the articles print would stand here.</Empty></Section>;
  }
  const drawn = episode.docs.length <= DRAWN;
  const listed = drawn ? episode.origins : [...episode.origins].sort((a, b) => b.docs.length - a.docs.length);
  const docs = drawn ? [...episode.docs].sort((a, b) => mostShared(nodes, a) - mostShared(nodes, b) || (a < b ? -1 : 1)) : [];
  return (
    <Section
      head="Origins"
      scope={`${count(episode.docs.length, "article")}, ${count(episode.origins.length, "origin")}; ${shared} of them carried by more than one outlet`}
    >
      <figure>
        {drawn && <Drawing nodes={nodes.slice(0, MOST)} docs={docs} entries={entries} />}
        <figcaption class="small">
          {drawn && <span class="drawn">Thick line: an origin that more than one article carries. Thin line: a statement that one article carries. Faint line: what the outlet says in its own voice.</span>}
        </figcaption>
      </figure>
      <details class="more as-text" open={!drawn}>
        <summary>{drawn ? "The same as a list" : "As a list, by number of articles"}</summary>
        <ul class="list">
          {listed.slice(0, ORIGINS).map((o) => (
            <li key={o.id}>
              <strong>{labelOf(o, entries)}</strong>: <Outlets ids={o.docs} entries={entries} most={12} />
              {o.evidence.length > 0 && (
                <details class="more"><summary>Shared words</summary>{o.evidence.slice(0, LISTED).map((w, i) => <p key={i}><q class="source">{clean(w.text)}</q> <span class="quiet">{clean(outletOf(entries, w.doc))}</span></p>)}<Beyond many={o.evidence.length} /></details>
              )}
            </li>
          ))}
          {episode.origins.length > ORIGINS && <li class="quiet">and {many(episode.origins.length - ORIGINS)} more; the file has them all</li>}
        </ul>
      </details>
      <Downloads
        name="origins"
        rows={async () => episode.origins.flatMap((o) => o.docs.map((doc) => ({ o, doc })))}
        columns={[
          { head: "origin", value: ({ o }) => o.id },
          { head: "label", value: ({ o }) => o.label },
          { head: "article", value: ({ doc }) => doc },
          { head: "outlet", value: ({ doc }) => entries.get(doc)?.outlet ?? null },
        ]}
      />
    </Section>
  );
}

/** Own reporting of single articles is one node: it joins nothing. */
function nodesOf(origins: Origin[]): Node[] {
  const isOwn = (o: Origin) => o.label.startsWith("own reporting");
  const others = origins.filter((o) => !isOwn(o)).map((o) => ({ label: o.label, docs: o.docs, own: false }));
  others.sort((a, b) => b.docs.length - a.docs.length);
  const own = origins.filter(isOwn).flatMap((o) => o.docs);
  return own.length > 0 ? [...others, { label: "the outlets’ own words", docs: own, own: true }] : others;
}

/** Place of the largest origin that an article draws on; articles of one origin come to stand together. */
function mostShared(nodes: Node[], doc: string): number {
  const at = nodes.findIndex((n) => n.docs.includes(doc));
  return at < 0 ? nodes.length : at;
}

/** `own reporting of ID` with the outlet's name. */
function labelOf(o: Origin, entries: Entries): string {
  const [doc] = o.docs;
  return capital(clean(doc && o.label.endsWith(` ${doc}`) ? o.label.replace(doc, outletOf(entries, doc)) : o.label));
}

function Drawing({ nodes, docs, entries }: { nodes: Node[]; docs: string[]; entries: Entries }) {
  const height = Math.max(docs.length * OUTLET, nodes.length * ORIGIN) + 34;
  const step = (height - 34) / nodes.length;
  const originY = (i: number) => 34 + step * (i + 0.5);
  const outletStep = (height - 34) / docs.length;
  const outletY = (i: number) => 34 + outletStep * (i + 0.5);
  return (
    <div class="drawing tree-drawing" tabindex={0} role="group" aria-label="Origins and outlets, scrolls sideways on a narrow screen">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-labelledby="or-title or-desc">
        <title id="or-title">Where the articles have their claims from</title>
        <desc id="or-desc">{nodes.map((n) => `${n.label}: ${count(n.docs.length, "article")}.`).join(" ")}</desc>
        <text x={FROM} y="16" class="strong" text-anchor="end">Origins</text>
        <text x={TO + 12} y="16" class="strong">Outlets</text>
        {[...nodes].reverse().map((n) => {
          const i = nodes.indexOf(n);
          const many = !n.own && n.docs.length > 1;
          return n.docs.map((doc) => {
            const at = docs.indexOf(doc);
            if (at < 0) return null;
            const [y1, y2] = [originY(i), outletY(at) + Math.min(Math.max((i - nodes.length / 2) * 1.5, -12), 12)];
            const mid = (FROM + TO) / 2;
            return <path key={`${n.label}${doc}`} d={`M${FROM + 18} ${y1}C${mid} ${y1} ${mid} ${y2} ${TO} ${y2}`} class={many ? "s-ink" : n.own ? "hair" : "s-edge"} fill="none" stroke-width={many ? 2.2 : 1.2} />;
          });
        })}
        {nodes.map((n, i) => (
          <g key={n.label}>
            <circle cx={FROM + 14} cy={originY(i)} r={n.docs.length > 1 && !n.own ? 6 : 4.5} class={n.own ? "s-ink f-none" : "f-ink"} stroke-width="1.5" />
            <text x={FROM} y={originY(i) + 1} class={n.own ? "" : "strong"} text-anchor="end">{short(capital(clean(n.label)), 58)}</text>
            <text x={FROM} y={originY(i) + 17} class="t2 small" text-anchor="end">{count(n.docs.length, "article")}</text>
          </g>
        ))}
        {docs.map((doc, i) => (
          <a key={doc} href={href("article", doc)}>
            <rect x={TO} y={outletY(i) - 15} width="3" height="30" class="f-ink" />
            <text x={TO + 12} y={outletY(i)} class="strong">{short(clean(outletOf(entries, doc)), 46)}</text>
            <text x={TO + 12} y={outletY(i) + 16} class="t2 small">{entries.get(doc) ? datedText(entries.get(doc)!.published) : ""}</text>
          </a>
        ))}
      </svg>
    </div>
  );
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
