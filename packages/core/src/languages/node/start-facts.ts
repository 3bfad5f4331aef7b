import type { Detection, Refusal } from '../detection.ts';
import type { NodeEntry } from './entry-points.ts';
import type { NodeFolder } from './node-folder.ts';
import { reachedFrom } from './source/reached.ts';

export function refuseRunner({ path }: NodeFolder, { value, source }: NonNullable<NodeEntry['runner']>): Refusal {
  return { refused: { kind: 'layout', name: `A program that is run by ${value}, which is not Node`, path, source } };
}

/** The sources that belong to a process. */
export function sourcesOfEntry(
  { javaScript, resolve }: NodeFolder,
  { sourceFile }: NodeEntry,
): NodeFolder['javaScript'] {
  return sourceFile === undefined ? javaScript : reachedFrom(resolve(sourceFile), javaScript);
}

/** How a process is started, as a detection says it. */
export function startFacts({
  entryPoints,
  command,
  environment,
  outputDirectory,
  buildScript,
  developmentPackage,
  runtime,
}: NodeEntry): Pick<
  Detection,
  'entryPoints' | 'command' | 'environment' | 'outputDirectory' | 'buildScript' | 'traits'
> {
  return {
    entryPoints,
    ...(command === undefined ? {} : { command }),
    ...(environment === undefined || environment.length === 0 ? {} : { environment }),
    ...(outputDirectory === undefined ? {} : { outputDirectory }),
    ...(buildScript === undefined ? {} : { buildScript }),
    ...traitsOf(developmentPackage, runtime),
  };
}

function traitsOf(
  developmentPackage: NodeEntry['developmentPackage'],
  runtime: NodeEntry['runtime'],
): Pick<Detection, 'traits'> {
  if (developmentPackage === undefined && runtime === undefined) return {};
  return {
    traits: {
      ...(developmentPackage === undefined ? {} : { developmentPackage }),
      ...(runtime === undefined ? {} : { runtime: runtime.name }),
      ...(runtime?.version === undefined ? {} : { runtimeVersion: runtime.version }),
    },
  };
}

export function asked(questions: NonNullable<Detection['questions']>): Pick<Detection, 'questions'> {
  return questions.length === 0 ? {} : { questions };
}
