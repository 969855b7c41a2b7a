// With which shapes is a timeline drawn? Glyph on a band: day known. Hatched span: some day in these.

import type { ComponentChildren } from "preact";

import { LANES } from "../../lanes";
import type { Quad } from "../../model";
import { go, withParams } from "../../route";
import { QuadMark, quadTone } from "../../ui/marks";
import { fromNumber } from "../../words/dates";
import { quadName } from "../../words/names";
import { type Scale, ticks, WIDTH } from "./scale";

export const HEAD = 46;

export function Glyph({ quad, x, y }: { quad: Quad; x: number; y: number }) {
  const tone = quadTone(quad);
  const fill = quad.startsWith("material") ? `f-${tone}` : `s-${tone} f-none`;
  return quad.endsWith("cooperation")
    ? <circle cx={x} cy={y} r={quad.startsWith("material") ? 5.8 : 4.8} class={fill} stroke-width="2.2" />
    : <path d={`M${x} ${y - 6.6}l6.6 6.6-6.6 6.6-6.6-6.6Z`} class={fill} stroke-width="2" />;
}

/** Days along the top, the lines of the lanes, the line of the record's day. A drag along the days chooses some of them. */
export function Ground({ scale, height, asOf, children }: {
  scale: Scale;
  height: number;
  asOf: number | null;
  children: ComponentChildren;
}) {
  const { x } = scale;
  const marks = ticks(scale);
  const shown = asOf !== null && asOf >= scale.from && asOf < scale.to;
  return (
    <>
      {marks.map((t) => (
        <g key={t.n}>
          <line x1={x(t.n)} x2={x(t.n)} y1={t.strong ? 22 : 30} y2={height} class="hair" />
          <text x={x(t.n) + 5} y="26" class={t.strong ? "strong small" : "t2 small"}>{t.label}</text>
        </g>
      ))}
      {shown && (
        <>
          <line x1={x(asOf + 0.5)} x2={x(asOf + 0.5)} y1="30" y2={height} class="s-ink thick" />
          <text x={Math.min(x(asOf + 0.5), WIDTH - 22)} y="11" class="strong small" text-anchor="middle">as of</text>
        </>
      )}
      {children}
      <Chooser scale={scale} />
    </>
  );
}

/** Chooses the days between where a drag begins and where it ends; the buttons do the same for the keyboard. */
function Chooser({ scale }: { scale: Scale }) {
  const dayAt = (e: PointerEvent) => {
    const svg = (e.currentTarget as SVGElement).ownerSVGElement!;
    const box = svg.getBoundingClientRect();
    const px = ((e.clientX - box.left) / box.width) * WIDTH;
    const left = scale.x(scale.from);
    const part = (px - left) / (scale.x(scale.to) - left);
    return Math.floor(scale.from + Math.min(Math.max(part, 0), 0.9999) * (scale.to - scale.from));
  };
  let start: number | null = null;
  return (
    <rect
      class="chooser"
      x={scale.x(scale.from)}
      y="12"
      width={scale.x(scale.to) - scale.x(scale.from)}
      height="30"
      fill="transparent"
      onPointerDown={(e) => {
        start = dayAt(e);
        (e.currentTarget as SVGElement).setPointerCapture(e.pointerId);
      }}
      onPointerUp={(e) => {
        const end = dayAt(e);
        if (start !== null && end !== start) {
          go(withParams({ from: fromNumber(Math.min(start, end)), to: fromNumber(Math.max(start, end)) }), true);
        }
        start = null;
      }}
    />
  );
}

/** Name of a lane at its left, under its line. */
export function LaneHead({ quad, y }: { quad: Quad; y: number }) {
  const [kind, side] = quadName(quad).split(" ") as [string, string];
  return (
    <>
      <line x1="0" x2={WIDTH} y1={y} y2={y} class="line" />
      <Glyph quad={quad} x={9} y={y + 22} />
      <text x="24" y={y + 26} class="strong">{kind[0]!.toUpperCase() + kind.slice(1)}</text>
      <text x="24" y={y + 43} class="strong">{side}</text>
    </>
  );
}

export function TimelineKey({ reports }: { reports: boolean }) {
  return (
    <ul class="key drawn" aria-label="Key">
      {LANES.map((q) => <li key={q}><QuadMark quad={q} /> {quadName(q)}</li>)}
      {reports
        ? <li><svg width="10" height="14" aria-hidden="true"><line x1="5" x2="5" y1="1" y2="13" class="s-ink" stroke-width="2.2" /></svg> one article that reports it, on its day of publication</li>
        : (
          <>
            <li><svg width="44" height="14" aria-hidden="true"><rect x="1" y="2" width="42" height="10" fill="url(#hatch-conf)" class="edge-conf" stroke-width="1.2" /></svg> some day in these</li>
            <li><svg width="44" height="14" aria-hidden="true"><rect x="1" y="2" width="42" height="10" fill="url(#hatch-conf)" class="edge-conf" stroke-width="1.2" stroke-dasharray="2 3" /></svg> days that the order of telling implies</li>
            <li><svg width="44" height="14" aria-hidden="true"><rect x="1" y="2" width="42" height="10" class="s-dispute" stroke-width="1.4" stroke-dasharray="4 3" /></svg> disputed account</li>
            <li><svg width="44" height="14" aria-hidden="true"><rect x="1" y="2" width="42" height="10" class="w-conf s-conf dashed" /></svg> window of a warning</li>
          </>
        )}
    </ul>
  );
}
