// The record that a file carries within itself: everything is here, nothing can be asked for.

import type { CodedDocument } from "../coded";
import { countDays, countPairs, overlaps } from "../lanes";
import { byTime } from "../words/dates";
import { unique } from "../words/names";
import type { Actor, Changes, Corrected, Day, Diag, DocumentEntry, Dossier, Episode, Story } from "../model";
import {
  type Choices, type DayCount, type EpisodeSummary, type EventFilter, type Hit, type Page, type PairCount, type QueryResult, type Source, SourceError, type Summary,
} from "./source";

/** The JSON of the element `record`. Trees and changes are there if the program put them in. */
export interface Embedded {
  dossier: Dossier;
  documents: CodedDocument[];
  trees?: Record<string, string[]>;
  changes?: Changes;
}

const ONE_READING = "This file holds one reading of its articles. Open the articles with `legation serve` for this.";

export class FileSource implements Source {
  readonly kind = "file";

  constructor(private readonly data: Embedded) {}

  async record(): Promise<Summary> {
    const { generator, as_of, documents, diags, episodes } = this.data.dossier;
    return {
      generator,
      as_of: as_of ?? null,
      documents_count: documents.length,
      diags_count: diags.length,
      newest: publicationDays(documents).at(-1) ?? null,
      days: publicationDays(documents),
      corrections: false,
      episodes: episodes.map(inShort),
    };
  }

  async choices(episode: string | undefined): Promise<Choices> {
    const { episodes, documents } = this.data.dossier;
    const stories = episodes.filter((e) => !episode || e.id === episode).flatMap((e) => e.stories);
    const events = new Map<string, number>();
    for (const s of stories) {
      const names = [...s.actors, ...s.recipients].flatMap((a) => [a.country ?? a.igo ?? "", a.name]);
      for (const name of unique(names)) if (name) events.set(name, (events.get(name) ?? 0) + 1);
    }
    const outlets = new Map(documents.map((d) => [d.id, d.outlet ?? d.id]));
    return {
      actors: [...events].map(([actor, n]) => ({ actor, events: n })).sort((a, b) => b.events - a.events).slice(0, 60),
      outlets: unique(stories.flatMap((s) => s.docs.map((d) => outlets.get(d) ?? d))).sort(),
    };
  }

  async episode(id: string): Promise<Episode> {
    const episode = this.data.dossier.episodes.find((e) => e.id === id);
    if (!episode) throw new SourceError(`no episode ${id} in this file`, "The episodes are listed under Today.");
    return episode;
  }

