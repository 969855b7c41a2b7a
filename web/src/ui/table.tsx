// How does a table stand on the page, and how does it leave it? Rows in view are drawn, the others keep their room.

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

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
        ? <LongTable key={shown.length} total={shown.length} load={load} {...props} />
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

/** Rows that are asked for together. */
export const PAGE = 50;
/** Rows that are drawn together: few, so that a frame holds them. */
const CHUNK = 10;
/** Rows up to which all are drawn, once the first stand there, so that the page prints whole and is searched whole. */
const WHOLE = 100;
/** Height of a row before any was measured. */
const GUESS = 64;

/** A table of any length: chunks near the window are loaded and drawn, the others keep the room they took or would take. Another
 * `key` begins it anew. */
export function LongTable<T>({ total, load, first, ...props }: TableProps<T> & {
  total: number;
  load: (offset: number, limit: number) => Promise<T[]>;
  /** The first page of rows, where it is here. */
  first?: T[];
}) {
  const table = useRef<HTMLTableElement>(null);
  const heights = useRef(new Map<number, number>());
  const pages = useRef(new Map<number, T[] | "asked">(first ? [[0, first.slice(0, PAGE)]] : []));
  const [[from, to], setWindow] = useState<[number, number]>([0, 0]);
  const [, redraw] = useState(0);
  const many = Math.ceil(total / CHUNK);
  const sizeOf = (i: number) => Math.min(CHUNK, total - i * CHUNK);
  const height = (i: number) => heights.current.get(i) ?? sizeOf(i) * average(heights.current);
  const pageOf = (i: number) => Math.floor((i * CHUNK) / PAGE);

  useEffect(() => {
    for (let page = pageOf(from); page <= pageOf(Math.min(to, many - 1)); page += 1) {
      if (pages.current.has(page)) continue;
      pages.current.set(page, "asked");
      load(page * PAGE, PAGE).then((rows) => {
        pages.current.set(page, rows);
        redraw((n) => n + 1);
      }, () => pages.current.delete(page));
    }
  });

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      if (total <= WHOLE) return setWindow((w) => (w[1] === many - 1 ? w : [0, many - 1]));
      const top = table.current?.getBoundingClientRect().top ?? 0;
      const above = -top - innerHeight;
      const below = -top + 2 * innerHeight;
      const usual = average(heights.current);
      let y = 0;
      let a = -1;
      let b = 0;
      for (let i = 0; i < many && y <= below; i += 1) {
        b = i;
        y += heights.current.get(i) ?? sizeOf(i) * usual;
        if (a < 0 && y >= above) a = i;
      }
      a = Math.max(a, 0);
      setWindow((w) => (w[0] === a && w[1] === b ? w : [a, b]));
    };
    const soon = () => { frame ||= requestAnimationFrame(look); };
    soon();
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [many, total]);

  useLayoutEffect(() => {
    for (const body of table.current?.querySelectorAll<HTMLElement>("tbody[data-chunk]") ?? []) {
      heights.current.set(Number(body.dataset.chunk), body.offsetHeight);
    }
  });

  const room = (key: string, tall: number) => (
    <tbody key={key} aria-hidden="true">
      <tr class="room" style={{ height: `${tall}px` }}><td colSpan={props.columns.length} /></tr>
    </tbody>
  );
  const tall = (a: number, b: number) => {
    const usual = average(heights.current);
    let sum = 0;
    for (let i = a; i < b; i += 1) sum += heights.current.get(i) ?? sizeOf(i) * usual;
    return sum;
  };
  const bodies = [];
  const end = Math.min(to + 1, many);
  for (let i = from; i < end; i += 1) {
    const rows = pages.current.get(pageOf(i));
    bodies.push(Array.isArray(rows)
      ? <Chunk key={i} rows={rows} start={i * CHUNK} offset={pageOf(i) * PAGE} {...props} />
      : room(`room ${i}`, height(i)));
  }
  return (
    <table class={`stack long ${props.class ?? ""}`} ref={table} aria-rowcount={total + 1}>
      <Head {...props} caption={props.caption ?? count(total, "row")} />
      {from > 0 && room("before", tall(0, from))}
      {bodies}
      {end < many && room("after", tall(end, many))}
    </table>
  );
}

/** Rows of a page from `start`, of which the page begins with `offset`; drawn again only when they or the columns change. */
function Chunk<T>({ rows, start, offset, columns, current, ...props }: TableProps<T> & { rows: T[]; start: number; offset: number }) {
  return useMemo(() => (
    <tbody data-chunk={start / CHUNK}>
      {rows.slice(start - offset, start - offset + CHUNK).map((row, n) =>
        <Row key={n} row={row} index={start + n + 2} columns={columns} current={current} {...props} />)}
    </tbody>
  ), [rows, start, columns, current]);
}

function average(heights: Map<number, number>): number {
  let sum = 0;
  for (const h of heights.values()) sum += h;
  return heights.size > 0 ? sum / (heights.size * CHUNK) || GUESS : GUESS;
}
