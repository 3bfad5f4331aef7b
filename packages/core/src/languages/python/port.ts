import type { Fact } from '../../model/index.ts';
import { findLine } from '../../repository/line-numbers.ts';
import type { ServiceFolder } from '../../source/service-folder.ts';
import { findMatch } from '../../source/sources.ts';
import { validPort } from '../../source/valid-port.ts';
import type { PortFacts } from '../node/port.ts';

/** The port that a Python server is meant to listen on: from a start command, `uvicorn.run`, or the environment's default. */
export async function findPythonPort(folder: ServiceFolder): Promise<PortFacts> {
  const variable = findMatch(
    folder.pythonSources,
    /(?:environ(?:\.get)?\s*[([]|getenv\()\s*['"]((?:APP_|SERVER_|HTTP_|API_|WEB_)?PORT)['"]\s*(?:\]|,\s*['"]?(\d{2,5}))?/,
  );
  const fallback = validPort(Number(variable?.match[2] ?? Number.NaN));
  const run = findMatch(folder.pythonSources, /\buvicorn\.run\([^)]*?\bport\s*=\s*(\d{2,5})\b/);
  const literal = validPort(Number(run?.match[1] ?? Number.NaN));
  const port =
    (await findCommandPort(folder)) ??
    (run !== undefined && literal !== undefined
      ? { value: literal, source: run.source, certainty: 'certain' as const }
      : undefined) ??
    (variable !== undefined && fallback !== undefined
      ? { value: fallback, source: variable.source, certainty: 'certain' as const }
      : undefined);
  return {
    ...(port === undefined ? {} : { port }),
    ...(variable === undefined
      ? {}
      : {
          portVariable: { value: variable.match[1] as string, source: variable.source, certainty: 'certain' as const },
        }),
  };
}

async function findCommandPort(folder: ServiceFolder): Promise<Fact<number> | undefined> {
  for (const name of ['Procfile', 'start.sh', 'entrypoint.sh']) {
    const text = await folder.readText(name);
    const found = /\b(?:uvicorn|gunicorn|hypercorn)\b[^\n]*?(?:--port[ =]|(?:--bind|-b)[ =]\S*:)(\d{2,5})\b/.exec(
      text ?? '',
    );
    const value = validPort(Number(found?.[1] ?? Number.NaN));
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
