import type { Substitution } from '../images/substitution.ts';
import type { BakeRequest, BakeTarget } from './bake-definition.ts';

export interface BakeCommand extends BakeRequest {
  definition: readonly BakeTarget[];
  substitutions: readonly Substitution[];
  /** Folder with the authorities to trust, as `ca-certificates.crt`. */
  authorities?: string;
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
    ...(command.authorities === undefined
      ? []
      : [
          ...(command.entitlements ? [`--allow=fs.read=${command.authorities}`] : []),
          '--set',
          `*.contexts.ca=${command.authorities}`,
        ]),
    ...command.targets,
  ];
}
