import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Surroundings } from '../output/error-box.ts';
import { placeOption, programName } from './program-name.ts';

/**
 * Of this process. The documents lie beside the program, and in a checkout of it also in the working directory. `directory`:
 * of the project, where there is one.
 */
export function surroundings(directory?: string): Surroundings {
  const script = process.argv[1] ?? 'seaworthy';
  return {
    program: programName(script, process.env, process.cwd()),
    place: placeOption(directory),
    pathOf(page) {
      if (existsSync(page) || !existsSync(script)) return page;
      const shipped = join(dirname(realpathSync(script)), page);
      return existsSync(shipped) ? shipped : page;
    },
  };
}
