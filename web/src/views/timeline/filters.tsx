// Which events are shown? By actor, type, outlet, modality and days; every choice stands in the address.

import { useMemo } from "preact/hooks";

import { go, useRoute, withParams } from "../../route";
import type { Choices, EventFilter } from "../../source/source";
import { isDay } from "../../words/dates";
import { clean } from "../../words/names";
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

export function Filters({ filter, choices: { actors, outlets }, scale }: {
  filter: EventFilter;
  choices: Choices;
  scale: Scale | null;
}) {
  const { params } = useRoute();
  const actorOptions = useMemo(
    () => actorChoices(actors, filter.actor).map(([value, label]) => <option key={value} value={value}>{label}</option>),
    [actors, filter.actor],
  );
  const outletOptions = useMemo(() => outlets.map((o) => <option key={o} value={o}>{clean(o)}</option>), [outlets]);
  const reports = params.show === "reports";
  const show = (value?: string) => go(withParams({ show: value }), true);
  const zoom = (days: { from: string | undefined; to: string | undefined }) => go(withParams(days), true);
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
            {actorOptions}
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
                {outletOptions}
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

/** States and organisations by their code, others by their name; a name that a code stands for is not listed twice. */
function actorChoices(actors: Choices["actors"], chosen?: string): [string, string][] {
  const values = actors.map((a) => a.actor);
  if (chosen && !values.includes(chosen)) values.push(chosen);
  const meant = new Set(values.map(codeName).filter((name, i) => name !== values[i]));
  const listed = values.filter((v) => !meant.has(v)).map((v): [string, string] => [v, clean(codeName(v))]);
  return listed.sort((a, b) => a[1].localeCompare(b[1], "en"));
}
