// What do several views work out of an episode? Order of parties and third parties, silences, the day of the record.

import type { Actor, DateRange, Day, Ledger } from "../model";
import type { Session } from "../session";
import type { LedgerSummary } from "../source/source";
import { byTime } from "../words/dates";
import { list } from "../words/names";

/** Articles of which the record of another day is asked for without being told to. */
export const AT_ONCE = 2000;

/** Parties in alphabetical order. */
export function partiesOf(episode: { parties: Actor[] }): Actor[] {
  return [...episode.parties].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Third parties by the date of their first step. */
export function ledgersOf<L extends Ledger | LedgerSummary>(episode: { ledgers: L[] }): L[] {
  const first = (l: Ledger | LedgerSummary): DateRange | null =>
    "steps" in l ? [...l.steps, ...l.contacts].map((s) => s.when).sort(byTime)[0] ?? null : l.first;
  return [...episode.ledgers].sort((a, b) => byTime(first(a), first(b)));
}

/** A third party with those who mediate together with it. */
export function thirdParties(ledger: Pick<Ledger, "third_party" | "co_mediators">): string {
  return list([ledger.third_party, ...ledger.co_mediators].map((a) => a.name));
}

export function consentOf<C extends { party: Actor }>(ledger: { consent: C[] }, party: Actor): C | undefined {
  return ledger.consent.find((c) => c.party.name === party.name);
}

/** Parties of which nothing is said, with the third parties to whom they have not answered. */
export function silences(episode: { parties: Actor[]; ledgers: (Ledger | LedgerSummary)[] }): { party: string; thirdParties: string[] }[] {
  return partiesOf(episode).flatMap((party) => {
    const silent = ledgersOf(episode).filter((l) => consentOf(l, party)?.consent === "no-evidence").map(thirdParties);
    return silent.length > 0 ? [{ party: party.name, thirdParties: silent }] : [];
  });
}

/** The day of the record: the one asked for, else the newest day on which an article was published. */
export function recordDay({ summary }: Session): Day | null {
  return summary.as_of ?? summary.newest;
}
