// What else was read in the article? Counts, agreements, statements and offices; each leads to its words.

import type { CodedDocument } from "../../coded";
import type { Span } from "../../model";
import { href } from "../../route";
import { bounds, capital, clean, figureName, names } from "../../words/names";

interface Item {
  id: string;
  text: string;
  words: string;
}

export function AlsoRead({ coded, cut, chosen }: { coded: CodedDocument; cut: (s: Span) => string; chosen: string | undefined }) {
  const items: [head: string, items: Item[]][] = [
    ["Figures", coded.figures.map((f) => ({ id: f.id, text: `${capital(figureName(f.what))}: ${bounds(f.low, f.best, f.high)}`, words: [f.text, f.of_whom].join(" ") }))],
    ["Agreements", coded.citations.map((a) => ({ id: a.id, text: `${a.name}, ${a.year ?? "year not known"}: ${a.precedent ? "cited as a precedent" : "subject of a measure"} by ${a.cited_by ? names([a.cited_by]) : "the outlet"}`, words: cut(a.span) }))],
    ["Statements", (coded.statements ?? []).map((s) => ({ id: s.id, text: `${capital(s.kind)}, by ${s.speakers.length > 0 ? names(s.speakers.map((h) => h.actor)) : "the outlet"}`, words: cut(s.span) }))],
  ];
  if (items.every(([, list]) => list.length === 0)) return null;
  return (
    <>
      <h3>Also read in this article</h3>
      {items.filter(([, list]) => list.length > 0).map(([head, list]) => (
        <details class="more" key={head} open={list.some((i) => i.id === chosen)}>
          <summary>{head}: {list.length}</summary>
          <ul class="list small">
            {list.map((i) => (
              <li key={i.id} aria-current={i.id === chosen ? "true" : undefined}>
                <a href={href("article", coded.document.id, { claim: i.id })}>{clean(i.text)}</a>
                <q class="source"> {clean(i.words)}</q>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
