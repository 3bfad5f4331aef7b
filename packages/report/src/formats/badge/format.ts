import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'badge',
  title: 'an SVG picture of one line, for a readme',
  extension: 'svg',
  mediaType: 'image/svg+xml',
  render: async (report) => (await import('./render-badge.ts')).renderBadge(report),
});
