import { describeAdopted } from '../../languages/dockerfile/describe-adopted.ts';
import type { AdoptedFolder } from '../../source/adopted-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'dockerfile',
  name: 'Dockerfile of its own',
  language: 'dockerfile',
  supersedes: [],
  onlyWanted: true,
  detect: async (folder: AdoptedFolder) => describeAdopted(folder),
});
