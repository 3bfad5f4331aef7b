import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';

const folder = join(import.meta.dirname, '../../../checks/test/judgements');
const rewrite = process.env.UPDATE === '1';

/**
 * The same check, each of whose judgements in this file is held against the one that is kept for the same test: what a
 * person reads of it (message, what was seen, numbers, fix) changes only where somebody sees it in a diff. `UPDATE=1`
 * rewrites. A line for each test in `judgements/<check>.jsonl`: its name, then what was judged.
 */
export function kept<Check extends { id: string; judge(...args: never[]): unknown }>(check: Check): Check {
  const file = join(folder, `${check.id}.jsonl`);
  const before = new Map(existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').map(parse) : []);
  const now = new Map<string, unknown[]>();
  let judged: unknown[] = [];
  beforeEach(() => {
    judged = [];
  });
  afterEach(() => {
    const name = expect.getState().currentTestName ?? '';
    if (judged.length === 0) return;
    now.set(name, judged);
    if (!rewrite) expect(JSON.parse(JSON.stringify(judged))).toEqual(before.get(name));
  });
  afterAll(() => {
    if (!rewrite) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, [...now].map(([name, all]) => `${JSON.stringify([name, ...all])}\n`).join(''));
  });
  const judge = ((...args: never[]) => {
    const judgement = check.judge(...args);
    judged.push(judgement);
    return judgement;
  }) as Check['judge'];
  return { ...check, judge };
}

function parse(line: string): [string, unknown[]] {
  const [name, ...judged] = JSON.parse(line) as [string, ...unknown[]];
  return [name, judged];
}
