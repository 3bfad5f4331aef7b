export { formatBytes } from './format/bytes.ts';
export { formatCount, formatPlural, formatShare } from './format/count.ts';
export { formatDuration } from './format/duration.ts';
export { formatMeasure } from './format/measure.ts';
export { formatMoment } from './format/moment.ts';
export { printable, printableLine } from './format/printable.ts';
export { renderHtml } from './html/render-html.ts';
export { renderMarkdown } from './markdown/render-markdown.ts';
export { renderTerminal, type TerminalOptions } from './terminal/render-terminal.ts';
