import { dependsOn } from '../../languages/node/depends-on.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'tauri',
  name: 'Tauri',
  language: 'node',
  runsElsewhere: true,
  packsPages: true,
  supersedes: [],
  // A page that asks nothing of its program needs the tool alone.
  detect: async (folder: NodeFolder) =>
    (await dependsOn('@tauri-apps/api', { development: true })(folder)) ??
    (await dependsOn('@tauri-apps/cli', { development: true })(folder)),
});
