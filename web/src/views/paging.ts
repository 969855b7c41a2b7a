// How are all rows of a long table read? Page by page, until one is empty: a source may give fewer than were asked for.

const PAGE = 500;

export async function allRows<T>(load: (offset: number, limit: number) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const rows = await load(all.length, PAGE);
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}
