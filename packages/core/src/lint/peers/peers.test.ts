import { describe, expect, test } from 'vitest';
import { rules } from '../lint-text.ts';
import type { Peer } from './define-peer.ts';
import { peers as registry } from './peers.gen.ts';

const peers: readonly Peer[] = Object.values(registry);

describe.each(peers)('$name', ({ id, rules: theirs, omitted }) => {
  const covered = new Set(Object.values(rules).flatMap(({ also }) => (also as Record<string, string[]>)[id] ?? []));

  test('each of its rules has one here, or a reason why not, and not both', () => {
    const unanswered = Object.keys(theirs).filter((rule) => covered.has(rule) === (omitted[rule] !== undefined));
    expect(unanswered).toEqual([]);
  });

  test('no rule names one that it does not have', () => {
    const all = new Set(Object.keys(theirs));
    expect([...covered, ...Object.keys(omitted)].filter((rule) => !all.has(rule))).toEqual([]);
  });
});
