import type { Fact, Question, ServiceFacts } from '../../model/index.ts';
import { mergeEnvironment } from '../../source/merge-environment.ts';
import { readProcfile } from '../../source/procfile.ts';
import type { Detection, Recognition } from '../detection.ts';
import { type Application, findMadeApplication, importName, traitsOf } from './application.ts';
import type { PythonFolder } from './python-folder.ts';
import { type Call, calledName, callsOf } from './source/calls.ts';
import { classesOf, functionsOf } from './source/definitions.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';
import { readPythonStart } from './start-command.ts';
import { readServer } from './started-server.ts';

/** Lines of a Procfile that are no processes which stay beside the first one. */
const notProcesses = /^(?:web|release|postdeploy)$/;

/** Processes of the folder that work on tasks: those of its Procfile, else those that its task queue needs. */
export async function findTaskProcesses(folder: PythonFolder, recognition: Recognition): Promise<Detection[]> {
  const named = await findNamed(folder, recognition);
  return named.length > 0 ? named : findQueues(folder, recognition);
}

/** A second server would have a port and a health route of its own, which nothing tells from the first one's. */
export async function sayLeftOutServers(folder: PythonFolder): Promise<Question[]> {
  const lines = await readProcfile(folder);
  const servers = lines.filter(({ command }) => readServer(command) !== undefined);
  const first = servers.find(({ name }) => name === 'web') ?? servers[0];
  return servers
    .filter((line) => line !== first)
    .map(({ name, command }) => {
      const entryPoint = readServer(command)?.application ?? '…';
      return {
        subject: `processes.${name}`,
        question: `\`${command.value}\` is a server beside this one, and is no part of the plan. If it belongs to the stack, name it in seaworthy.yaml: \`services: { ${name}: { path: …, entryPoint: ${entryPoint}, shape: server, port: … } }\`.`,
        candidates: [{ value: entryPoint, source: command.source }],
        blocking: false,
      };
    });
}

async function findNamed(folder: PythonFolder, recognition: Recognition): Promise<Detection[]> {
  const lines = (await readProcfile(folder)).filter(({ name }) => !notProcesses.test(name));
  return lines
    .filter(({ command }) => readServer(command) === undefined)
    .map(({ name, command }): Detection => {
      const start = readPythonStart(command);
      const entryPoints = start === undefined ? [] : [{ ...command, value: start.entryPoint }];
      const given = start?.command === undefined ? {} : { command: { ...command, value: [...start.command] } };
      return { ...recognition, process: name, shape: 'worker', entryPoints, ...given };
    });
}

function findQueues(folder: PythonFolder, recognition: Recognition): Detection[] {
  return [
    ...findCelery(folder, recognition),
    ...task(recognition, 'arq', 'worker', findArq(folder)),
    ...task(recognition, 'dramatiq', 'worker', findDramatiq(folder)),
    ...findRq(folder, recognition),
  ];
}

/** The worker, and the clock where the code sets it. */
function findCelery(folder: PythonFolder, recognition: Recognition): Detection[] {
  const dependency = folder.python.dependency('celery');
  if (dependency === undefined || readModules(folder.pythonSources, /\bCelery\s*\(/).length === 0) return [];
  const made = findMadeApplication(folder, 'Celery');
  // What only an argument makes is a part of something else that has to be found by hand.
  const application = made.factory === undefined ? made : { entryPoints: [] };
  const django = folder.python.dependency('django-celery-beat');
  const clock =
    django !== undefined ||
    readModules(folder.pythonSources, /\bbeat_schedule\b|\bCELERY_?BEAT_SCHEDULE\b|\badd_periodic_task\b/).length > 0;
  return [
    ...task(recognition, 'celery-worker', 'worker', application),
    ...(clock
      ? task(recognition, django === undefined ? 'celery-beat' : 'celery-beat-database', 'beat', application)
      : []),
  ];
}

/** `class WorkerSettings:` of arq, by the functions that it lists. */
function findArq(folder: PythonFolder): Application | undefined {
  if (folder.python.dependency('arq') === undefined) return undefined;
  const entryPoints = readModules(folder.pythonSources, /\bclass\s+\w+/, /\bfunctions\b/, /\barq\b/).flatMap((module) =>
    classesOf(module).flatMap(({ name, node, fields }): Fact<string>[] =>
      fields.some((field) => field.name === 'functions' || field.name === 'cron_jobs')
        ? [
            {
              value: `${importName(folder, module, undefined)}.${name}`,
              source: module.source(node),
              certainty: 'certain',
            },
          ]
        : [],
    ),
  );
  return entryPoints.length === 0 ? undefined : { entryPoints };
}

/** The modules whose functions are actors of dramatiq. */
function findDramatiq(folder: PythonFolder): Application | undefined {
  if (folder.python.dependency('dramatiq') === undefined) return undefined;
  const entryPoints = readModules(folder.pythonSources, /\bactor\b/, /\bdramatiq\b/).flatMap(
    (module): Fact<string>[] => {
      const actor = functionsOf(module).find(({ decorators }) => decorators.some((one) => calledName(one) === 'actor'));
      if (actor === undefined) return [];
      return [{ value: importName(folder, module, undefined), source: module.source(actor.node), certainty: 'likely' }];
    },
  );
  return entryPoints.length === 0 ? undefined : { entryPoints };
}

/**
 * The worker of RQ, for every queue that the code names. It is pointed at no module: a job carries the name of its function. Where
 * its Redis is, it takes from a variable of its own.
 */
function findRq(folder: PythonFolder, recognition: Recognition): Detection[] {
  if (folder.python.dependency('rq') === undefined) return [];
  const calls = readModules(folder.pythonSources, /\brq\b/).flatMap((module) =>
    callsOf(module).filter(({ name }) => name === 'rq.Queue' || name === 'rq.queue.Queue'),
  );
  const [first] = calls;
  if (first === undefined) return [];
  const names = calls.map((call) => nameOfQueue(call));
  // A queue by a computed name would be nobody's work.
  if (names.includes(undefined)) return [];
  const source = first.module.source(first.node);
  const scheduled = readModules(folder.pythonSources, /\.enqueue_(?:in|at)\s*\(/).length > 0;
  const command = ['-m', 'rq.cli', 'worker', ...(scheduled ? ['--with-scheduler'] : []), ...new Set(names as string[])];
  return [
    {
      ...recognition,
      process: 'worker',
      shape: 'worker',
      entryPoints: [{ value: 'rq.cli', source, certainty: 'certain' }],
      command: { value: command, source, certainty: 'certain' },
      environment: mergeEnvironment([{ name: 'RQ_REDIS_URL', required: true, source }]),
    },
  ];
}

/** `Queue('tides', connection=…)`; without a name it is the default one. `undefined`: it is computed. */
function nameOfQueue({ module, positional, keyword }: Call): string | undefined {
  const given = positional[0] ?? keyword('name');
  return given === undefined ? 'default' : textOf(module, given);
}

function task(
  recognition: Recognition,
  kind: string,
  process: string,
  application: Application | undefined,
): Detection[] {
  if (application === undefined) return [];
  const at = application.entryPoints[0]?.source ?? recognition.source;
  const traits: ServiceFacts['traits'] = { task: { value: kind, source: at, certainty: 'certain' } };
  return [
    {
      ...recognition,
      process,
      shape: 'worker',
      entryPoints: application.entryPoints,
      traits: { ...traitsOf(application), ...traits },
    },
  ];
}
