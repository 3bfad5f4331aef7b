import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'celery',
  name: 'Celery',
  language: 'python',
  supersedes: [],
  detect: imports('celery'),
});
