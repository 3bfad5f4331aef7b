import type { Instruction } from '../../dockerfile/stage.ts';
import type { ServicePlan } from '../../model/index.ts';
import { BUILT_VARIABLES, publicVariables, scriptAddress, VARIABLES_OBJECT } from '../../sites/public-variables.ts';

/** Makes the build look public variables up when a page is opened, in place of writing them into its files. */
export function variablesOfBuild(service: ServicePlan): Instruction[] {
  const variables = publicVariables(service);
  if (variables.length === 0) return [];
  const names = variables.map(({ name }) => name).join(' ');
  return [
    {
      comment:
        'Public variables are looked up when a page is opened. Vite would write them into its files, which then were ' +
        "one environment's alone.",
      kind: 'copy',
      sources: [viteVariables.path],
      destination: '/opt/',
    },
    { kind: 'run', mounts: [], commands: [`node /opt/vite-variables.mjs ${scriptAddress(service)} ${names}`] },
  ];
}

export const viteVariables = {
  path: 'docker/vite-variables.mjs',
  content: String.raw`// Puts a configuration around that of Vite, in the build:  node vite-variables.mjs ADDRESS NAME…
//
// import.meta.env.NAME becomes a member of an object that the script at ADDRESS makes. An expression and not a placeholder:
// nothing compares it with another text while it builds, and names of files don't depend on values.
import * as fs from 'node:fs';

const [address, ...names] = process.argv.slice(2);
const configs = ['js', 'mjs', 'ts', 'cjs', 'mts', 'cts'].map((ending) => 'vite.config.' + ending);
let own = configs.find((file) => fs.existsSync(file));
// The new one is found before all others but these.
if (/\.m?js$/.test(own ?? '')) {
  const moved = own.replace('.config.', '.own-config.');
  fs.renameSync(own, moved);
  own = moved;
}
fs.writeFileSync('vite.config.mjs', [
  "import { writeFileSync } from 'node:fs';",
  "import { mergeConfig } from 'vite';",
  own === undefined ? 'const own = {};' : 'import own from ' + JSON.stringify('./' + own) + ';',
  'const names = ' + JSON.stringify(names) + ';',
  'const plugin = {',
  "  name: 'public-variables',",
  '  configResolved({ env }) {',
  '    const built = Object.fromEntries(names.map((name) => [name, env[name]]));',
  "    writeFileSync('${BUILT_VARIABLES}', 'export default ' + JSON.stringify(built) + ';\\n');",
  '  },',
  "  transformIndexHtml: () => [{ tag: 'script', attrs: { src: " + JSON.stringify(address) + " }, injectTo: 'head-prepend' }],",
  '};',
  "const define = Object.fromEntries(names.map((name) => ['import.meta.env.' + name, 'globalThis.${VARIABLES_OBJECT}.' + name]));",
  'export default async (environment) =>',
  "  mergeConfig(await (typeof own === 'function' ? own(environment) : own), { define, plugins: [plugin] });",
  '',
].join('\n'));
`,
};
