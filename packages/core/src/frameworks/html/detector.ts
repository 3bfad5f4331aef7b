import type { PlainSite } from '../../languages/html/plain-site.ts';
import { describeSite, found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'html',
  name: 'HTML',
  language: 'html',
  supersedes: [],

  async detect(folder: PlainSite) {
    const source = { file: folder.page };
    const notFound = folder.has('404.html')
      ? { fallback: found('404.html', { file: folder.resolve('404.html') }) }
      : {};
    return {
      source,
      ...describeSite({ output: found('.', source), plainNames: found(true, source), ...notFound }, source),
    };
  },
});
