import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'build',
  summary: 'builds the images with BuildKit, in parallel',
  description:
    'Drives `docker buildx bake` on docker-bake.hcl and records steps, cache hits and image sizes in .seaworthy/build.json. Base images that cannot be pulled are substituted by foundations. Exits with 1 when the build fails because of the project.',
  arguments: [
    {
      name: '[TARGETS...]',
      description:
        'Targets or groups of docker-bake.hcl; default: `default`. A folder is written with a slash (./shop) and comes first.',
    },
  ],
  options: [{ flags: '--no-cache', description: 'Build every step anew.' }],
  examples: [
    { command: 'seaworthy build', does: 'build everything that runs in production' },
    { command: 'seaworthy build web-dev api-dev', does: 'build two targets' },
    { command: 'seaworthy build --progress=plain', does: 'one line per event, for logs' },
  ],
});
