import { placeholder } from '../placeholder.mjs';

const folder = 'packages/checks/src/checks';

export const kind = {
  folder,
  entry: '*.ts',
  companions: (id) => [`${folder}/${id}.test.ts`, `docs/checks/${id}.md`, `fixtures/images/${id}/compose.yaml`],
  pages: 'docs/checks',
};

export function filesFor(id) {
  return {
    [`${folder}/${id}.ts`]: `import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: '${id}',
  severity: 'medium',
  title: { pass: '${placeholder('what is right, as a sentence')}', fail: '${placeholder('what is wrong, as a sentence')}' },
  needs: ['processes'],

  judge({ processes }) {
    const bad = processes.filter(({ state }) => state === '${placeholder('what makes one bad')}');
    if (bad.length === 0) return pass(\`\${counted(processes.length, 'process')}, none affected.\`);

    return fail({
      message: \`\${bad.length} of \${processes.length} processes are affected.\`,
      seen: bad.map(({ pid, command }) => \`pid \${pid}: \${command}\`),
      fix: '${placeholder('what to write, and where')}',
    });
  },
});
`,
    [`${folder}/${id}.test.ts`]: `import { containerProcess, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import check from './${id}.ts';

test('passes when no process is affected', () => {
  expect(check.judge({ processes: [containerProcess()] }, subject()).outcome).toBe('pass');
});

test('fails and names the process', () => {
  const verdict = check.judge({ processes: [containerProcess({ state: '${placeholder('what makes one bad')}' })] }, subject());
  expect(verdict).toMatchObject({ outcome: 'fail', seen: [expect.stringContaining('pid ')] });
});
`,
    [`docs/checks/${id}.md`]: page(id),
    [`fixtures/images/${id}/compose.yaml`]: `# \`fails\` ${placeholder('how it shows the problem')}.
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

function page(id) {
  const sections = {
    'What it means': 'when exactly it fails, and what is not reported',
    'How it is observed': 'by which command or file, in which experiment',
    'Why it matters': 'what happens to whom, with the primary source',
    'How to fix it': 'what to write, as code',
    'The same problem elsewhere': 'ids of other tools, or that there is none',
  };
  const parts = Object.entries(sections).map(([heading, what]) => `## ${heading}\n\n${placeholder(what)}\n`);
  return [`# ${id}\n\n${placeholder('what fails, in one sentence')}\n`, ...parts].join('\n');
}
