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
    [`${folder}/run.ts`]: `import { plan } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';

// Options become one call of the pipeline, its result becomes text: what is done lies in packages/pipeline.
const run: RunCommand = async ({ directory }) => {
  const result = await plan({ directory });
  return { exitCode: 0, text: '', document: result.plan, next: [nextCommand('plan', directory, 'see what was decided')] };
};
export default run;
`,
  };
}
