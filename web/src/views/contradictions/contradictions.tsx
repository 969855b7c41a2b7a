// Where do sources disagree, and on whose word? Origins first: without them the table counts echoes.

import type { Episode } from "../../model";
import { href, useRoute } from "../../route";
import { type Entries, outletOf, useAnswer, useEntries, useSession } from "../../session";
import { indexOf } from "../../source/index";
import type { Parts } from "../../source/source";
import { Flag } from "../../ui/marks";
import { Awaited, Crumbs, Empty, Outlets, Section } from "../../ui/parts";
import { Table } from "../../ui/table";
import { clean, count, many } from "../../words/names";
import { Dispute } from "./dispute";
import { Matrix } from "./matrix";
import { Takings } from "./takings";
import { OriginTree } from "./tree";

const PARTS: Parts = { lists: ["contradictions", "developments", "naming", "origins", "takings", "stories"], stories: "cited" };
/** Contradictions that are shown whole; the others open one by one. */
const SHOWN = 20;

export function ContradictionsView({ id }: { id: string }) {
  const { source } = useSession();
  const answer = useAnswer(() => source.episode(id, PARTS), [id]);
  return <Awaited answer={answer}>{(episode) => <Whole episode={episode} />}</Awaited>;
}

function Whole({ episode }: { episode: Episode }) {
  const { summary } = useSession();
  const { params } = useRoute();
  const entries = useEntries(episode.docs);
  const index = indexOf(episode);
  const { contradictions, developments } = episode;
  const { stories_count: happenings = 0, single_count: single = 0 } = summary.episodes.find((e) => e.id === episode.id) ?? {};
  const whole = contradictions.filter((c, i) => i < SHOWN || c.id === params.show);
  return (
    <>
      <Crumbs trail={[{ text: clean(episode.title), to: href("episode", episode.id) }, { text: "Contradictions" }]} />
      <h1>Where {count(episode.docs.length, "article")} disagree, and where they only differ</h1>
      <p class="lede">
        {count(contradictions.length, "contradiction")}, and {count(developments.length, "difference")} that {developments.length === 1 ? "is" : "are"} no contradiction. {count(happenings, "happening")} in all; {many(single)} of them rest on one origin.
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
          ? <Empty head="No contradiction.">The articles differ in nothing that was coded. {many(single)} of {count(happenings, "happening")} have one origin.</Empty>
          : <Matrix episode={episode} entries={entries} />}
      </Section>
      {whole.map((c) => <Dispute key={c.id} of={c} episode={episode} entries={entries} index={index} shown={params.show === c.id} />)}
      {contradictions.length > whole.length && <p class="small">{whole.length} of {contradictions.length} contradictions are shown whole; each other one opens from the table.</p>}
      <Section head="Differences that are no contradiction" scope={count(developments.length, "difference")}>
        {developments.length === 0
          ? <Empty head="None in the record.">Omissions, more precise values, counts that grew and two happenings that look alike would stand here.</Empty>
          : (
            <Table
              file="differences"
              rows={developments}
              columns={[
                { head: "About", leads: true, value: (d) => d.about, cell: (d) => <>{kindFlag(d.why)} {clean(d.about)}</> },
                { head: "Why it is none", value: (d) => d.why, cell: (d) => clean(withOutlets(d.why, d.docs, entries)) },
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

/** A reason with the names of outlets in the place of the ids of their articles. */
function withOutlets(why: string, docs: string[], entries: Entries): string {
  const known = docs.filter((id) => why.includes(id)).sort((a, b) => b.length - a.length);
  if (known.length === 0) return why;
  const any = known.map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return why.replace(new RegExp(`(?<![\\w-])(?:${any})(?![\\w-])`, "g"), (id) => outletOf(entries, id));
}

/** Sign of a difference that is no contradiction, by the reason that the record gives. */
export function kindFlag(why: string) {
  if (why.includes("omission")) return <Flag mark="omitted">omission</Flag>;
  if (why.includes("precise")) return <Flag mark="precise">more or less precise</Flag>;
  return <Flag mark="development">other difference</Flag>;
}