  async documents({ q, offset, limit }: { q?: string; offset: number; limit: number }): Promise<Page<DocumentEntry>> {
    const words = wordsOf(q ?? "");
    const rows = this.data.dossier.documents.filter((d) => {
      const text = `${d.id} ${d.outlet ?? ""} ${d.title ?? ""}`.toLowerCase();
      return words.every((w) => text.includes(w));
    });
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  async entries(ids: string[]): Promise<DocumentEntry[]> {
    const wanted = new Set(ids);
    return this.data.dossier.documents.filter((d) => wanted.has(d.id));
  }

  async document(id: string): Promise<CodedDocument> {
    const coded = this.data.documents.find((d) => d.document.id === id);
    if (!coded) throw new SourceError(`no article ${id} in this file`, "The articles are listed under Articles.");
    return coded;
  }

  async trees(id: string): Promise<string[]> {
    return this.data.trees?.[id] ?? [];
  }

  async events(filter: EventFilter, offset: number, limit: number): Promise<Page<Story>> {
    const rows = this.matching(filter);
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  async days(filter: EventFilter): Promise<DayCount[]> {
    return countDays(this.matching(filter));
  }

  async pairs(filter: EventFilter, offset: number, limit: number): Promise<Page<PairCount>> {
    const rows = countPairs(this.matching(filter));
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  async changes(): Promise<Changes | null> {
    return this.data.changes ?? null;
  }

  async search(q: string, limit: number): Promise<Page<Hit>> {
    const words = wordsOf(q);
    if (words.length === 0) return { total: 0, rows: [] };
    const patterns = words.map((w) => wordStart([w], "i"));
    const entries = new Map(this.data.dossier.documents.map((d) => [d.id, d]));
    const hits = this.data.documents
      .filter(({ document: d }) => patterns.every((p) => p.test(d.text)))
      .map(({ document: d }) => ({
        doc: d.id, title: d.title, outlet: d.outlet, published: entries.get(d.id)?.published.range ?? null, snippet: snippet(d.text, words),
      }));
    return { total: hits.length, rows: hits.slice(0, limit) };
  }

  async sql(): Promise<QueryResult> {
    throw new SourceError(ONE_READING);
  }

  async diags(): Promise<Diag[]> {
    return this.data.dossier.diags;
  }

  async corrections(): Promise<Corrected[]> {
    return this.data.dossier.corrections ?? [];
  }

  async correct(): Promise<void> {
    throw new SourceError(ONE_READING);
  }

  async undo(): Promise<void> {
    throw new SourceError(ONE_READING);
  }

  private matching(filter: EventFilter): Story[] {
    const { dossier } = this.data;
    const outlets = new Map(dossier.documents.map((d) => [d.id, d.outlet ?? d.id]));
    return dossier.episodes
      .filter((e) => !filter.episode || e.id === filter.episode)
      .flatMap((e) => e.stories)
      .filter((s) => !filter.actor || [...s.actors, ...s.recipients].some((a) => isActor(a, filter.actor!)))
      .filter((s) => !filter.type || s.event_type === filter.type)
      .filter((s) => !filter.modality || s.modality === filter.modality)
      .filter((s) => !filter.outlet || s.docs.some((d) => outlets.get(d) === filter.outlet))
      .filter((s) => overlaps(s.when, filter.from, filter.to));
  }
}

function inShort(e: Episode): EpisodeSummary {
  const steps = (l: Episode["ledgers"][number]) => [...l.steps, ...l.contacts].map((s) => s.when).sort(byTime);
  const contacts = e.ledgers.flatMap((l) => l.contacts.map((c) => c.when)).filter((w) => w !== null).sort(byTime);
  return {
    id: e.id, title: e.title, parties: e.parties, range: e.range, state: e.state, warnings: e.warnings,
    docs_count: e.docs.length,
    stories_count: e.stories.length,
    single_count: e.stories.filter((s) => s.origins.length === 1).length,
    origins_count: e.origins.length,
    contradictions_count: e.contradictions.length,
    disputes: e.contradictions.slice(0, 8).map(({ id, about, sides }) => ({
      id, about, sides: sides.map((s) => ({ value: s.value, docs_count: s.docs.length, origins_count: s.origins.length })),
    })),
    last_contact: contacts.at(-1) ?? null,
    ledgers: e.ledgers.map((l) => ({ ...l, first: steps(l)[0] ?? null })),
  };
}

function isActor(actor: Actor, wanted: string): boolean {
  return actor.country === wanted || actor.igo === wanted || actor.name === wanted;
}

function wordsOf(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter((w) => w.length > 0);
}

/** Words that begin with one of these. */
function wordStart(words: string[], flags: string): RegExp {
  const any = words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})`, `${flags}u`);
}

/** Around the first of the words, with every word marked. */
function snippet(text: string, words: string[]): string {
  const at = Math.max(text.search(wordStart(words, "i")), 0);
  const start = at < 80 ? 0 : text.lastIndexOf(" ", at - 60) + 1;
  const part = text.slice(start, start + 240);
  const marked = part.replace(wordStart(words, "gi"), (hit) => `\u0001${hit}\u0002`).replace(/\s+/g, " ");
  return `${start > 0 ? "… " : ""}${marked}${start + 240 < text.length ? " …" : ""}`;
}

function publicationDays(documents: DocumentEntry[]): Day[] {
  const days = documents.flatMap((d) => (d.published.range ? [d.published.range.last] : []));
  return [...new Set(days)].sort();
}
