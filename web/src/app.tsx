// Which view stands in the frame? The address decides; the title says it to the browser.

import { useEffect, useMemo, useState } from "preact/hooks";

import { type Route, RouteContext, useHash } from "./route";
import { type Session, SessionContext } from "./session";
import { type Source, SourceError, type Summary } from "./source/source";
import { Frame, useEpisodeId } from "./ui/frame";
import { Keys } from "./ui/keys";
import { Symbols } from "./ui/marks";
import { Empty } from "./ui/parts";
import { capital } from "./words/names";
import { ActorsView } from "./views/actors/actors";
import { ArticleView } from "./views/article/article";
import { ArticlesView } from "./views/articles";
import { BriefView } from "./views/brief/brief";
import { ContradictionsView } from "./views/contradictions/contradictions";
import { CorrectionsView } from "./views/corrections";
import { EpisodeView } from "./views/episode/episode";
import { SearchView } from "./views/search/search";
import { SqlView } from "./views/search/sql";
import { TimelineView } from "./views/timeline/timeline";
import { Today } from "./views/today/today";

export function App({ source }: { source: Source }) {
  const route = useHash();
  const [version, setVersion] = useState(0);
  const [summary, setSummary] = useState<Summary | null>(null);
  const [error, setError] = useState<unknown>(null);
  const asOf = route.params.as_of;
  useEffect(() => {
    let here = true;
    source.record().then(
      (s) => here && (setSummary(s), setError(null)),
      (e: unknown) => here && setError(e),
    );
    return () => {
      here = false;
    };
  }, [source, asOf, version]);
  // The same until the record changes, so that a step within a view does not draw everything anew.
  const session = useMemo<Session | null>(
    () => summary && { source, summary, version, renew: () => setVersion((v) => v + 1) },
    [source, summary, version],
  );
  if (error) return <Unread error={error} />;
  if (!session) return <p class="wrap opening" role="status">Reading the record</p>;
  return (
    <RouteContext.Provider value={route}>
      <SessionContext.Provider value={session}>
        <Symbols />
        <Frame><View key={`${route.view} ${route.id} ${asOf ?? ""}`} route={route} /></Frame>
        <KeysHere />
      </SessionContext.Provider>
    </RouteContext.Provider>
  );
}

function KeysHere() {
  return <Keys episode={useEpisodeId()} />;
}

function View({ route: { view, id } }: { route: Route }) {
  const first = useEpisodeId();
  const episode = id || first;
  useEffect(() => {
    if (view !== "article") scrollTo(0, 0);
    const head = document.querySelector("#main h1")?.textContent;
    document.title = `${head || capital(view)} · Legation`;
  }, []);
  switch (view) {
    case "today": return <Today />;
    case "articles": return <ArticlesView />;
    case "article": return <ArticleView id={id} />;
    case "search": return <SearchView />;
    case "sql": return <SqlView />;
    case "corrections": return <CorrectionsView />;
    default:
  }
  if (!episode) {
    return <><h1>No episode</h1><Empty head="No episode.">No event was found in the articles read. An episode would appear here.</Empty></>;
  }
  switch (view) {
    case "episode": return <EpisodeView id={episode} />;
    case "timeline": return <TimelineView id={episode} />;
    case "contradictions": return <ContradictionsView id={episode} />;
    case "actors": return <ActorsView id={episode} />;
    case "brief": return <BriefView id={episode} />;
  }
}

/** The record as a whole could not be read. */
function Unread({ error }: { error: unknown }) {
  const help = error instanceof SourceError ? error.help : "";
  return (
    <main class="wrap">
      <h1>The record could not be read</h1>
      <p class="empty failed" role="alert"><strong>{capital(error instanceof Error ? error.message : String(error))}.</strong> {capital(help)}</p>
      <p><button type="button" onClick={() => location.reload()}>Read it again</button></p>
    </main>
  );
}
