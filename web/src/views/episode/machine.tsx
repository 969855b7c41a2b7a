// Where does a mediation stand among the states it may have? The way so far, the present state marked.

import type { Ledger } from "../../model";
import { shortDay } from "../../words/dates";
import { capital, stateName } from "../../words/names";

/** The states by phase, as in `crates/model/src/mediation.rs`. */
const PHASES: [head: string, states: string[]][] = [
  ["Begun", ["suggested", "requested", "offered", "offered-with-conditions"]],
  ["Answered", ["partly-accepted", "consented", "declined"]],
  ["Talks", ["scheduled", "under-way", "at-risk"]],
  ["Reached", ["ceasefire", "agreement"]],
  ["Broken off", ["suspended", "halted"]],
];

export function Machine({ ledger }: { ledger: Ledger }) {
  const moves = ledger.steps.filter((s) => s.transition);
  const passed = new Map<string, string[]>();
  for (const s of moves) {
    const day = s.when ? shortDay(s.when.first === s.when.last ? s.when.first : s.when.last) : "no date";
    passed.set(s.transition!.to, [...(passed.get(s.transition!.to) ?? []), day]);
  }
  const way = moves.length > 0 ? [moves[0]!.transition!.from, ...moves.map((s) => s.transition!.to)] : [];
  return (
    <figure class="machine">
      <div class="phases">
        {PHASES.map(([head, states]) => (
          <div key={head}>
            <p class="phase">{head}</p>
            <ul>
              {states.map((state) => {
                const present = state === ledger.state;
                const days = passed.get(state);
                return (
                  <li key={state} data-is={present ? "present" : days ? "passed" : "open"} aria-current={present ? "step" : undefined}>
                    <span>{capital(stateName(state))}</span>
                    {days && <small>{days.join(", ")}</small>}
                    {present && <small class="here">present state</small>}
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </div>
      <figcaption>
        {way.length > 0
          ? <>The way so far: {way.map((s, i) => <span key={i}>{i > 0 && <span class="to"> <span aria-hidden="true">→</span><span class="vh">then</span> </span>}{stateName(s)}</span>)}.</>
          : <>No step has moved the state: {stateName(ledger.state)}.</>}
      </figcaption>
    </figure>
  );
}
