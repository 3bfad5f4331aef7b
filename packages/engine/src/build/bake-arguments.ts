import type { Substitution } from '../images/substitution.ts';
import type { BakeRequest, BakeTarget } from './bake-definition.ts';
import type { CaBundle } from './ca-bundle.ts';

export interface BakeCommand extends BakeRequest {
  definition: readonly BakeTarget[];
  substitutions: readonly Substitution[];
  ca?: CaBundle;
  noCache: boolean;
  /** `rawjson` needs buildx 0.13. */
  progress: 'rawjson' | 'plain';
  /** From buildx 0.19 on a bake may read files outside its folder only when told so. */
  entitlements: boolean;
}

/** The arguments of `docker` for one bake. */
export function bakeArguments(command: BakeCommand): string[] {
  return [
    'buildx',
    'bake',
    '--file',
    command.bakeFile,
    `--progress=${command.progress}`,
    // An attestation names the time of the build, so that the same content would get another digest each time.
    '--provenance=false',
    ...command.definition.flatMap(({ name, tags }) => [
      '--set',
      // A target without a name is built for its effect (tests): exporting it would leave an image that nobody can name.
      `${name}.output=type=${tags.length === 0 ? 'cacheonly' : 'docker'}`,
    ]),
    ...(command.noCache ? ['--no-cache'] : []),
    ...command.substitutions.flatMap(({ reference, substitute }) => [
      '--set',
      `*.contexts.${reference}=docker-image://${substitute}`,
    ]),
    ...(command.ca === undefined ? [] : secretArguments(command.ca, command)),
    ...command.targets,
  ];
}

// `--set target.secrets` replaces the list of the bake file, so its own secrets are repeated.
function secretArguments(ca: CaBundle, { definition, entitlements }: BakeCommand): string[] {
  const settings = definition.flatMap(({ name, secrets }) =>
    [...secrets.filter((secret) => !secret.split(',').includes('id=ca')), `id=ca,src=${ca.path}`].flatMap((secret) => [
      '--set',
      `${name}.secrets=${secret}`,
    ]),
  );
  return [...(entitlements ? [`--allow=fs.read=${ca.path}`] : []), ...settings];
}
