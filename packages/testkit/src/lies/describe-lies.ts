import type { Lie } from './read-lies.ts';

/** The parts of a page about all liars: which checks each of them fails, and what gives it away. */
export function describeLies(lies: readonly Lie[]): { head: string[]; rows: string[][]; sections: string[] } {
  const checks = [...new Set(lies.flatMap(({ fails, unknown }) => [...Object.keys(fails), ...Object.keys(unknown)]))];
  return {
    head: ['check', ...lies.map(({ id }) => `[${id}](#${id})`)],
    rows: checks.sort().map((check) => [linkTo(check), ...lies.map((lie) => verdictOf(check, lie))]),
    sections: lies.map(sectionOf),
  };
}

function verdictOf(check: string, { fails, unknown }: Lie): string {
  if (check in fails) return 'fail';
  return check in unknown ? 'unknown' : '';
}

function sectionOf({ id, lie, fails, unknown, undetected }: Lie): string {
  const lines = [
    ...Object.entries(fails).map(([check, why]) => `- ${linkTo(check)} **fails**. ${why}`),
    ...Object.entries(unknown).map(([check, why]) => `- ${linkTo(check)} is **unknown**. ${why}`),
    ...(undetected === undefined ? [] : [`- **It is not seen.** ${undetected}`]),
  ];
  return [`### ${id}`, lie, ...(lines.length === 0 ? [] : [lines.join('\n')])].join('\n\n');
}

function linkTo(check: string): string {
  return `[${check}](../checks/${check}.md)`;
}
