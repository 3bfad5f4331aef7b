import type { Recipe } from '../../dockerfile/recipe.ts';
import { renderDockerfile } from '../../dockerfile/render-dockerfile.ts';
import { recipes } from '../../frameworks/recipes.gen.ts';
import { supportedLanguages } from '../../languages/language-of.ts';
import { defineTarget } from '../define-target.ts';
import { atTop, besideOwn, generatedServices, placeOfDockerfile } from '../generated-dockerfile.ts';
import { copiedFiles } from './copied-files.ts';
import { dockerfileOfPlan } from './dockerfile-of-plan.ts';
import { renderDockerignore } from './render-dockerignore.ts';

const paths = [atTop, besideOwn].flatMap(({ dockerfile, dockerignore }) => [dockerfile, dockerignore]);
/** What recipes may have copied, several of them the same file. */
const copied = [
  ...Object.values<Recipe>(recipes).flatMap(({ files = [], ownFiles }) => [
    ...files.map(({ path }) => path),
    ...(ownFiles === undefined ? [] : [ownFiles.folder]),
  ]),
  ...supportedLanguages.flatMap(({ library }) => library?.files.map(({ path }) => path) ?? []),
];

export default defineTarget({
  id: 'dockerfile',
  title: 'Docker (build)',
  since: '2026-11-01',
  byDefault: true,
  paths: [...new Set([...paths, ...copied])],
  notInImages: [atTop.dockerfile, atTop.dockerignore],

  files: (whole, { beside }) => {
    const plan = { ...whole, services: generatedServices(whole) };
    if (plan.services.length === 0) return [];
    const { dockerfile, dockerignore } = placeOfDockerfile(whole);
    const generated = [atTop.dockerfile, atTop.dockerignore, ...beside.flatMap(({ notInImages }) => notInImages)];
    return [
      ...copiedFiles(plan),
      { path: dockerfile, content: renderDockerfile(dockerfileOfPlan(plan)) },
      { path: dockerignore, content: renderDockerignore(plan, generated) },
    ];
  },
});
