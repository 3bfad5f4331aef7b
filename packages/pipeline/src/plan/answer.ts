import { type ConfigurationAnswer, configurationNames, openRepository, writeAnswer } from '@seaworthy/core';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { writeFiles } from '../target/write-files.ts';

export interface AnswerOptions extends Pick<ProjectOptions, 'directory'> {
  answer: ConfigurationAnswer;
}

/**
 * Writes the answer to a question of the plan into the project's `seaworthy.yaml`, whose comments stay, and resolves to the name
 * of the file. Errors: CONFIGURATION_INVALID when the answer is not accepted there (nothing is written then), FILE_UNREADABLE,
 * TARGET_READ_ONLY, DISK_FULL, SYMLINK_OUTSIDE.
 */
export async function answer({ directory, answer: given }: AnswerOptions): Promise<string> {
  const { target } = await startRun({ directory });
  const repository = await openRepository(target.root);
  for (const name of configurationNames) {
    const text = await repository.readText(name);
    if (text === undefined) continue;
    await writeFiles(target, [{ path: name, content: writeAnswer(name, text, given) }]);
    return name;
  }
  const [name] = configurationNames;
  await writeFiles(target, [{ path: name, content: writeAnswer(name, '', given) }]);
  return name;
}
