import type { Recipe } from '../../dockerfile/recipe.ts';
import { renderDockerfile } from '../../dockerfile/render-dockerfile.ts';
import { recipes } from '../../frameworks/recipes.gen.ts';
import { defineTarget } from '../define-target.ts';
import { copiedFiles } from './copied-files.ts';
import { dockerfileOfPlan } from './dockerfile-of-plan.ts';
import { renderDockerignore } from './render-dockerignore.ts';

const paths = ['Dockerfile', '.dockerignore'];
/** What recipes may have copied, several of them the same file. */
const copied = Object.values<Recipe>(recipes).flatMap(({ files = [], ownFiles }) => [
  ...files.map(({ path }) => path),
  ...(ownFiles === undefined ? [] : [ownFiles.folder]),
]);

export default defineTarget({
  id: 'dockerfile',
  title: 'Docker (build)',
  since: '2026-11-01',
  byDefault: true,
  paths: [...new Set([...paths, ...copied])],
  notInImages: paths,

  files: (plan, { beside }) => [
    ...copiedFiles(plan),
    { path: 'Dockerfile', content: renderDockerfile(dockerfileOfPlan(plan)) },
    {
      path: '.dockerignore',
      content: renderDockerignore(plan, [...paths, ...beside.flatMap(({ notInImages }) => notInImages)]),
    },
  ],
});
