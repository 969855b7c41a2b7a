// How is a confidence told? As `docs/method.md` has it: below 0.5 low, below 0.75 middling, else high.

export function confidenceText(value: number): string {
  const level = value < 0.5 ? "low" : value < 0.75 ? "middling" : "high";
  return `${value.toFixed(2)}, ${level}`;
}
