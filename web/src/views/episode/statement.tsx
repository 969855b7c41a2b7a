// How does the state stand at the head of a page? As sentences, their key words heavier.

import type { ComponentChildren } from "preact";

import { clean } from "../../words/names";

/** What a mediation turns on: how it was begun, answered, held, broken off, and what is not known. */
const KEY = /\b(offered|asked|accepted|refused|rejected|declined|suspended|halted|withdrawn|mediating|ceasefire|settlement|no evidence|no talks|no mediation)\b/i;

export function Statement({ sentences }: { sentences: string[] }) {
  const text = clean(sentences.join(" ")) || "The record holds no state.";
  return <p class={text.length > 170 ? "statement long" : "statement"}>{sentences.length > 0 ? sentences.map((s, i) => <>{i > 0 && " "}{emphasised(clean(s))}</>) : text}</p>;
}

/** The first key word of each sentence is heavier. */
function emphasised(sentence: string): ComponentChildren {
  const found = KEY.exec(sentence);
  if (!found) return sentence;
  const end = found.index + found[0].length;
  return <>{sentence.slice(0, found.index)}<strong>{found[0]}</strong>{sentence.slice(end)}</>;
}
