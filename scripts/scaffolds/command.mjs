export function filesFor(id) {
  const folder = `packages/cli/src/commands/${id}`;
  return {
    [`${folder}/command.ts`]: `import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: '${id}',
  summary: 'What it does, in a few words',
  description: 'What it promises, and when it exits with 1.',
  arguments: [],
  options: [],
  examples: [{ command: 'seaworthy ${id}', does: 'what the example does' }],
});
`,
    [`${folder}/run.ts`]: `import type { RunCommand } from '../../invocation/invocation.ts';

const run: RunCommand = async () => {
  return { exitCode: 0, text: 'What a person reads.', document: {}, next: [] };
};
export default run;
`,
  };
}
