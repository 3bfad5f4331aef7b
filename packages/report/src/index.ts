export { renderHtml } from './html/render-html.ts';
export { renderMarkdown } from './markdown/render-markdown.ts';
export { renderTerminal, type TerminalOptions } from './terminal/render-terminal.ts';
