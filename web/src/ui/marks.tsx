// How does the record mark its values? Shape, fill and word carry the meaning; colour repeats it.

import type { ComponentChildren } from "preact";

import { lane, moved } from "../lanes";
import type { Modality, Quad } from "../model";
import { href } from "../route";
import { cameoName } from "../words/cameo";
import { capital, consentName, quadName } from "../words/names";
import { SYMBOLS } from "./symbols";

/** The symbols, and the hatching of days that are not known, once a page. */
export function Symbols() {
  return (
    <svg width="0" height="0" aria-hidden="true" class="symbols">
      {Object.entries(SYMBOLS).map(([name, shape]) => (
        <symbol key={name} id={`m-${name}`} viewBox="0 0 16 16">{shape}</symbol>
      ))}
      {["coop", "conf"].map((tone) => (
        <pattern key={tone} id={`hatch-${tone}`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="7" height="7" class={`w-${tone}`} opacity="0.55" />
          <path d="M0 0H7" class={`s-${tone}`} stroke-width="1.6" opacity="0.38" />
        </pattern>
      ))}
    </svg>
  );
}

/** A mark; the word beside it says the same. */
export function Mark({ is, tone = "" }: { is: string; tone?: string }) {
  return <svg class={`mark ${tone}`} aria-hidden="true"><use href={`#m-${is}`} /></svg>;
}

const QUAD: Record<Quad, [symbol: string, tone: string]> = {
  "verbal-cooperation": ["verbal-coop", "coop"],
  "material-cooperation": ["material-coop", "coop"],
  "verbal-conflict": ["verbal-conf", "conf"],
  "material-conflict": ["material-conf", "conf"],
};

/** Glyph of the lane, without its name. */
export function QuadMark({ quad }: { quad: Quad }) {
  const [symbol, tone] = QUAD[quad];
  return <Mark is={symbol} tone={tone} />;
}

export function quadTone(quad: Quad): string {
  return QUAD[quad][1];
}

/** Glyph and words of something that happened; the glyph's meaning is read aloud. */
export function Happening({ quad, cameo, children }: { quad: Quad; cameo: string; children: ComponentChildren }) {
  const shown = lane(quad, cameo);
  return (
    <span class="quad">
      <QuadMark quad={shown} />
      <span><span class="vh">{quadName(shown)}: </span>{children}{moved(quad, cameo) && <Dagger />}</span>
    </span>
  );
}

/** Where the lane is not the one that PLOVER gives the type; the note stands below. */
export function Dagger() {
  return <span class="dagger">{" "}<span aria-hidden="true">†</span><span class="vh">by its CAMEO root</span></span>;
}

/** Type, mode and CAMEO code, each with its name. */
export function Code({ type, mode, cameo }: { type: string; mode: string | null; cameo: string }) {
  return (
    <span class="code">
      <b>{type}</b>{mode ? ` ${mode}` : ""} · CAMEO {cameo} {cameoName(cameo)}
    </span>
  );
}

const CONSENT: Record<string, [symbol: string, tone: string]> = {
  "no-evidence": ["none", "silent"],
  asked: ["asked", ""],
  willing: ["willing", "coop"],
  accepted: ["accepted", "coop"],
  "accepted-with-conditions": ["conditions", "coop"],
  "non-committal": ["non-committal", ""],
  rejected: ["rejected", "conf"],
  withdrawn: ["withdrawn", "conf"],
};
export const CONSENTS = Object.keys(CONSENT);

/** Seal and word of a party's consent. */
export function Consent({ is }: { is: string }) {
  const [symbol, tone] = CONSENT[is] ?? ["none", "silent"];
  return <span class={`consent ${tone}`} data-is={is}><Mark is={symbol} /> {capital(consentName(is))}</span>;
}

export function Flag({ mark, tone = "neutral", children }: { mark: string; tone?: string; children: ComponentChildren }) {
  return <span class={`flag ${tone}`}><Mark is={mark} /> {children}</span>;
}

/** That sources disagree, leading to where they do. */
export function Disputed({ ids, children }: { ids: string[]; children?: ComponentChildren }) {
  const [first] = ids;
  if (!first) return null;
  const episode = first.split(".")[0] ?? "";
  return (
    <a class="quiet-link" href={href("contradictions", episode, { show: first })}>
      <Flag mark="unequal" tone="disputed">{children ?? "disputed"}</Flag>
    </a>
  );
}

/** What the sentence does with the event; the line beneath says the same. */
export function ModalityWord({ is }: { is: Modality }) {
  return <span class="lined" data-modality={is}>{is}</span>;
}

/** That an analyst put it right. */
export function CorrectedMark({ numbers }: { numbers: number[] | undefined }) {
  if (!numbers?.length) return null;
  return <a class="flag neutral" href={href("corrections")}>corrected ({numbers.join(", ")})</a>;
}
