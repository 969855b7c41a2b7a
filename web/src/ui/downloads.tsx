// How does a table leave the page? As CSV, JSON or Parquet, made here from the rows that the page shows.

import { parquetWriteBuffer } from "hyparquet-writer";
import { useState } from "preact/hooks";

export type Cell = string | number | null;

interface Saved<T> {
  head: string;
  name?: string;
  value?: (row: T) => Cell;
}

type Format = "csv" | "json" | "parquet";
const FORMATS: [Format, string][] = [["csv", "CSV"], ["json", "JSON"], ["parquet", "Parquet"]];

export function Downloads<T>({ name, columns, rows }: {
  name: string;
  columns: Saved<T>[];
  rows: () => Promise<T[]>;
}) {
  const [failed, setFailed] = useState(false);
  const save = async (format: Format) => {
    setFailed(false);
    try {
      const kept = columns.filter((c) => c.value);
      const all = await rows();
      const heads = kept.map((c) => c.name ?? c.head.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_"));
      const cells = all.map((row) => kept.map((c) => c.value!(row)));
      saveFile(`${name}.${format}`, await written(format, heads, cells));
    } catch {
      setFailed(true);
    }
  };
  return (
    <p class="downloads screen-only">
      <span>Save {name.replace(/-E\d.*$/, "").replaceAll("-", " ")} as</span>
      {FORMATS.map(([format, label]) => (
        <button key={format} type="button" class="plain" data-save={`${name}.${format}`} onClick={() => void save(format)}>{label}</button>
      ))}
      {failed && <span role="alert">The rows could not be read. Try again.</span>}
    </p>
  );
}

async function written(format: Format, heads: string[], cells: Cell[][]): Promise<Blob> {
  switch (format) {
    case "csv":
      return new Blob([csv(heads, cells)], { type: "text/csv;charset=utf-8" });
    case "json": {
      const rows = cells.map((row) => Object.fromEntries(heads.map((h, i) => [h, row[i] ?? null])));
      return new Blob([`${JSON.stringify(rows, null, 1)}\n`], { type: "application/json" });
    }
    case "parquet": {
      const columnData = heads.map((name, i) => {
        const data = cells.map((row) => row[i] ?? null);
        const type = data.some((v) => typeof v === "number") ? "DOUBLE" as const : "STRING" as const;
        return { name, type, nullable: true, data: type === "STRING" ? data.map((v) => (v === null ? null : String(v))) : data };
      });
      return new Blob([parquetWriteBuffer({ columnData })], { type: "application/vnd.apache.parquet" });
    }
  }
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csv(heads: string[], cells: Cell[][]): string {
  const cell = (value: Cell) => {
    if (value === null) return "";
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[heads, ...cells].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Gives a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
