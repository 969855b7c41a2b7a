// The record as `legation serve` gives it, on the page's own address. Answers are kept until a correction changes them.

import type { CodedDocument } from "../coded";
import type { Changes, Corrected, Correction, Day, Diag, DocumentEntry, Episode, Story } from "../model";
import {
  type Choices, type CorrectionRequest, type DayCount, type EventFilter, type Hit, type Page, type PairCount, type Parts,
  type QueryResult, type Source, SourceError, type Summary,
} from "./source";

type Query = Record<string, string | number | undefined>;

/** As many ids as go into one address, and letters of them. */
const IDS_A_REQUEST = 500;
const LETTERS = 8000;
/** How often the record of another day is asked for: that of many articles takes longer to put together than one answer may. */
const TURNS = 20;
const PUT_TOGETHER = ["record", "changes"];

export class ServerSource implements Source {
  readonly kind = "server";
  private readonly kept = new Map<string, Promise<unknown>>();
  private readonly known = new Map<string, DocumentEntry>();

  /** `asOf` is asked whenever a request is made, so that one source serves every day. */
  constructor(private readonly asOf: () => Day | undefined) {}

  record(): Promise<Summary> {
    return this.get("record");
  }

  episode(id: string, { lists, stories, doc }: Parts): Promise<Episode> {
    return this.get(`episodes/${encodeURIComponent(id)}`, { parts: lists.join(","), stories, doc });
  }

  choices(episode: string | undefined): Promise<Choices> {
    return this.get("choices", { episode });
  }

  documents(query: { q?: string; offset: number; limit: number }): Promise<Page<DocumentEntry>> {
    return this.get("documents", query);
  }

  async entries(ids: string[]): Promise<DocumentEntry[]> {
    const missing = ids.filter((id) => !this.known.has(id)).sort();
    const asked: Promise<Page<DocumentEntry>>[] = [];
    while (missing.length > 0) {
      let [many, letters] = [0, 0];
      while (many < Math.min(missing.length, IDS_A_REQUEST) && letters < LETTERS) letters += missing[many++]!.length;
      const some = missing.splice(0, many);
      asked.push(this.get("documents", { ids: some.join(","), offset: 0, limit: some.length }));
    }
    for (const page of await Promise.all(asked)) {
      for (const entry of page.rows) this.known.set(entry.id, entry);
    }
    return ids.flatMap((id) => this.known.get(id) ?? []);
  }

  document(id: string): Promise<CodedDocument> {
    return this.get(`documents/${encodeURIComponent(id)}`);
  }

  trees(id: string): Promise<string[]> {
    return this.get(`documents/${encodeURIComponent(id)}/trees`);
  }

  events(filter: EventFilter, offset: number, limit: number): Promise<Page<Story>> {
    return this.get("events", { ...filter, offset, limit });
  }

  days(filter: EventFilter): Promise<DayCount[] | null> {
    return this.get<DayCount[]>("days", { ...filter }).catch(() => null);
  }

  pairs(filter: EventFilter, offset: number, limit: number): Promise<Page<PairCount>> {
    return this.get("pairs", { ...filter, offset, limit });
  }

  changes(from: Day): Promise<Changes> {
    return this.get("changes", { from, to: this.asOf() });
  }

  search(q: string, limit: number): Promise<Page<Hit>> {
    return this.get("search", { q, limit });
  }

  sql(q: string, limit: number): Promise<QueryResult> {
    return this.get("sql", { q, limit });
  }

  diags(): Promise<Diag[]> {
    return this.get("diags");
  }

  async corrections(): Promise<Corrected[]> {
    const lines = await this.get<(Corrected | Correction)[]>("corrections");
    return lines.map((line) => ("correction" in line && typeof line.correction === "object" ? line : plain(line as Correction)) as Corrected);
  }

  correct(request: CorrectionRequest): Promise<void> {
    return this.post("corrections", request);
  }

  undo(number: number, reason: string): Promise<void> {
    return this.post("corrections/undo", { number, reason });
  }

  private get<T>(path: string, query: Query = {}): Promise<T> {
    const address = this.address(path, query);
    const kept = this.kept.get(address);
    if (kept) return kept as Promise<T>;
    const answer = ask<T>(address, {}, PUT_TOGETHER.includes(path) ? TURNS : 1);
    this.kept.set(address, answer);
    answer.catch(() => this.kept.delete(address));
    return answer;
  }

  private async post(path: string, body: unknown): Promise<void> {
    await ask(this.address(path, {}), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    this.kept.clear();
    this.known.clear();
  }

  private address(path: string, query: Query): string {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, as_of: this.asOf() })) {
      if (value !== undefined && value !== "") params.set(name, String(value));
    }
    const text = params.toString();
    return `/api/${path}${text ? `?${text}` : ""}`;
  }
}

/** Asks, and asks again after an answer that took too long, up to so many `turns`. */
async function ask<T>(address: string, init: RequestInit = {}, turns = 1): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new SourceError("the program does not answer", "Start `legation serve` again, then reload this page.");
  }
  if (response.status === 503 && turns > 1) return ask(address, init, turns - 1);
  const body = await response.json().catch(() => null);
  if (!response.ok || (body && typeof body === "object" && "error" in body)) {
    const said = body as { error?: string; help?: string } | null;
    throw new SourceError(said?.error ?? `the program answered ${response.status}`, said?.help ?? "");
  }
  return body as T;
}

/** A line of the file of corrections of which the record does not say what became. */
function plain(correction: Correction): Corrected {
  return { correction, effect: "applied", claims: [], why: "" };
}
