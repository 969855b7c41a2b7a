// What stands around every view? The mark, the views, the day of the record, the theme, and what the record rests on.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import { go, href, useRoute, type ViewName, withParams } from "../route";
import { useSession } from "../session";
import { dayText, isDay } from "../words/dates";
import { count } from "../words/names";
import { Logo } from "./symbols";

const VIEWS: [view: ViewName, label: string, ofEpisode: boolean][] = [
  ["today", "Today", false],
  ["episode", "Episode", true],
  ["timeline", "Timeline", true],
  ["contradictions", "Contradictions", true],
  ["articles", "Articles", false],
  ["actors", "Actors and places", true],
  ["search", "Search", false],
  ["brief", "Brief", true],
];
const OF_EPISODE: ViewName[] = ["episode", "timeline", "contradictions", "actors", "brief"];
const PARENT: Partial<Record<ViewName, ViewName>> = { article: "articles", sql: "search" };

/** The episode that the views of the masthead lead to: the one last looked at, else the largest. */
export function useEpisodeId(): string {
  const { summary } = useSession();
  const { view, id, params } = useRoute();
  const [last, setLast] = useState("");
  const here = OF_EPISODE.includes(view) ? id : params.episode ?? "";
  useEffect(() => {
    if (here) setLast(here);
  }, [here]);
  return here || last || summary.episodes[0]?.id || "";
}

export function Frame({ children }: { children: ComponentChildren }) {
  const { summary, source } = useSession();
  const route = useRoute();
  const episode = useEpisodeId();
  return (
    <>
      <a class="skip" href="#main" onClick={toMain}>Skip to the content</a>
      <header class="masthead">
        <div class="wrap">
          <a class="wordmark" href={href("today")}><Logo /> Legation</a>
          <nav class="views" aria-label="Views">
            <ul>
              {VIEWS.map(([view, label, ofEpisode]) => (
                <li key={view}>
                  <a
                    href={href(view, ofEpisode ? episode : "")}
                    aria-current={route.view === view ? "page" : PARENT[route.view] === view ? "true" : undefined}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <form class="asof" onSubmit={(e) => e.preventDefault()}><AsOf /><Theme /></form>
        </div>
      </header>
      <main id="main" class="wrap" tabindex={-1}>{children}</main>
      <footer class="colophon">
        <div class="wrap">
          <div>
            <p>
              “No evidence” means that no article says; it is neither yes nor no. An origin is who first said a thing, an
              outlet who printed it. Words in serif are a source’s; everything else is the record’s.
            </p>
            <p>Provinces and coordinates of places are from GeoNames, under CC BY 4.0; the coast is from Natural Earth.</p>
          </div>
          <div>
            <p>{count(summary.documents_count, "article")}, {count(summary.episodes.length, "episode")}. Nothing here leaves this machine.</p>
            <p>
              {summary.generator}. {source.kind === "file" ? "This file is whole: it needs no program and no network. " : ""}
              {source.kind === "server" && <><a href={href("corrections")}>Corrections</a>. </>}
              <kbd>?</kbd> lists the keys.
            </p>
          </div>
        </div>
      </footer>
    </>
  );
}

function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** The day whose knowledge is shown. A file holds one; a server can be asked for any. */
function AsOf() {
  const { summary, source } = useSession();
  const { params } = useRoute();
  const day = params.as_of ?? summary.as_of ?? "";
  const days = summary.days ?? [];
  const newest = summary.newest ?? undefined;
  if (source.kind === "file") {
    return <p class="fixed-day">Record as of <b>{day ? dayText(day) : newest ? dayText(newest) : "all articles"}</b></p>;
  }
  const choose = (value: string) => go(withParams({ as_of: isDay(value) ? value : undefined }));
  return (
    <>
      <label for="as-of">Record as of</label>
      {days.length > 0 && days.length <= 90
        ? (
          <select id="as-of" value={day} onChange={(e) => choose(e.currentTarget.value)}>
            <option value="">all articles</option>
            {day && !days.includes(day) && <option value={day}>{dayText(day)}</option>}
            {[...days].reverse().map((d) => <option key={d} value={d}>{dayText(d)}</option>)}
          </select>
        )
        : (
          <input id="as-of" type="date" value={day} max={newest} min={days[0]} onChange={(e) => choose(e.currentTarget.value)} />
        )}
    </>
  );
}

const THEMES = ["system", "light", "dark"];

function Theme() {
  const [theme, set] = useState(storedTheme);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (theme: string) => {
    // At once: the reader may leave the page before it is drawn again.
    store("legation.theme", theme);
    set(theme);
  };
  return (
    <>
      <label class="vh" for="theme">Theme</label>
      <select id="theme" value={theme} onChange={(e) => choose(e.currentTarget.value)}>
        {THEMES.map((t) => <option key={t} value={t}>{t[0]!.toUpperCase() + t.slice(1)}</option>)}
      </select>
    </>
  );
}

function storedTheme(): string {
  const stored = recall("legation.theme");
  return stored && THEMES.includes(stored) ? stored : "system";
}

/** What the browser keeps for this page; nothing where storage is shut off. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A page that cannot keep a setting still shows the record.
  }
}
