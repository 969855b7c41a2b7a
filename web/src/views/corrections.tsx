export function CorrectionsView() { return <h1>Search</h1>; }
