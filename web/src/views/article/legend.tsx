// How is a claim marked? The line is the modality, the glyph the class.

import type { Modality, Quad } from "../../model";
import { LANES } from "../../lanes";
import { QuadMark } from "../../ui/marks";
import { quadName } from "../../words/names";

const LINES: Modality[] = ["asserted", "offered", "conditional", "planned", "future", "alleged", "denied", "retracted"];

export function Legend() {
  return (
    <ul class="key" aria-label="How a claim is marked">
      {LINES.map((m) => <li key={m}><span class="lined legend" data-modality={m}>{m}</span></li>)}
      {LANES.map((q: Quad) => <li key={q}><QuadMark quad={q} /> {quadName(q)}</li>)}
      <li class="screen-only"><kbd>j</kbd> <kbd>k</kbd> next and previous claim</li>
    </ul>
  );
}
