// How are sections, quotations and states of the page written? Unknown, empty and wrong are written out in words.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

import type { Hand } from "../model";
import { href } from "../route";
import { type Answer, type Entries, outletOf, useSession } from "../session";
import type { Evidence } from "../source/index";
import { SourceError } from "../source/source";
import { capital, clean, count, hands, speaker } from "../words/names";

/** A section under a rule: head left, scope right. */
export function Section(props: {
  head: ComponentChildren;
  scope?: ComponentChildren;
  id?: string;
  class?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class={`block ${props.class ?? ""}`} aria-labelledby={id} id={props.id}>
      <header>
        <h2 id={id}>{props.head}</h2>
        {props.scope && <div class="scope">{props.scope}</div>}
      </header>
      {props.children}
    </section>
  );
}

/** What is not in the record: what was searched, and what would stand here. */
export function Empty({ head, children }: { head: string; children?: ComponentChildren }) {
  return <p class="empty"><strong>{head}</strong> {children}</p>;
}

/** What failed, what still holds, what to do next; in the place of the part that failed. */
export function Failure({ error }: { error: unknown }) {
  const known = error instanceof SourceError;
  const text = error instanceof Error ? error.message : String(error);
  return (
    <p class="empty failed" role="alert">
      <strong><Said text={text} />.</strong> {known && error.help && <><Said text={error.help} />. </>}The rest of the page holds.
    </p>
  );
}

/** The answer when it is here, the refusal in its place, or a line that something is being read. */
export function Awaited<T>({ answer, children }: { answer: Answer<T>; children: (value: T) => ComponentChildren }) {
  if (answer.value !== undefined) return <>{children(answer.value)}</>;
  if (answer.error) return <Failure error={answer.error} />;
  return <p class="quiet waiting" role="status">Reading the record</p>;
}

/** Words of the program, with the names that it sets in backticks; `within` a sentence they begin small. */
export function Said({ text, within = false }: { text: string; within?: boolean }) {
  const said = within ? clean(text) : capital(clean(text));
  return <>{said.split("`").map((part, i) => (i % 2 === 1 ? <span key={i} class="named">{part}</span> : part))}</>;
}

/** A link to an episode, by its title. */
export function EpisodeLink({ id }: { id: string }) {
  const { summary } = useSession();
  return <a href={href("episode", id)}>{clean(summary.episodes.find((e) => e.id === id)?.title ?? id)}</a>;
}

/** A link to an article, by its outlet. */
export function Outlet({ id, entries, claim }: { id: string; entries: Entries; claim?: string }) {
  return <a href={href("article", id, { claim })}><cite>{clean(outletOf(entries, id))}</cite></a>;
}

/** Sentences and articles that are written out when the reader opens the rest. */
export const LISTED = 40;

/** Articles by their outlets; beyond `most`, their number. */
export function Outlets({ ids, entries, most = 6 }: { ids: string[]; entries: Entries; most?: number }) {
  if (ids.length === 0) return <>none</>;
  const shown = ids.length > most + 1 ? ids.slice(0, most) : ids;
  const rest = ids.slice(shown.length);
  return (
    <>
      {shown.map((id, i) => <span key={id}>{i > 0 && ", "}<Outlet id={id} entries={entries} /></span>)}
      {rest.length > 0 && " "}
      {rest.length > 0 && (
        <details class="inline">
          <summary>and {count(rest.length, "more article")}</summary>
          {rest.slice(0, LISTED).map((id, i) => <span key={id}>{i > 0 && ", "}<Outlet id={id} entries={entries} /></span>)}
          {rest.length > LISTED && ` and ${rest.length - LISTED} others`}
        </details>
      )}
    </>
  );
}

/** Through how many hands the words came: the outlet first, the original speaker last. */
export function Chain(props: { doc: string; attribution: Hand[]; entries: Entries; claim?: string }) {
  return (
    <ol class="chain" aria-label="Who says so">
      <li><Outlet id={props.doc} entries={props.entries} claim={props.claim} /></li>
      {hands(props.attribution).map((actor, i) => (
        <li key={i}>
          <span class="vh">citing </span>
          <span class={actor.anonymous ? "unnamed" : ""}>{speaker(actor)}{actor.anonymous ? ", unnamed" : ""}</span>
        </li>
      ))}
    </ol>
  );
}

/** The words of a source with the chain behind them. */
export function Words({ of, entries, large = false }: { of: Evidence; entries: Entries; large?: boolean }) {
  return (
    <figure class={large ? "words large" : "words"}>
      <blockquote dir="auto">{clean(of.sentence)}</blockquote>
      <figcaption><Chain doc={of.doc} claim={of.claim} attribution={of.attribution} entries={entries} /></figcaption>
    </figure>
  );
}

/** Sentences behind a line that opens. */
export function MoreWords({ of, entries, head }: { of: Evidence[]; entries: Entries; head?: string }) {
  if (of.length === 0) return null;
  return (
    <details class="more">
      <summary>{head ?? count(of.length, "more sentence")}</summary>
      {of.slice(0, LISTED).map((e) => <Words key={e.claim} of={e} entries={entries} />)}
      <Beyond many={of.length} />
    </details>
  );
}

/** How many sentences are not written out. */
export function Beyond({ many }: { many: number }) {
  return many > LISTED ? <p class="quiet">The first {LISTED} of {many}.</p> : null;
}

/** Where the reader is. */
export function Crumbs({ trail }: { trail: { text: string; to?: string }[] }) {
  return (
    <nav class="crumbs" aria-label="Where you are">
      <ol>
        <li><a href={href("today")}>Today</a></li>
        {trail.map(({ text, to }, i) => (
          <li key={i} aria-current={to ? undefined : "page"}>{to ? <a href={to}>{text}</a> : text}</li>
        ))}
      </ol>
    </nav>
  );
}
