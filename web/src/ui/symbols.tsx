// Which shapes do the marks have? Drawn on a field of 16 by 16.

import type { VNode } from "preact";

const line = { fill: "none", stroke: "currentColor", "stroke-width": 1.6 } as const;
const box = <rect x="1.5" y="1.5" width="13" height="13" {...line} />;

export const SYMBOLS: Record<string, VNode> = {
  "verbal-coop": <circle cx="8" cy="8" r="5.8" {...line} stroke-width={2.2} />,
  "material-coop": <circle cx="8" cy="8" r="6.9" fill="currentColor" />,
  "verbal-conf": <path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" {...line} stroke-width={2.1} />,
  "material-conf": <path d="M8 .3 15.7 8 8 15.7.3 8Z" fill="currentColor" />,
  none: <rect x="1.5" y="1.5" width="13" height="13" {...line} stroke-dasharray="2.6 2" />,
  asked: <g>{box}<path d="M4 8h7M8.2 5 11.3 8 8.2 11" {...line} /></g>,
  willing: <g>{box}<path d="M2 14V2l12 12Z" fill="currentColor" /></g>,
  accepted: <path fill-rule="evenodd" d="M.7.7h14.6v14.6H.7ZM6.6 12.1 12.9 5.2 11.5 3.9 6.5 9.4 4.4 7.3 3 8.7Z" fill="currentColor" />,
  conditions: <g>{box}<path d="m4 6.4 2.6 2.6L12 3.6M4 12.2h2M7 12.2h2M10 12.2h2" {...line} /></g>,
  "non-committal": <g>{box}<path d="M3.8 9c1.4-2.6 2.8-2.6 4.2-1s2.8 1.6 4.2-1" {...line} /></g>,
  rejected: <path fill-rule="evenodd" d="M.7.7h14.6v14.6H.7Z M4.2 5.6 6.6 8 4.2 10.4 5.6 11.8 8 9.4 10.4 11.8 11.8 10.4 9.4 8 11.8 5.6 10.4 4.2 8 6.6 5.6 4.2Z" fill="currentColor" />,
  withdrawn: <g>{box}<path d="M11.8 8H4.8M7.8 5 4.7 8l3.1 3" {...line} /></g>,
  unequal: <path d="M2 5.6h12M2 10.4h12M11 1.5 5 14.5" {...line} stroke-width={1.9} />,
  omitted: <circle cx="8" cy="8" r="6" {...line} stroke-dasharray="2.3 2" />,
  precise: <path d="M1.5 8h13M1.5 4v8M14.5 4v8M8 5.5v5" {...line} />,
  clock: <g><circle cx="8" cy="8" r="6.2" {...line} /><path d="M8 4.3V8l2.8 1.8" {...line} /></g>,
  origin: <g><path d="M2 8h4c3 0 3-5 8-5M6 8c3 0 3 5 8 5" {...line} /><circle cx="2.5" cy="8" r="2.2" fill="currentColor" /></g>,
  development: <path d="M2 5h8M2 11h8M10 2.500 14 8l-4 5.500" {...line} />,
};

export function Logo() {
  return (
    <svg viewBox="0 0 24 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M16 1.4 22.6 8 16 14.6 9.4 8Z" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  );
}
