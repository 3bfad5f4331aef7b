export function filesFor(id) {
  const folder = `packages/cli/src/commands/${id}`;
  return {
    [`${folder}/command.ts`]: `import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: '${id}',
  summary: 'what it does, in a few words',
  description: 'What it does, what it writes, and when it exits with 1.',
  arguments: [],
  options: [],
  examples: [{ command: 'seaworthy ${id}', does: 'the usual case' }],
});
`,
    [`${folder}/run.ts`]: `import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { openTarget } from '../../target/open-target.ts';

const run: RunCommand = async ({ directory }) => {
  const target = await openTarget(directory);
  return { exitCode: 0, text: '', document: {}, next: [nextCommand('plan', target, 'see what was decided')] };
};
export default run;
`,
  };
}
