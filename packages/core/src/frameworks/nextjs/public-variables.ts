import type { Instruction } from '../../dockerfile/stage.ts';
import type { ServicePlan } from '../../model/index.ts';
import { serverFolder } from './standalone.ts';

/** Name of the program that fills the variables in and starts the server; it lies beside it. */
export const STARTER = 'next-start.mjs';

/** Where it lies in the repository. */
export const STARTER_FILE = `docker/${STARTER}`;

/**
 * The public variables whose values Next.js would write into its files while it builds: those that the code names
 * literally (`process.env.NEXT_PUBLIC_…`). Code that looks them up by a computed name reads them at run time by itself.
 */
export function inlinedVariables({ environment, traits }: ServicePlan): string[] {
  if (traits.inlinesPublic !== true) return [];
  return environment
    .filter((variable) => variable.public && /^[A-Z][A-Z0-9_]*$/.test(variable.name))
    .map(({ name }) => name);
}

/** Makes templates of the files that hold placeholders, in the stage that has built them. */
export function prepareInstructions(service: ServicePlan): Instruction[] {
  const inlined = inlinedVariables(service);
  const defaults = service.environment.flatMap(({ name, default: fallback = '' }) =>
    inlined.includes(name) ? [shellWord(`${name}=${fallback}`)] : [],
  );
  return [
    {
      comment:
        'Next.js writes public variables into its files while it builds. The build left placeholders; files that hold ' +
        'one become templates, and each start fills them in.',
      kind: 'copy',
      sources: [STARTER_FILE],
      destination: `${serverFolder(service)}/${STARTER}`,
    },
    { kind: 'run', mounts: [], commands: [`node ${serverFolder(service)}/${STARTER} prepare ${defaults.join(' ')}`] },
  ];
}

function shellWord(text: string): string {
  return /^[\w./:@%,+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
