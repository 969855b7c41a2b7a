// Who took from whom? Copies, shared words, credits and citations, as far as the articles show them.

import type { Episode } from "../../model";
import { href } from "../../route";
import { type Entries, outletOf } from "../../session";
import { Outlet, Section } from "../../ui/parts";
import { Table } from "../../ui/table";
import { capital, clean, count, takingName } from "../../words/names";

export function Takings({ episode, entries }: { episode: Episode; entries: Entries }) {
  if (episode.takings.length === 0) return null;
  return (
    <Section head="Who took from whom" scope={count(episode.takings.length, "trace")}>
      <Table
        file="takings"
        rows={episode.takings}
        columns={[
          { head: "Article", leads: true, value: (t) => t.doc, cell: (t) => <Outlet id={t.doc} entries={entries} /> },
          { head: "How", value: (t) => takingName(t.kind), cell: (t) => capital(takingName(t.kind)) },
          {
            head: "From",
            value: (t) => t.from,
            cell: (t) => (entries.has(t.from) ? <a href={href("article", t.from)}>{clean(outletOf(entries, t.from))}</a> : clean(t.from)),
          },
          { head: "The words that show it", value: (t) => t.words, cell: (t) => (t.words ? <q class="source">{clean(t.words)}</q> : "The whole text") },
        ]}
      />
    </Section>
  );
}
