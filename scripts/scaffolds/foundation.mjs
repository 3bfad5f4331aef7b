import { placeholder } from '../placeholder.mjs';

const folder = 'packages/provision/src/foundations';

export const kind = { folder, entry: '*/foundation.ts' };

export function filesFor(id) {
  return {
    [`${folder}/${id}/foundation.ts`]: `import { runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: '${id}',
  title: '${placeholder('what it is, as people write it')}',
  variants: [
    {
      version: '${placeholder('as plans name it')}',
      debian: 'trixie',
      standsInFor: [{ repository: '${placeholder('the public image')}', tags: ['${placeholder('tags of this very version')}'] }],
      steps: [...runtimeBase, { unpack: ['${placeholder('packages, with all that they need')}'] }],
      omit: runtimeOmit,
      config: { env: {}, cmd: ['${placeholder('what runs')}'], user: '65532:65532' },
    },
  ],
});
`,
  };
}
