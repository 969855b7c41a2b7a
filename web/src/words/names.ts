// In which words are the record's values written? The same as in the program's other formats.

import type { Actor, Hand, LedgerStep, PlaceRef, Precedent, Warning } from "../model";
import { codeName } from "./states";

/** One line: runs of whitespace become a space; control characters and marks that turn the line's direction go. */
export function clean(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "").trim();
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`; `not stated` for none. */
export function list(items: string[]): string {
  const all = items.map(clean);
  if (all.length === 0) return "not stated";
  return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

export function unique<T>(items: T[]): T[] {
  return [...new Set(items)];
}

/** `1 article`, `3 articles`. */
export function count(n: number, noun: string): string {
  const plural = /[^aeo]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${many(n)} ${n === 1 ? noun : plural}`;
}

/** A number as it is written. */
export function many(n: number): string {
  return n.toLocaleString("en-GB");
}

/** How widely a thing is told: articles, and the independent origins they rest on. */
export function support(docs: number, origins: number): string {
  return `${count(docs, "article")}, ${count(origins, "origin")}`;
}

export function names(actors: Actor[]): string {
  return list(unique(actors.map((a) => clean(a.name || a.text))));
}

/** Code of state or organisation with the sector: `IND GOV`, `UN IGO`. */
export function actorCode(actor: Actor): string {
  return [actor.country ?? actor.igo, actor.sector].filter(Boolean).join(" ") || "no code";
}

/** Name with office. */
export function speaker(actor: Actor): string {
  const name = clean(actor.name || actor.text);
  return actor.role && !name.includes(actor.role) ? `${name}, ${clean(actor.role)}` : name;
}

/** The hands behind the outlet, the nearest to it first. */
export function hands(attribution: Hand[]): Actor[] {
  return [...attribution].reverse().map((h) => h.actor);
}

/** A place with what it lies in, or the disputed territory. */
export function placeText(place: PlaceRef): string {
  const text = clean(place.text);
  const inside = (first: string | null) => [first, place.country].filter(Boolean).join(", ");
  let beside = "";
  if (place.territory) {
    beside = place.territory === text ? "status disputed" : `status disputed: ${place.territory}`;
  } else if (place.precision === "province" || place.precision === "region") {
    beside = inside(place.precision);
  } else if (!["country", "unknown", "water"].includes(place.precision)) {
    beside = inside(place.admin1 !== text ? place.admin1 : null);
  }
  return beside ? `${text} (${clean(beside)})` : text;
}

/** The summary without the date in it, for a line that begins with the date. */
export function withoutDate(summary: string, date: string): string {
  return clean(summary).replace(`, ${date}`, "");
}

/** A count with its bounds: `26`, `26 or more`, `20 to 30`, `not stated as a number`. */
export function bounds(low: number | null, best: number | null, high: number | null): string {
  const n = (x: number) => x.toLocaleString("en-GB");
  if (low !== null && high !== null && low !== high) return `${n(low)} to ${n(high)}`;
  if (low !== null && best === null && high === null) return `${n(low)} or more`;
  if (low === null && best === null && high !== null) return `${n(high)} or fewer`;
  if (low !== null && best !== null && high === null && low === best) return `${n(best)} or more`;
  return best !== null ? n(best) : low !== null ? n(low) : "not stated as a number";
}

/** `troops_stationed` is `troops stationed`. */
export function figureName(what: string): string {
  return clean(what.replaceAll("_", " "));
}

