import { defineTarget } from '../define-target.ts';
import { renderBake } from './render-bake.ts';

const path = 'docker-bake.hcl';

export default defineTarget({
  id: 'bake',
  title: 'Docker Buildx Bake',
  since: '2026-11-01',
  byDefault: true,
  paths: [path],
  notInImages: [path],
  files: (plan) => [{ path, content: renderBake(plan) }],
});
