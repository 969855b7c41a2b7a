// What have analysts put right, and what became of it? Undone as easily as made; saved for others as they were written.

import { useState } from "preact/hooks";

import type { Corrected } from "../model";
import { href } from "../route";
import { useAnswer, useSession } from "../session";
import { saveFile } from "../ui/downloads";
import { Awaited, Empty, Failure, Section } from "../ui/parts";
import { capital, clean, count, effectName } from "../words/names";

export function CorrectionsView() {
  const { source, summary } = useSession();
  const answer = useAnswer(() => source.corrections(), []);
  return (
    <>
      <h1>Corrections</h1>
      <p class="lede">
        What analysts have put right. Lines are only ever added: a correction is taken back by another line.
        {!summary.corrections && " Corrections are switched off here: this is for reading."}
      </p>
      <Awaited answer={answer}>
        {(lines) => (
          <Section head="All corrections" scope={count(lines.length, "line")}>
            {lines.length === 0 && <Empty head="None.">A correction made beside a claim, a happening or a contradiction would stand here, with what became of it.</Empty>}
            <ol class="corrections">{lines.map((l) => <Line key={l.correction.number} of={l} />)}</ol>
            {lines.length > 0 && <p class="downloads screen-only"><button type="button" class="plain" data-save="corrections.jsonl" onClick={() => save(lines)}>Save as corrections.jsonl</button></p>}
          </Section>
        )}
      </Awaited>
    </>
  );
}

/** The lines as `legation correct` writes them. */
function save(lines: Corrected[]): void {
  const text = lines.map((l) => JSON.stringify(l.correction)).join("\n");
  saveFile("corrections.jsonl", new Blob([`${text}\n`], { type: "application/jsonl" }));
}

function Line({ of: { correction: c, effect, claims, why } }: { of: Corrected }) {
  const { summary } = useSession();
  const anchors = c.claims ?? (c.claim ? [c.claim] : []);
  const reached = claims.length > 0 ? claims : anchors.map((a) => a.claim);
  return (
    <li id={`correction-${c.number}`}>
      <p><strong>{c.number}. {capital(c.action.replaceAll("-", " "))}</strong>{c.correction !== undefined && ` of ${c.correction}`}, {effectName(effect)}</p>
      <p>{clean(c.reason)}</p>
      {anchors.slice(0, 2).map((a) => <blockquote key={a.claim} class="small" dir="auto">{clean(a.sentence)}</blockquote>)}
      {c.set && <p class="small">Set: {Object.entries(c.set).map(([k, v]) => `${k.replace("_", " ")} ${Array.isArray(v) ? v.join(", ") : v}`).join("; ")}</p>}
      <p class="small quiet">
        {[c.by && `By ${clean(c.by)}`, c.at && clean(c.at), why && clean(why)].filter(Boolean).join(". ")}{" "}
        {reached.slice(0, 6).map((id) => <span key={id}><a href={href("article", id.split(":")[0], { claim: id })}>{id}</a> </span>)}
      </p>
      {summary.corrections && effect !== "undone" && c.action !== "undo" && <Undo number={c.number} />}
    </li>
  );
}

function Undo({ number }: { number: number }) {
  const { source, renew } = useSession();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const undo = async (e: Event) => {
    e.preventDefault();
    setError(null);
    try {
      await source.undo(number, reason.trim());
      renew();
    } catch (failure) {
      setError(failure);
    }
  };
  if (!open) return <button type="button" onClick={() => setOpen(true)}>Undo</button>;
  return (
    <form class="correct" onSubmit={(e) => void undo(e)} aria-label={`Undo correction ${number}`}>
      <label for={`undo-${number}`}>Reason for taking it back</label>
      <textarea id={`undo-${number}`} name="reason" rows={2} required value={reason} onInput={(e) => setReason(e.currentTarget.value)} />
      {error !== null && <Failure error={error} />}
      <p class="actions">
        <button type="submit" disabled={reason.trim() === ""}>Undo correction {number}</button>
        <button type="button" class="plain" onClick={() => setOpen(false)}>Leave it</button>
      </p>
    </form>
  );
}
