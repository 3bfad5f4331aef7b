import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeProgram } from '../../languages/node/program.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'node-program',
  name: 'Node program',
  language: 'node',
  supersedes: [],
  lastResort: true,
  detect: (folder: NodeFolder) => describeNodeProgram(folder),
});
