// How does a text go to the clipboard? By the browser; where it refuses, the text is shown to be copied by hand.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export function Copy({ text, children }: { text: () => string; children: ComponentChildren }) {
  const [state, set] = useState<"" | "done" | "refused">("");
  const copy = () => {
    navigator.clipboard?.writeText(text()).then(() => set("done"), () => set("refused")) ?? set("refused");
  };
  return (
    <>
      <button type="button" onClick={copy}>{children}</button>
      <span role="status" class="small quiet">{state === "done" && " Copied"}</span>
      {state === "refused" && <textarea class="copied" readOnly rows={4} aria-label="The text to copy" value={text()} />}
    </>
  );
}
