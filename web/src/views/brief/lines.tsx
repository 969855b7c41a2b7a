// Which lines stand on the sheet? The shortest form of each part of an episode.

import type { ComponentChildren } from "preact";

import type { Change, Episode } from "../../model";
import { type Entries, outletOf } from "../../session";
import { evidence, indexOf } from "../../source/index";
import { Code, Consent, Flag } from "../../ui/marks";
import { byTime, datedText, whenText } from "../../words/dates";
import { capital, clean, consentName, count, list, madeText, names, outcomeName, stepSentence, support, unique, warningName } from "../../words/names";
import { consentOf, ledgersOf, partiesOf, silences, thirdParties } from "../shared";
import { became } from "../warning";

function None({ children }: { children: string }) {
  return <p class="quiet">{children}</p>;
}

/** The first lines, and how many more there are. */
function Lines<T>({ of, most, line, none }: { of: T[]; most: number; line: (row: T) => ComponentChildren; none: string }) {
  if (of.length === 0) return <None>{none}</None>;
  return (
    <ul class="list">
      {of.slice(0, most).map((row, i) => <li key={i}>{line(row)}</li>)}
      {of.length > most && <li class="quiet">and {of.length - most} more</li>}
    </ul>
  );
}

export function ConsentLines({ episode }: { episode: Episode }) {
  const parties = partiesOf(episode);
  const ledgers = ledgersOf(episode);
  if (ledgers.length === 0) return <None>No third party in the record.</None>;
  return (
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Third party</th>
          {parties.map((p) => <th key={p.name} scope="col">{clean(p.name)}</th>)}
          <th scope="col">Condition, in the words used</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {ledgers.map((l) => (
          <tr key={l.id}>
            <th scope="row">{thirdParties(l)}</th>
            {parties.map((p) => <td key={p.name} data-label={clean(p.name)}><div><Consent is={consentOf(l, p)?.consent ?? "no-evidence"} /></div></td>)}
            <td data-label="Condition"><div>{l.conditions.length > 0 ? l.conditions.map((c) => <p key={c.text}><q class="source">{clean(c.text)}</q></p>) : "None reported"}</div></td>
            <td data-label="Outcome">{capital(outcomeName(l.outcome))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NewLines({ of, most }: { of: Change[]; most: number }) {
  return (
    <Lines
      most={most}
      of={of}
      none="Nothing new."
      line={(c) => <>{c.kind === "contradiction" && <Flag mark="unequal" tone="disputed">dispute </Flag>} <strong>{capital(clean(c.about))}</strong>: {c.after ? clean(c.after) : "no longer in the record"}</>}
    />
  );
}

export function StepLines({ episode, most }: { episode: Episode; most: number }) {
  const index = indexOf(episode);
  const steps = ledgersOf(episode).flatMap((l) => l.steps.map((s) => ({ s, who: clean(l.third_party.name) })));
  steps.sort((a, b) => byTime(b.s.when, a.s.when) * (a.s.when && b.s.when ? 1 : -1));
  return (
    <Lines
      most={most}
      of={steps}
      none="No step in the record."
      line={({ s, who }) => {
        const story = evidence(index, s.claims).find((e) => e.story)?.story;
        return <><strong>{stepSentence(s, who)}</strong>, {whenText(s.when)}. {story && <Code type={story.event_type} mode={story.mode} cameo={story.cameo} />}</>;
      }}
    />
  );
}

export function DisputeLines({ episode, most }: { episode: Episode; most: number }) {
  return (
    <Lines
      most={most}
      of={episode.contradictions}
      none="No contradiction."
      line={(c) => <><strong>{capital(clean(c.about))}</strong>: {c.sides.map((s, i) => <span key={i}>{i > 0 && ", or "}{clean(s.value)} ({support(s.docs.length, s.origins.length)})</span>)}.</>}
    />
  );
}

export function WarningLines({ episode, day, most }: { episode: Episode; day: string | null; most: number }) {
  return (
    <Lines
      most={most}
      of={episode.warnings}
      none="None in the record."
      line={(w) => <><Flag mark="clock">{w.status === "undated" ? "no deadline" : warningName(w.status)}</Flag> {names(w.by)}: <q class="source">{clean(w.window)}</q>. {w.status !== "undated" && became(w, day)}</>}
    />
  );
}

export function ContactLines({ episode, most }: { episode: Episode; most: number }) {
  const contacts = ledgersOf(episode).flatMap((l) => l.contacts.map((s) => ({ s, who: l.third_party.name })));
  contacts.sort((a, b) => byTime(a.s.when, b.s.when));
  return (
    <Lines
      most={most}
      of={contacts}
      none="None in the record."
      line={({ s, who }) => <><strong>{whenText(s.when)}</strong> {stepSentence(s, who)}: {s.modes.length > 0 ? s.modes.join(" or ") : "manner not stated"}.</>}
    />
  );
}

export function PrecedentLines({ episode, most }: { episode: Episode; most: number }) {
  return (
    <Lines
      most={most}
      of={episode.precedents}
      none="None cited."
      line={(p) => <><strong>{clean(p.agreement)}, {p.year ?? "year not known"}</strong>, {madeText(p)}; cited by {p.cited_by.length > 0 ? names(p.cited_by) : "the outlet"}.</>}
    />
  );
}

export function SilentLine({ episode }: { episode: Episode }) {
  const lines = silences(episode).map((s) => `The answer of ${clean(s.party)} to mediation by ${list(s.thirdParties)}.`);
  if (episode.ledgers.length === 1) lines.push(`Any would-be mediator but ${thirdParties(episode.ledgers[0]!)}.`);
  const asked = episode.ledgers.flatMap((l) => l.conditions);
  if (asked.length > 0) lines.push("Whether the conditions are met.");
  if (lines.length === 0) lines.push(`Every party has answered: ${unique(episode.ledgers.flatMap((l) => l.consent.map((c) => consentName(c.consent)))).join(", ")}.`);
  return <p>{lines.join(" ")}</p>;
}

export function SourceLines({ episode, entries, most }: { episode: Episode; entries: Entries; most: number }) {
  const restsOn = (doc: string) => episode.origins.filter((o) => o.docs.includes(doc)).map((o) => clean(o.label).replace(`own reporting of ${doc}`, "own words"));
  const docs = [...episode.docs].sort((a, b) => ((entries.get(b)?.published.range?.last ?? "") > (entries.get(a)?.published.range?.last ?? "") ? 1 : -1));
  return (
    <table class="sources">
      <thead><tr><th scope="col">Outlet</th><th scope="col">Date</th><th scope="col">Rests on</th></tr></thead>
      <tbody>
        {docs.slice(0, most).map((doc) => (
          <tr key={doc}>
            <td>{clean(outletOf(entries, doc))}</td>
            <td>{entries.get(doc) ? datedText(entries.get(doc)!.published) : "not known"}</td>
            <td>{restsOn(doc).slice(0, 3).join("; ") || "not known"}</td>
          </tr>
        ))}
        {docs.length > most && <tr><td colSpan={3}>and {count(docs.length - most, "more article")}; {count(episode.origins.length, "origin")} in all</td></tr>}
      </tbody>
    </table>
  );
}
