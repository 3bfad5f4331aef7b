import type { Instruction } from '../../dockerfile/stage.ts';
import type { ServicePlan } from '../../model/index.ts';

/** Name of the program that fills the variables in and starts the server; it lies beside it. */
export const STARTER = 'start.mjs';

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

/** What stands for a variable in a build: an address, so that code which takes it apart while building works. */
export function placeholderOf(name: string): string {
  return `https://${name.toLowerCase().replaceAll('_', '-')}.invalid`;
}

/** Puts the starter into the image. */
export function starterInstruction(service: ServicePlan): Instruction {
  const defaults = service.environment.flatMap(({ name, default: fallback }) =>
    inlinedVariables(service).includes(name) ? [[name, fallback ?? '']] : [],
  );
  return {
    comment:
      'Next.js writes public variables into its files while it builds. The build left placeholders; this fills them in ' +
      'at each start, in a copy, as the root is read-only.',
    kind: 'file',
    path: `./${STARTER}`,
    content: starter(Object.fromEntries(defaults)),
  };
}

function starter(defaults: Record<string, string>): string {
  return `import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const from = import.meta.dirname;
const to = '/tmp/app';
const values = Object.entries(${JSON.stringify(defaults)}).map(([name, fallback]) => {
  const value = process.env[name] || fallback;
  // The same text has to be right in scripts, JSON and HTML.
  if (/["'\`\\\\<>&\\n]/.test(value)) throw new Error(\`\${name} must not hold quotes, <, >, & or line ends.\`);
  return ['https://' + name.toLowerCase().replaceAll('_', '-') + '.invalid', value];
});

rmSync(to, { recursive: true, force: true });
mkdirSync(to);
for (const name of readdirSync(from)) {
  // Next.js looks for its files beside these; everything else is only read.
  if (['.next', 'package.json', 'server.js'].includes(name)) cpSync(join(from, name), join(to, name), { recursive: true });
  else symlinkSync(join(from, name), join(to, name));
}
for (const entry of readdirSync(join(to, '.next'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\\.(?:[cm]?js|json|html|rsc|body|css|txt)$/.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const text = readFileSync(file, 'utf8');
  const filled = values.reduce((result, [placeholder, value]) => result.replaceAll(placeholder, value), text);
  if (filled !== text) writeFileSync(file, filled);
}
await import(join(to, 'server.js'));
`;
}
