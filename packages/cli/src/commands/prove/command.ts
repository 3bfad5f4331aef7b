import { judgingOptions } from '../../invocation/judging-options.ts';
import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'prove',
  summary: 'runs the experiments and judges what was observed',
  description:
    'Starts the stack under a name of its own, observes it (processes, limits, health, shutdown under load), removes it, and judges. Works on this project, on any compose file and on any image; an image is run with the recommended flags of `docker run` that it stands, and the report has the line to copy. Checks are named by their ids, separated by commas; one that is left out is not applicable, and the report says so. Exits with 1 when a check fails that reaches --fail-on or nothing could be observed, with 2 when it could not run.',
  arguments: [{ name: '[TARGET]', description: 'A compose file, an image, or a folder; default: this project.' }],
  options: [
    { flags: '--from <evidence>', description: 'Judge an evidence.json again instead of observing.' },
    {
      flags: '--against <target>',
      description:
        'Prove this first, and compare: another image, compose file or folder. The answer is about TARGET alone.',
    },
    { flags: '--watch', description: 'Prove again after each change of image, compose file or budgets, until Ctrl-C.' },
    ...judgingOptions,
  ],
  examples: [
    { command: 'seaworthy prove', does: 'prove the stack of this project' },
    { command: 'seaworthy prove other/compose.yaml', does: 'prove any stack' },
    { command: 'seaworthy prove registry.example/shop:1.4', does: 'prove any image' },
    { command: 'seaworthy prove shop:1.5 --against shop:1.4', does: 'which of two images is better, and where' },
    {
      command: 'seaworthy prove --only root-user,leaked-secret',
      does: 'two checks, and the experiments that they need',
    },
    { command: 'seaworthy prove --fail-on high --strict', does: 'say no to what is serious, and to what is unknown' },
  ],
});
