// How is an article cut for the page? Spans are bytes of UTF-8; pieces of a block carry the claims that cover them.

import type { Block, EventClaim } from "../../coded";
import type { Span } from "../../model";

/** Cuts a text by byte offsets. */
export function cutter(text: string): (span: Span) => string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === text.length) return ({ start, end }) => text.slice(start, end);
  const decoder = new TextDecoder();
  return ({ start, end }) => decoder.decode(bytes.subarray(start, end));
}

/** A claim with its number in the article, from 1. */
export interface Numbered {
  claim: EventClaim;
  number: number;
}

/** A stretch of a block that the same claims cover. */
export interface Piece {
  span: Span;
  /** The innermost claim here: it is marked. */
  inner: Numbered | null;
  /** Claims that end here: their numbers follow. */
  ends: Numbered[];
  /** More than one claim covers it. */
  nested: boolean;
  /** It lies in the span that the reader looks at. */
  shown: boolean;
}

const length = (s: Span) => s.end - s.start;

/** Bytes of the signs that close a clause: the line under a claim ends before them. */
function closing(text: string): number {
  return new TextEncoder().encode(/[\s.,;:!?"'”’)]*$/.exec(text)?.[0] ?? "").length;
}

/** The pieces of a block, in order. `look` is the span that the reader asked for. */
export function pieces(block: Block, claims: Numbered[], look: Span | null, cut: (s: Span) => string): Piece[] {
  const clip = (s: Span): Span => {
    const span = { start: Math.max(s.start, block.span.start), end: Math.min(s.end, block.span.end) };
    return { ...span, end: span.end - closing(cut(span)) };
  };
  const here = claims.map((n) => ({ n, span: clip(n.claim.span) })).filter(({ span }) => length(span) > 0);
  const seen = look ? clip(look) : null;
  const cuts = new Set([block.span.start, block.span.end]);
  for (const { span } of here) cuts.add(span.start).add(span.end);
  if (seen && length(seen) > 0) cuts.add(seen.start).add(seen.end);
  const points = [...cuts].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < points.length; i += 1) {
    const span = { start: points[i]!, end: points[i + 1]! };
    const over = here.filter(({ span: s }) => s.start <= span.start && span.end <= s.end);
    over.sort((a, b) => length(a.span) - length(b.span) || a.n.number - b.n.number);
    out.push({
      span,
      inner: over[0]?.n ?? null,
      ends: over.filter(({ span: s }) => s.end === span.end).map(({ n }) => n).sort((a, b) => a.number - b.number),
      nested: over.length > 1,
      shown: seen !== null && seen.start <= span.start && span.end <= seen.end,
    });
  }
  return out;
}

/** Blocks with runs of page furniture put together. */
export type Group = { story: Block } | { furniture: Block[] };

export function groups(blocks: Block[]): Group[] {
  const out: Group[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (["title", "summary", "body", "heading"].includes(block.kind)) out.push({ story: block });
    else if (last && "furniture" in last) last.furniture.push(block);
    else out.push({ furniture: [block] });
  }
  return out;
}
