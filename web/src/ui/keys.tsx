// Which keys does the page know? Single keys rest while a field has the focus, and can be shut off.

import { useEffect, useRef, useState } from "preact/hooks";

import { go, href, type ViewName } from "../route";
import { recall, store } from "./frame";

const VIEWS: Record<string, [ViewName, string]> = {
  t: ["today", "Today"],
  e: ["episode", "Episode"],
  l: ["timeline", "Timeline"],
  c: ["contradictions", "Contradictions"],
  r: ["articles", "Articles"],
  a: ["actors", "Actors and places"],
  b: ["brief", "Brief"],
};
const WITHOUT_EPISODE: ViewName[] = ["today", "articles"];

/** `j` and `k` step through what the view marks with `data-step`; in its absence, through the rows of its tables. */
function step(by: 1 | -1): void {
  const main = document.getElementById("main");
  if (!main) return;
  const marked = [...main.querySelectorAll<HTMLElement>("[data-step]")];
  const all = marked.length > 0 ? marked : [...main.querySelectorAll<HTMLElement>("tbody tr a, .entries a, h3 a")];
  const seen = all.filter((e) => e.getClientRects().length > 0);
  if (seen.length === 0) return;
  const at = seen.findIndex((e) => e === document.activeElement || e.getAttribute("aria-current") === "true");
  const next = seen[(at + by + seen.length) % seen.length] ?? seen[0]!;
  next.focus();
  if (next.hasAttribute("data-step")) next.click();
}

export function Keys({ episode }: { episode: string }) {
  const [on, setOn] = useState(() => recall("legation.keys") !== "off");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let leader = false;
    const pressed = (e: KeyboardEvent) => {
      const target = e.target as HTMLElement;
      if (e.ctrlKey || e.metaKey || e.altKey || target.closest("input, select, textarea, dialog")) return;
      if (e.key === "?") {
        dialog.current?.showModal();
        return;
      }
      if (!on) return;
      const view = leader ? VIEWS[e.key] : undefined;
      leader = !leader && e.key === "g";
      if (view) go(href(view[0], WITHOUT_EPISODE.includes(view[0]) ? "" : episode));
      else if (e.key === "/") {
        e.preventDefault();
        const field = document.querySelector<HTMLInputElement>("main input[type=search]");
        if (field) field.focus();
        else go(href("search"));
      } else if (!leader && (e.key === "j" || e.key === "k")) step(e.key === "j" ? 1 : -1);
      else if (e.key === "Escape") document.getElementById("main")?.focus();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [on, episode]);
  const turn = (value: boolean) => {
    setOn(value);
    store("legation.keys", value ? "on" : "off");
  };
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-head">
      <h2 id="keys-head">Keys</h2>
      <dl class="pairs">
        <dt><kbd>/</kbd></dt><dd>Search</dd>
        {Object.entries(VIEWS).map(([key, [, label]]) => (
          <><dt key={key}><kbd>g</kbd> <kbd>{key}</kbd></dt><dd>{label}</dd></>
        ))}
        <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>Next and previous claim or row</dd>
        <dt><kbd>Enter</kbd></dt><dd>Open</dd>
        <dt><kbd>Esc</kbd></dt><dd>Back to the text</dd>
        <dt><kbd>?</kbd></dt><dd>This list</dd>
      </dl>
      <p><label><input type="checkbox" checked={on} onChange={(e) => turn(e.currentTarget.checked)} /> Single keys work outside of fields</label></p>
      <p><button type="button" onClick={() => dialog.current?.close()}>Close</button></p>
    </dialog>
  );
}
