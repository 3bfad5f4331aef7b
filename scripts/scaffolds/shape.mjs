import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/shapes';

export const kind = { folder, entry: '*/shape.ts' };

export function filesFor(id) {
  return {
    [`${folder}/${id}/shape.ts`]: `import { defineShape } from '../define-shape.ts';

export default defineShape({
  id: '${id}',
  noun: '${placeholder('what stands behind the name of a framework')}',
  listens: false,
  published: false,
  dependantsWaitFor: 'started',
  restarts: true,
  debugged: true,
  inBrowsers: false,
  drain: { seconds: 10, because: '${placeholder('what it does in the time between SIGTERM and its end')}' },
});
`,
  };
}
