// What else bears on an episode? Settlements of the past that are cited, warnings, denials.

import type { Episode } from "../../model";
import { href } from "../../route";
import type { Entries } from "../../session";
import { evidence, type Index } from "../../source/index";
import { Empty, MoreWords, Outlets, Section, Words } from "../../ui/parts";
import { Table } from "../../ui/table";
import { whenText } from "../../words/dates";
import { capital, clean, count, madeText, names, unique } from "../../words/names";
import { WarningItem } from "../warning";

interface Props {
  episode: Episode;
  entries: Entries;
  index: Index;
}

export function Precedents({ episode, entries }: Props) {
  return (
    <Section head="Precedents cited" scope="No part of the present state">
      {episode.precedents.length === 0
        ? <Empty head="None in the record.">A past settlement that somebody cites as a model would stand here.</Empty>
        : (
          <Table
            file="precedents"
            rows={episode.precedents}
            columns={[
              {
                head: "Agreement",
                leads: true,
                value: (p) => `${p.agreement}, ${p.year ?? "year not known"}`,
                cell: (p) => {
                  const printed = unique(p.names.map((n) => clean(n.text))).filter((n) => n !== p.agreement);
                  return <>{clean(p.agreement)}, {p.year ?? "year not known"}{printed.map((n) => <small key={n}>printed as <span class="source">“{n}”</span></small>)}</>;
                },
              },
              { head: "Cited by", value: (p) => names(p.cited_by), cell: (p) => (p.cited_by.length > 0 ? names(p.cited_by) : "The outlet") },
              {
                head: "Occasion",
                value: (p) => p.occasions.map((o) => o.doc).join(" "),
                cell: (p) => (
                  <>
                    <Outlets ids={p.docs} entries={entries} most={3} />
                    <MoreWords
                      head={count(p.occasions.length, "sentence")}
                      entries={entries}
                      of={p.occasions.map((o) => ({ doc: o.doc, claim: o.claim, sentence: o.sentence, attribution: [], story: null }))}
                    />
                  </>
                ),
              },
              { head: "Made with a third party", value: madeText, cell: (p) => capital(madeText(p)) },
            ]}
          />
        )}
    </Section>
  );
}

export function Warnings({ episode, entries }: Props) {
  const { warnings } = episode;
  return (
    <Section head="Warnings" scope="Never events of the warned-of kind">
      {warnings.length === 0
        ? <Empty head="None in the record.">Warnings with a window of time would stand here.</Empty>
        : <ol class="entries narrow">{warnings.map((w) => <li key={w.claim}><WarningItem warning={w} entries={entries} /></li>)}</ol>}
    </Section>
  );
}

/** Denials and retractions with what they speak of. */
export function Links({ episode, entries, index }: Props) {
  if (episode.links.length === 0) return null;
  return (
    <Section head="Denied or taken back" scope={count(episode.links.length, "statement")}>
      <ul class="list">
        {episode.links.map((l) => {
          const story = episode.stories.find((s) => s.id === l.story);
          const [words] = evidence(index, [l.claim]);
          return (
            <li key={`${l.claim}${l.story}`}>
              <p>{l.kind === "denial" ? "Denied" : "Taken back"}: <a href={href("timeline", episode.id, { row: l.story })}>{clean(story?.summary ?? l.story)}</a> <span class="quiet">{whenText(story?.when ?? null)}</span></p>
              {words && <Words of={words} entries={entries} />}
              <p class="small quiet">Why these two: {clean(l.reason)}.</p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
