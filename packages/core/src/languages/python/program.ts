import type { Fact } from '../../model/index.ts';
import { askShape } from '../ask-shape.ts';
import type { Detection, Refusal } from '../detection.ts';
import { askAboutRequirements } from './ask-about-requirements.ts';
import type { PythonFolder } from './python-folder.ts';
import { importsPackage } from './source/imports.ts';
import { type PythonStart, readPythonStart } from './start-command.ts';
import { findStartCommands } from './started-server.ts';
import { findListening, findStaying } from './staying.ts';
import { findTaskProcesses } from './task-processes.ts';

/** What people call the file that starts a program. */
const usualFiles = ['main.py', 'app.py', 'bot.py', 'run.py', 'worker.py', 'start.py', 'server.py', '__main__.py'];
/** Code of these serves, whatever else starts in the folder. */
const web = ['flask', 'django', 'fastapi', 'starlette', 'litestar', 'quart', 'sanic', 'tornado', 'streamlit'];

interface Entry extends PythonStart {
  source: Fact<string>['source'];
  certainty: Fact<string>['certainty'];
}

/**
 * A program that listens on nothing: a worker where the code shows that it stays, else a question. `undefined` for a
 * library, and for a folder in which nothing says what starts.
 */
export async function describePythonProgram(folder: PythonFolder): Promise<readonly Detection[] | Refusal | undefined> {
  const { pythonSources, path } = folder;
  const source = { file: folder.python.pyproject?.file ?? folder.python.requirementsFile ?? folder.resolve('Pipfile') };
  const tasks = await findTaskProcesses(folder, { source });
  const isWeb = web.some((name) => importsPackage(pythonSources, name));
  const entry = isWeb ? undefined : await findEntry(folder);
  if (entry === undefined) return tasks.length === 0 ? undefined : tasks;
  const listening = findListening(folder);
  if (listening !== undefined)
    return {
      refused: { kind: 'framework', name: `A Python server by ${listening.value}`, path, source: listening.source },
    };
  const stays = findStaying(folder);
  const { entryPoint, command, ...at } = entry;
  if (tasks.length > 0 && (stays === undefined || tasks.some((task) => task.entryPoints[0]?.value === entryPoint)))
    return tasks;
  const program: Detection = {
    source: stays ?? source,
    shape: 'worker',
    entryPoints: [{ ...at, value: entryPoint }],
    ...(command === undefined ? {} : { command: { ...at, value: command } }),
    questions: [...(stays === undefined ? [askShape(entryPoint, at)] : []), ...askAboutRequirements(folder)],
  };
  return [program, ...tasks];
}

/** What a command of the repository starts, else the one file of a usual name that runs something by itself. */
async function findEntry(folder: PythonFolder): Promise<Entry | undefined> {
  for (const command of await findStartCommands(folder)) {
    const start = readPythonStart(command);
    const isThere = start !== undefined && (!start.entryPoint.endsWith('.py') || folder.has(start.entryPoint));
    if (isThere) return { ...start, source: command.source, certainty: command.certainty };
  }
  const files = folder.pythonSources.filter(({ file, text }) => {
    const name = folder.path === '.' ? file : file.slice(folder.path.length + 1);
    return usualFiles.includes(name) && /^if\s+__name__\s*==\s*['"]__main__['"]/m.test(text);
  });
  const [first, ...others] = files;
  if (first === undefined || others.length > 0) return undefined;
  const name = folder.path === '.' ? first.file : first.file.slice(folder.path.length + 1);
  return { entryPoint: name, source: { file: first.file }, certainty: 'likely' };
}
