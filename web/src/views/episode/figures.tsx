// How many? Each count with its lowest, best and highest value, as the articles print it.

import type { Episode, FigureStory } from "../../model";
import type { Entries } from "../../session";
import { Downloads } from "../../ui/downloads";
import { Empty, MoreWords, Section } from "../../ui/parts";
import { bounds, capital, clean, count, figureName } from "../../words/names";

export function Figures({ episode, entries }: { episode: Episode; entries: Entries }) {
  return (
    <Section head="Figures" scope="Lowest, best and highest value, as printed">
      {episode.figures.length === 0 && <Empty head="None in the record.">Counts of people and things would stand here.</Empty>}
      <ul class="figures">
        {episode.figures.map((f, i) => (
          <li key={i}>
            <p><strong>{capital(figureName(f.what))}: {bounds(f.low, f.best, f.high)}</strong> <span class="quiet">{clean(f.about)}</span></p>
            <Bar of={f} />
            <MoreWords
              head={count(f.reports.length, "report")}
              entries={entries}
              of={f.reports.map((r) => ({ doc: r.doc, claim: r.claim, sentence: r.sentence, attribution: [], story: null }))}
            />
          </li>
        ))}
      </ul>
      {episode.figures.length > 0 && (
        <Downloads
          name="figures"
          rows={async () => episode.figures.flatMap((f) => f.reports.map((r) => ({ f, r })))}
          columns={[
            { head: "what", value: ({ f }) => f.what },
            { head: "about", value: ({ f }) => f.about },
            { head: "low", value: ({ f }) => f.low },
            { head: "best", value: ({ f }) => f.best },
            { head: "high", value: ({ f }) => f.high },
            { head: "article", value: ({ r }) => r.doc },
            { head: "as printed", value: ({ r }) => r.text },
            { head: "value", value: ({ r }) => r.value },
            { head: "of whom", value: ({ r }) => r.of_whom },
          ]}
        />
      )}
    </Section>
  );
}

/** From the lowest to the highest value; a tick for each value that a report prints, the best one full. */
function Bar({ of }: { of: FigureStory }) {
  const values = of.reports.flatMap((r) => r.value ?? []);
  const all = [of.low, of.best, of.high, ...values].filter((v) => v !== null);
  const top = Math.max(...all);
  if (top <= 0 || top - Math.min(...all) < top / 5) return null;
  const x = (v: number) => 2 + (v / top) * 296;
  const low = of.low ?? Math.min(...all);
  const high = of.high ?? top;
  const label = `From ${low} to ${of.high === null ? "a highest value not stated" : high}${of.best === null ? "" : `, best ${of.best}`}.`;
  return (
    <svg class="figure-bar" viewBox="0 0 300 22" role="img" aria-label={label}>
      <line x1="2" x2="298" y1="11" y2="11" class="hair" />
      <line x1={x(low)} x2={x(high)} y1="11" y2="11" class="s-ink thick" stroke-dasharray={of.high === null ? "3 3" : undefined} />
      {[...new Set(values)].map((v) => <line key={v} x1={x(v)} x2={x(v)} y1="5" y2="17" class="s-ink" />)}
      {of.best !== null && <circle cx={x(of.best)} cy="11" r="4.5" class="f-ink" />}
    </svg>
  );
}
