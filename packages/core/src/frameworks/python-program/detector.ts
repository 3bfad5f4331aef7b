import { describePythonProgram } from '../../languages/python/program.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'python-program',
  name: 'Python program',
  language: 'python',
  supersedes: [],
  lastResort: true,
  detect: (folder: PythonFolder) => describePythonProgram(folder),
});
