// What was done towards mediation, in order of time? Each step with its code, its words, its conditions, its wordings.

import type { Condition, Episode, Ledger, LedgerStep } from "../../model";
import { type Entries, outletOf } from "../../session";
import { evidence, type Index } from "../../source/index";
import { Code, Disputed, Flag, Happening } from "../../ui/marks";
import { Downloads } from "../../ui/downloads";
import { Empty, MoreWords, Outlets, Words } from "../../ui/parts";
import { isOneDay, whenText } from "../../words/dates";
import { capital, clean, count, initiativeText, names, plainName, stateName, stepName, stepSentence, support, unique } from "../../words/names";

interface Props {
  episode: Episode;
  entries: Entries;
  index: Index;
  ledger: Ledger;
}

export function Steps({ entries, index, ledger, episode }: Props) {
  const who = clean(ledger.third_party.name);
  // The offer carries the conditions; without one the first step does.
  const carrier = Math.max(ledger.steps.findIndex((s) => s.step === "offered"), 0);
  return (
    <>
      <p class="small quiet">{initiativeText(ledger.initiative, who)} {shown(ledger)}</p>
      {ledger.steps.length === 0 && <Empty head="No step.">Contacts alone do not advance a mediation. Offers, requests, answers and talks would stand here.</Empty>}
      <ol class="steps">
        {ledger.steps.map((s, i) => (
          <Step key={s.id} step={s} who={who} entries={entries} index={index} conditions={i === carrier ? ledger.conditions : []} />
        ))}
      </ol>
      {ledger.steps.length > 0 && (
        <Downloads
          name={`steps-${ledger.id}`}
          rows={async () => ledger.steps}
          columns={[
            { head: "step", value: (s) => stepName(s.step) },
            { head: "sentence", value: (s) => stepSentence(s, who) },
            { head: "first", value: (s) => s.when?.first ?? null },
            { head: "last", value: (s) => s.when?.last ?? null },
            { head: "from state", value: (s) => (s.transition ? stateName(s.transition.from) : null) },
            { head: "to state", value: (s) => (s.transition ? stateName(s.transition.to) : null) },
            { head: "articles", value: (s) => s.docs.length },
            { head: "origins", value: (s) => s.origins },
            { head: "claims", value: (s) => s.claims.join(" ") },
            { head: "episode", value: () => episode.id },
          ]}
        />
      )}
    </>
  );
}

/** Method and strategies in words, where the texts show them. */
function shown(ledger: Ledger): string {
  const method = ledger.method ? `Method: ${plainName(ledger.method.value)}.` : "";
  const strategies = ledger.strategies.length > 0 ? `Strategy: ${ledger.strategies.map((s) => plainName(s.value)).join(", ")}.` : "";
  const beside = ledger.competing.length > 0 ? `Beside it: ${ledger.competing.map(clean).join(", ")}.` : "";
  return [method, strategies, beside].filter(Boolean).join(" ");
}

function Step({ step: s, who, entries, index, conditions }: {
  step: LedgerStep;
  who: string;
  entries: Entries;
  index: Index;
  conditions: Condition[];
}) {
  const found = evidence(index, s.claims);
  const story = found.find((e) => e.story)?.story;
  const [best, ...rest] = found;
  return (
    <li id={s.id}>
      <p class={`when ${isOneDay(s.when) ? "" : "vague"}`}><b>{whenText(s.when)}</b>{capital(stepName(s.step))}</p>
      <div>
        <h3>{stepSentence(s, who)}</h3>
        {story && <p><Happening quad={story.quad} cameo={story.cameo}><Code type={story.event_type} mode={story.mode} cameo={story.cameo} /></Happening></p>}
        <p class="small quiet">
          {support(s.docs.length, s.origins)}{circumstances(s)}{" "}
          <Disputed ids={s.disputed} />
        </p>
        {s.told_by.length > 0 && <p class="small"><Flag mark="precise">Told by one side</Flag> Only {names(s.told_by)} says so.</p>}
        {s.denied.length > 0 && <p class="small"><Flag mark="unequal">Denied</Flag> <MoreWords of={evidence(index, s.denied)} entries={entries} head="who denies it" /></p>}
        {best && <Words of={best} entries={entries} large />}
        <MoreWords of={rest} entries={entries} />
        {conditions.length > 0 && <ConditionTable of={conditions} entries={entries} all={s.docs.length} />}
        <Wordings of={s} entries={entries} />
      </div>
    </li>
  );
}

function circumstances(s: LedgerStep): string {
  const where = s.venue ? `, at ${clean(s.venue.text)}` : "";
  const how = s.channel ? `, ${plainName(s.channel)}` : "";
  const moved = s.transition ? `; moved the state from ${stateName(s.transition.from)} to ${stateName(s.transition.to)}` : "; did not move the state";
  return `${where}${how}${moved}.`;
}

function ConditionTable({ of, entries, all }: { of: Condition[]; entries: Entries; all: number }) {
  return (
    <table class="cond stack">
      <caption>Conditions, in the words used</caption>
      <thead>
        <tr><th scope="col">Words</th><th scope="col">Set by</th><th scope="col">Met</th><th scope="col">Reported by</th><th scope="col">Left out by</th></tr>
      </thead>
      <tbody>
        {of.map((c) => (
          <tr key={c.text}>
            <td data-label="Words" class="source"><div>“{clean(c.text)}”</div></td>
            <td data-label="Set by"><div>{names(c.by)}</div></td>
            <td data-label="Met"><div>Not known</div></td>
            <td data-label="Reported by"><div>{c.docs.length} of {count(Math.max(all, c.docs.length), "article")}: <Outlets ids={c.docs} entries={entries} /></div></td>
            <td data-label="Left out by"><div>{c.omitted_by.length > 0 ? <><Outlets ids={c.omitted_by} entries={entries} /> <Flag mark="omitted">omission</Flag></> : "None"}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One step in several wordings: which article uses which. */
function Wordings({ of, entries }: { of: LedgerStep; entries: Entries }) {
  const texts = unique(of.wordings.map((w) => clean(w.text)));
  if (texts.length < 2) return null;
  return (
    <details class="more">
      <summary>One step, {texts.length} wordings</summary>
      <dl class="wordings">
        {texts.map((text) => (
          <>
            <dt class="source">“{text}”</dt>
            <dd>{unique(of.wordings.filter((w) => clean(w.text) === text).map((w) => outletOf(entries, w.doc))).join(", ")}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}
