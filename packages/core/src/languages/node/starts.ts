import type { Fact } from '../../model/index.ts';
import { findDockerfileCommand } from '../../source/existing-dockerfile.ts';
import { readProcfile } from '../../source/procfile.ts';
import type { NodeFolder } from './node-folder.ts';
import { followScript, type StartScript } from './start-script.ts';

/** One place that says how the folder's program is started. */
export interface Start {
  /** Name of the script; absent for a line of a Procfile or a Dockerfile. */
  name?: string;
  text: Fact<string>;
  /** Absent when it can't be told what it runs. */
  followed?: StartScript;
}

const production = ['start:prod', 'start:production', 'prod', 'production'];
const usual = ['start', 'serve', 'server', 'start:server'];

/** Every place that says how the folder's program is started, what is meant for production first. */
export async function findStarts(folder: NodeFolder): Promise<Start[]> {
  const web = (await readProcfile(folder)).find(({ name }) => name === 'web')?.command;
  const image = await findDockerfileCommand(folder);
  return [
    ...scriptsNamed(folder, production),
    ...(web === undefined ? [] : [startOf(folder, web)]),
    ...scriptsNamed(folder, usual),
    ...(image === undefined ? [] : [startOf(folder, image)]),
  ];
}

export function scriptsNamed(folder: NodeFolder, names: readonly string[]): Start[] {
  return names.flatMap((name) => {
    const text = folder.manifest.script(name);
    return text === undefined ? [] : [startOf(folder, text, name)];
  });
}

export function startOf({ manifest }: NodeFolder, text: Fact<string>, name?: string): Start {
  const followed = followScript(manifest, text, name);
  return { text, ...(name === undefined ? {} : { name }), ...(followed === undefined ? {} : { followed }) };
}
