import { nearest } from '../configuration/allowed.ts';
import { configurationSource } from '../configuration/read-configuration.ts';
import { userError } from '../errors/index.ts';
import type { Detection, Detector, Refusal } from '../frameworks/define-detector.ts';
import { detectors } from '../frameworks/detectors.gen.ts';
import type { Configuration, ServiceFacts } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import { configuredFolder } from './name-services.ts';
import { findUnsupportedFramework } from './unsupported.ts';

interface Match {
  detector: Detector;
  outcome: Detection | Refusal;
}
export type Choice = { detector: Detector; detection: Detection; undecided: ServiceFacts['undecided'] } | Refusal;

/**
 * The detector that wins in a folder. `supersedes` decides between several, and `framework` in seaworthy.yaml; what
 * remains is `undecided`. `undefined`: the folder is no service.
 * @throws CONFIGURATION_INVALID when seaworthy.yaml names a framework that there is no detector for
 */
export async function chooseFramework(
  folder: ServiceFolder,
  configuration: Configuration,
): Promise<Choice | undefined> {
  const known = Object.values(detectors as Record<string, Detector>);
  const configured = configuredFolder(folder, configuration);
  const wanted = configured?.service.framework;
  const asked = wanted === undefined ? known : known.filter(({ id }) => id === wanted);
  if (configured !== undefined && asked.length === 0)
    throw unknownFramework(configuration, configured.name, wanted ?? '', known);
  const outcomes = await Promise.all(
    asked.map(async (detector) => ({ detector, outcome: await detector.detect(folder) })),
  );
  const matches = outcomes.filter((match): match is Match => match.outcome !== undefined);
  const unsupported = wanted === undefined ? findUnsupportedFramework(folder) : undefined;
  const superseded = new Set([
    ...matches.flatMap(({ detector }) => detector.supersedes),
    ...(unsupported?.supersedes ?? []),
  ]);
  const left = matches
    .filter(({ detector }) => !superseded.has(detector.id))
    .sort((a, b) => byCodeUnit(a.detector.id, b.detector.id));
  const [first, ...others] = left;
  if (first === undefined) return unsupported === undefined ? undefined : { refused: unsupported.fact };
  if ('refused' in first.outcome) return first.outcome;
  const undecided = others.flatMap(({ detector, outcome }) =>
    'refused' in outcome ? [] : [{ id: detector.id, name: detector.name, source: outcome.source }],
  );
  return {
    detector: first.detector,
    detection: first.outcome,
    undecided: undecided.length === 0 ? undefined : undecided,
  };
}

function unknownFramework(
  configuration: Configuration,
  service: string,
  framework: string,
  known: readonly Detector[],
): Error {
  const { file, line } = configurationSource(configuration, ['services', service, 'framework']);
  const ids = known.map(({ id }) => id);
  const guess = nearest(framework, ids);
  return userError('CONFIGURATION_INVALID', {
    place: line === undefined ? file : `${file}:${line}`,
    problem: `there is no framework ${framework}${guess === undefined ? '' : `; did you mean ${guess}`}`,
    allowed: ids.join(', '),
  });
}
