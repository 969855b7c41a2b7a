// In which articles do these words stand? Each hit with its sentence; beside it the way to questions in SQL.

import { useEffect, useState } from "preact/hooks";

import { go, href, useRoute, withParams } from "../../route";
import { useAnswer, useSession } from "../../session";
import { Downloads } from "../../ui/downloads";
import { Awaited, Empty, Section } from "../../ui/parts";
import { rangeText } from "../../words/dates";
import { clean, count } from "../../words/names";

const LIMIT = 100;

export function SearchView() {
  const { source } = useSession();
  const { params } = useRoute();
  const q = params.q ?? "";
  const answer = useAnswer(async () => (q ? source.search(q, LIMIT) : null), [q]);
  return (
    <>
      <h1>Search</h1>
      <p class="lede">The words of the articles, whole. {source.kind === "server" && <>Questions over events, claims and ledgers are asked <a href={href("sql")}>in SQL</a>.</>}</p>
      <Field q={q} />
      {!q && <Empty head="Nothing asked yet.">Articles with all of the words would stand here, the words marked. The key <kbd>/</kbd> leads to the field.</Empty>}
      {q && (
        <Awaited answer={answer}>
          {(page) => page && (
            <Section head={`Articles with “${q}”`} scope={page.total > page.rows.length ? `the first ${page.rows.length} of ${count(page.total, "article")}` : count(page.total, "article")}>
              {page.total === 0 && <Empty head="No article has these words.">Every word must stand in the article. Fewer words find more.</Empty>}
              <ol class="hits">
                {page.rows.map((h) => (
                  <li key={h.doc}>
                    <h3><a class="source" href={href("article", h.doc)} dir="auto">{clean(h.title ?? "Headline not known")}</a></h3>
                    <p class="small quiet"><cite>{clean(h.outlet ?? h.doc)}</cite>, {h.published ? rangeText(h.published) : "date not known"}</p>
                    <p class="source" dir="auto">{marked(h.snippet)}</p>
                  </li>
                ))}
              </ol>
              {page.total > 0 && (
                <Downloads
                  name="hits"
                  rows={async () => page.rows}
                  columns={[
                    { head: "article", value: (h) => h.doc },
                    { head: "outlet", value: (h) => h.outlet },
                    { head: "headline", value: (h) => h.title },
                    { head: "published", value: (h) => h.published?.last ?? null },
                    { head: "words", value: (h) => clean(h.snippet) },
                  ]}
                />
              )}
            </Section>
          )}
        </Awaited>
      )}
    </>
  );
}

/** Follows the typing after a breath, so that no half word is asked for. */
const BREATH_MS = 150;

function Field({ q }: { q: string }) {
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => go(withParams({ q: text.trim() || undefined }), true), BREATH_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <form class="filters" role="search" onSubmit={(e) => { e.preventDefault(); go(withParams({ q: text.trim() || undefined })); }}>
      <label class="vh" for="q">Words</label>
      <input id="q" type="search" value={text} placeholder="Words of the articles" onInput={(e) => setText(e.currentTarget.value)} />
      <button type="submit">Search</button>
    </form>
  );
}

/** Hits stand between U+0001 and U+0002. */
function marked(snippet: string) {
  return snippet.split("\u0001").map((part, i) => {
    if (i === 0) return clean(part) + (/\s$/.test(part) ? " " : "");
    const [hit = "", ...rest] = part.split("\u0002");
    const after = rest.join("").replaceAll(/\s+/g, " ");
    return <><mark key={i}>{clean(hit)}</mark>{after}</>;
  });
}
