import { renderDockerfile } from '../../dockerfile/render-dockerfile.ts';
import { defineTarget } from '../define-target.ts';
import { dockerfileOfPlan } from './dockerfile-of-plan.ts';
import { renderDockerignore } from './render-dockerignore.ts';

const paths = ['Dockerfile', '.dockerignore'];

export default defineTarget({
  id: 'dockerfile',
  title: 'Docker (build)',
  since: '2026-11-01',
  byDefault: true,
  paths,
  notInImages: paths,

  files: (plan, { beside }) => [
    { path: 'Dockerfile', content: renderDockerfile(dockerfileOfPlan(plan)) },
    {
      path: '.dockerignore',
      content: renderDockerignore(plan, [...paths, ...beside.flatMap(({ notInImages }) => notInImages)]),
    },
  ],
});
