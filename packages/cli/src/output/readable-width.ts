/** The columns that text is wrapped to: those of the terminal, but not so many that lines are hard to follow. */
export function readableWidth(columns: number | undefined): number {
  return Math.min(columns ?? 100, 120);
}
