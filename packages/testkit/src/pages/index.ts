export { type Page, type PageBlock, readPage } from './read-page.ts';
export { type BlockResult, runPage } from './run-page.ts';
