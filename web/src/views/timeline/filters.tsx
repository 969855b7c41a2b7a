// Which events are shown? By actor, type, outlet, modality and days; every choice stands in the address.

import type { Episode } from "../../model";
import { go, useRoute, withParams } from "../../route";
import { type Entries, outletOf, useSession } from "../../session";
import type { EventFilter } from "../../source/source";
import { isDay } from "../../words/dates";
import { clean, unique } from "../../words/names";
import { codeName } from "../../words/states";
import { MODALITIES, TYPES } from "../../words/types";
import { type Scale, zoomed } from "./scale";

export const ALL = "all";

/** The filter that the address asks for. */
export function useFilter(episode: string): EventFilter {
  const { params } = useRoute();
  return {
    episode: episode === ALL ? undefined : episode,
    actor: params.actor,
    type: params.type,
    outlet: params.outlet,
    modality: params.modality,
    from: isDay(params.from) ? params.from : undefined,
    to: isDay(params.to) ? params.to : undefined,
  };
}

const set = (name: string) => (e: Event) => go(withParams({ [name]: (e.currentTarget as HTMLInputElement).value || undefined, row: undefined }), true);

export function Filters({ filter, episode, entries, scale }: {
  filter: EventFilter;
  episode: Episode | null;
  entries: Entries;
  scale: Scale | null;
}) {
  const { summary } = useSession();
  const { params } = useRoute();
  const reports = params.show === "reports";
  const show = (value?: string) => go(withParams({ show: value }), true);
  const zoom = (days: { from: string | undefined; to: string | undefined }) => go(withParams(days), true);
  const outlets = unique([...entries.keys()].map((id) => outletOf(entries, id))).sort();
  return (
    <>
      <form class="filters screen-only" aria-label="Filter the events" onSubmit={(e) => e.preventDefault()}>
        <fieldset>
          <legend>Show</legend>
          <button type="button" aria-pressed={!reports} onClick={() => show()}>Events</button>
          <button type="button" aria-pressed={reports} onClick={() => show("reports")}>Reports</button>
        </fieldset>
        <label>Actor
          <select name="actor" value={filter.actor ?? ""} onChange={set("actor")}>
            <option value="">Everyone</option>
            {actorChoices(episode, summary.episodes.flatMap((e) => e.parties), filter.actor).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        </label>
        <label>Type
          <select name="type" value={filter.type ?? ""} onChange={set("type")}>
            <option value="">Every type</option>
            {TYPES.map((t) => <option key={t}>{t}</option>)}
          </select>
        </label>
        <label>Outlet
          {outlets.length > 0
            ? (
              <select name="outlet" value={filter.outlet ?? ""} onChange={set("outlet")}>
                <option value="">Every outlet</option>
                {outlets.map((o) => <option key={o} value={o}>{clean(o)}</option>)}
              </select>
            )
            : <input name="outlet" value={filter.outlet ?? ""} onChange={set("outlet")} />}
        </label>
        <label>Modality
          <select name="modality" value={filter.modality ?? ""} onChange={set("modality")}>
            <option value="">Every modality</option>
            {MODALITIES.map((m) => <option key={m}>{m}</option>)}
          </select>
        </label>
      </form>
      <form class="filters screen-only" aria-label="Choose the days" onSubmit={(e) => e.preventDefault()}>
        <label>From <input type="date" name="from" value={filter.from ?? ""} onChange={set("from")} /></label>
        <label>To <input type="date" name="to" value={filter.to ?? ""} onChange={set("to")} /></label>
        {scale && (
          <fieldset>
            <legend class="vh">Zoom</legend>
            <button type="button" onClick={() => zoom(zoomed(scale, 0.5))}>Closer</button>
            <button type="button" onClick={() => zoom(zoomed(scale, 2))}>Wider</button>
            <button type="button" onClick={() => zoom(zoomed(scale, 1, -0.5))}>Earlier</button>
            <button type="button" onClick={() => zoom(zoomed(scale, 1, 0.5))}>Later</button>
            <button type="button" disabled={!filter.from && !filter.to} onClick={() => zoom({ from: undefined, to: undefined })}>All days</button>
          </fieldset>
        )}
        {(filter.actor || filter.type || filter.outlet || filter.modality) && (
          <button type="button" class="plain" onClick={() => go(withParams({ actor: undefined, type: undefined, outlet: undefined, modality: undefined }), true)}>Clear the filter</button>
        )}
      </form>
    </>
  );
}

/** States and organisations by their code, others by their name; most events first. */
function actorChoices(episode: Episode | null, parties: { country: string | null; igo: string | null; name: string }[], chosen?: string): [string, string][] {
  const seen = new Map<string, number>();
  const all = episode ? episode.stories.flatMap((s) => [...s.actors, ...s.recipients]) : parties;
  for (const a of all) {
    const value = a.country ?? a.igo ?? a.name;
    if (value) seen.set(value, (seen.get(value) ?? 0) + 1);
    if (a.name && a.name !== codeName(value)) seen.set(a.name, (seen.get(a.name) ?? 0) + 0.5);
  }
  if (chosen && !seen.has(chosen)) seen.set(chosen, 0);
  const most = [...seen].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en")).slice(0, 60);
  return most.map(([value]) => [value, clean(codeName(value))] as [string, string]).sort((a, b) => a[1].localeCompare(b[1], "en"));
}
