import { imports } from '../../languages/python/imports.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'streamlit',
  name: 'Streamlit',
  language: 'python',
  supersedes: [],
  detect: imports('streamlit'),
});
