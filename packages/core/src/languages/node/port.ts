import type { Fact } from '../../model/index.ts';
import { findMatch, findMatches } from '../../source/sources.ts';
import { validPort } from '../../source/valid-port.ts';
import type { NodeFolder } from './node-folder.ts';
import { parseStartCommand, portArgument } from './start-command.ts';

export interface PortFacts {
  port?: Fact<number>;
  portVariable?: Fact<string>;
}

/** `PORT`, `APP_PORT` and the like, not the ports of databases and other machines. */
const variableName = `((?:APP_|SERVER_|HTTP_|API_|WEB_|LISTEN_|SERVICE_)?PORT)`;

/** The port that a Node server listens on: from its start script, its environment with the default, or `listen`. */
export function findNodePort(folder: NodeFolder): PortFacts {
  const variable = findVariable(folder);
  const port = findScriptPort(folder) ?? variable.port ?? findListenPort(folder);
  return {
    ...(port === undefined ? {} : { port }),
    ...(variable.portVariable === undefined ? {} : { portVariable: variable.portVariable }),
  };
}

export function findScriptPort(folder: NodeFolder): Fact<number> | undefined {
  for (const name of ['start:prod', 'start:production', 'start']) {
    const script = folder.manifest?.script(name);
    const command = script === undefined ? undefined : parseStartCommand(script.value);
    if (script === undefined || command === undefined) continue;
    const said = portArgument(command.arguments) ?? validPort(Number(command.environment.PORT ?? Number.NaN));
    if (said !== undefined) return { value: said, source: script.source, certainty: 'certain' };
  }
  return undefined;
}

function findVariable({ javaScript }: NodeFolder): PortFacts {
  const read = findMatches(
    javaScript,
    new RegExp(
      `(?:\\benv(?:ironment)?\\.${variableName}\\b|['"]${variableName}['"]|(?<=[{,]\\s*)${variableName}\\s*:\\s*(?:z|v|port|num|envalid)\\b)`,
    ),
  ).map(({ match, file, source }) => {
    const name = (match[1] ?? match[2] ?? match[3]) as string;
    // The default stands behind the variable in the same expression: `|| 3000`, `?? '3000'`, `.default(3000)`, `, 3000)`.
    const behind =
      file.text
        .slice(match.index + match[0].length, match.index + match[0].length + 160)
        .split(/[;\n](?!\s*[.?|])/)[0] ?? '';
    const fallback =
      /^\]?\s*(?:as\s+\w+\s*)?\)*\s*(?:,\s*10\s*\))?\s*(?:\|\||\?\?)\s*['"]?(\d{2,5})|\.default\(\s*['"]?(\d{2,5})|\bdefault:\s*['"]?(\d{2,5})|^\s*,\s*['"]?(\d{2,5})['"]?\s*\)/.exec(
        behind,
      );
    const value = validPort(Number(fallback?.[1] ?? fallback?.[2] ?? fallback?.[3] ?? fallback?.[4] ?? Number.NaN));
    return { name, source, value };
  });
  const destructured = findMatch(
    javaScript,
    new RegExp(
      `\\{[^{}]*\\b${variableName}\\b(?:\\s*:\\s*\\w+)?(?:\\s*=\\s*['"]?(\\d{2,5}))?[^{}]*\\}\\s*=\\s*process\\.env`,
    ),
  );
  if (destructured !== undefined) {
    const { match, source } = destructured;
    read.push({ name: match[1] as string, source, value: validPort(Number(match[2] ?? Number.NaN)) });
  }
  const best = read.find(({ value }) => value !== undefined) ?? read[0];
  if (best === undefined) return {};
  return {
    portVariable: { value: best.name, source: best.source, certainty: 'certain' },
    ...(best.value === undefined ? {} : { port: { value: best.value, source: best.source, certainty: 'certain' } }),
  };
}

function findListenPort({ javaScript }: NodeFolder): Fact<number> | undefined {
  const literal = findMatch(javaScript, /\.listen\(\s*(?:(\d{2,5})\b|\{[^{}]*?\bport:\s*(\d{2,5})\b)/);
  const value = validPort(Number(literal?.match[1] ?? literal?.match[2] ?? Number.NaN));
  if (literal !== undefined && value !== undefined) return { value, source: literal.source, certainty: 'certain' };
  // `listen(port)` with a constant: the constant has to have a name that says so.
  const name = findMatch(javaScript, /\.listen\(\s*(?:\{[^{}]*?\bport(?::\s*([\w.]+))?|([A-Za-z_][\w.]*))/);
  const last = (name?.match[1] ?? name?.match[2] ?? (name === undefined ? undefined : 'port'))?.split('.').at(-1);
  if (last === undefined || !/port/i.test(last)) return undefined;
  const constant = findMatch(
    javaScript,
    new RegExp(`\\b${last}\\b\\s*(?::\\s*number\\s*)?[:=]\\s*(?:Number\\()?['"]?(\\d{2,5})\\b`),
  );
  const constantValue = validPort(Number(constant?.match[1] ?? Number.NaN));
  if (constant === undefined || constantValue === undefined) return undefined;
  return { value: constantValue, source: constant.source, certainty: 'likely' };
}
