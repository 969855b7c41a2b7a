// What are the versions of one disputed point? Side by side and alike, each with its sentences, the value marked.

import { useEffect, useRef } from "preact/hooks";

import type { Contradiction, Episode, Side } from "../../model";
import { type Entries, outletOf, useSession } from "../../session";
import type { Index } from "../../source/index";
import { Copy } from "../../ui/copy";
import { Correct } from "../../ui/correct";
import { CorrectedMark, Flag } from "../../ui/marks";
import { Beyond, Chain, LISTED, Outlets, Section } from "../../ui/parts";
import { datedText } from "../../words/dates";
import { capital, clean, count, support } from "../../words/names";
import { LETTERS } from "./matrix";

interface Props {
  of: Contradiction;
  episode: Episode;
  entries: Entries;
  index: Index;
  shown: boolean;
}

/** Sentences of a side that are shown before the reader opens the rest. */
const SHOWN = 4;

export function Dispute({ of: c, episode, entries, index, shown }: Props) {
  const { summary } = useSession();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) place.current?.scrollIntoView({ block: "start" });
  }, [shown]);
  const spoken = new Set(c.sides.flatMap((s) => s.docs));
  const silent = episode.docs.filter((d) => !spoken.has(d));
  return (
    <div ref={place} class={shown ? "dispute shown-dispute" : "dispute"} id={`dispute-${c.id}`}>
      <Section
        head={capital(clean(c.about))}
        scope={<><Flag mark="unequal" tone="disputed">contradiction of {c.kind}</Flag> <span class="code">{c.id}</span> <CorrectedMark numbers={c.corrected} /></>}
      >
        <p class="small quiet">{capital(clean(c.why))}{c.why && ". "}Order: by number of origins.</p>
        <div class="sides">
          {c.sides.map((s, i) => <OneSide key={i} of={s} letter={LETTERS[i] ?? "?"} entries={entries} index={index} />)}
        </div>
        <p class="small quiet">Silent on it: {silent.length > 0 ? <Outlets ids={silent} entries={entries} most={8} /> : "no article"}.</p>
        <div class="actions screen-only">
          <Copy text={() => asText(c, entries)}>Copy with its citations</Copy>
          {summary.corrections && <Correct of={[c.id]} kinds={["accept", "reject"]} />}
        </div>
      </Section>
    </div>
  );
}

function OneSide({ of, letter, entries, index }: { of: Side; letter: string; entries: Entries; index: Index }) {
  const quotes = of.reports.slice(0, LISTED).map((q, i) => (
    <figure class="words" key={i}>
      <blockquote dir="auto">{marked(clean(q.sentence), of.value)}</blockquote>
      <figcaption><Chain doc={q.doc} claim={q.claim || undefined} attribution={index.get(q.claim)?.attribution ?? []} entries={entries} /></figcaption>
    </figure>
  ));
  return (
    <section aria-label={`Version ${letter}`}>
      <h3><span class="side">{letter}</span>{capital(clean(of.value))}</h3>
      <p class="small quiet">{support(of.docs.length, of.origins.length)}</p>
      {quotes.slice(0, SHOWN)}
      {of.reports.length > SHOWN && <details class="more"><summary>{count(of.reports.length - SHOWN, "more sentence")}</summary>{quotes.slice(SHOWN)}<Beyond many={of.reports.length} /></details>}
    </section>
  );
}

/** The words of the value marked where the sentence has them. */
function marked(sentence: string, value: string) {
  const words = value.match(/[\p{L}\p{N}]{2,}/gu)?.filter((w) => /\d/.test(w) || w.length > 3) ?? [];
  if (words.length === 0) return sentence;
  const pattern = new RegExp(`(\\b(?:${words.map((w) => w.slice(0, 5)).join("|")})[\\p{L}\\p{N}]*)`, "giu");
  return <>{sentence.split(pattern).map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part))}</>;
}

function asText(c: Contradiction, entries: Entries): string {
  const lines = [`${capital(clean(c.about))} (${c.kind}, ${c.id})`];
  c.sides.forEach((s, i) => {
    lines.push(`${LETTERS[i]}: ${clean(s.value)} (${support(s.docs.length, s.origins.length)})`);
    for (const q of s.reports) {
      const entry = entries.get(q.doc);
      lines.push(`  “${clean(q.sentence)}” (${clean(outletOf(entries, q.doc))}, ${entry ? datedText(entry.published) : "date not known"}${q.claim ? `, ${q.claim}` : ""})`);
    }
  });
  return lines.join("\n");
}
