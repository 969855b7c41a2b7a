// What are the things of the record? The types of `docs/schema/dossier.schema.json` and of `legation code`, as far as the
// pages show them. Names and meanings are those of `crates/model`.

export type Day = string;

export interface DateRange {
  first: Day;
  last: Day;
}

export interface Span {
  start: number;
  end: number;
}

export interface Actor {
  name: string;
  text: string;
  country: string | null;
  igo: string | null;
  sector: string | null;
  role: string | null;
  person: boolean;
  anonymous: boolean;
  how: string;
}

export type Quad = "verbal-cooperation" | "material-cooperation" | "verbal-conflict" | "material-conflict";

export type Modality =
  | "asserted" | "offered" | "conditional" | "denied" | "retracted" | "planned" | "alleged" | "future";

export interface Dated {
  range: DateRange | null;
  basis: "stated" | "inferred" | "unknown";
  why: string;
}

export interface Decision {
  rule: string;
  inputs: string[];
  reason: string;
}

export interface Wording {
  doc: string;
  text: string;
}

export interface PlaceRef {
  text: string;
  id: string | null;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  precision: string;
  contested: string | null;
  territory: string | null;
  how: string;
  lost: string[];
}

/** One link of a chain of attribution; the original speaker stands first in a list of them. */
export interface Hand {
  actor: Actor;
  medium: boolean;
  word: string;
}

export interface Report {
  doc: string;
  claim: string;
  sentence: string;
  span: Span;
  attribution: Hand[];
  modality: Modality;
  when: DateRange | null;
  implied_when: DateRange | null;
  mode: string | null;
  origin: string;
  rule: string;
  confidence: number;
}

export interface Story {
  id: string;
  summary: string;
  event_type: string;
  mode: string | null;
  cameo: string;
  quad: Quad;
  goldstein: number | null;
  actors: Actor[];
  recipients: Actor[];
  when: DateRange | null;
  place: PlaceRef | null;
  modality: Modality;
  reports: Report[];
  docs: string[];
  origins: string[];
  disputed: string[];
  corrected?: number[];
  decisions?: Decision[];
}

export interface Quote {
  doc: string;
  claim: string;
  sentence: string;
  span: Span;
}

export interface Side {
  value: string;
  docs: string[];
  origins: string[];
  reports: Quote[];
}

export interface Contradiction {
  id: string;
  kind: string;
  about: string;
  sides: Side[];
  why: string;
  corrected?: number[];
}

export interface Development {
  about: string;
  why: string;
  docs: string[];
}

export interface NamingTable {
  entity: string;
  label: string;
  terms: { term: string; docs: string[] }[];
}

export interface FigureReport {
  doc: string;
  claim: string;
  text: string;
  value: number | null;
  of_whom: string;
  sentence: string;
  span: Span;
}

export interface FigureStory {
  what: string;
  about: string;
  low: number | null;
  best: number | null;
  high: number | null;
  reports: FigureReport[];
}

export interface Warning {
  claim: string;
  by: Actor[];
  of: Actor[];
  attribution: Hand[];
  window: string;
  range: DateRange | null;
  status: "open" | "expired" | "borne" | "undated";
  quote: Quote;
}

export interface Origin {
  id: string;
  label: string;
  docs: string[];
  evidence: Wording[];
}

export interface Taking {
  doc: string;
  kind: "copy" | "shared-words" | "credit" | "report";
  from: string;
  words: string;
}

export interface Link {
  kind: "denial" | "retraction";
  claim: string;
  story: string;
  of: string;
  reason: string;
}

export type ConsentValue =
  | "no-evidence" | "asked" | "willing" | "accepted" | "accepted-with-conditions" | "non-committal" | "rejected"
  | "withdrawn";

export interface Answer {
  consent: ConsentValue;
  when: DateRange | null;
  claim: string;
}

export interface PartyConsent {
  party: Actor;
  consent: ConsentValue;
  why: string;
  answers: Answer[];
  decision: Decision;
  claims: string[];
  when: DateRange | null;
}

export interface LedgerStep {
  id: string;
  step: string;
  by: Actor[];
  parties: Actor[];
  when: DateRange | null;
  venue: PlaceRef | null;
  transition: { from: string; to: string; rule: string } | null;
  channel: string | null;
  modes: string[];
  wordings: Wording[];
  claims: string[];
  docs: string[];
  origins: number;
  told_by: Actor[];
  denied: string[];
  disputed: string[];
  why: Decision;
}

export interface Condition {
  text: string;
  by: Actor[];
  docs: string[];
  omitted_by: string[];
  claims: string[];
}

export interface Precedent {
  agreement: string;
  names: Wording[];
  year: number | null;
  cited_by: Actor[];
  parties: string[];
  mediator: string | null;
  made: "mediated" | "bilateral" | "multilateral" | "unknown";
  occasions: { doc: string; when: DateRange | null; sentence: string; claim: string }[];
  docs: string[];
  claims: string[];
}

export interface Shown {
  value: string;
  words: Wording[];
}

export interface Ledger {
  id: string;
  third_party: Actor;
  co_mediators: Actor[];
  state: string;
  method: Shown | null;
  strategies: Shown[];
  initiative: string;
  initiated_by: Actor[];
  consent: PartyConsent[];
  steps: LedgerStep[];
  contacts: LedgerStep[];
  conditions: Condition[];
  outcome: string;
  outcome_why: string;
  outcome_decision: Decision;
  competing: string[];
  precedents: string[];
  origins: string[];
}

export interface Episode {
  id: string;
  title: string;
  parties: Actor[];
  range: DateRange | null;
  docs: string[];
  apart: string[];
  state: string[];
  stories: Story[];
  figures: FigureStory[];
  contradictions: Contradiction[];
  developments: Development[];
  naming: NamingTable[];
  ledgers: Ledger[];
  precedents: Precedent[];
  warnings: Warning[];
  origins: Origin[];
  takings: Taking[];
  links: Link[];
}

export interface DocumentEntry {
  id: string;
  origin: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: Dated;
  sentences: number;
  left_out: string;
  copy_of: string | null;
  episode: string | null;
  episode_why: string;
}

export interface Diag {
  code: string;
  severity: "note" | "warning" | "error";
  place: string;
  message: string;
  help?: string;
}

/** A claim by what outlives new runs: the article, the sentence, the type of event. */
export interface Anchor {
  claim: string;
  doc: string;
  sentence: string;
  event_type?: string;
}

export interface Correction {
  number: number;
  at?: string;
  by?: string;
  reason: string;
  action: string;
  claims?: Anchor[];
  claim?: Anchor;
  kind?: string;
  set?: Record<string, string | string[]>;
  correction?: number;
}

export interface Corrected {
  correction: Correction;
  effect: "applied" | "undone" | "nothing-found" | "overtaken" | "refused";
  claims: string[];
  why: string;
}

export interface Dossier {
  format: number;
  generator: string;
  documents: DocumentEntry[];
  episodes: Episode[];
  as_of: Day | null;
  corrections: Corrected[];
  diags: Diag[];
}

export interface Change {
  kind: string;
  about: string;
  before: string | null;
  after: string | null;
  docs: string[];
  id: string | null;
}

export interface EpisodeChanges {
  id: string | null;
  was: string | null;
  title: string;
  state_before: string[];
  state: string[];
  changes: Change[];
}

export interface Changes {
  from: Day | null;
  to: Day | null;
  documents: string[];
  documents_gone: string[];
  episodes: EpisodeChanges[];
}
