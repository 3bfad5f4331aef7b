import type { Fact } from '../model/index.ts';
import type { ServiceFolder } from './service-folder.ts';

/** One line of a Procfile: what the process is called, and the command that starts it. */
export interface ProcfileProcess {
  name: string;
  command: Fact<string>;
}

/** The processes that a Procfile of the folder names, in its order. */
export async function readProcfile(folder: ServiceFolder): Promise<ProcfileProcess[]> {
  const text = await folder.readText('Procfile');
  return (text ?? '').split('\n').flatMap((line, index) => {
    const [, name, command] = /^([\w-]+):[ \t]*(\S.*)$/.exec(line) ?? [];
    if (name === undefined || command === undefined) return [];
    const source = { file: folder.resolve('Procfile'), line: index + 1 };
    return [{ name, command: { value: command.trim(), source, certainty: 'certain' as const } }];
  });
}
