// Who of the third parties spoke with whom, and when? Contacts are logged; they do not advance the state.

import type { Day, Episode, Ledger, LedgerStep } from "../../model";
import type { Entries } from "../../session";
import { evidence, type Index } from "../../source/index";
import { Code, Disputed } from "../../ui/marks";
import { Downloads } from "../../ui/downloads";
import { Empty, MoreWords, Section } from "../../ui/parts";
import { byTime, dayText, fromNumber, isOneDay, number, rangeText, weekday, whenText } from "../../words/dates";
import { stepSentence, support } from "../../words/names";

interface Contact {
  step: LedgerStep;
  ledger: Ledger;
}

export function Contacts({ ledgers, entries, index, day }: {
  episode: Episode;
  ledgers: Ledger[];
  entries: Entries;
  index: Index;
  day: Day | null;
}) {
  const all: Contact[] = ledgers.flatMap((ledger) => ledger.contacts.map((step) => ({ step, ledger })));
  all.sort((a, b) => byTime(a.step.when, b.step.when));
  const sentence = ({ step, ledger }: Contact) => stepSentence(step, ledger.third_party.name);
  return (
    <Section head="Contacts" scope="Logged; they do not advance the state">
      {all.length === 0 && <Empty head="None in the record.">Calls, visits and meetings of a third party with a party would stand here.</Empty>}
      <Calendar contacts={all} day={day} />
      <ol class="contacts">
        {all.map((c) => {
          const found = evidence(index, c.step.claims);
          const story = found.find((e) => e.story)?.story;
          return (
            <li key={c.step.id} id={c.step.id}>
              <p><strong>{whenText(c.step.when)}</strong> {sentence(c)}, {c.step.modes.length > 0 ? c.step.modes.join(" or ") : "manner not stated"}</p>
              {story && <p><Code type={story.event_type} mode={story.mode} cameo={story.cameo} /></p>}
              <p class="quiet">{support(c.step.docs.length, c.step.origins)} <Disputed ids={c.step.disputed} /></p>
              <MoreWords of={found} entries={entries} head="The sentences" />
            </li>
          );
        })}
      </ol>
      {all.length > 0 && (
        <Downloads
          name="contacts"
          rows={async () => all}
          columns={[
            { head: "contact", value: sentence },
            { head: "first", value: (c) => c.step.when?.first ?? null },
            { head: "last", value: (c) => c.step.when?.last ?? null },
            { head: "modes", value: (c) => c.step.modes.join(" or ") },
            { head: "articles", value: (c) => c.step.docs.length },
            { head: "origins", value: (c) => c.step.origins },
            { head: "claims", value: (c) => c.step.claims.join(" ") },
          ]}
        />
      )}
    </Section>
  );
}

/** Weeks that a calendar may have before the list alone is clearer. */
const WEEKS = 6;
const HEADS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function Calendar({ contacts, day }: { contacts: Contact[]; day: Day | null }) {
  const dated = contacts.filter((c) => isOneDay(c.step.when));
  if (dated.length === 0) return null;
  const days = dated.map((c) => number(c.step.when!.first));
  const asOf = day ? number(day) : null;
  const near = asOf !== null && asOf - Math.max(...days) < 14 ? [asOf] : [];
  const monday = (n: number) => n - ((n + 3) % 7);
  const from = monday(Math.min(...days));
  const to = monday(Math.max(...days, ...near)) + 6;
  const weeks = (to - from + 1) / 7;
  if (weeks > WEEKS) return null;
  return (
    <table class="calendar">
      <caption>{rangeText({ first: fromNumber(from), last: fromNumber(to) })}</caption>
      <thead><tr>{HEADS.map((h) => <th key={h} scope="col"><abbr title={h}>{h[0]}</abbr></th>)}</tr></thead>
      <tbody>
        {Array.from({ length: weeks }, (_, w) => (
          <tr key={w}>
            {HEADS.map((_h, d) => {
              const n = from + w * 7 + d;
              const here = dated.filter((c) => number(c.step.when!.first) === n);
              const kind = here.length > 0 ? "on" : asOf !== null && n > asOf ? "none" : "";
              return (
                <td key={n} class={`${kind} ${n === asOf ? "today" : ""}`}>
                  <span class="num" aria-label={`${weekday(fromNumber(n))} ${dayText(fromNumber(n))}`}>{Number(fromNumber(n).slice(8))}</span>
                  {here.map((c) => <span key={c.step.id} class="pair">{pair(c)}</span>)}
                  {n === asOf && <span class="pair">as of</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Codes of the two sides: `RUS–IND`. */
function pair({ step }: Contact): string {
  const codes = [...step.by, ...step.parties].map((a) => a.country ?? a.igo ?? a.name.slice(0, 3));
  return [...new Set(codes)].slice(0, 2).join("–");
}
