// Who dealt with whom, in which role, and where? Network and map, each with its table.

import type { Episode } from "../../model";
import { go, href, useRoute, withParams } from "../../route";
import { useAnswer, useEntries, useSession } from "../../session";
import type { Parts } from "../../source/source";
import { Awaited, Crumbs, Empty, Outlets, Section } from "../../ui/parts";
import { Table } from "../../ui/table";
import { dayText } from "../../words/dates";
import { clean, count, unique } from "../../words/names";
import { codeName } from "../../words/states";
import { drawnNetwork, nameOf, networkOf, rolesOf, type Edge } from "./edges";
import { PlacesMap } from "./map";
import { NetworkDrawing } from "./network";

/** Rows of a table before the rest is opened. */
const SHOWN = 25;

const PARTS: Parts = { lists: ["naming", "stories"], stories: "bare" };

export function ActorsView({ id }: { id: string }) {
  const { source } = useSession();
  const answer = useAnswer(() => source.episode(id, PARTS), [id]);
  return <Awaited answer={answer}>{(episode) => <Whole episode={episode} />}</Awaited>;
}

function Whole({ episode }: { episode: Episode }) {
  const { params } = useRoute();
  const network = networkOf(episode);
  const chosen = network.nodes.some((n) => n.id === params.actor) ? params.actor : undefined;
  const lines = network.edges.filter((e) => !chosen || e.from === chosen || e.to === chosen);
  const stories = episode.stories.filter((s) => !chosen || [...s.actors, ...s.recipients].some((a) => nameOf(a) === chosen));
  const events = (coop: boolean) => new Set(lines.filter((e) => e.coop === coop).flatMap((e) => e.stories)).size;
  return (
    <>
      <Crumbs trail={[{ text: clean(episode.title), to: href("episode", episode.id) }, { text: "Actors and places" }]} />
      <h1>Who dealt with whom, and where</h1>
      <p class="lede">
        {chosen ? <>{chosen}: </> : null}{count(events(true), "event")} of cooperation and {events(false)} of conflict between {count(new Set(lines.flatMap((e) => [e.from, e.to])).size, "actor")}.
      </p>
      <form class="filters screen-only" onSubmit={(e) => e.preventDefault()}>
        <label>Actor
          <select value={chosen ?? ""} onChange={(e) => go(withParams({ actor: e.currentTarget.value || undefined }), true)}>
            <option value="">Everyone</option>
            {[...network.nodes].sort((a, b) => a.id.localeCompare(b.id, "en")).map((n) => <option key={n.id}>{n.id}</option>)}
          </select>
        </label>
      </form>
      <div class="split">
        <Section head="Actors" scope={count(network.nodes.length, "actor")}>
          {network.edges.length === 0
            ? <Empty head="No act between two actors.">Who acts on whom would stand here.</Empty>
            : <NetworkDrawing network={drawnNetwork(episode)} chosen={chosen} all={network.nodes.length} />}
        </Section>
        <PlacesMap stories={stories} episode={episode.id} />
      </div>
      <Section head="Who acts on whom" scope={count(lines.length, "line")}>
        {lines.length === 0 ? <Empty head="None." /> : <Lines of={lines} episode={episode} />}
      </Section>
      <Names episode={episode} chosen={chosen} />
    </>
  );
}

function Lines({ of, episode }: { of: Edge[]; episode: Episode }) {
  const { params } = useRoute();
  const all = params.rows === "all";
  const columns = [
    { head: "Who acts", leads: true, value: (e: Edge) => e.from, cell: (e: Edge) => <>{clean(e.from)}</> },
    { head: "To whom", value: (e: Edge) => e.to, cell: (e: Edge) => <>{clean(e.to)}</> },
    { head: "Class", value: (e: Edge) => (e.coop ? "cooperation" : "conflict"), cell: (e: Edge) => <span class={e.coop ? "coop" : "conf"}>{e.coop ? "cooperation" : "conflict"}</span> },
    { head: "Events", value: (e: Edge) => e.stories.length, cell: (e: Edge) => <>{e.stories.length}</> },
    {
      head: "Which",
      value: (e: Edge) => e.stories.map((s) => s.id).join(" "),
      cell: (e: Edge) => <>{e.stories.slice(0, 3).map((s) => <p key={s.id}><a href={href("timeline", episode.id, { row: s.id })}>{clean(s.summary)}</a></p>)}{e.stories.length > 3 && <small>and {e.stories.length - 3} more</small>}</>,
    },
  ];
  return (
    <>
      <Table file="who-acts-on-whom" rows={of} most={all ? undefined : SHOWN} columns={columns} />
      {of.length > SHOWN && !all && <p class="small"><a href={withParams({ rows: "all" })}>{count(of.length - SHOWN, "more line")}</a></p>}
    </>
  );
}

function Names({ episode, chosen }: { episode: Episode; chosen: string | undefined }) {
  const entries = useEntries(episode.docs);
  const { params } = useRoute();
  const roles = rolesOf(episode).filter((r) => !chosen || r.name === chosen);
  const all = params.rows === "all";
  const forms = (name: string, written: string[]) => {
    const table = episode.naming.find((n) => clean(n.label) === name);
    return unique([...(table?.terms.map((t) => clean(t.term)) ?? []), ...written]).filter((t) => t !== name);
  };
  return (
    <Section head="Names and roles" scope="All forms kept; a role holds in the days of the events that tell it">
      {roles.length === 0 && <Empty head="No named actor.">People and bodies with their offices would stand here.</Empty>}
      {roles.length > 0 && (
        <Table
          file="roles"
          rows={roles}
          most={all ? undefined : SHOWN}
          columns={[
            { head: "Actor", leads: true, value: (r) => r.name, cell: (r) => <a href={withParams({ actor: r.name })}>{r.name}</a> },
            { head: "Also written", value: (r) => r.written.join("; "), cell: (r) => {
              const found = forms(r.name, r.written);
              return found.length > 0 ? <span class="source" dir="auto">{found.slice(0, 5).join("; ")}{found.length > 5 ? " …" : ""}</span> : "No other form";
            } },
            { head: "Role", value: (r) => r.role || null, cell: (r) => <>{r.role || "No role told"}{r.country && <small>{clean(codeName(r.country))}</small>}</> },
            { head: "In the days", value: (r) => r.first && `${r.first}/${r.last}`, cell: (r) => (r.first ? (r.first === r.last ? dayText(r.first) : `${dayText(r.first)} to ${dayText(r.last!)}`) : "Not dated") },
            { head: "Articles", value: (r) => r.docs.length, cell: (r) => <Outlets ids={r.docs} entries={entries} most={2} /> },
          ]}
        />
      )}
      {roles.length > SHOWN && !all && <p class="small"><a href={withParams({ rows: "all" })}>{count(roles.length - SHOWN, "more actor")}</a></p>}
    </Section>
  );
}
