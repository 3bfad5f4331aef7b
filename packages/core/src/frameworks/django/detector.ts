import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'django',
  name: 'Django',
  language: 'python',
  supersedes: ['celery'],
  detect: imports('django'),
});
