import type { Fact } from '../../model/index.ts';
import type { Detection } from '../detection.ts';
import { askAboutRequirements } from './ask-about-requirements.ts';
import type { PythonFolder } from './python-folder.ts';
import { importsPackage } from './source/imports.ts';
import { wordsOf } from './start-command.ts';
import { findStartCommands } from './started-server.ts';

/** What people call the first page of an application. */
const usualFiles = ['streamlit_app.py', 'app.py', 'main.py', 'Home.py', 'home.py'];

/** The script that Streamlit runs, by the command that starts it, else by its name; it answers for its health by itself. */
export async function findStreamlit(
  folder: PythonFolder,
): Promise<Pick<Detection, 'shape' | 'entryPoints' | 'port' | 'liveness' | 'readiness' | 'questions'>> {
  const commands = await findStartCommands(folder);
  const started = commands.flatMap((command): Fact<string>[] => {
    const words = wordsOf(command.value);
    const file = words.slice(words.indexOf('streamlit') + 1).find((word) => word.endsWith('.py'));
    const name = file?.replace(/^(?:\.\/|\/app\/)/, '');
    return words.includes('streamlit') && name !== undefined && folder.has(name) ? [{ ...command, value: name }] : [];
  });
  const ports = commands.flatMap((command): Fact<number>[] => {
    const port = /--server\.port[\s=]["']?(\d{2,5})\b/.exec(command.value)?.[1];
    return port === undefined ? [] : [{ ...command, value: Number(port) }];
  });
  const source = folder.python.dependency('streamlit')?.source ?? { file: folder.path };
  const own = { value: '/_stcore/health', source, certainty: 'certain' as const };
  const questions = askAboutRequirements(folder);
  return {
    shape: 'server',
    entryPoints: started.length > 0 ? started.slice(0, 1) : findUsual(folder),
    ...(ports[0] === undefined ? {} : { port: ports[0] }),
    ...{ liveness: own, readiness: own },
    ...(questions.length === 0 ? {} : { questions }),
  };
}

function findUsual(folder: PythonFolder): Fact<string>[] {
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  return folder.pythonSources
    .filter((source) => usualFiles.includes(source.file.slice(prefix)) && importsPackage([source], 'streamlit'))
    .map(({ file }) => ({ value: file.slice(prefix), source: { file }, certainty: 'likely' }));
}
