// What do all views share? The source, the summary, and a way to wait for what is asked of them.

import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";

import type { DocumentEntry } from "./model";
import type { Source, Summary } from "./source/source";

export interface Session {
  source: Source;
  summary: Summary;
  /** Counted up when the record changes under the page, so that what is shown is asked for again. */
  version: number;
  renew: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("a view outside of the session");
  return session;
}

/** What came of a question: nothing yet, an answer, or a refusal. The last answer stays while the next is awaited. */
export interface Answer<T> {
  value: T | undefined;
  error: unknown;
}

export function useAnswer<T>(ask: () => Promise<T>, on: unknown[]): Answer<T> {
  const { version } = useSession();
  const [answer, set] = useState<Answer<T>>({ value: undefined, error: null });
  const turn = useRef(0);
  useEffect(() => {
    const mine = ++turn.current;
    ask().then(
      (value) => mine === turn.current && set({ value, error: null }),
      (error: unknown) => mine === turn.current && set({ value: undefined, error }),
    );
  }, [...on, version]);
  return answer;
}

/** Articles by id, for their outlets and dates; empty until they are here. */
export type Entries = Map<string, DocumentEntry>;

export function useEntries(ids: string[]): Entries {
  const { source } = useSession();
  const key = ids.join(" ");
  const { value } = useAnswer(() => source.entries(ids), [key]);
  return useMemo(() => new Map((value ?? []).map((d) => [d.id, d])), [value]);
}

export function outletOf(entries: Entries, id: string): string {
  return entries.get(id)?.outlet || id;
}
