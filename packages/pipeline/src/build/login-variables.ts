import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@seaworthy/core/model';
import { loginsOf } from '../plan-reading.ts';

/**
 * What the bake file's variables for logins are on this machine: the file of the tree where it is there, nothing where it
 * isn't. One that is set outside stays as it is.
 */
export function loginVariables(
  plan: Plan,
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    loginsOf(plan)
      .filter(({ variable }) => environment[variable] === undefined)
      .map(({ variable, path }) => [variable, existsSync(join(root, path)) ? path : '']),
  );
}
