import type { ServiceFolder } from '../../source/service-folder.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'ruby-on-rails',
  name: 'Ruby on Rails',
  language: 'ruby',
  supersedes: [],
  async detect(folder: ServiceFolder) {
    const file = 'config/application.rb';
    return folder.has(file) ? { source: { file: folder.resolve(file) } } : undefined;
  },
});
