import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'sanic',
  name: 'Sanic',
  language: 'python',
  supersedes: [],
  detect: imports('sanic'),
});
