// How does a happening stand in a table? What, by which code, when and how that is known, where, on how many origins.

import { useState } from "preact/hooks";

import { daysOf } from "../lanes";
import type { Story } from "../model";
import { useEntries } from "../session";
import { Code, CorrectedMark, Disputed, Happening, ModalityWord } from "../ui/marks";
import { Words } from "../ui/parts";
import type { Column } from "../ui/table";
import { confidenceText } from "../words/confidence";
import { whenText } from "../words/dates";
import { clean, count, names, placeText, support, withoutDate } from "../words/names";

export const STORY_COLUMNS: Column<Story>[] = [
  {
    head: "Event",
    leads: true,
    name: "summary",
    value: (s) => s.summary,
    cell: (s) => (
      <>
        <Happening quad={s.quad} cameo={s.cameo}>{withoutDate(s.summary, whenText(s.when))}</Happening>
        <Reports of={s} />
      </>
    ),
  },
  { head: "id", value: (s) => s.id, cell: () => null, class: "file-only" },
  { head: "Code", value: (s) => `${s.event_type}${s.mode ? ` ${s.mode}` : ""}`, cell: (s) => <Code type={s.event_type} mode={s.mode} cameo={s.cameo} /> },
  { head: "cameo", value: (s) => s.cameo, cell: () => null, class: "file-only" },
  { head: "quad", value: (s) => s.quad, cell: () => null, class: "file-only" },
  { head: "goldstein", value: (s) => s.goldstein, cell: () => null, class: "file-only" },
  { head: "actors", value: (s) => names(s.actors), cell: () => null, class: "file-only" },
  { head: "recipients", value: (s) => names(s.recipients), cell: () => null, class: "file-only" },
  { head: "When", name: "first_day", value: (s) => s.when?.first ?? null, cell: (s) => <>{when(s)}<small>{basis(s)}</small></> },
  { head: "last_day", value: (s) => s.when?.last ?? null, cell: () => null, class: "file-only" },
  { head: "Where", value: (s) => (s.place ? placeText(s.place) : null), cell: (s) => (s.place ? placeText(s.place) : "Not stated") },
  { head: "Modality", value: (s) => s.modality, cell: (s) => <ModalityWord is={s.modality} /> },
  {
    head: "Support",
    name: "articles",
    value: (s) => s.docs.length,
    cell: (s) => <>{support(s.docs.length, s.origins.length)} <Disputed ids={s.disputed} /> <CorrectedMark numbers={s.corrected} /></>,
  },
  { head: "origins", value: (s) => s.origins.length, cell: () => null, class: "file-only" },
];
export const SHOWN_STORY_COLUMNS = STORY_COLUMNS.filter((c) => c.class !== "file-only");

/** The days; those that only the order of telling gives are marked so. */
function when(s: Story): string {
  const days = daysOf(s);
  return days?.implied ? `${whenText(days.range)}, implied` : whenText(s.when);
}

/** How the days are known: stated by how many reports, or implied by the order of telling. */
function basis(s: Story): string {
  const stated = s.reports.filter((r) => r.when).length;
  const implied = s.reports.filter((r) => !r.when && r.implied_when).length;
  if (stated > 0) return `Stated in ${stated} of ${count(s.reports.length, "report")}`;
  if (implied > 0) return "By the order of telling";
  return s.when ? "Inferred: between what is dated before and after" : "Not stated";
}

/** The sentences of a happening, read when the reader opens them. */
function Reports({ of }: { of: Story }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="more" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{count(of.reports.length, "report")}</summary>
      {open && <Opened of={of} />}
    </details>
  );
}

function Opened({ of }: { of: Story }) {
  const entries = useEntries(of.docs);
  return (
    <>
      {of.reports.map((r) => (
        <div key={r.claim} class="report">
          <Words of={{ ...r, story: of }} entries={entries} />
          <p class="code">{r.modality} · {whenText(r.when)}{r.mode ? ` · ${r.mode}` : ""} · origin {r.origin} · rule {clean(r.rule)} · confidence {confidenceText(r.confidence)} · {r.claim}</p>
        </div>
      ))}
    </>
  );
}
