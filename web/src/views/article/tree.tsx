// How was the sentence read? Its dependency tree, downwards; the words that the claim used are heavier and say as what.

import type { EventClaim } from "../../coded";
import type { Span } from "../../model";

interface Node {
  depth: number;
  word: string;
  relation: string;
  tag: string;
}

/** Relations whose words carry nothing of their own. */
const SMALL = new Set(["det", "punct", "case", "poss", "mark", "cc", "prep", "aux"]);

export function Tree({ of, claim, cut }: { of: string; claim: EventClaim; cut: (s: Span) => string }) {
  const nodes = parse(of);
  const read = readings(claim, cut);
  return (
    <div class="scroll" tabindex={0} role="group" aria-label="Dependency tree">
      <table class="tree">
        <thead><tr><th scope="col">Word</th><th scope="col">Relation</th><th scope="col">Read as</th></tr></thead>
        <tbody>
          {nodes.map((n, i) => {
            const as = SMALL.has(n.relation) ? undefined : read.get(n.word);
            return (
              <tr key={i} data-read={as ? "" : undefined}>
                <th scope="row" class="source"><span class="vh">level {n.depth + 1}: </span><span class="branch">{guides(nodes, i).map((g, l) => <i key={l} class={g} />)}<span>{n.word}</span></span></th>
                <td>{n.relation}</td>
                <td>{as ?? <span class="vh">not used</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The lines before a word, a level each: past it, to it and on, or to it and no further. */
function guides(nodes: Node[], at: number): ("line" | "tee" | "end" | "")[] {
  const { depth } = nodes[at]!;
  return Array.from({ length: depth }, (_, level) => {
    const next = nodes.slice(at + 1).find((n) => n.depth <= level + 1);
    const goesOn = next?.depth === level + 1;
    return level === depth - 1 ? (goesOn ? "tee" : "end") : goesOn ? "line" : "";
  });
}

/** Lines of `word  relation  tag  lemma`, two spaces a level. */
function parse(text: string): Node[] {
  const lines = text.split("\n").filter((l) => l.trim() !== "");
  const least = Math.min(...lines.map((l) => l.length - l.trimStart().length));
  return lines.map((line) => {
    const indent = line.length - line.trimStart().length - least;
    const [word = "", relation = "", tag = ""] = line.trim().split(/ {2,}/);
    return { depth: indent / 2, word: word.replaceAll(/\\(["'\\])/g, "$1"), relation, tag };
  });
}

/** As what the words of a claim were read. */
function readings(claim: EventClaim, cut: (s: Span) => string): Map<string, string> {
  const read = new Map<string, string>();
  const add = (text: string, as: string) => {
    for (const word of text.match(/[\p{L}\p{N}'’-]+/gu) ?? []) {
      if ((word.length > 2 || word === text) && !read.has(word)) read.set(word, as);
    }
  };
  add(cut(claim.trigger), "deed");
  claim.actors.forEach((a) => add(a.text, "who acts"));
  claim.recipients.forEach((a) => add(a.text, "to whom"));
  claim.attribution.forEach((h) => {
    add(h.word, "who says so");
    add(h.actor.text, "who says so");
  });
  if (claim.condition) add(claim.condition, "condition");
  if (claim.when) add(claim.when.text, "when");
  if (claim.place) add(claim.place.text, "where");
  return read;
}
