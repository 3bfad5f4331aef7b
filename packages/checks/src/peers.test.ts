import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Peer, peers as registry, rules } from '@seaworthy/core/lint';
import { describe, expect, test } from 'vitest';
import { checks } from './checks.gen.ts';
import type { Check } from './define-check.ts';

const peers: readonly Peer[] = Object.values(registry);
const ownChecks = Object.values(checks) as unknown as readonly Pick<Check, 'id' | 'also'>[];

/** Ids of other linters that somebody here answers for. */
function named(entries: readonly { also?: Check['also'] }[], peer: string): Set<string> {
  return new Set(entries.flatMap(({ also = {} }) => (also as Record<string, readonly string[]>)[peer] ?? []));
}

describe.each(peers)('$name', ({ id, rules: theirs, omitted }) => {
  const covered = new Set([...named(Object.values(rules), id), ...named(ownChecks, id)]);

  test('each of its rules has a rule or check here, or a reason why not, and not both', () => {
    const unanswered = Object.keys(theirs).filter((rule) => covered.has(rule) === (omitted[rule] !== undefined));
    expect(unanswered).toEqual([]);
  });

  test('nothing names one that it does not have', () => {
    const all = new Set(Object.keys(theirs));
    expect([...covered, ...Object.keys(omitted)].filter((rule) => !all.has(rule))).toEqual([]);
  });
});

test('a check that answers for another linter says so on its page', () => {
  const silent = ownChecks.filter(({ id, also }) => {
    const page = readFileSync(fileURLToPath(new URL(`../../../docs/checks/${id}.md`, import.meta.url)), 'utf8');
    return (also !== undefined) !== page.includes('<!-- elsewhere: made by `npm run generate` -->');
  });
  expect(silent.map(({ id }) => id)).toEqual([]);
});
