import type { Fact, ServiceFacts } from '../../model/index.ts';
import { findLine } from '../../repository/line-numbers.ts';
import type { ServiceFolder } from '../../source/service-folder.ts';
import { validPort } from '../../source/valid-port.ts';
import { findUvicornRuns } from './asgi-start.ts';
import { findEnvironmentReads } from './environment.ts';
import { plainValueOf } from './source/literals.ts';

/** The port that a Python server is meant to listen on: from a start command, `uvicorn.run`, or the environment's default. */
export async function findPythonPort(folder: ServiceFolder): Promise<Pick<ServiceFacts, 'port' | 'portVariable'>> {
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
function findRunPort({ pythonSources }: ServiceFolder): Fact<number> | undefined {
  for (const { module, node, keyword } of findUvicornRuns(pythonSources)) {
    const value = numericPort(plainValueOf(module, keyword('port')));
    if (value !== undefined) return { value, source: module.source(node), certainty: 'certain' };
  }
  return undefined;
}

async function findCommandPort(folder: ServiceFolder): Promise<Fact<number> | undefined> {
  for (const name of ['Procfile', 'start.sh', 'entrypoint.sh']) {
    const text = await folder.readText(name);
    const found = /\b(?:uvicorn|gunicorn|hypercorn)\b[^\n]*?(?:--port[ =]|(?:--bind|-b)[ =]\S*:)(\d{2,5})\b/.exec(
      text ?? '',
    );
    const value = numericPort(found?.[1]);
    if (text === undefined || value === undefined) continue;
    const line = findLine(text, /\b(?:uvicorn|gunicorn|hypercorn)\b[^\n]*(?:--port|--bind|-b)[ =]/);
    return {
      value,
      source: { file: folder.resolve(name), ...(line === undefined ? {} : { line }) },
      certainty: 'certain',
    };
  }
  return undefined;
}

function numericPort(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{2,5}$/.test(text) ? validPort(Number(text)) : undefined;
}
