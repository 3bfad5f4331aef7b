import type { CommandDefinition } from '../invocation/definitions.ts';

/** Declares a command. Its folder's `run.ts` default-exports a `RunCommand`. */
export function defineCommand<const Definition extends CommandDefinition>(definition: Definition): Definition {
  return definition;
}
