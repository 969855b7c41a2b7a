export function ContradictionsView({ id }: { id: string }) { return <h1>{id}</h1>; }
