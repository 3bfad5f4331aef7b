import type { Question } from '../../model/index.ts';
import { readProcfile } from '../../source/procfile.ts';
import { askShape } from '../ask-shape.ts';
import type { Detection, Recognition } from '../detection.ts';
import { type NodeEntry, readStart } from './entry-points.ts';
import { askAboutJobAtHand } from './job-at-hand.ts';
import { findListenCalls } from './listen-calls.ts';
import type { NodeFolder } from './node-folder.ts';
import { startsSideBySide } from './side-by-side.ts';
import { asked, sourcesOfEntry, startFacts } from './start-facts.ts';
import { findStarts, type Start, scriptsNamed, startOf } from './starts.ts';
import { findStaying } from './staying.ts';

/** What people call a second process of a folder. Variants for development are no processes of their own. */
const processNames = ['worker', 'workers', 'queue', 'consumer', 'scheduler', 'bot', 'cron'];
const scriptNames = processNames.flatMap((name) => [
  `start:${name}:prod`,
  `start:prod:${name}`,
  `start:${name}`,
  `start-${name}`,
  `${name}:start`,
  name,
]);
/** Processes of a Procfile that are no processes which stay. */
const notProcesses = /^(?:web|release|postdeploy)$/;

/** Processes beside the first one, and what is said of those that are none of the plan. */
interface OtherProcesses {
  processes: Detection[];
  questions: Question[];
}

/** Processes beside the folder's first one: lines of a Procfile, scripts that are called as such, and what is started with it. */
export async function findOtherProcesses(
  folder: NodeFolder,
  recognition: Recognition,
  known: readonly NodeEntry[],
): Promise<OtherProcesses> {
  const taken = new Set(known.flatMap(({ entryPoints }) => entryPoints.map(({ value }) => value)));
  const found: OtherProcesses = { processes: [], questions: [] };
  for (const { name, start } of await findNamedStarts(folder)) {
    const read = await readStart(folder, start);
    const [first, ...more] = read?.entry.entryPoints ?? [];
    if (read === undefined || first === undefined || more.length > 0 || taken.has(first.value)) continue;
    const sources = sourcesOfEntry(folder, read.entry);
    taken.add(first.value);
    // One that listens has a port of its own, which nothing tells from the first one's.
    if (read.entry.sourceFile !== undefined && findListenCalls(sources).length > 0) {
      found.questions.push(sayLeftOut(name, start, first.value));
      continue;
    }
    found.processes.push({
      ...recognition,
      process: name,
      shape: 'worker',
      ...startFacts(read.entry),
      ...doubt(name, start, sources),
    });
  }
  return found;
}

interface NamedStart {
  name: string;
  start: Start;
}

async function findNamedStarts(folder: NodeFolder): Promise<NamedStart[]> {
  const lines = (await readProcfile(folder)).filter(({ name }) => !notProcesses.test(name));
  return [
    ...lines.map(({ name, command }) => ({ name, start: startOf(folder, command) })),
    ...scriptsNamed(folder, scriptNames).map((start) => ({
      name: processNames.find((name) => start.name?.split(/[:-]/).includes(name)) ?? 'worker',
      start,
    })),
    ...(await findStarts(folder)).flatMap((start) => startsSideBySide(folder, start)),
  ];
}

/** Its port and its health route would have to be told from those of the first process. */
function sayLeftOut(name: string, { text }: Start, entryPoint: string): Question {
  return {
    subject: `processes.${name}`,
    question: `\`${text.value}\` is a process beside this one that listens as well, and is no part of the plan. If it belongs to the stack, name it in seaworthy.yaml: \`services: { ${name}: { path: …, entryPoint: ${entryPoint}, shape: server, port: … } }\`.`,
    candidates: [{ value: entryPoint, source: text.source }],
    blocking: false,
  };
}

/** A script called `cron` may be what a clock outside runs: unless the code stays, it is asked. */
function doubt(name: string, { text }: Start, sources: NodeFolder['javaScript']): Pick<Detection, 'questions'> {
  const isOpen = /^(?:cron|queue|bot)$/.test(name) && findStaying(sources) === undefined;
  return asked([...(isOpen ? [askShape(`\`${text.value}\``, text)] : []), ...askAboutJobAtHand(sources)]);
}
