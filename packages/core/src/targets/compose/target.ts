import { defineTarget } from '../define-target.ts';
import { renderCompose } from './render-compose.ts';
import { renderEnvExample } from './render-env-example.ts';

export default defineTarget({
  id: 'compose',
  title: 'Docker Compose',
  since: '2026-11-01',
  byDefault: true,
  paths: ['compose.yaml', '.env.example'],
  // With the override files that people put beside it. Programs read `.env.example` to know what they have to ask for.
  notInImages: ['compose*.yaml'],
  files: (plan) => [
    { path: 'compose.yaml', content: renderCompose(plan) },
    { path: '.env.example', content: renderEnvExample(plan) },
  ],
});
