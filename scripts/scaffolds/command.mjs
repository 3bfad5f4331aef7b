import { placeholder } from '../placeholder.mjs';

const folder = 'packages/cli/src/commands';

export const kind = { folder, entry: '*/command.ts', companions: (id) => [`${folder}/${id}/run.ts`] };

export function filesFor(id) {
  return {
    [`${folder}/${id}/command.ts`]: `import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: '${id}',
  summary: '${placeholder('what it does, in a few words')}',
  description: '${placeholder('what it does, what it writes, and when it exits with 1')}',
  arguments: [],
  options: [],
  examples: [{ command: 'seaworthy ${id}', does: '${placeholder('the usual case')}' }],
});
`,
    [`${folder}/${id}/run.ts`]: `import { plan } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';

// Options become one call of the pipeline, its result becomes text: what is done lies in packages/pipeline.
const run: RunCommand = async ({ directory }) => {
  const result = await plan({ directory });
  const text = '${placeholder('what a person reads')}';
  return { exitCode: 0, text, document: result.plan, next: [nextCommand('plan', directory, 'see what was decided')] };
};
export default run;
`,
  };
}
