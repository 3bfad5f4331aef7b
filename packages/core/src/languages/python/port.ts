import type { Fact, ServiceFacts } from '../../model/index.ts';
import { validPort } from '../../source/valid-port.ts';
import { findUvicornRuns } from './asgi-start.ts';
import { findEnvironmentReads } from './environment.ts';
import type { PythonFolder } from './python-folder.ts';
import { plainValueOf } from './source/literals.ts';

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

/** `uvicorn.run(app, port=4410)`. */
function findRunPort({ pythonSources }: PythonFolder): Fact<number> | undefined {
  for (const { module, node, keyword } of findUvicornRuns(pythonSources)) {
    const value = numericPort(plainValueOf(module, keyword('port')));
    if (value !== undefined) return { value, source: module.source(node), certainty: 'certain' };
  }
  return undefined;
}

async function findCommandPort(folder: PythonFolder): Promise<Fact<number> | undefined> {
  for (const name of ['Procfile', 'start.sh', 'entrypoint.sh']) {
    const text = await folder.readText(name);
    for (const [index, line] of (text ?? '').split('\n').entries()) {
      const value = portOfCommand(line);
      if (value !== undefined)
        return { value, source: { file: folder.resolve(name), line: index + 1 }, certainty: 'certain' };
    }
  }
  return undefined;
}

/** `uvicorn app:app --port 4410`, `gunicorn -b 0.0.0.0:4410`. */
function portOfCommand(line: string): number | undefined {
  const server = line.search(/\b(?:uvicorn|gunicorn|hypercorn)\b/);
  if (server < 0) return undefined;
  const words = line.slice(server).split(/[ =]/);
  const ports = words.map((word, index) => {
    const option = words[index - 1];
    const value = /^[^'"`]*/.exec(word)?.[0] ?? '';
    if (option === '--port') return numericPort(value);
    return (option === '--bind' || option === '-b') && value.includes(':')
      ? numericPort(value.split(':').at(-1))
      : undefined;
  });
  return ports.find((port) => port !== undefined);
}

function numericPort(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{2,5}$/.test(text) ? validPort(Number(text)) : undefined;
}
