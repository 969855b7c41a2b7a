// Why does the record say so? The text with its claims marked in place, and beside it how one of them was read.

import { useEffect, useRef } from "preact/hooks";

import type { Block, CodedDocument, EventClaim } from "../../coded";
import { lane } from "../../lanes";
import type { DocumentEntry, Episode, Span } from "../../model";
import { go, href, useRoute, withParams } from "../../route";
import { useAnswer, useSession } from "../../session";
import { QuadMark, quadTone } from "../../ui/marks";
import { Awaited, Crumbs, Empty, Said } from "../../ui/parts";
import { datedText } from "../../words/dates";
import { capital, clean, count, names, quadName } from "../../words/names";
import { Explain } from "./explain";
import { AlsoRead } from "./also";
import { Legend } from "./legend";
import { cutter, groups, type Numbered, pieces } from "./text";

export function ArticleView({ id }: { id: string }) {
  const { source } = useSession();
  const answer = useAnswer(async () => {
    const [coded, [entry], trees] = await Promise.all([
      source.document(id), source.entries([id]), source.trees(id).catch(() => []),
    ]);
    const episode = entry?.episode ? await source.episode(entry.episode, { lists: ["ledgers", "stories"], doc: id }).catch(() => null) : null;
    return { coded, entry, trees, episode };
  }, [id]);
  return <Awaited answer={answer}>{(value) => <Whole key={id} {...value} />}</Awaited>;
}

function Whole({ coded, entry, trees, episode }: {
  coded: CodedDocument;
  entry: DocumentEntry | undefined;
  trees: string[];
  episode: Episode | null;
}) {
  const { params } = useRoute();
  const { document: article } = coded;
  const claims: Numbered[] = [...coded.events]
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .map((claim, i) => ({ claim, number: i + 1 }));
  const asked = params.claim;
  const chosen = claims.find((c) => c.claim.id === asked) ?? (asked ? undefined : claims[0]);
  const look = asked ? spanOf(coded, asked) : chosen?.claim.span ?? null;
  const cut = cutter(article.text);
  const outlet = clean(article.outlet ?? article.id);
  const hasTitle = article.blocks.some((b) => b.kind === "title");
  useScrollTo(asked);
  return (
    <>
      <Crumbs
        trail={[
          entry?.episode && episode
            ? { text: clean(episode.title), to: href("episode", episode.id) }
            : { text: "Articles", to: href("articles") },
          { text: outlet },
        ]}
      />
      <div class="reader">
        <article class="article" aria-labelledby="headline">
          <header>
            <p class="small quiet">
              <cite>{outlet}</cite>. Published: {datedText(entry?.published ?? article.published)}.{" "}
              <details class="inline"><summary>Basis</summary> <Said text={(entry?.published ?? article.published).why} />.</details>
              {entry?.copy_of && <> A copy of <a href={href("article", entry.copy_of)}>{entry.copy_of}</a>, word for word.</>}
              {article.url && <> <span class="address">{clean(article.url)}</span></>}
            </p>
            {!hasTitle && <h1 id="headline" dir="auto">{clean(article.title ?? "Headline not known")}</h1>}
          </header>
          {groups(article.blocks).map((g, i) =>
            "story" in g
              ? <Story key={i} block={g.story} cut={cut} claims={claims} chosen={chosen} look={look} asked={!!asked} />
              : <Furniture key={i} blocks={g.furniture} cut={cut} look={look} />)}
          <Legend />
        </article>
        <aside class="panel" aria-labelledby="why" tabindex={-1}>
          <header><h2 id="why">Why this code</h2><span class="quiet">{count(claims.length, "claim")}</span></header>
          {chosen
            ? <Explain of={chosen} all={claims.length} coded={coded} tree={trees[chosen.claim.sentence]} cut={cut} episode={episode} entry={entry} />
            : claims.length === 0
              ? <Empty head="No event was coded.">{count(coded.sentences.length, "sentence")} of the story were read. Claims would be explained here.</Empty>
              : <p class="small">{asked} is no event. It is marked in the text and listed below.</p>}
          <AlsoRead coded={coded} cut={cut} chosen={asked} />
          {coded.diags.length > 0 && (
            <>
              <h3>What was odd</h3>
              <ul class="list small">{coded.diags.map((d, i) => <li key={i}>{capital(clean(d.message))}{d.help ? `; ${clean(d.help)}` : ""} <span class="code">{d.code}</span></li>)}</ul>
            </>
          )}
        </aside>
      </div>
    </>
  );
}

