export function ActorsView({ id }: { id: string }) { return <h1>{id}</h1>; }
