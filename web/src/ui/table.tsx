// How does a table stand on the page, and how does it leave it? Rows in view are drawn, the others keep their room.

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { count } from "../words/names";
import { type Cell, Downloads } from "./downloads";

export interface Column<T> {
  head: string;
  /** The cell on the page. */
  cell: (row: T) => ComponentChildren;
  /** The cell in a file; absent: the column is for the page only. */
  value?: (row: T) => Cell;
  /** Name in a file, where it is not the head. */
  name?: string;
  /** The cell names its row. */
  leads?: boolean;
  class?: string;
}

interface TableProps<T> {
  columns: Column<T>[];
  caption?: ComponentChildren;
  class?: string;
  /** Name of the file when saved; absent: the table cannot be saved. */
  file?: string;
  rowId?: (row: T) => string;
  current?: string;
}

/** Rows that are drawn at once; of more only those near the window are. */
const AT_ONCE = 200;

/** A table of rows that are all here; `most` of them are shown, all are saved. */
export function Table<T>({ rows, most, ...props }: TableProps<T> & { rows: T[]; most?: number }) {
  const shown = rows.slice(0, most);
  const load = async (offset: number, limit: number) => shown.slice(offset, offset + limit);
  return (
    <>
      {shown.length > AT_ONCE
        ? <LongTable on={String(shown.length)} total={shown.length} load={load} {...props} />
        : (
          <table class={`stack ${props.class ?? ""}`}>
            <Head {...props} />
            <tbody>{shown.map((row, i) => <Row key={i} row={row} {...props} />)}</tbody>
          </table>
        )}
      {props.file && rows.length > 0 && <Downloads name={props.file} columns={props.columns} rows={async () => rows} />}
    </>
  );
}

function Head<T>({ columns, caption }: TableProps<T>) {
  return (
    <>
      {caption && <caption>{caption}</caption>}
      <thead><tr>{columns.map((c) => <th key={c.head} scope="col">{c.head}</th>)}</tr></thead>
    </>
  );
}

function Row<T>({ row, index, columns, rowId, current }: TableProps<T> & { row: T; index?: number }) {
  const id = rowId?.(row);
  return (
    <tr id={id ? `row-${id}` : undefined} data-row={id} aria-rowindex={index} aria-current={id && id === current ? "true" : undefined}>
      {columns.map((c) =>
        c.leads
          ? <th key={c.head} scope="row" class={c.class}>{c.cell(row)}</th>
          : <td key={c.head} data-label={c.head} class={c.class}><div>{c.cell(row)}</div></td>)}
    </tr>
  );
}

/** Rows that are asked for and drawn together. */
export const CHUNK = 50;
/** Height of a row before any was measured. */
const GUESS = 64;

/** A table of any length: chunks near the window are loaded and drawn, the others keep the room they took or would take. */
export function LongTable<T>({ total, load, on, ...props }: TableProps<T> & {
  total: number;
  load: (offset: number, limit: number) => Promise<T[]>;
  /** What the rows depend on; when it changes they are asked for again. */
  on: string;
}) {
  const table = useRef<HTMLTableElement>(null);
  const heights = useRef(new Map<number, number>());
  const chunks = useRef(new Map<number, T[] | "asked">());
  const [[first, last], setWindow] = useState<[number, number]>([0, 0]);
  const [, redraw] = useState(0);
  const many = Math.ceil(total / CHUNK);
  const sizeOf = (i: number) => Math.min(CHUNK, total - i * CHUNK);
  const height = (i: number) => heights.current.get(i) ?? sizeOf(i) * average(heights.current);

  useEffect(() => {
    chunks.current.clear();
    heights.current.clear();
    setWindow([0, 0]);
    redraw((n) => n + 1);
  }, [on]);

  useEffect(() => {
    for (let i = first; i <= last && i < many; i += 1) {
      if (chunks.current.has(i)) continue;
      const mine = chunks.current;
      mine.set(i, "asked");
      load(i * CHUNK, CHUNK).then((rows) => {
        mine.set(i, rows);
        redraw((n) => n + 1);
      }, () => mine.delete(i));
    }
  });

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = table.current?.getBoundingClientRect().top ?? 0;
      const from = -top - innerHeight;
      const to = -top + 2 * innerHeight;
      let y = 0;
      let a = -1;
      let b = 0;
      for (let i = 0; i < many; i += 1) {
        const bottom = y + height(i);
        if (a < 0 && bottom >= from) a = i;
        if (y <= to) b = i;
        y = bottom;
      }
      a = Math.max(a, 0);
      setWindow((w) => (w[0] === a && w[1] === b ? w : [a, b]));
    };
    const soon = () => { frame ||= requestAnimationFrame(look); };
    look();
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [many, on]);

  useLayoutEffect(() => {
    for (const body of table.current?.querySelectorAll<HTMLElement>("tbody[data-chunk]") ?? []) {
      heights.current.set(Number(body.dataset.chunk), body.offsetHeight);
    }
  });

  const bodies = [];
  for (let i = 0; i < many; i += 1) {
    const rows = chunks.current.get(i);
    if (i >= first && i <= last && Array.isArray(rows)) {
      bodies.push(
        <tbody key={i} data-chunk={i}>
          {rows.map((row, n) => <Row key={n} row={row} index={i * CHUNK + n + 2} {...props} />)}
        </tbody>,
      );
    } else {
      bodies.push(
        <tbody key={i} aria-hidden="true">
          <tr class="room" style={{ height: `${height(i)}px` }}><td colSpan={props.columns.length} /></tr>
        </tbody>,
      );
    }
  }
  return (
    <table class={`stack long ${props.class ?? ""}`} ref={table} aria-rowcount={total + 1}>
      <Head {...props} caption={props.caption ?? count(total, "row")} />
      {bodies}
    </table>
  );
}

function average(heights: Map<number, number>): number {
  let sum = 0;
  for (const h of heights.values()) sum += h;
  return heights.size > 0 ? sum / (heights.size * CHUNK) || GUESS : GUESS;
}
