import type { Fact, ServiceFacts } from '../../model/index.ts';
import { validPort } from '../../source/valid-port.ts';
import { findEnvironmentReads } from './environment.ts';
import type { PythonFolder } from './python-folder.ts';
import { calledName, callsOf } from './source/calls.ts';
import { plainValueOf } from './source/literals.ts';
import { readModules } from './source/module.ts';
import { wordsOf } from './start-command.ts';
import { findUvicornRuns } from './started-application.ts';
import { findStartCommands, readServer } from './started-server.ts';

/** The port that a Python server is meant to listen on: from a start command, `uvicorn.run`, or the environment's default. */
export async function findPythonPort(folder: PythonFolder): Promise<Pick<ServiceFacts, 'port' | 'portVariable'>> {
  const variable = findEnvironmentReads(folder.pythonSources).find(({ name }) =>
    /^(?:APP_|SERVER_|HTTP_|API_|WEB_)?PORT$/.test(name),
  );
  const fallback = numericPort(variable?.default);
  const port =
    (await findCommandPort(folder)) ??
    findRunPort(folder) ??
    (variable === undefined || fallback === undefined
      ? undefined
      : { value: fallback, source: variable.source, certainty: 'certain' as const });
  return {
    ...(port === undefined ? {} : { port }),
    ...(variable === undefined
      ? {}
      : { portVariable: { value: variable.name, source: variable.source, certainty: 'certain' } }),
  };
}

/** `uvicorn.run(app, port=4410)`, `app.run(port=4410)`. */
function findRunPort({ pythonSources }: PythonFolder): Fact<number> | undefined {
  const byItself = readModules(pythonSources, /\b(?:flask|quart|app)\b/i, /\.run\s*\(/).flatMap((module) =>
    callsOf(module).filter((call) => calledName(call) === 'run' && call.keyword('port') !== undefined),
  );
  for (const { module, node, keyword } of [...findUvicornRuns(pythonSources), ...byItself]) {
    const value = numericPort(plainValueOf(module, keyword('port')));
    if (value !== undefined) return { value, source: module.source(node), certainty: 'certain' };
  }
  return undefined;
}

async function findCommandPort(folder: PythonFolder): Promise<Fact<number> | undefined> {
  for (const command of await findStartCommands(folder)) {
    const value = portOfCommand(command);
    if (value !== undefined) return { ...command, value };
  }
  return undefined;
}

/** `uvicorn app:app --port 4410`, `gunicorn -b 0.0.0.0:4410`, `fastapi run --port 80`, `manage.py runserver 0.0.0.0:8000`. */
function portOfCommand(command: Fact<string>): number | undefined {
  const started = readServer(command);
  if (started === undefined) return portOfTool(wordsOf(command.value));
  const { program, options } = started;
  const bind = options.get('--bind') ?? options.get('-b');
  const named = options.get('--port') ?? (program === 'daphne' ? options.get('-p') : undefined);
  return numericPort(named) ?? (bind?.includes(':') === true ? numericPort(bind.split(':').at(-1)) : undefined);
}

function portOfTool(words: readonly string[]): number | undefined {
  const after = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  if (words.includes('fastapi') && words.includes('run')) {
    const joined = words.find((word) => word.startsWith('--port='))?.slice('--port='.length);
    return numericPort(after('--port') ?? joined);
  }
  return numericPort(after('runserver')?.split(':').at(-1));
}

function numericPort(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{2,5}$/.test(text) ? validPort(Number(text)) : undefined;
}