/** The bytes of a claim of any kind. */
function spanOf(coded: CodedDocument, id: string): Span | null {
  const all = [...coded.events, ...coded.figures, ...coded.citations, ...(coded.statements ?? [])];
  return all.find((c) => c.id === id)?.span ?? null;
}

/** Brings the claim that was asked for into view, once it is drawn. */
function useScrollTo(claim: string | undefined): void {
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!claim || claim === before.current) return;
    const first = before.current === undefined;
    before.current = claim;
    const found = document.querySelector<HTMLElement>(".article .shown");
    if (found && (first || !inView(found))) found.scrollIntoView({ block: "center" });
  });
}

function inView(e: HTMLElement): boolean {
  const { top, bottom } = e.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function toneOf({ claim }: Numbered): string {
  return quadTone(lane(claim.quad, claim.cameo));
}

function Story({ block, cut, claims, chosen, look, asked }: {
  block: Block;
  cut: (s: Span) => string;
  claims: Numbered[];
  chosen: Numbered | undefined;
  look: Span | null;
  asked: boolean;
}) {
  const cutUp = pieces(block, claims, look, cut);
  const shown = `shown ${chosen ? `of-${toneOf(chosen)}` : ""}`;
  const nested = cutUp.some((p) => p.nested) || undefined;
  const content = cutUp.map((p) => (
    <>
      {p.inner
        ? (
          <span
            class={`claim lined is-${toneOf(p.inner)} ${p.shown ? shown : ""}`}
            data-modality={p.inner.claim.modality}
            data-background={p.inner.claim.background ? "" : undefined}
            onClick={() => go(withParams({ claim: p.inner!.claim.id }), true)}
          >
            {cut(p.span)}
          </span>
        )
        : <span class={p.shown ? shown : undefined}>{cut(p.span)}</span>}
      {p.ends.map((n) => <Ref key={n.number} of={n} current={n === chosen} />)}
    </>
  ));
  const props = { dir: "auto" as const, "data-nested": nested, "data-asked": asked || undefined };
  switch (block.kind) {
    case "title": return <h1 id="headline" {...props}>{content}</h1>;
    case "summary": return <p class="standfirst" {...props}>{content}</p>;
    case "heading": return <h2 {...props}>{content}</h2>;
    default: return <p {...props}>{content}</p>;
  }
}

/** Glyph and number after a claim: the link that opens its explanation. */
function Ref({ of: { claim, number }, current }: { of: Numbered; current: boolean }) {
  const shown = lane(claim.quad, claim.cameo);
  return (
    <a
      class="ref"
      data-step
      href={withParams({ claim: claim.id })}
      aria-current={current ? "true" : undefined}
      aria-label={`Claim ${number}: ${quadName(shown)}, ${claim.event_type}, ${claim.modality}, by ${names(claim.actors)}`}
      onClick={(e) => {
        e.preventDefault();
        go(withParams({ claim: claim.id }), true);
      }}
    >
      <QuadMark quad={shown} /><sup>{number}</sup>
    </a>
  );
}

/** Lines that are shown before the reader opens the rest. */
const LINES = 3;

function Furniture({ blocks, cut, look }: { blocks: Block[]; cut: (s: Span) => string; look: Span | null }) {
  const line = (b: Block, i: number) => (
    <p key={i} dir="auto" class={look && look.start >= b.span.start && look.end <= b.span.end ? "shown" : undefined}>
      {clean(cut(b.span))} <span class="why">{b.kind}: {clean(b.why)}</span>
    </p>
  );
  if (blocks.length <= LINES) {
    return <div class="furniture"><strong>Page furniture, not coded.</strong>{blocks.map(line)}</div>;
  }
  return (
    <details class="furniture">
      <summary><strong>Page furniture, not coded:</strong> {count(blocks.length, "line")}</summary>
      {blocks.map(line)}
    </details>
  );
}

/** A claim of the article as text that can be passed on. */
export function citation(claim: EventClaim, words: string, entry: DocumentEntry | undefined): string {
  const outlet = clean(entry?.outlet ?? entry?.id ?? "");
  const chain = [outlet, ...[...claim.attribution].reverse().map((h) => clean(h.actor.name))].join(" citing ");
  return `“${clean(words)}” (${chain}; ${entry ? datedText(entry.published) : "date not known"}). ${claim.event_type}, CAMEO ${claim.cameo}, ${claim.modality}. ${claim.id}`;
}
