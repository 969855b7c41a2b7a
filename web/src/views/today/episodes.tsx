// Where does each episode stand, in a sentence and a line of facts?

import { href } from "../../route";
import type { EpisodeSummary } from "../../source/source";
import { Consent } from "../../ui/marks";
import { isOneDay, whenText } from "../../words/dates";
import { capital, clean, outcomeName, support } from "../../words/names";
import { consentOf, ledgersOf, partiesOf, thirdParties } from "../shared";

/** Third parties whose consent is shown here; the others stand in the episode. */
const SHOWN = 2;

export function EpisodeCard({ of }: { of: EpisodeSummary }) {
  const head = `card-${of.id}`;
  return (
    <article class="episode" aria-labelledby={head}>
      <h3 id={head}><a href={href("episode", of.id)}>{clean(of.title)}</a></h3>
      <p class="state">{clean(of.state.join(" ")) || "The record holds no state."}</p>
      <Facts of={of} />
    </article>
  );
}

function Facts({ of }: { of: EpisodeSummary }) {
  const ledgers = ledgersOf(of);
  const last = of.last_contact;
  return (
    <dl class="facts">
      {ledgers.slice(0, SHOWN).map((l) => (
        <>
          {partiesOf(of).map((party) => (
            <div key={`${l.id}${party.name}`}>
              <dt>{clean(party.name)} on {thirdParties(l)}</dt>
              <dd><Consent is={consentOf(l, party)?.consent ?? "no-evidence"} /></dd>
            </div>
          ))}
          <div key={l.id}><dt>Outcome{ledgers.length > 1 ? `, ${thirdParties(l)}` : ""}</dt><dd>{capital(outcomeName(l.outcome))}</dd></div>
        </>
      ))}
      {ledgers.length > SHOWN && <div><dt>Other third parties</dt><dd>{ledgers.length - SHOWN}</dd></div>}
      {ledgers.length === 0 && <div><dt>Third parties</dt><dd>None in the record</dd></div>}
      <div><dt>Last contact</dt><dd>{last ? <>{isOneDay(last) ? "" : "between "}{whenText(last)}</> : "None in the record"}</dd></div>
      <div><dt>Rests on</dt><dd>{support(of.docs_count, of.origins_count)}</dd></div>
    </dl>
  );
}
