// What do several views work out of an episode? Order of parties and third parties, silences, the day of the record.

import type { Actor, Day, Episode, Ledger, PartyConsent } from "../model";
import type { Session } from "../session";
import { byTime } from "../words/dates";
import { list } from "../words/names";

/** Parties in alphabetical order. */
export function partiesOf(episode: Episode): Actor[] {
  return [...episode.parties].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Third parties by the date of their first step. */
export function ledgersOf(episode: Episode): Ledger[] {
  const first = (l: Ledger) => [...l.steps, ...l.contacts].map((s) => s.when).sort(byTime)[0] ?? null;
  return [...episode.ledgers].sort((a, b) => byTime(first(a), first(b)));
}

/** A third party with those who mediate together with it. */
export function thirdParties(ledger: Ledger): string {
  return list([ledger.third_party, ...ledger.co_mediators].map((a) => a.name));
}

export function consentOf(ledger: Ledger, party: Actor): PartyConsent | undefined {
  return ledger.consent.find((c) => c.party.name === party.name);
}

/** Parties of which nothing is said, with the third parties to whom they have not answered. */
export function silences(episode: Episode): { party: string; thirdParties: string[] }[] {
  return partiesOf(episode).flatMap((party) => {
    const silent = ledgersOf(episode).filter((l) => consentOf(l, party)?.consent === "no-evidence").map(thirdParties);
    return silent.length > 0 ? [{ party: party.name, thirdParties: silent }] : [];
  });
}

/** The day of the record: the one asked for, else the newest day on which an article was published. */
export function recordDay({ summary }: Session): Day | null {
  return summary.as_of ?? summary.days?.at(-1) ?? null;
}
