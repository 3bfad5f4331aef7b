import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'starlette',
  name: 'Starlette',
  language: 'python',
  supersedes: [],
  detect: imports('starlette'),
});
