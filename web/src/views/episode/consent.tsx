// Who has said yes to whom? One row a third party, one column a party; a cell opens its evidence.

import type { Actor, Episode, Ledger, PartyConsent } from "../../model";
import { go, href, withParams } from "../../route";
import type { Entries } from "../../session";
import { evidence, type Index } from "../../source/index";
import { Consent, CONSENTS } from "../../ui/marks";
import { Downloads } from "../../ui/downloads";
import { Outlets, Words } from "../../ui/parts";
import { whenText } from "../../words/dates";
import { capital, clean, consentName, count, names, outcomeName, stateName } from "../../words/names";
import { consentOf, partiesOf, thirdParties } from "../shared";

interface Props {
  episode: Episode;
  entries: Entries;
  index: Index;
  ledgers: Ledger[];
  /** The open cell: ledger and party. */
  open: string | undefined;
}

export function ConsentGrid({ episode, entries, index, ledgers, open }: Props) {
  const parties = partiesOf(episode);
  return (
    <>
      <table class="grid-consent stack">
        <thead>
          <tr>
            <th scope="col">Third party</th>
            {parties.map((p) => <th key={p.name} scope="col">{clean(p.name)}</th>)}
            <th scope="col">Condition, in the words used</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {ledgers.map((l) => {
            const shown = parties.find((p) => open === key(l, p));
            return (
              <>
                <tr key={l.id}>
                  <th scope="row">{thirdParties(l)}</th>
                  {parties.map((p) => <Cell key={p.name} ledger={l} party={p} open={p === shown} docs={episode.docs.length} />)}
                  <td data-label="Condition"><div><Conditions of={l} /></div></td>
                  <td data-label="Outcome">
                    <div><strong>{capital(outcomeName(l.outcome))}</strong><small>{capital(clean(l.outcome_why))}. {count(l.origins.length, "independent origin")}.</small></div>
                  </td>
                </tr>
                {shown && (
                  <tr key={`${l.id} evidence`} class="evidence" id={`evidence-${l.id}`}>
                    <td colSpan={parties.length + 3}>
                      <CellEvidence of={consentOf(l, shown)} party={shown} ledger={l} entries={entries} index={index} docs={episode.docs} />
                    </td>
                  </tr>
                )}
              </>
            );
          })}
        </tbody>
      </table>
      <ul class="key" aria-label="Consent values">{CONSENTS.map((c) => <li key={c}><Consent is={c} /></li>)}</ul>
      <Downloads
        name="consent"
        rows={async () => ledgers.flatMap((l) => l.consent.map((c) => ({ l, c })))}
        columns={[
          { head: "third party", value: ({ l }) => thirdParties(l) },
          { head: "party", value: ({ c }) => c.party.name },
          { head: "consent", value: ({ c }) => consentName(c.consent) },
          { head: "why", value: ({ c }) => c.why },
          { head: "when", value: ({ c }) => (c.when ? `${c.when.first}/${c.when.last}` : null) },
          { head: "claims", value: ({ c }) => c.claims.join(" ") },
          { head: "state", value: ({ l }) => stateName(l.state) },
          { head: "outcome", value: ({ l }) => outcomeName(l.outcome) },
        ]}
      />
    </>
  );
}

const key = (ledger: Ledger, party: Actor) => `${ledger.id}:${party.name}`;

function Cell({ ledger, party, open, docs }: { ledger: Ledger; party: Actor; open: boolean; docs: number }) {
  const of = consentOf(ledger, party);
  const is = of?.consent ?? "no-evidence";
  const toggle = () => go(withParams({ cell: open ? undefined : key(ledger, party) }), true);
  return (
    <td data-label={clean(party.name)}>
      <div>
        <button type="button" class="seal" aria-expanded={open} aria-controls={open ? `evidence-${ledger.id}` : undefined} onClick={toggle}>
          <Consent is={is} />
        </button>
        <small>{is === "no-evidence" ? `0 of ${count(docs, "article")}. Neither asked nor answered, as far as the record shows.` : `${capital(clean(of!.why))}.`}</small>
      </div>
    </td>
  );
}

function Conditions({ of }: { of: Ledger }) {
  if (of.conditions.length === 0) return <>None reported</>;
  return (
    <>
      {of.conditions.map((c) => (
        <p key={c.text}><q class="source">{clean(c.text)}</q><small>Set by {names(c.by)}. Met: not known.</small></p>
      ))}
    </>
  );
}

function CellEvidence({ of, party, ledger, entries, index, docs }: {
  of: PartyConsent | undefined;
  party: Actor;
  ledger: Ledger;
  entries: Entries;
  index: Index;
  docs: string[];
}) {
  const head = `${clean(party.name)} on mediation by ${thirdParties(ledger)}`;
  if (!of || of.claims.length === 0) {
    return (
      <section aria-label={head}>
        <h3>{head}: no evidence</h3>
        <p class="small">{count(docs.length, "article")} were read, and none says anything of an answer. Silence is neither yes nor no.</p>
        <p class="small">Read: <Outlets ids={docs} entries={entries} /></p>
      </section>
    );
  }
  return (
    <section aria-label={head}>
      <h3>{head}: {consentName(of.consent)}</h3>
      <p class="small">{clean(of.decision.reason)} <span class="code">rule {of.decision.rule}</span></p>
      <ol class="answers">
        {of.answers.map((a) => {
          const [found] = evidence(index, [a.claim]);
          return (
            <li key={a.claim}>
              <p class="small"><Consent is={a.consent} /> <span class="quiet">{whenText(a.when)}</span></p>
              {found ? <Words of={found} entries={entries} /> : <p class="small">Claim <a href={href("article", a.claim.split(":")[0], { claim: a.claim })}>{a.claim}</a></p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
