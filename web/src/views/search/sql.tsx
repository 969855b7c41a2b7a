export function SqlView() { return <h1>Search</h1>; }
