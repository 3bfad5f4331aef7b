import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'engine foundations',
  summary: 'makes base images from signed packages',
  description:
    'Makes base images that stand in for public ones where no registry can be reached. Without names: those that the plan of this project needs.',
  arguments: [{ name: '[IMAGES...]', description: 'Public references to stand in for, such as postgres:17.' }],
  options: [],
  examples: [
    { command: 'seaworthy engine foundations', does: 'what this project needs' },
    { command: 'seaworthy engine foundations postgres:17', does: 'one base image' },
  ],
});
