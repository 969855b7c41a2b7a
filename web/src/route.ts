// Which view is shown, of what? The address says all of it, so that every view has a link that shows it again.

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

export type ViewName =
  | "today" | "episode" | "timeline" | "contradictions" | "articles" | "article" | "actors" | "search" | "sql" | "brief"
  | "corrections";

export interface Route {
  view: ViewName;
  /** Episode or article. */
  id: string;
  params: Record<string, string>;
}

const VIEWS: ViewName[] = [
  "today", "episode", "timeline", "contradictions", "articles", "article", "actors", "search", "sql", "brief",
  "corrections",
];

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [name = "", ...rest] = path.split("/");
  const view = VIEWS.find((v) => v === name) ?? "today";
  return { view, id: decode(rest.join("/")), params: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a view. The day travels along; empty values are left out. */
export function href(view: ViewName, id = "", params: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  const day = current().params.as_of;
  for (const [name, value] of Object.entries({ ...params, as_of: params.as_of ?? day })) {
    if (value) query.set(name, value);
  }
  const text = query.toString();
  const path = view === "today" ? "" : id ? `${view}/${encodeURIComponent(id)}` : view;
  return `#/${path}${text ? `?${text}` : ""}`;
}

export function current(): Route {
  return parseRoute(location.hash);
}

/** The present view with some parameters changed; `undefined` takes one away. */
export function withParams(change: Record<string, string | undefined>): string {
  const { view, id, params } = current();
  const next: Record<string, string | undefined> = { ...params, ...change };
  if ("as_of" in change && !change.as_of) next.as_of = "";
  return href(view, id, next);
}

/** Goes to an address; `replace` for steps that need no entry of their own in the history. */
export function go(address: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", address);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = address;
  }
}

export const RouteContext = createContext<Route>({ view: "today", id: "", params: {} });
export const useRoute = () => useContext(RouteContext);

/** Follows the address. */
export function useHash(): Route {
  const [route, set] = useState(current);
  useEffect(() => {
    const follow = () => set(current());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
