// Where do sources disagree, and on whose word? Origins first: without them the table counts echoes.

import type { Episode } from "../../model";
import { href, useRoute } from "../../route";
import { useAnswer, useEntries, useSession } from "../../session";
import { indexOf } from "../../source/index";
import { Flag } from "../../ui/marks";
import { Awaited, Crumbs, Empty, Outlets, Section } from "../../ui/parts";
import { Table } from "../../ui/table";
import { clean, count } from "../../words/names";
import { Dispute } from "./dispute";
import { Matrix } from "./matrix";
import { Takings } from "./takings";
import { OriginTree } from "./tree";

export function ContradictionsView({ id }: { id: string }) {
  const { source } = useSession();
  const answer = useAnswer(() => source.episode(id), [id]);
  return <Awaited answer={answer}>{(episode) => <Whole episode={episode} />}</Awaited>;
}

function Whole({ episode }: { episode: Episode }) {
  const { params } = useRoute();
  const entries = useEntries(episode.docs);
  const index = indexOf(episode);
  const { contradictions, developments } = episode;
  const single = episode.stories.filter((s) => s.origins.length === 1).length;
  return (
    <>
      <Crumbs trail={[{ text: clean(episode.title), to: href("episode", episode.id) }, { text: "Contradictions" }]} />
      <h1>Where {count(episode.docs.length, "article")} disagree, and where they only differ</h1>
      <p class="lede">
        {count(contradictions.length, "contradiction")}, and {count(developments.length, "difference")} that {developments.length === 1 ? "is" : "are"} no contradiction. {count(episode.stories.length, "happening")} in all; {single} of them rest on one origin.
      </p>
      <OriginTree episode={episode} entries={entries} />
      <Takings episode={episode} entries={entries} />
      <Section
        head="Claim by claim"
        scope={
          <ul class="key" aria-label="Kinds of difference">
            <li><Flag mark="unequal" tone="disputed">contradiction</Flag></li>
            <li><Flag mark="omitted">omission</Flag></li>
            <li><Flag mark="precise">more or less precise</Flag></li>
            <li><Flag mark="development">other difference</Flag></li>
          </ul>
        }
      >
        {contradictions.length + developments.length === 0
          ? <Empty head="No contradiction.">The articles differ in nothing that was coded. {single} of {count(episode.stories.length, "happening")} have one origin.</Empty>
          : <Matrix episode={episode} entries={entries} />}
      </Section>
      {contradictions.map((c) => <Dispute key={c.id} of={c} episode={episode} entries={entries} index={index} shown={params.show === c.id} />)}
      <Section head="Differences that are no contradiction" scope={count(developments.length, "difference")}>
        {developments.length === 0
          ? <Empty head="None in the record.">Omissions, more precise values, counts that grew and two happenings that look alike would stand here.</Empty>
          : (
            <Table
              file="differences"
              rows={developments}
              columns={[
                { head: "About", leads: true, value: (d) => d.about, cell: (d) => <>{kindFlag(d.why)} {clean(d.about)}</> },
                { head: "Why it is none", value: (d) => d.why, cell: (d) => clean(d.why) },
                { head: "Articles", value: (d) => d.docs.join(" "), cell: (d) => <Outlets ids={d.docs} entries={entries} most={4} /> },
              ]}
            />
          )}
      </Section>
      <Section head="Names in use" scope="Kept as written, with who writes so. Not a contradiction.">
        {episode.naming.length === 0
          ? <Empty head="None in the record.">Places, groups and people that articles call by several names would stand here.</Empty>
          : (
            <Table
              file="names"
              rows={episode.naming.flatMap((table) => table.terms.map((term, i) => ({ table, term, first: i === 0 })))}
              columns={[
                { head: "Subject", leads: true, value: (r) => r.table.label, cell: (r) => (r.first ? clean(r.table.label) : <span class="vh">{clean(r.table.label)}</span>) },
                { head: "As written", value: (r) => r.term.term, cell: (r) => <span class="source" dir="auto">{clean(r.term.term)}</span> },
                { head: "By", value: (r) => r.term.docs.join(" "), cell: (r) => <Outlets ids={r.term.docs} entries={entries} /> },
              ]}
            />
          )}
      </Section>
    </>
  );
}

/** Sign of a difference that is no contradiction, by the reason that the record gives. */
export function kindFlag(why: string) {
  if (why.includes("omission")) return <Flag mark="omitted">omission</Flag>;
  if (why.includes("precise")) return <Flag mark="precise">more or less precise</Flag>;
  return <Flag mark="development">other difference</Flag>;
}
