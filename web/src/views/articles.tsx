// Which articles were read? All of them, with their date and its basis, and what was left out.

import type { DocumentEntry } from "../model";
import { go, href, useRoute, withParams } from "../route";
import { useAnswer, useSession } from "../session";
import { Downloads } from "../ui/downloads";
import { Awaited, Empty, EpisodeLink, Said, Section } from "../ui/parts";
import { type Column, LongTable, PAGE } from "../ui/table";
import { datedText } from "../words/dates";
import { capital, clean, count } from "../words/names";
import { allRows } from "./paging";

const COLUMNS: Column<DocumentEntry>[] = [
  {
    head: "Article",
    leads: true,
    name: "id",
    value: (d) => d.id,
    cell: (d) => <a href={href("article", d.id)}><span class="source" dir="auto">{clean(d.title ?? "Headline not known")}</span></a>,
  },
  { head: "Outlet", value: (d) => d.outlet, cell: (d) => (d.outlet ? <cite>{clean(d.outlet)}</cite> : "Not known") },
  { head: "Headline", value: (d) => d.title, cell: () => null, class: "file-only" },
  {
    head: "Published",
    value: (d) => d.published.range?.last ?? null,
    cell: (d) => <>{datedText(d.published)}<small><Said text={d.published.why} /></small></>,
  },
  { head: "Basis", value: (d) => d.published.basis, cell: () => null, class: "file-only" },
  {
    head: "Episode",
    value: (d) => d.episode,
    cell: (d) => <>{d.episode ? <EpisodeLink id={d.episode} /> : "None"}<small><Said text={d.episode_why} /></small></>,
  },
  {
    head: "Read",
    name: "sentences",
    value: (d) => d.sentences,
    cell: (d) => <>{count(d.sentences, "sentence")}<small>Left out: {clean(d.left_out) || "nothing"}</small>{d.copy_of && <small>A copy of <a href={href("article", d.copy_of)}>{d.copy_of}</a></small>}</>,
  },
];
const SHOWN = COLUMNS.filter((c) => c.class !== "file-only");

export function ArticlesView() {
  const { source, version } = useSession();
  const { params } = useRoute();
  const q = params.q ?? "";
  const answer = useAnswer(async () => ({ on: `${q} ${version}`, q, ...await source.documents({ q, offset: 0, limit: PAGE }) }), [q]);
  return (
    <>
      <h1>Articles</h1>
      <p class="lede">Every article that was read, with its date, the basis of the date, and what was taken for page furniture.</p>
      <form class="filters screen-only" role="search" onSubmit={(e) => e.preventDefault()}>
        <label for="articles-q">Outlet or headline</label>
        <input id="articles-q" type="search" value={q} onInput={(e) => go(withParams({ q: e.currentTarget.value || undefined }), true)} />
      </form>
      <Awaited answer={answer}>{(found) => <Found {...found} />}</Awaited>
    </>
  );
}

/** The articles found; `on` says by which words, in which state of the record. */
function Found({ on, q, total, rows }: { on: string; q: string; total: number; rows: DocumentEntry[] }) {
  const { source } = useSession();
  const load = (offset: number, limit: number) => source.documents({ q, offset, limit }).then((p) => p.rows);
  return (
    <Section head={q ? `Articles with “${q}”` : "All articles"} scope={count(total, "article")}>
      {total === 0
        ? <Empty head="None.">{capital(`no outlet or headline has these words. The words of the articles themselves are under Search.`)}</Empty>
        : <LongTable key={on} total={total} load={load} first={rows} columns={SHOWN} caption={<span class="vh">Articles</span>} />}
      {total > 0 && <Downloads name="articles" columns={COLUMNS} rows={() => allRows(load)} />}
    </Section>
  );
}
