// What do I hand to the minister? One A4 page. What does not fit is dropped section by section, and a line says so.

import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Changes, Episode } from "../../model";
import { href } from "../../route";
import { useAnswer, useEntries, useSession } from "../../session";
import type { Parts } from "../../source/source";
import { Awaited } from "../../ui/parts";
import { Logo } from "../../ui/symbols";
import { dayText, fromNumber, number } from "../../words/dates";
import { clean, list } from "../../words/names";
import { AT_ONCE, recordDay } from "../shared";
import { Statement } from "../episode/statement";
import { ConsentLines, ContactLines, DisputeLines, NewLines, PrecedentLines, SilentLine, SourceLines, StepLines, WarningLines } from "./lines";

const PARTS: Parts = { lists: ["ledgers", "contradictions", "precedents", "warnings", "origins", "stories"], stories: "cited" };

export function BriefView({ id }: { id: string }) {
  const session = useSession();
  const { source, summary } = session;
  const day = recordDay(session);
  const answer = useAnswer(async () => {
    const since = day ? fromNumber(number(day) - 1) : null;
    const [episode, changes] = await Promise.all([source.episode(id, PARTS), since && summary.documents_count <= AT_ONCE ? source.changes(since).catch(() => null) : null]);
    return { episode, changes };
  }, [id]);
  return (
    <>
      <Awaited answer={answer}>{({ episode, changes }) => <Page episode={episode} changes={changes} day={day} />}</Awaited>
    </>
  );
}

interface Part {
  head: string;
  content: ComponentChildren;
}

interface Room {
  lines: number;
  outlets: number;
}

/** Height of a sheet of A4 in CSS pixels. */
const A4 = (297 / 25.4) * 96;

function Page({ episode, changes, day }: { episode: Episode; changes: Changes | null; day: string | null }) {
  const entries = useEntries(episode.docs);
  const sheet = useRef<HTMLElement>(null);
  const mine = changes?.episodes.find((e) => e.id === episode.id)?.changes ?? [];
  const { lines, outlets, dropped } = useFit(sheet, mine.length > 0 ? 6 : 5, `${episode.id} ${entries.size} ${mine.length}`);
  const parts: Part[] = [
    ...(mine.length > 0 ? [{ head: `New since ${changes?.from ? dayText(changes.from) : "the day before"}`, content: <NewLines of={mine} most={lines} /> }] : []),
    { head: "Steps", content: <StepLines episode={episode} most={lines} /> },
    { head: "Disputed", content: <DisputeLines episode={episode} most={lines} /> },
    { head: "Warnings", content: <WarningLines episode={episode} day={day} most={lines} /> },
    { head: "Contacts", content: <ContactLines episode={episode} most={lines} /> },
    { head: "Precedents cited", content: <PrecedentLines episode={episode} most={lines} /> },
  ];
  const shown = parts.slice(0, parts.length - dropped);
  const left = parts.slice(shown.length).map((p) => p.head.toLowerCase());
  return (
    <>
      <div class="sheet-tools screen-only">
        <p class="quiet">One page, A4.</p>
        <p><a href={href("episode", episode.id)}>Open the episode</a> <button type="button" onClick={() => print()}>Print</button></p>
      </div>
      <article class="sheet" aria-labelledby="brief" ref={sheet}>
        <header>
          <p class="wordmark"><Logo /> Legation</p>
          <p>Morning brief. Record as of {day ? dayText(day) : "a day not known"}</p>
        </header>
        <h1 id="brief">{clean(episode.title)}</h1>
        <Statement sentences={episode.state} />
        <section aria-labelledby="b-consent">
          <h2 id="b-consent">Consent</h2>
          <ConsentLines episode={episode} />
        </section>
        <div class="cols">
          {shown.map((p, i) => (
            <section key={p.head} aria-labelledby={`b-${i}`}>
              <h2 id={`b-${i}`}>{p.head}</h2>
              {p.content}
            </section>
          ))}
        </div>
        <section aria-labelledby="b-silent">
          <h2 id="b-silent">Not in the record</h2>
          <SilentLine episode={episode} />
        </section>
        <section aria-labelledby="b-sources">
          <h2 id="b-sources">Sources</h2>
          <SourceLines episode={episode} entries={entries} most={outlets} />
        </section>
        <footer>
          {left.length > 0 && <>Left out for want of room: {list(left)}. </>}
          “No evidence” means that no article says; it is neither yes nor no. “Willing” from a request follows CAMEO 038. Every line leads to its sentence in the program.
        </footer>
      </article>
    </>
  );
}

/** How much is shown before whole parts are dropped: lines of a part, outlets. */
const ROOM: Room[] = [{ lines: 5, outlets: 8 }, { lines: 4, outlets: 6 }, { lines: 3, outlets: 4 }];

/** Takes lines, and then parts from the last on, until the sheet is no longer than its paper. */
function useFit(sheet: RefObject<HTMLElement | null>, parts: number, on: string): Room & { dropped: number } {
  const [fonts, setFonts] = useState(0);
  const key = `${on} ${fonts}`;
  const [tried, setTried] = useState({ key, n: 0 });
  const n = tried.key === key ? tried.n : 0;
  useLayoutEffect(() => {
    const loaded = () => setFonts((f) => f + 1);
    document.fonts.addEventListener("loadingdone", loaded);
    return () => document.fonts.removeEventListener("loadingdone", loaded);
  }, []);
  useLayoutEffect(() => {
    const tooLong = !!sheet.current && sheet.current.scrollHeight > A4 + 1;
    if (tooLong && n < ROOM.length - 1 + parts && !matchMedia("(max-width: 50rem)").matches) setTried({ key, n: n + 1 });
  }, [key, n]);
  return { ...ROOM[Math.min(n, ROOM.length - 1)]!, dropped: Math.max(n - ROOM.length + 1, 0) };
}
