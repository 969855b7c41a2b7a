export function TimelineView({ id }: { id: string }) { return <h1>{id}</h1>; }
