/**
 * What `npm test` takes of many cases: each that has a kind which none before it has, so that every kind is seen once. The
 * project `exhaustive` of `npm run test:all` takes all of them. A file that asks for a sample has `.sampled.` in its name.
 */
export function sampleOf<Case>(
  cases: readonly Case[],
  kindsOf: (one: Case) => readonly string[],
  { exhaustive = process.env.EXHAUSTIVE === '1' }: { exhaustive?: boolean } = {},
): Case[] {
  if (exhaustive) return [...cases];
  const seen = new Set<string>();
  return cases.filter((one) => {
    const before = seen.size;
    for (const kind of kindsOf(one)) seen.add(kind);
    return seen.size > before;
  });
}
