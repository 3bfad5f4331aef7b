import { describeApplication } from '../../languages/python/describe-application.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'starlette',
  name: 'Starlette',
  language: 'python',
  supersedes: [],
  detect: (folder: PythonFolder) =>
    describeApplication(folder, { dependency: 'starlette', className: 'Starlette', protocol: 'asgi' }),
});
