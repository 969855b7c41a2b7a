// Who acts on whom? Nodes and edges over the happenings of an episode, with how surely and how often.

import { lane } from "../../lanes";
import type { Actor, Episode, Story } from "../../model";
import { clean, unique } from "../../words/names";
import { codeName } from "../../words/states";

export type Kind = "state" | "person" | "body";

export interface Node {
  id: string;
  kind: Kind;
  /** Office or sector, as last told. */
  role: string;
  country: string | null;
  events: number;
}

export interface Edge {
  from: string;
  to: string;
  coop: boolean;
  stories: Story[];
  disputed: boolean;
  conditional: boolean;
}

export interface Network {
  nodes: Node[];
  edges: Edge[];
}

const UNCERTAIN = ["conditional", "offered", "planned", "future"];

/** Every actor that can be told apart, under its own name: for the table. */
export function networkOf(episode: Episode): Network {
  return gather(episode, (a) => (named(a) ? { id: nameOf(a), kind: kindOf(a) } : null));
}

/** The same with bodies of a state that have no name of their own under that state, and without unnamed others: for the eye. */
export function drawnNetwork(episode: Episode): Network {
  return gather(episode, (a) => {
    const name = nameOf(a);
    const own = a.igo !== null || kindOf(a) === "state" || (!a.anonymous && (a.person ? name !== clean(a.role ?? "") && /^\p{Lu}/u.test(name) : a.role === null));
    if (own) return { id: name, kind: kindOf(a) };
    return a.country && STATE_SECTORS.includes(a.sector ?? "") ? { id: codeName(a.country), kind: "state" } : null;
  });
}

/** Sectors of PLOVER that act for a state. */
const STATE_SECTORS = ["GOV", "MIL", "LEG", "JUD", "SPY", "COP"];

function gather(episode: Episode, who: (a: Actor) => { id: string; kind: Kind } | null): Network {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const node = (a: Actor): string[] => {
    const found = who(a);
    if (!found) return [];
    const known = nodes.get(found.id) ?? { ...found, role: "", country: a.country, events: 0 };
    if (a.role) known.role = clean(a.role);
    known.events += 1;
    nodes.set(found.id, known);
    return [found.id];
  };
  for (const s of episode.stories) {
    const coop = lane(s.quad, s.cameo).endsWith("cooperation");
    const from = unique(s.actors.flatMap(node));
    const to = unique(s.recipients.flatMap(node));
    // Those who speak with each other all act; the line between them has no recipient.
    const pairs = to.length > 0 ? from.flatMap((a) => to.map((b) => [a, b] as const)) : from.flatMap((a, i) => from.slice(i + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs) {
      if (a === b) continue;
      const key = `${a}\n${b}\n${coop}`;
      const edge = edges.get(key) ?? { from: a, to: b, coop, stories: [], disputed: false, conditional: true };
      edge.stories.push(s);
      edge.disputed ||= s.disputed.length > 0;
      edge.conditional &&= UNCERTAIN.includes(s.modality);
      edges.set(key, edge);
    }
  }
  const all = [...edges.values()].sort((a, b) => b.stories.length - a.stories.length || (a.from + a.to < b.from + b.to ? -1 : 1));
  return { nodes: [...nodes.values()].sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1)), edges: all };
}

export function nameOf(a: Actor): string {
  const name = clean(a.name || a.text);
  return a.country && name === a.country ? codeName(name) : name;
}

/** Somebody who can be told apart from others. */
function named(a: Actor): boolean {
  return !a.anonymous || a.country !== null || a.igo !== null;
}

function kindOf(a: Actor): Kind {
  if (a.person) return "person";
  return a.country && codeName(a.country) === clean(a.name) ? "state" : "body";
}

/** Roles of a person or body over time, each with the days of the events in which it is told. */
export interface Role {
  name: string;
  role: string;
  country: string | null;
  first: string | null;
  last: string | null;
  written: string[];
  docs: string[];
}

export function rolesOf(episode: Episode): Role[] {
  const roles = new Map<string, Omit<Role, "docs"> & { docs: Set<string> }>();
  for (const s of episode.stories) {
    for (const a of [...s.actors, ...s.recipients]) {
      if (!named(a)) continue;
      const name = nameOf(a);
      const key = `${name}\n${a.role ?? ""}`;
      const role = roles.get(key) ?? { name, role: clean(a.role ?? ""), country: a.country ?? a.igo, first: null, last: null, written: [], docs: new Set<string>() };
      if (s.when) {
        role.first = role.first === null || s.when.first < role.first ? s.when.first : role.first;
        role.last = role.last === null || s.when.last > role.last ? s.when.last : role.last;
      }
      const text = clean(a.text);
      if (text && text !== name && !role.written.includes(text)) role.written.push(text);
      for (const doc of s.docs) role.docs.add(doc);
      roles.set(key, role);
    }
  }
  return [...roles.values()].map((r) => ({ ...r, docs: [...r.docs] })).sort((a, b) => b.docs.length - a.docs.length || (a.name < b.name ? -1 : 1));
}
