import { imports } from '../../languages/python/imports.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { findStreamlit } from '../../languages/python/streamlit.ts';
import { defineDetector } from '../define-detector.ts';

const recognise = imports('streamlit');

export default defineDetector({
  id: 'streamlit',
  name: 'Streamlit',
  language: 'python',
  supersedes: [],
  async detect(folder: PythonFolder) {
    const recognition = await recognise(folder);
    return recognition === undefined ? undefined : { ...recognition, ...(await findStreamlit(folder)) };
  },
});
