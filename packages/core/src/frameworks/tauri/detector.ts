import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'tauri',
  name: 'Tauri',
  language: 'node',
  runsElsewhere: true,
  supersedes: ['vite', 'create-react-app', 'nextjs'],
  detect: dependsOn('@tauri-apps/api', { development: true }),
});
