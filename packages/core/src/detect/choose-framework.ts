import { configurationSource } from '../configuration/read-configuration.ts';
import { userError } from '../errors/index.ts';
import { ownDefaults } from '../frameworks/defaults-of.ts';
import type { Detector, Recognised } from '../frameworks/define-detector.ts';
import { knownFrameworks, supportedFrameworks } from '../frameworks/supported-frameworks.ts';
import type { Language } from '../languages/define-language.ts';
import type { Detection, Refusal } from '../languages/detection.ts';
import { supportedLanguages } from '../languages/language-of.ts';
import type { Configuration, OmittedFolder, ServiceFacts } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import { nearest } from '../text/nearest.ts';
import { configuredFolder } from './name-services.ts';

/** A detector that won, with the folder as its language sees it. */
interface Winner {
  folder: ServiceFolder;
  language: Language;
  detector: Detector;
  detections: readonly Detection[];
  undecided: ServiceFacts['undecided'];
}
/** What is recognised, and is no service. */
export interface Omission {
  omitted: OmittedFolder;
}
interface Match {
  detector: Detector;
  outcome: Recognised;
  opened: ServiceFolder;
}

/**
 * The detector that wins in a folder. `supersedes` decides between several, and `framework` in seaworthy.yaml; what
 * remains is `undecided`. Known frameworks without a recipe count where nothing supported is left. `undefined`: the
 * folder is no service.
 * @throws CONFIGURATION_INVALID when seaworthy.yaml names a framework that there is no recipe for
 */
export async function chooseFramework(
  folder: ServiceFolder,
  configuration: Configuration,
): Promise<Winner | Refusal | Omission | undefined> {
  const found = await findMatches(folder, wantedFramework(folder, configuration));
  const matches = withoutPackedPages(withoutLastResorts(found));
  const superseded = new Set(matches.flatMap(({ detector }) => detector.supersedes));
  const left = matches
    .filter(({ detector }) => !superseded.has(detector.id))
    .sort((a, b) => byCodeUnit(a.detector.id, b.detector.id));
  const supported = left.filter(({ outcome }) => 'refused' in outcome || detectionsOf(outcome).length > 0);
  const [first, ...others] = supported;
  if (first === undefined) return withoutRecipe(left);
  if ('refused' in first.outcome) return first.outcome;
  const undecided = others.flatMap(({ detector, outcome }) =>
    detectionsOf(outcome)
      .slice(0, 1)
      .map(({ source }) => ({ id: detector.id, name: detector.name, source })),
  );
  return {
    folder: first.opened,
    language: supportedLanguages.find(({ id }) => id === first.detector.language) as Language,
    detector: first.detector,
    detections: detectionsOf(first.outcome),
    undecided: undecided.length === 0 ? undefined : undecided,
  };
}

function withoutLastResorts(matches: readonly Match[]): readonly Match[] {
  const others = matches.filter(({ detector }) => detector.lastResort !== true);
  return others.length === 0 ? matches : others;
}

function withoutPackedPages(matches: readonly Match[]): readonly Match[] {
  if (!matches.some(({ detector }) => detector.packsPages === true)) return matches;
  return matches.filter(({ detector }) => ownDefaults(detector.id).servesPages !== true);
}

/** Asks each detector about the folder as its language sees it. */
async function findMatches(folder: ServiceFolder, asked: readonly Detector[]): Promise<Match[]> {
  const matches = await Promise.all(
    supportedLanguages.map(async (language) => {
      const own = asked.filter((detector) => detector.language === language.id);
      const opened = own.length === 0 ? undefined : await language.reading.open(folder);
      if (opened === undefined) return [];
      return Promise.all(own.map(async (detector) => ({ detector, opened, outcome: await detector.detect(opened) })));
    }),
  );
  return matches.flat().filter((match): match is Match => match.outcome !== undefined);
}

/** All detectors, or the one that seaworthy.yaml names for this folder. */
function wantedFramework(folder: ServiceFolder, configuration: Configuration): readonly Detector[] {
  const configured = configuredFolder(folder, configuration);
  const wanted = configured?.service.framework;
  if (configured === undefined || wanted === undefined)
    return knownFrameworks.filter(({ onlyWanted }) => onlyWanted !== true);
  return [frameworkNamed(wanted, configuration, configured.name)];
}

/**
 * The framework that an entry of seaworthy.yaml names.
 * @throws CONFIGURATION_INVALID for one that there is no recipe for
 */
export function frameworkNamed(id: string, configuration: Configuration, service: string): Detector {
  const found = supportedFrameworks.find((framework) => framework.id === id);
  if (found === undefined) throw unknownFramework(configuration, service, id);
  return found;
}

/** All that was detected; nothing where that is no service. */
export function detectionsOf(outcome: Recognised): readonly Detection[] {
  if (isSeveral(outcome)) return outcome;
  return isDetection(outcome) ? [outcome] : [];
}

function isSeveral(outcome: Recognised): outcome is readonly Detection[] {
  return Array.isArray(outcome);
}

function isDetection(outcome: Exclude<Recognised, readonly Detection[]>): outcome is Detection {
  return 'entryPoints' in outcome;
}

/** What was recognised and has no recipe is refused by the framework's name, unless it needs no container. */
function withoutRecipe(matches: readonly Match[]): Refusal | Omission | undefined {
  const match = matches.find(({ detector }) => detector.runsElsewhere === true) ?? matches[0];
  if (match === undefined) return undefined;
  const { name, runsElsewhere } = match.detector;
  const { path } = match.opened;
  const { source } = match.outcome as Detection;
  return runsElsewhere === true
    ? { omitted: { path, kind: 'client', name, source } }
    : { refused: { kind: 'framework', name, path, source } };
}

function unknownFramework(configuration: Configuration, service: string, framework: string): Error {
  const { file, line } = configurationSource(configuration, ['services', service, 'framework']);
  const ids = supportedFrameworks.map(({ id }) => id);
  const guess = nearest(framework, ids);
  return userError('CONFIGURATION_INVALID', {
    place: line === undefined ? file : `${file}:${line}`,
    problem: `there is no framework ${framework}${guess === undefined ? '' : `; did you mean ${guess}`}`,
    allowed: ids.join(', '),
  });
}
