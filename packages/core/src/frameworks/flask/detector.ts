import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'flask',
  name: 'Flask',
  language: 'python',
  supersedes: ['celery'],
  detect: imports('flask'),
});
