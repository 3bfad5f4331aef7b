import { configurationSource } from '../configuration/read-configuration.ts';
import { userError } from '../errors/index.ts';
import { ownDefaults } from '../frameworks/defaults-of.ts';
import type { Language } from '../languages/define-language.ts';
import type { Detection, Refusal } from '../languages/detection.ts';
import { languageOf } from '../languages/language-of.ts';
import type { Configuration } from '../model/index.ts';
import { shapeIds } from '../shapes/shape-of.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import { nearest } from '../text/nearest.ts';
import { chooseFramework, frameworkNamed, type Omission } from './choose-framework.ts';
import { type ConfiguredService, configuredFolder, declaredProcesses } from './name-services.ts';
import type { RecognisedProcess } from './recognised-process.ts';

/**
 * Every process of a folder: those that its framework shows, and those that seaworthy.yaml declares beside them, or
 * where nothing shows any.
 * @throws CONFIGURATION_INVALID for a framework or a shape that there is not
 */
export async function recogniseProcesses(
  folder: ServiceFolder,
  configuration: Configuration,
): Promise<readonly RecognisedProcess[] | Refusal | Omission | undefined> {
  const choice = await chooseFramework(folder, configuration);
  if (choice === undefined) return declareAll(folder, configuration);
  if ('refused' in choice || 'omitted' in choice) return choice;
  const { detections, ...won } = choice;
  const configured = configuredFolder(folder, configuration);
  const found = detections.map((detection, index) => ({
    ...won,
    detection: index === 0 ? withShape(detection, configuration, configured?.name) : detection,
    first: index === 0,
  }));
  const declared = declaredProcesses(folder, configuration);
  const [main] = found;
  if (main === undefined) return undefined;
  if (declared.length > 0 && ownDefaults(won.detector.id).buildsOwnProcessOnly === true)
    return refuseOthers(main, configuration, declared[0]?.name as string);
  return [
    ...found,
    ...declared.map(({ name, service }) => ({
      ...main,
      declared: name,
      first: false,
      undecided: undefined,
      detection: withShape(
        declaredDetection(main.detection, configuration, name, service.entryPoint as string),
        configuration,
        name,
      ),
    })),
  ];
}

/**
 * A folder that no framework recognises: its services are those that seaworthy.yaml gives a framework. What it does not say
 * beside that is looked for as in any folder of the language.
 */
async function declareAll(
  folder: ServiceFolder,
  configuration: Configuration,
): Promise<readonly RecognisedProcess[] | Refusal | undefined> {
  const configured = configuredFolder(folder, configuration);
  const entries = [...(configured === undefined ? [] : [configured]), ...declaredProcesses(folder, configuration)];
  const processes: RecognisedProcess[] = [];
  for (const { name, service } of entries) {
    if (service.framework === undefined) continue;
    const detector = frameworkNamed(service.framework, configuration, name);
    const language = languageOf(detector.language);
    const opened = await language.reading.open(folder);
    if (opened === undefined) continue;
    const found = await describeDeclared(opened, language, configuration, { name, service });
    if (found === undefined) continue;
    if ('refused' in found) return found;
    const first = processes.length === 0;
    processes.push({
      folder: opened,
      language,
      detector,
      detection: found,
      undecided: undefined,
      declared: name,
      first,
    });
  }
  return processes.length === 0 ? undefined : processes;
}

async function describeDeclared(
  folder: ServiceFolder,
  { reading }: Language,
  configuration: Configuration,
  { name, service: { entryPoint, shape } }: ConfiguredService,
): Promise<Detection | Refusal | undefined> {
  const source = configurationSource(configuration, ['services', name, 'framework']);
  const described =
    entryPoint !== undefined && shape !== undefined ? undefined : await reading.describeProcess?.(folder);
  if (described !== undefined && 'refused' in described) return described;
  if (entryPoint === undefined)
    return described === undefined ? undefined : withShape({ ...described, source }, configuration, name);
  const known = { shape: 'server', ...described, source };
  return withShape({ ...known, ...declaredDetection(known, configuration, name, entryPoint) }, configuration, name);
}

/** What a declared process shares with the one that was found: how it is built, and nothing of how it is reached. */
function declaredDetection(
  { version, source, outputDirectory, buildScript, portVariable, traits }: Omit<Detection, 'shape' | 'entryPoints'>,
  configuration: Configuration,
  name: string,
  entryPoint: string,
): Omit<Detection, 'shape'> {
  const at = configurationSource(configuration, ['services', name, 'entryPoint']);
  return {
    ...(version === undefined ? {} : { version }),
    source,
    entryPoints: [{ value: entryPoint, source: at, certainty: 'certain' }],
    ...(outputDirectory === undefined ? {} : { outputDirectory }),
    ...(buildScript === undefined ? {} : { buildScript }),
    ...(portVariable === undefined ? {} : { portVariable }),
    ...(traits === undefined ? {} : { traits }),
  };
}

/** @throws CONFIGURATION_INVALID */
function withShape<Found extends Omit<Detection, 'shape'> & { shape?: string }>(
  detection: Found,
  configuration: Configuration,
  name: string | undefined,
): Found & { shape: string } {
  const wanted = name === undefined ? undefined : configuration.services?.[name]?.shape;
  if (wanted !== undefined && !shapeIds.includes(wanted)) throw unknownShape(configuration, name ?? '', wanted);
  return { ...detection, shape: wanted ?? detection.shape ?? '' };
}

function unknownShape(configuration: Configuration, service: string, shape: string): Error {
  const { file, line } = configurationSource(configuration, ['services', service, 'shape']);
  const guess = nearest(shape, shapeIds);
  return userError('CONFIGURATION_INVALID', {
    place: line === undefined ? file : `${file}:${line}`,
    problem: `there is no shape ${shape}${guess === undefined ? '' : `; did you mean ${guess}`}`,
    allowed: shapeIds.join(', '),
  });
}

function refuseOthers({ detector, folder }: RecognisedProcess, configuration: Configuration, name: string): Refusal {
  return {
    refused: {
      kind: 'layout',
      name: `${name}, a process beside ${detector.name}, whose build holds nothing else`,
      path: folder.path,
      source: configurationSource(configuration, ['services', name]),
    },
  };
}
