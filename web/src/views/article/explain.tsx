// How was this claim read? Words, chain, code, actors, day, modality, rule, tree, and what it was not.

import type { CodedDocument } from "../../coded";
import type { Actor, DocumentEntry, Episode, Span } from "../../model";
import { href } from "../../route";
import { useSession } from "../../session";
import { Correct } from "../../ui/correct";
import { Copy } from "../../ui/copy";
import { Code, Disputed, Happening } from "../../ui/marks";
import { Chain, Said } from "../../ui/parts";
import { rangeText } from "../../words/dates";
import { confidenceText } from "../../words/confidence";
import { actorCode, capital, clean, count, placeText, quadName, speaker, stepName } from "../../words/names";
import { citation } from "./article";
import type { Numbered } from "./text";
import { Tree } from "./tree";

interface Props {
  of: Numbered;
  all: number;
  coded: CodedDocument;
  tree: string | undefined;
  cut: (span: Span) => string;
  episode: Episode | null;
  entry: DocumentEntry | undefined;
}

export function Explain({ of, all, coded, tree, cut, episode, entry }: Props) {
  const { summary } = useSession();
  const { claim: c, number } = of;
  const words = cut(c.span);
  const story = episode?.stories.find((s) => s.reports.some((r) => r.claim === c.id));
  const entries = new Map(entry ? [[entry.id, entry]] : []);
  return (
    <section class="explain" aria-labelledby="claim-head">
      <figure class="words">
        <blockquote dir="auto">{clean(words)}</blockquote>
        <figcaption><Chain doc={coded.document.id} attribution={c.attribution} entries={entries} /></figcaption>
      </figure>
      <h3 id="claim-head">Claim {number} of {all} <span class="code">{c.id}</span></h3>
      <dl class="pairs">
        <dt>Event</dt>
        <dd>
          <Happening quad={c.quad} cameo={c.cameo}>{capital(quadName(c.quad))}</Happening><br />
          <Code type={c.event_type} mode={c.mode} cameo={c.cameo} />
          {c.goldstein !== null && <small>Goldstein’s scale: {c.goldstein > 0 ? "+" : ""}{c.goldstein}</small>}
        </dd>
        <dt>Who acts</dt><dd><Actors of={c.actors} /></dd>
        <dt>To whom</dt><dd><Actors of={c.recipients} /></dd>
        <dt>When</dt><dd><When of={c} /></dd>
        <dt>Where</dt><dd>{c.place ? <>{placeText(c.place)}<small>{clean(c.place.how)}{c.place.lost.length > 0 && `; also weighed: ${c.place.lost.map(clean).join("; ")}`}</small></> : "Not stated"}</dd>
        <dt>Modality</dt><dd>{capital(c.modality)}{c.condition && <>, on <q class="source">{clean(c.condition)}</q></>}</dd>
        <dt>Ledger</dt><dd><Effect id={c.id} step={c.mediation} episode={episode} /></dd>
        {story && <><dt>Happening</dt><dd><a href={href("timeline", episode!.id, { row: story.id })}>{clean(story.summary)}</a> <Disputed ids={story.disputed} /></dd></>}
        {c.background && <><dt>Background</dt><dd>No event of the crisis: {clean(c.background)}</dd></>}
        {c.repeats && <><dt>Repeats</dt><dd><a href={href("article", coded.document.id, { claim: c.repeats })}>{c.repeats}</a></dd></>}
        {c.ambiguous.length > 0 && <><dt>Also readable</dt><dd>{c.ambiguous.map(clean).join("; ")}</dd></>}
        <dt>Confidence</dt><dd>{confidenceText(c.confidence)}<small>That type, one actor and one recipient are right; it says nothing of whether the source tells the truth.</small></dd>
        <dt>Rule</dt><dd>{c.rule}, on <q class="source">{clean(cut(c.trigger))}</q><small>Bytes {c.span.start} to {c.span.end} of the original</small></dd>
      </dl>
      <details class="more"><summary>The way to this code</summary><ol class="trace">{c.trace.map((t, i) => <li key={i}><Said text={t} /></li>)}</ol></details>
      {tree !== undefined && (
        <>
          <h3>How the sentence was read</h3>
          <Tree of={tree} claim={c} cut={cut} />
        </>
      )}
      {c.lost.length > 0 && (
        <>
          <h3>Not this</h3>
          <details class="more"><summary>{count(c.lost.length, "rule")} that did not win</summary>
            <ul class="list small">{c.lost.map((l) => <li key={l.rule}><b>{l.rule}</b>: <Said text={l.why} /></li>)}</ul>
          </details>
        </>
      )}
      <div class="actions screen-only">
        <Copy text={() => citation(c, words, entry)}>Copy as evidence</Copy>
        {summary.corrections && <Correct of={[c.id]} claim={c} kinds={["accept", "reject", "edit", "split"]} />}
      </div>
    </section>
  );
}

function Actors({ of }: { of: Actor[] }) {
  if (of.length === 0) return <>Not stated</>;
  return (
    <>
      {of.map((a, i) => (
        <p key={i}>
          {speaker(a)} <span class="quiet">({actorCode(a)})</span>
          <small>Written <q class="source">{clean(a.text)}</q>: <Said text={a.how} within /></small>
        </p>
      ))}
    </>
  );
}

function When({ of: c }: { of: Numbered["claim"] }) {
  if (c.when) {
    return <>{c.when.range ? rangeText(c.when.range) : "Not placed in the calendar"}<small>Written <q class="source">{clean(c.when.text)}</q>{c.when.anchor && `: ${clean(c.when.anchor)}`}</small></>;
  }
  if (c.implied_when) {
    const { time, why } = c.implied_when;
    return <>{time.range ? `${rangeText(time.range)}, inferred` : <>Inferred from <q class="source">{clean(time.text)}</q></>}<small>{capital(clean(why))}</small></>;
  }
  return <>Not stated</>;
}

/** What the claim does in the ledger of a mediation. */
function Effect({ id, step, episode }: { id: string; step: string | null; episode: Episode | null }) {
  for (const l of episode?.ledgers ?? []) {
    const found = [...l.steps, ...l.contacts].find((s) => s.claims.includes(id));
    if (found) {
      return <><a href={href("episode", episode!.id)}>{clean(l.third_party.name)}: {stepName(found.step)}</a>, one of {count(found.claims.length, "claim")}</>;
    }
  }
  return <>{step ? `${capital(stepName(step))}, by itself; in no ledger` : "No step of a mediation"}</>;
}
