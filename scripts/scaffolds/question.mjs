import { placeholder } from '../placeholder.mjs';
import { camelCase } from '../registries.mjs';

const folder = 'packages/agent/src/questions';

/** What the agent is asked inside a container; experiments need it by its name. */
export const kind = {
  folder,
  entry: '*/question.ts',
  companions: (id) => [`${folder}/${id}/answer.ts`],
};

export function filesFor(id) {
  return {
    [`${folder}/${id}/answer.ts`]: `import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** ${placeholder('what is told, in which units')} */
export default defineAnswer({
  touches: 'nothing',
  schema: z.object({ count: z.int() }),
});
`,
    [`${folder}/${id}/question.ts`]: `import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** ${placeholder('by which files or signs it is known')} */
export default function ${camelCase(id)}(tested: Tested): AnswerTo<typeof answer> {
  return { count: tested.processes().pids.length };
}
`,
  };
}
