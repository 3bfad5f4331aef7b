// Made by `npm run generate` from the files in this folder. Don't edit.
import debian from './debian/foundation.ts';
import nodeBuild from './node-build/foundation.ts';
import nodeRuntime from './node-runtime/foundation.ts';
import postgres from './postgres/foundation.ts';
import pythonBuild from './python-build/foundation.ts';
import pythonRuntime from './python-runtime/foundation.ts';

export const foundations = {
  debian,
  'node-build': nodeBuild,
  'node-runtime': nodeRuntime,
  postgres,
  'python-build': pythonBuild,
  'python-runtime': pythonRuntime,
} as const;
