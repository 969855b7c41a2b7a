export function BriefView({ id }: { id: string }) { return <h1>{id}</h1>; }
