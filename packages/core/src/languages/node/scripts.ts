import type { ServiceFacts } from '../../model/index.ts';
import type { NodeFolder } from './node-folder.ts';

const relevant = ['build', 'dev', 'start', 'start:dev', 'start:prod', 'test'];

/** Scripts of package.json that matter to containers. */
export function findScripts({ manifest }: NodeFolder): ServiceFacts['scripts'] {
  return Object.fromEntries(
    relevant.flatMap((name) => {
      const script = manifest.script(name);
      return script === undefined ? [] : [[name, script]];
    }),
  );
}
