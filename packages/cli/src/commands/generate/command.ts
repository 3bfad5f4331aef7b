import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'generate',
  summary: 'writes Dockerfile, docker-bake.hcl, compose.yaml and their companions',
  description:
    'Writes the files of the plan. A file that was edited by hand since, or that was there before, is kept and its difference shown. Exits with 1 when a file that was there before stands in the way.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [
    { flags: '--adopt', description: 'Keep the Dockerfiles that are there; files are made only around them.' },
    { flags: '--check', description: 'Write nothing; exit with 1 when a file differs from what would be written.' },
    { flags: '--force', description: 'Overwrite edited files and files that were there before.' },
    { flags: '--dry-run', description: 'Write nothing; say what would be done.' },
    { flags: '--from <plan>', description: 'Start from a plan.json instead of reading the repository.' },
  ],
  examples: [
    { command: 'seaworthy generate', does: 'write the files into the current folder' },
    { command: 'seaworthy generate --check', does: 'in CI: fail when they are out of date' },
    { command: 'seaworthy generate --from plan.json', does: 'write what a saved plan says' },
  ],
});
