// What does the record answer to a question in SQL? Read-only, with limits of rows and time; examples to begin with.

import { useEffect, useState } from "preact/hooks";

import { go, href, useRoute, withParams } from "../../route";
import { useAnswer, useSession } from "../../session";
import type { QueryResult } from "../../source/source";
import { type Cell, Downloads } from "../../ui/downloads";
import { Awaited, Empty, Section } from "../../ui/parts";
import { count } from "../../words/names";
import examples from "./examples.json";

const LIMIT = 1000;

export function SqlView() {
  const { source } = useSession();
  const { params } = useRoute();
  const q = params.q ?? "";
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const answer = useAnswer(async () => (q ? source.sql(q, LIMIT) : null), [q]);
  const ask = () => go(withParams({ q: text.trim() || undefined }));
  return (
    <>
      <h1>Questions in SQL</h1>
      <p class="lede">The tables are read, never written; an answer has at most {LIMIT.toLocaleString("en-GB")} rows. Words of the articles are found by <a href={href("search")}>search</a>.</p>
      {source.kind === "file" && <Empty head="This file holds one reading.">Questions in SQL are asked of the program: `legation serve` or `legation sql`.</Empty>}
      {source.kind === "server" && (
        <div class="split wide">
          <div>
            <form class="sql" onSubmit={(e) => { e.preventDefault(); ask(); }}>
              <label for="sql">Question</label>
              <textarea
                id="sql" rows={7} spellcheck={false} class="code-text" value={text}
                onInput={(e) => setText(e.currentTarget.value)}
                onKeyDown={(e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); ask(); } }}
              />
              <p class="actions"><button type="submit">Ask</button> <span class="small quiet"><kbd>Ctrl</kbd> <kbd>Enter</kbd> asks as well.</span></p>
            </form>
            {q && <Awaited answer={answer}>{(result) => result && <Result of={result} />}</Awaited>}
          </div>
          <Section head="Examples">
            <ul class="list small">
              {examples.map((e) => <li key={e.head}><a href={withParams({ q: e.sql })}>{e.head}</a></li>)}
            </ul>
          </Section>
        </div>
      )}
    </>
  );
}

function Result({ of }: { of: QueryResult }) {
  if (of.rows.length === 0) return <Section head="Answer"><Empty head="No row.">The question was understood and nothing in the record fits it.</Empty></Section>;
  return (
    <Section head="Answer" scope={of.truncated ? `the first ${count(of.rows.length, "row")}; there are more` : count(of.rows.length, "row")}>
      <div class="scroll" tabindex={0} role="group" aria-label="Answer">
        <table class="answer">
          <thead><tr>{of.columns.map((c, i) => <th key={i} scope="col">{c}</th>)}</tr></thead>
          <tbody>{of.rows.map((row, i) => <tr key={i}>{row.map((v, j) => <td key={j}>{v === null ? <span class="quiet">null</span> : String(v)}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <Downloads name="answer" rows={async () => of.rows} columns={of.columns.map((head, i) => ({ head, name: head, value: (row: unknown[]) => cell(row[i]) }))} />
    </Section>
  );
}

function cell(value: unknown): Cell {
  return value === null || value === undefined ? null : typeof value === "number" ? value : String(value);
}
