export function filesFor(id) {
  const words = id.replaceAll('-', ' ');
  return {
    [`packages/checks/src/checks/${id}.ts`]: `import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: '${id}',
  severity: 'medium',
  title: { pass: 'No ${words}', fail: 'There is: ${words}' },
  needs: ['processes'],

  judge({ processes }) {
    const bad = processes.filter(({ state }) => state === 'Z');
    if (bad.length === 0) return pass(\`\${counted(processes.length, 'process')}, none affected.\`);

    return fail({
      message: \`\${bad.length} of \${processes.length} processes are affected.\`,
      seen: bad.map(({ pid, command }) => \`pid \${pid}: \${command}\`),
      fix: 'What to write, and where.',
    });
  },
});
`,
    [`packages/checks/src/checks/${id}.test.ts`]: `import { containerProcess, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import check from './${id}.ts';

test('passes when no process is affected', () => {
  expect(check.judge({ processes: [containerProcess()] }, subject()).outcome).toBe('pass');
});

test('fails and names the process', () => {
  const verdict = check.judge({ processes: [containerProcess({ state: 'Z' })] }, subject());
  expect(verdict).toMatchObject({ outcome: 'fail', seen: [expect.stringContaining('pid ')] });
});
`,
    [`docs/checks/${id}.md`]: `# ${id}

What fails, in one paragraph.

## What it means

## How it is observed

## Why it matters

## How to fix it

## The same problem elsewhere
`,
    [`fixtures/images/${id}/compose.yaml`]: `# \`fails\` shows the problem, \`passes\` is its good twin; they differ in nothing else.
name: fixture-${id}
services:
  fails:
    build: ../server
    expose: ['3000']
    x-seaworthy: { readiness: /health }
  passes:
    build: ../server
    expose: ['3000']
    x-seaworthy: { readiness: /health }
`,
  };
}
