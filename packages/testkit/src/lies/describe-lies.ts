import type { Lie } from './read-lies.ts';

/** The parts of a page about all liars: what each of them must get, and what gives it away. */
export function describeLies(lies: readonly Lie[]): { head: string[]; rows: string[][]; sections: string[] } {
  return {
    head: ['container', 'family', 'has to fail', 'has to be unknown'],
    rows: lies.map(({ id, family, fails, unknown, undetected }) => [
      `[${id}](#${id})`,
      family,
      undetected === undefined ? linksTo(fails) : 'nothing, and should: it is not seen',
      linksTo(unknown),
    ]),
    sections: lies.map(sectionOf),
  };
}

function linksTo(reasons: Lie['fails']): string {
  return Object.keys(reasons).map(linkTo).join(', ');
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
