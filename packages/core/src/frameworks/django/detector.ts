import { describeDjango } from '../../languages/python/describe-django.ts';
import { imports } from '../../languages/python/imports.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { defineDetector } from '../define-detector.ts';

const recognise = imports('django');

export default defineDetector({
  id: 'django',
  name: 'Django',
  language: 'python',
  supersedes: [],
  detect: async (folder: PythonFolder) => (await describeDjango(folder)) ?? (await recognise(folder)),
});
