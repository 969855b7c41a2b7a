// Who offered what to whom, and who agreed? State first, then consent, then steps; each value with its sentences.

import type { Episode } from "../../model";
import { href, useRoute } from "../../route";
import { useAnswer, useEntries, useSession } from "../../session";
import { indexOf } from "../../source/index";
import type { Parts } from "../../source/source";
import { Awaited, Crumbs, Empty, Section } from "../../ui/parts";
import { dayText, whenText } from "../../words/dates";
import { clean, count, support } from "../../words/names";
import { ledgersOf, recordDay, silences } from "../shared";
import { ConsentGrid } from "./consent";
import { Contacts } from "./contacts";
import { Figures } from "./figures";
import { Machine } from "./machine";
import { Links, Precedents, Warnings } from "./more";
import { Statement } from "./statement";
import { Steps } from "./steps";

const PARTS: Parts = { lists: ["ledgers", "precedents", "figures", "warnings", "links", "apart", "stories"], stories: "cited" };
/** Reasons that are listed. */
const REASONS = 100;

export function EpisodeView({ id }: { id: string }) {
  const { source } = useSession();
  const answer = useAnswer(() => source.episode(id, PARTS), [id]);
  return <Awaited answer={answer}>{(episode) => <Whole episode={episode} />}</Awaited>;
}

function Whole({ episode }: { episode: Episode }) {
  const session = useSession();
  const { params } = useRoute();
  const day = recordDay(session);
  const entries = useEntries(episode.docs);
  const index = indexOf(episode);
  const inShort = session.summary.episodes.find((e) => e.id === episode.id);
  const ledgers = ledgersOf(episode);
  const one = ledgers.length === 1;
  const shared = { episode, entries, index };
  return (
    <>
      <Crumbs trail={[{ text: clean(episode.title) }]} />
      <h1>{clean(episode.title)}</h1>
      <Statement sentences={episode.state} />
      <Section
        head="Consent"
        scope={`Per party and third party${day ? `, as of ${dayText(day)}` : ""}. ${support(episode.docs.length, inShort?.origins_count ?? 0)}`}
      >
        {ledgers.length > 0
          ? <ConsentGrid {...shared} ledgers={ledgers} open={params.cell} />
          : <Empty head="No third party in the record.">Contacts: 0. A state or body that offers, is asked for or takes up mediation would stand here as a row.</Empty>}
      </Section>
      <div class="split wide">
        <div>
          {ledgers.map((l) => (
            <Section key={l.id} id={l.id} head={one ? "Steps" : `Steps: ${clean(l.third_party.name)}`} scope={count(l.steps.length, "step")}>
              <Machine ledger={l} />
              <Steps {...shared} ledger={l} />
            </Section>
          ))}
          <Precedents {...shared} />
          <Figures episode={episode} entries={entries} />
        </div>
        <div>
          <Contacts {...shared} ledgers={ledgers} day={day} />
          <Warnings {...shared} />
          <Rivals count={ledgers.length} docs={episode.docs.length} names={ledgers.map((l) => l.third_party.name)} />
          <Silent episode={episode} />
          <Links {...shared} />
          <Earlier episode={episode} />
        </div>
      </div>
      <Section head="Further" scope={`${whenText(episode.range)}`}>
        <ul class="further">
          <li><a href={href("timeline", episode.id)}>Timeline</a> {count(inShort?.stories_count ?? 0, "happening")}</li>
          <li><a href={href("contradictions", episode.id)}>Contradictions</a> {count(inShort?.contradictions_count ?? 0, "contradiction")}</li>
          <li><a href={href("actors", episode.id)}>Actors and places</a></li>
          <li><a href={href("articles", "", { episode: episode.id })}>Articles</a> {count(episode.docs.length, "article")}</li>
          <li><a href={href("brief", episode.id)}>Brief for print</a></li>
        </ul>
      </Section>
    </>
  );
}

function Rivals({ count: many, docs, names }: { count: number; docs: number; names: string[] }) {
  if (many > 1) return null;
  return (
    <Section head="Other third parties">
      <Empty head="None in the record.">
        {count(docs, "article")} name no would-be mediator{names[0] ? ` but ${clean(names[0])}` : ""}. A second one would stand as a row in the consent grid.
      </Empty>
    </Section>
  );
}

function Silent({ episode }: { episode: Episode }) {
  const silent = silences(episode);
  return (
    <Section head="Silent parties">
      {silent.length > 0
        ? silent.map((s) => (
          <Empty key={s.party} head={`${clean(s.party)}: no evidence in ${count(episode.docs.length, "article")}.`}>
            On mediation by {s.thirdParties.map(clean).join("; ")}. Silence is neither yes nor no.
          </Empty>
        ))
        : <Empty head="None.">A party of whose answer nothing is reported would stand here.</Empty>}
    </Section>
  );
}

/** Other episodes of the same parties. They are kept apart: consent given then is not consent now. */
function Earlier({ episode }: { episode: Episode }) {
  const { summary } = useSession();
  const parties = new Set(episode.parties.map((p) => p.country ?? p.name));
  const others = summary.episodes.filter(
    (e) => e.id !== episode.id && e.parties.filter((p) => parties.has(p.country ?? p.name)).length >= 2,
  );
  return (
    <Section head="Kept apart" scope="consent given then is not consent now">
      {others.map((e) => (
        <p key={e.id}><a href={href("episode", e.id)}>{clean(e.title)}</a><br /><span class="small quiet">{clean(e.state.join(" "))}</span></p>
      ))}
      {episode.apart.length > 0 && (
        <details class="more">
          <summary>{count(episode.apart.length, "reason")} why articles stand apart</summary>
          <ul class="list">
            {episode.apart.slice(0, REASONS).map((why, i) => <li key={i}>{clean(why)}</li>)}
            {episode.apart.length > REASONS && <li class="quiet">and {episode.apart.length - REASONS} more; each article gives its own</li>}
          </ul>
        </details>
      )}
      {others.length === 0 && episode.apart.length === 0 && (
        <Empty head="Nothing.">Another crisis of the same parties would stand here.</Empty>
      )}
    </Section>
  );
}
