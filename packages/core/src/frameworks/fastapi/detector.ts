import { describeApplication } from '../../languages/python/describe-application.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'fastapi',
  name: 'FastAPI',
  language: 'python',
  supersedes: ['starlette'],
  detect: (folder: PythonFolder) =>
    describeApplication(folder, { dependency: 'fastapi', className: 'FastAPI', protocol: 'asgi' }),
});
