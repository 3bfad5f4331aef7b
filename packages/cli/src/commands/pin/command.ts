import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'pin',
  summary: 'asks registries for the digests of base images, for seaworthy.lock',
  description:
    'Asks the registries for the digests that the tags of public images have today, and keeps them in `seaworthy.lock`: a file to commit, by which the next `generate` names each image by tag and digest. Run it again to renew them. Exits with 1 when a registry gave none; what was known is kept.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [],
  examples: [
    { command: 'seaworthy pin', does: 'add digests, or renew them' },
    { command: 'seaworthy pin --json', does: 'what each registry said, as JSON' },
  ],
});
