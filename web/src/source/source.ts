// Where do the pages get the record from? One interface, two implementations: the file that carries its own record, and
// `legation serve`. All values are Legation's own JSON.

import type { CodedDocument } from "../coded";
import type { Actor, Changes, Corrected, DateRange, Day, Diag, DocumentEntry, Episode, Ledger, PartyConsent, Story, Warning } from "../model";

/** What must be known before anything is shown. */
export interface Summary {
  generator: string;
  /** The day whose knowledge is shown; `null`: of every article read. */
  as_of: Day | null;
  documents_count: number;
  diags_count: number;
  /** The newest day on which an article was published. */
  newest: Day | null;
  /** Days on which articles were published, for the choice of a day; absent: any day may be chosen. */
  days?: Day[];
  /** Changes whenever the record does; sent along with a correction, so that it is of what its reader saw. */
  version?: string;
  /** Whether corrections may be made. */
  corrections?: boolean;
  episodes: EpisodeSummary[];
}

export interface EpisodeSummary {
  id: string;
  title: string;
  parties: Actor[];
  range: DateRange | null;
  state: string[];
  docs_count: number;
  stories_count: number;
  /** Happenings that rest on one origin. */
  single_count: number;
  origins_count: number;
  contradictions_count: number;
  /** The contradictions that weigh most. */
  disputes: DisputeSummary[];
  last_contact: DateRange | null;
  ledgers: LedgerSummary[];
  warnings: Warning[];
}

export interface DisputeSummary {
  id: string;
  about: string;
  sides: { value: string; docs_count: number; origins_count: number }[];
}

export interface LedgerSummary extends Pick<Ledger, "id" | "third_party" | "co_mediators" | "outcome"> {
  /** The first step or contact. */
  first: DateRange | null;
  consent: Pick<PartyConsent, "party" | "consent">[];
}

/** Lists of an episode that a view needs; a source may give the others as well. */
export interface Parts {
  lists: (keyof Episode)[];
  /** Happenings on which ledgers, contradictions and denials rest, or all without their reports. */
  stories?: "cited" | "bare";
  /** Happenings of which this article tells. */
  doc?: string;
}

/** Actors, by code or name, with the number of their happenings; and outlets. */
export interface Choices {
  actors: { actor: string; events: number }[];
  outlets: string[];
}

export interface EventFilter {
  episode?: string;
  /** Code of a state or organisation, or a name. */
  actor?: string;
  type?: string;
  outlet?: string;
  modality?: string;
  from?: Day;
  to?: Day;
}

export interface Page<T> {
  total: number;
  rows: T[];
}

/** Happenings of a day in the four lanes, in the order of `LANES`. */
export interface DayCount {
  day: Day;
  counts: [number, number, number, number];
}

/** Who acts on whom, by code or name: how often, and how often on each day. */
export interface PairCount {
  from: string;
  to: string;
  events: number;
  days: DayCount[];
}

export interface Hit {
  doc: string;
  title: string | null;
  outlet: string | null;
  published: DateRange | null;
  /** Hits stand between U+0001 and U+0002. */
  snippet: string;
}

export interface QueryResult {
  columns: string[];
  rows: unknown[][];
  truncated: boolean;
}

/** What an analyst asks for; `of` names claims, happenings or contradictions as `legation correct` does. */
export interface CorrectionRequest {
  kind: "accept" | "reject" | "merge" | "split" | "edit";
  of: string[];
  reason: string;
  set?: Record<string, string | string[]>;
  version?: string;
}

export interface Source {
  /** A file holds one reading; a server can be asked for other days, for queries and for corrections. */
  readonly kind: "file" | "server";
  record(): Promise<Summary>;
  episode(id: string, parts: Parts): Promise<Episode>;
  /** By whom the happenings of an episode, or of all, can be chosen. */
  choices(episode: string | undefined): Promise<Choices>;
  documents(query: { q?: string; offset: number; limit: number }): Promise<Page<DocumentEntry>>;
  /** The entries of these documents; unknown ones are left out. */
  entries(ids: string[]): Promise<DocumentEntry[]>;
  document(id: string): Promise<CodedDocument>;
  /** Dependency tree of each sentence as indented lines; empty where the source holds none. */
  trees(id: string): Promise<string[]>;
  events(filter: EventFilter, offset: number, limit: number): Promise<Page<Story>>;
  /** Counts a day, or `null` where the source cannot count. */
  days(filter: EventFilter): Promise<DayCount[] | null>;
  /** Pairs of those who act and those who are acted upon in dated happenings, most happenings first; what was denied or taken
   * back is left out. */
  pairs(filter: EventFilter, offset: number, limit: number): Promise<Page<PairCount>>;
  /** Changes since a day, or `null` where the source holds one reading only. */
  changes(from: Day): Promise<Changes | null>;
  search(q: string, limit: number): Promise<Page<Hit>>;
  sql(q: string, limit: number): Promise<QueryResult>;
  diags(): Promise<Diag[]>;
  corrections(): Promise<Corrected[]>;
  correct(request: CorrectionRequest): Promise<void>;
  undo(number: number, reason: string): Promise<void>;
}

/** A refusal in words: what failed, and what to do next. */
export class SourceError extends Error {
  constructor(message: string, readonly help = "") {
    super(message);
  }
}
