// Which sentence does a claim rest on? Look-ups over one episode.

import type { Episode, Hand, Story } from "../model";

/** The sentence of a claim, with who says so. */
export interface Evidence {
  doc: string;
  claim: string;
  sentence: string;
  attribution: Hand[];
  /** The happening that the claim reports, where it reports one. */
  story: Story | null;
}

export type Index = Map<string, Evidence>;

/** Reports of happenings come first: they alone hold the chain of attribution. */
export function indexOf(episode: Episode): Index {
  const index: Index = new Map();
  const add = (e: Evidence) => {
    if (e.claim && !index.has(e.claim)) index.set(e.claim, e);
  };
  for (const story of episode.stories) {
    for (const { doc, claim, sentence, attribution } of story.reports) add({ doc, claim, sentence, attribution, story });
  }
  for (const w of episode.warnings) {
    add({ doc: w.quote.doc, claim: w.claim, sentence: w.quote.sentence, attribution: w.attribution, story: null });
  }
  for (const { doc, claim, sentence } of episode.figures.flatMap((f) => f.reports)) {
    add({ doc, claim, sentence, attribution: [], story: null });
  }
  for (const { doc, claim, sentence } of episode.contradictions.flatMap((c) => c.sides.flatMap((s) => s.reports))) {
    add({ doc, claim, sentence, attribution: [], story: null });
  }
  for (const { doc, claim, sentence } of episode.precedents.flatMap((p) => p.occasions)) {
    add({ doc, claim, sentence, attribution: [], story: null });
  }
  return index;
}

/** The sentences of these claims; the one with the longest chain of hands names its speaker and stands first. */
export function evidence(index: Index, claims: string[]): Evidence[] {
  const found = claims.flatMap((c) => index.get(c) ?? []);
  return found.sort((a, b) => b.attribution.length - a.attribution.length);
}
