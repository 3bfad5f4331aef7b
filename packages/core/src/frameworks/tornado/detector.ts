import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'tornado',
  name: 'Tornado',
  language: 'python',
  supersedes: ['streamlit'],
  detect: imports('tornado'),
});
