// What does one article assert? The types of a line of `legation code`, as far as the pages show them.

import type { Actor, DateRange, Dated, Diag, Hand, Modality, PlaceRef, Quad, Span } from "./model";

export type BlockKind =
  | "title" | "summary" | "body" | "caption" | "byline" | "dateline" | "heading" | "related" | "furniture";

export interface Block {
  span: Span;
  kind: BlockKind;
  why: string;
}

export interface Article {
  id: string;
  origin: string;
  text: string;
  blocks: Block[];
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: Dated;
  credits: string[];
}

export interface TimeRef {
  span: Span;
  text: string;
  range: DateRange | null;
  anchor: string;
}

export interface EventClaim {
  id: string;
  sentence: number;
  span: Span;
  trigger: Span;
  event_type: string;
  mode: string | null;
  contexts: string[];
  cameo: string;
  quad: Quad;
  goldstein: number | null;
  actors: Actor[];
  recipients: Actor[];
  when: TimeRef | null;
  implied_when: { time: TimeRef; why: string } | null;
  place: PlaceRef | null;
  modality: Modality;
  attribution: Hand[];
  condition: string | null;
  mediation: string | null;
  window: TimeRef | null;
  background: string | null;
  repeats: string | null;
  ambiguous: string[];
  rule: string;
  lost: { rule: string; why: string }[];
  confidence: number;
  trace: string[];
}

export interface FigureClaim {
  id: string;
  sentence: number;
  span: Span;
  what: string;
  low: number | null;
  best: number | null;
  high: number | null;
  text: string;
  of_whom: string;
  attribution: Hand[];
  part_of: string | null;
}

export interface AgreementCitation {
  id: string;
  sentence: number;
  span: Span;
  name: string;
  year: number | null;
  cited_by: Actor | null;
  mediator: string | null;
  precedent: boolean;
}

export interface StatementClaim {
  id: string;
  sentence: number;
  span: Span;
  kind: string;
  speakers: Hand[];
  about: Actor[];
  modality: Modality;
}

export interface RoleClaim {
  person: string;
  role: string;
  country: string | null;
  sentence: number;
  span: Span;
}

export interface CodedDocument {
  document: Article;
  sentences: { span: Span; block: BlockKind }[];
  events: EventClaim[];
  figures: FigureClaim[];
  citations: AgreementCitation[];
  roles: RoleClaim[];
  statements?: StatementClaim[];
  diags: Diag[];
}
