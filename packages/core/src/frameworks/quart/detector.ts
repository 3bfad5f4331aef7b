import { describeApplication } from '../../languages/python/describe-application.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'quart',
  name: 'Quart',
  language: 'python',
  supersedes: [],
  detect: (folder: PythonFolder) =>
    describeApplication(folder, { dependency: 'quart', className: 'Quart', protocol: 'asgi' }),
});
