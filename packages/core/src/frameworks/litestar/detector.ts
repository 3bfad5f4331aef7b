import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'litestar',
  name: 'Litestar',
  language: 'python',
  supersedes: ['celery'],
  detect: imports('litestar'),
});
