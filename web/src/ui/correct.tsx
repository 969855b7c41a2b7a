// How is the record put right in place? Accept, reject, merge, split or edit, always with a reason.

import { useId, useState } from "preact/hooks";

import type { EventClaim } from "../coded";
import { useSession } from "../session";
import type { CorrectionRequest } from "../source/source";
import { capital, clean } from "../words/names";
import { MODALITIES, TYPES } from "../words/types";
import { Failure } from "./parts";

type Kind = CorrectionRequest["kind"];

const SAYS: Record<Kind, string> = {
  accept: "It is right as coded",
  reject: "It is wrong and leaves the record",
  merge: "These are one happening",
  split: "It is another happening than those it is joined with",
  edit: "It is coded otherwise",
};

/** Fields that an edit may set, as `legation correct edit` has them; empty ones stay as they are. */
const FIELDS: [name: string, label: string, hint: string, of: (c: EventClaim) => string][] = [
  ["event_type", "Type", "AGREE, CONSULT …", (c) => c.event_type],
  ["mode", "Mode", "none takes it away", (c) => c.mode ?? ""],
  ["cameo", "CAMEO code", "two to four digits", (c) => c.cameo],
  ["modality", "Modality", "asserted, denied …", (c) => c.modality],
  ["date", "Date", "2025-05-03, or none", (c) => (c.when?.range ? `${c.when.range.first}${c.when.range.first === c.when.range.last ? "" : `/${c.when.range.last}`}` : "")],
  ["actors", "Who acts", "codes, parted by commas", (c) => c.actors.map(code).join(", ")],
  ["recipients", "To whom", "codes, parted by commas", (c) => c.recipients.map(code).join(", ")],
  ["mediation", "Step of a mediation", "offered, or none", (c) => c.mediation ?? ""],
];
const LISTS = ["actors", "recipients"];
const CHOICES: Record<string, readonly string[]> = { event_type: TYPES, modality: MODALITIES };

function code(a: { country: string | null; igo: string | null; sector: string | null; name: string }): string {
  return [a.country ?? a.igo ?? a.name, a.sector].filter(Boolean).join(".");
}

export function Correct({ of, kinds, claim, onDone }: {
  /** Claims, happenings or a contradiction. */
  of: string[];
  kinds: Kind[];
  /** The claim that an edit starts from. */
  claim?: EventClaim;
  onDone?: () => void;
}) {
  const { source, summary, renew } = useSession();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>(kinds[0]!);
  const [reason, setReason] = useState("");
  const [set, setField] = useState<Record<string, string>>({});
  const [state, setState] = useState<{ busy: boolean; error: unknown; done: boolean }>({ busy: false, error: null, done: false });

  const send = async (event: Event) => {
    event.preventDefault();
    setState({ busy: true, error: null, done: false });
    try {
      const request: CorrectionRequest = { kind, of, reason: reason.trim(), version: summary.version };
      if (kind === "edit") request.set = changed(set);
      await source.correct(request);
      setState({ busy: false, error: null, done: true });
      setOpen(false);
      setReason("");
      setField({});
      onDone?.();
      renew();
    } catch (error) {
      setState({ busy: false, error, done: false });
    }
  };
  if (!open) {
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>{kinds[0] === "merge" ? "Merge these" : "Correct this"}</button>
        <span role="status" class="small">{state.done && " Corrected"}</span>
      </>
    );
  }
  return (
    <form class="correct" onSubmit={(e) => void send(e)} aria-label={`Correct ${of.join(", ")}`}>
      <fieldset>
        <legend>What is the matter with {of.map(clean).join(", ")}?</legend>
        {kinds.map((k) => (
          <label key={k}><input type="radio" name={id} value={k} checked={k === kind} onChange={() => setKind(k)} /> <b>{capital(k)}</b>. {SAYS[k]}.</label>
        ))}
      </fieldset>
      {kind === "edit" && claim && (
        <div class="fields">
          {FIELDS.map(([name, label, hint, was]) => (
            <label key={name}>
              <span>{label}</span>
              {CHOICES[name]
                ? (
                  <select name={name} value={set[name] ?? ""} onChange={(e) => setField({ ...set, [name]: e.currentTarget.value })}>
                    <option value="">{was(claim)}, as it is</option>
                    {CHOICES[name].map((c) => <option key={c}>{c}</option>)}
                  </select>
                )
                : <input name={name} placeholder={was(claim) || hint} title={hint} value={set[name] ?? ""} onInput={(e) => setField({ ...set, [name]: e.currentTarget.value })} />}
            </label>
          ))}
        </div>
      )}
      <label for={`${id}-why`}>Reason</label>
      <textarea id={`${id}-why`} name="reason" required rows={2} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />
      {state.error !== null && <Failure error={state.error} />}
      <p class="actions">
        <button type="submit" disabled={state.busy || reason.trim() === ""}>{capital(kind)}</button>
        <button type="button" class="plain" onClick={() => setOpen(false)}>Leave as it is</button>
      </p>
    </form>
  );
}

function changed(set: Record<string, string>): Record<string, string | string[]> {
  const fields = Object.entries(set).filter(([, v]) => v.trim() !== "");
  return Object.fromEntries(fields.map(([k, v]) => [k, LISTS.includes(k) ? v.split(",").map((x) => x.trim()).filter(Boolean) : v.trim()]));
}
