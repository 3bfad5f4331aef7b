import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/languages';

export const kind = { folder, entry: '*/language.ts' };

/** A language that is recognised and refused by its name; `reading` and `building` make it one that is supported. */
export function filesFor(id) {
  return {
    [`${folder}/${id}/language.ts`]: `import { defineLanguage } from '../define-language.ts';

export default defineLanguage({
  id: '${id}',
  name: '${placeholder('its name')}',
  manifests: ['${placeholder('the file that makes a folder a project of it')}'],
});
`,
  };
}
