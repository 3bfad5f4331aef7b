import { describeApplication } from '../../languages/python/describe-application.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'flask',
  name: 'Flask',
  language: 'python',
  supersedes: [],
  detect: (folder: PythonFolder) =>
    describeApplication(folder, { dependency: 'flask', className: 'Flask', protocol: 'wsgi' }),
});