const CONSENT: Record<string, string> = {
  "no-evidence": "no evidence", asked: "asked", willing: "willing", accepted: "accepted",
  "accepted-with-conditions": "accepted with conditions", "non-committal": "non-committal", rejected: "rejected",
  withdrawn: "withdrawn",
};
const OUTCOME: Record<string, string> = {
  "contacts-only": "contacts only", "requested-only": "requested only", "offered-only": "offered only",
  "accepted-by-one": "accepted by one party", consented: "accepted by all parties", declined: "declined",
  "talks-held": "talks held", ceasefire: "ceasefire", settlement: "settlement",
  "partial-settlement": "partial settlement", "full-settlement": "full settlement", lapsed: "lapsed",
  suspended: "suspended", failed: "failed",
};
const STATE: Record<string, string> = {
  none: "no step", suggested: "suggested", requested: "requested", offered: "offered",
  "offered-with-conditions": "offered with conditions", "partly-accepted": "partly accepted", consented: "consented",
  declined: "declined", scheduled: "talks arranged", "under-way": "under way", "at-risk": "at risk",
  suspended: "suspended", halted: "halted", ceasefire: "ceasefire", agreement: "agreement",
};
const STEP: Record<string, string> = {
  suggested: "suggested", requested: "requested", offered: "offered", conditions_set: "conditions set",
  accepted: "accepted", rejected: "rejected", contact_held: "contact held", talks_scheduled: "talks scheduled",
  talks_held: "talks held", quit_threatened: "threat to quit", agreement: "agreement", ceasefire: "ceasefire",
  suspended: "suspended", failed: "failed",
};
const WARNING: Record<Warning["status"], string> = {
  open: "running", expired: "expired", borne: "borne out", undated: "no deadline that can be dated",
};
const EFFECT: Record<string, string> = {
  applied: "applied", undone: "undone", "nothing-found": "reaches nothing in this record",
  overtaken: "overtaken by new reports", refused: "refused",
};
const TAKING: Record<string, string> = {
  copy: "copies", "shared-words": "shares words with", credit: "credits", report: "cites",
};

const spoken = (table: Record<string, string>) => (value: string) => table[value] ?? value.replaceAll(/[-_]/g, " ");
export const consentName = spoken(CONSENT);
export const outcomeName = spoken(OUTCOME);
export const stateName = spoken(STATE);
export const stepName = spoken(STEP);
export const warningName = spoken(WARNING);
export const effectName = spoken(EFFECT);
export const takingName = spoken(TAKING);
export const plainName = spoken({});

export function quadName(quad: string): string {
  return quad.replace("-", " ");
}

export function initiativeText(value: string, thirdParty: string): string {
  switch (value) {
    case "third-party": return `${thirdParty} offered; no request is in the record.`;
    case "party": return "A party asked; no offer is in the record.";
    case "offer-and-request": return "An offer and a request; which came first is not established.";
    case "outsider": return "An outsider suggested it.";
    default: return "Who began is not known.";
  }
}

/** How a settlement of the past came about. */
export function madeText(p: Precedent): string {
  if (p.made === "mediated") return p.mediator ? `mediated by ${list(p.mediator.split("|").map(codeName))}` : "mediated";
  if (p.made === "multilateral") return "multilateral, no third party named";
  return p.made === "bilateral" ? "bilateral" : "not known whether mediated";
}

/** A step as a sentence without its end: `Georgia offers mediation to Armenia and Azerbaijan`. */
export function stepSentence(step: LedgerStep, thirdParty: string): string {
  const { by, parties } = step;
  const who = by.length > 0 ? names(by) : "somebody not named";
  const to = (word: string) => (parties.length > 0 ? ` ${word} ${names(parties)}` : "");
  const verb = (one: string, more: string) => (by.length > 1 ? more : one);
  const others = parties.filter((p) => !by.some((b) => b.name === p.name));
  const sentences: Record<string, string> = {
    suggested: `${who} ${verb("suggests", "suggest")} mediation${to("between")}`,
    requested: `${who} ${verb("asks", "ask")} ${thirdParty} to mediate`,
    offered: `${who} ${verb("offers", "offer")} mediation${to("to")}`,
    conditions_set: `${who} ${verb("names", "name")} conditions${to("for")}`,
    accepted: `${who} ${verb("accepts", "accept")} mediation by ${thirdParty}`,
    rejected: `${who} ${verb("refuses", "refuse")} mediation by ${thirdParty}`,
    contact_held: others.length > 0 ? `${who} with ${names(others)}` : `contact of ${who}`,
    talks_scheduled: `talks are arranged${to("with")}`,
    talks_held: `talks are held${to("with")}`,
    quit_threatened: `${who} ${verb("threatens", "threaten")} to leave the talks`,
    agreement: `an agreement is reached${to("between")}`,
    ceasefire: `a ceasefire is reached${to("between")}`,
    suspended: `the talks are suspended${to("with")}`,
    failed: "the mediation has failed",
  };
  return capital(sentences[step.step] ?? stepName(step.step));
}
