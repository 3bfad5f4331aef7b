import { camelCase } from '../registries.mjs';

export function filesFor(id) {
  const words = id.replaceAll('-', ' ');
  return {
    [`packages/engine/src/checks/${id}.ts`]: `import { defineCheck, fail, pass } from './define-check.ts';

export default defineCheck({
  id: '${id}',
  severity: 'medium',
  title: { pass: 'No ${words}', fail: 'There is: ${words}' },
  needs: ['processes'],

  judge({ processes }) {
    const bad = processes.filter(({ command }) => command.includes('${id}'));
    if (bad.length === 0) return pass(\`\${processes.length} processes, none affected\`);

    return fail({
      message: \`\${bad.length} of \${processes.length} processes are affected.\`,
      seen: bad.map(({ pid, command }) => \`pid \${pid}: \${command}\`),
      fix: 'What to write, and where.',
    });
  },
});
`,
    [`packages/engine/src/checks/${id}.test.ts`]: `import { expect, test } from 'vitest';
import ${camelCase(id)} from './${id}.ts';

test('names what it saw', () => {
  expect(${camelCase(id)}.id).toEqual('');
});
`,
    [`docs/checks/${id}.md`]: `# ${id}

What fails, in one paragraph.

## Why it matters

## How it is observed

## How to fix it

## The same problem elsewhere
`,
    [`fixtures/images/${id}/compose.yaml`]: `# \`fails\` shows the problem, \`passes\` is its good twin; they differ in nothing else.
services:
  fails:
    build: ../server
  passes:
    build: ../server
`,
  };
}
