import type { DockerfileDocument, Stage } from '../../dockerfile/stage.ts';
import { stageRoles } from '../../dockerfile/stage.ts';
import { certificatesStage } from '../../dockerfile/stages/certificates.ts';
import { userError } from '../../errors/index.ts';
import { alignColumns } from '../../format/index.ts';
import { recipeOf } from '../../frameworks/recipe-of.ts';
import { languageOf } from '../../languages/language-of.ts';
import { imageOf, type Plan, plainSpelling, type ServicePlan, spellValue } from '../../model/index.ts';
import { libraryOf } from './copied-files.ts';

/** One Dockerfile for all services: shared stages first, then each service's, from its dependencies to its tests. */
export function dockerfileOfPlan(plan: Plan): DockerfileDocument {
  const spelling = plainSpelling(plan, () => '');
  const stages = plan.services.flatMap((service) =>
    [
      ...stagesOfLibrary(service),
      ...recipeOf(service).stages(service, {
        image: imageOf(plan, service.name, 'production')?.name ?? service.name,
        text: (value) => spellValue(value, spelling),
      }),
    ].sort(byRole),
  );
  const ordered = mergeShared([...authorities(plan), ...stages]);
  return { header: header(plan, ordered), stages: ordered };
}

function stagesOfLibrary(service: ServicePlan): Stage[] {
  const library = libraryOf(service);
  return library === undefined ? [] : [library.stage(service)];
}

/** From an image that brings them, where there is one. */
function authorities({ services }: Plan): Stage[] {
  const brings = services.find(({ build }) => languageOf(build.language).building.bringsAuthorities === true);
  const [service = brings] = services;
  return service === undefined ? [] : [certificatesStage((brings ?? service).build.image)];
}

function byRole(a: Stage, b: Stage): number {
  return stageRoles.indexOf(a.role) - stageRoles.indexOf(b.role);
}

/** Shared stages once, in front; a name that stands for two different stages is an error. */
function mergeShared(stages: readonly Stage[]): Stage[] {
  const byName = new Map<string, Stage>();
  for (const stage of stages) {
    const known = byName.get(stage.name);
    if (known !== undefined && (known.role !== 'tools' || stage.role !== 'tools')) {
      throw userError('SERVICE_NAME_TAKEN', { name: stage.name });
    }
    // What one service needs for the platform of the image can't run on the builder's for another.
    const onBuildPlatform = stage.onBuildPlatform === true && known?.onBuildPlatform !== false;
    byName.set(stage.name, { ...(known ?? stage), onBuildPlatform });
  }
  const all = [...byName.values()];
  return [...all.filter(({ role }) => role === 'tools'), ...all.filter(({ role }) => role !== 'tools')];
}

function header(plan: Plan, stages: readonly Stage[]): string[] {
  const rows = stages.flatMap(({ name, summary }) => (summary === undefined ? [] : [[name, summary]]));
  const first = rows[0]?.[0] ?? plan.name;
  return [
    `All container images of ${plan.name}, a target for each role:`,
    '',
    ...alignColumns(rows).map((line) => `  ${line}`),
    '',
    '`docker buildx bake -f docker-bake.hcl` builds the production images side by side,',
    `\`docker build --target ${first} .\` builds one.`,
  ];
}
