import type { Fact, Question } from '../../model/index.ts';
import type { EnvironmentRead } from '../../source/merge-environment.ts';
import type { SourceFile } from '../../source/sources.ts';
import { validPort } from '../../source/valid-port.ts';
import { findNodeReads } from './environment.ts';
import { findListenCalls, portOf } from './listen-calls.ts';
import { findNamedPorts, findQuotedReads } from './named-ports.ts';
import type { NodeFolder } from './node-folder.ts';
import { sourceOf } from './source/place.ts';
import { projectOf } from './source/project.ts';
import { type Told, tellValue } from './source/tell-value.ts';
import { parseStartCommand, portArgument } from './start-command.ts';
import type { StartScript } from './start-script.ts';
import type { Start } from './starts.ts';

export interface PortFacts {
  port?: Fact<number>;
  portVariable?: Fact<string>;
}

/** `PORT`, `APP_PORT` and the like, not the ports of databases and other machines. */
const ownPort = /^(?:(?:APP|SERVER|HTTP|API|WEB|LISTEN|SERVICE)_)?PORT$/;

/**
 * The port that a Node server listens on: from its start command, its environment with the default, or `listen`. `sources`:
 * what the process reaches.
 */
export function findNodePort(folder: NodeFolder, start?: Start, sources = folder.javaScript): PortFacts {
  const said = start?.followed === undefined ? findScriptPort(folder) : portSaid(start.followed);
  if (start?.followed?.command.program === 'fastify') return portOfCommandLine(start, said);
  const listened = findListened(sources);
  const variable = listened.variable ?? (listened.isLiteral ? {} : findVariable(folder.javaScript));
  const port = said ?? variable.port ?? listened.port ?? findNamedPort(folder.javaScript);
  return {
    ...(port === undefined ? {} : { port }),
    ...(variable.portVariable === undefined ? {} : { portVariable: variable.portVariable }),
  };
}

export function findScriptPort(folder: NodeFolder): Fact<number> | undefined {
  for (const name of ['start:prod', 'start:production', 'start']) {
    const script = folder.manifest.script(name);
    const command = script === undefined ? undefined : parseStartCommand(script.value);
    if (script === undefined || command === undefined) continue;
    const said = portArgument(command.arguments) ?? validPort(Number(command.environment.PORT ?? Number.NaN));
    if (said !== undefined) return { value: said, source: script.source, certainty: 'certain' };
  }
  return undefined;
}

function portSaid({ command, script }: StartScript): Fact<number> | undefined {
  const value = portArgument(command.arguments) ?? validPort(Number(command.environment.PORT ?? Number.NaN));
  return value === undefined ? undefined : { ...script, value };
}

/** The command line of Fastify listens itself: where its option says, else where PORT says. */
function portOfCommandLine({ text }: Start, said: Fact<number> | undefined): PortFacts {
  return said === undefined ? { portVariable: { ...text, value: 'PORT' } } : { port: said };
}

/** Several ports that the code names, where no variable decides which of them is the service's. */
export function askPorts(sources: readonly SourceFile[]): Question[] {
  const project = projectOf(sources);
  const found = findListenCalls(sources).flatMap((call) => {
    const port = portOf(call);
    return port === undefined ? [] : literalPort(tellValue(port.place, project, port.path));
  });
  const byPort = new Map(found.map((fact) => [fact.value, fact]));
  if (byPort.size < 2) return [];
  return [
    {
      subject: 'port',
      question: 'The code listens on several ports. Which one answers the requests?',
      candidates: [...byPort.values()].map(({ value, source }) => ({ value: String(value), source })),
      blocking: true,
    },
  ];
}

interface Listened {
  /** What `listen` is given comes from a variable. */
  variable?: PortFacts;
  port?: Fact<number>;
  /** Every `listen` is given a literal, so that no variable decides. */
  isLiteral: boolean;
}

/** What the calls of `listen` are given, as far as that can be followed. */
function findListened(sources: readonly SourceFile[]): Listened {
  const project = projectOf(sources);
  const given = findListenCalls(sources).flatMap((call) => {
    const port = portOf(call);
    if (port === undefined) return [];
    // `listen(options)`: the options may be made elsewhere.
    return [tellValue(port.place, project, port.path) ?? tellValue(port.place, project, ['port'])];
  });
  const variables = given.filter((told) => told?.variable !== undefined) as (Told & { variable: { name: string } })[];
  const best = variables.find(({ variable }) => ownPort.test(variable.name)) ?? variables[0];
  const ports = given.flatMap((told) => (told?.variable === undefined ? literalPort(told) : []));
  return {
    ...(best === undefined ? {} : { variable: variableFacts(best, sources) }),
    ...(ports[0] === undefined ? {} : { port: ports[0] }),
    isLiteral: given.length > 0 && ports.length === given.length,
  };
}

function variableFacts({ variable, literal }: Told, sources: readonly SourceFile[]): PortFacts {
  if (variable === undefined) return {};
  // The place that says the default is a better proof than one that only names the variable.
  const reads = findNodeReads(sources).filter(({ name }) => name === variable.name);
  const said = bestOf(reads);
  const value = validPort(Number(literal?.value ?? Number.NaN)) ?? portIn(said);
  const source = said?.source ?? sourceOf(variable.at);
  return {
    portVariable: { value: variable.name, source, certainty: 'certain' },
    ...(value === undefined ? {} : { port: { value, source, certainty: 'certain' } }),
  };
}

/** A variable that is named like the port of the service, where no call says which one it is. */
function findVariable(sources: readonly SourceFile[]): PortFacts {
  const reads = [...findNodeReads(sources), ...findQuotedReads(sources)].filter(({ name }) => ownPort.test(name));
  const best = bestOf(reads);
  if (best === undefined) return {};
  const value = portIn(best);
  return {
    portVariable: { value: best.name, source: best.source, certainty: 'certain' },
    ...(value === undefined ? {} : { port: { value, source: best.source, certainty: 'certain' } }),
  };
}

function bestOf(reads: readonly EnvironmentRead[]): EnvironmentRead | undefined {
  return reads.find((read) => portIn(read) !== undefined) ?? reads[0];
}

function portIn(read: EnvironmentRead | undefined): number | undefined {
  return read?.default === undefined ? undefined : validPort(Number(read.default));
}

function literalPort(told: Told | undefined): Fact<number>[] {
  const value = told?.literal === undefined ? undefined : validPort(Number(told.literal.value));
  if (told?.literal === undefined || value === undefined) return [];
  return [{ value, source: sourceOf(told.literal.at), certainty: told.direct ? 'certain' : 'likely' }];
}

/** `listen(settings.port)` that can't be followed: a constant of the same name, which has to say that it is a port. */
function findNamedPort(sources: readonly SourceFile[]): Fact<number> | undefined {
  const project = projectOf(sources);
  for (const call of findListenCalls(sources)) {
    const port = portOf(call);
    for (const place of port === undefined ? [] : findNamedPorts(port.place, port.path, sources)) {
      const [fact] = literalPort(tellValue(place, project));
      if (fact !== undefined) return { ...fact, certainty: 'likely' };
    }
  }
  return undefined;
}
