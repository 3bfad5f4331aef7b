import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/datastores';

export const kind = { folder, entry: '*/datastore.ts' };

/** A datastore that is recognised and named; with a `service` beside `recognition` a stack gets one. */
export function filesFor(id) {
  const word = id.toUpperCase().replaceAll('-', '_');
  return {
    [`${folder}/${id}/datastore.ts`]: `import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: '${id}',
  name: '${placeholder('its name')}',
  recognition: {
    clients: { node: ['${placeholder('packages that talk to nothing else')}'], python: [] },
    urlSchemes: ['${placeholder('of its connection strings')}'],
    words: ['${word}'],
    sharedWords: [],
    images: ['${placeholder('ends of repository names')}'],
    ports: [],
  },
});
`,
  };
}
