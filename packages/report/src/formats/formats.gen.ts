// Made by `npm run generate` from the files in this folder. Don't edit.
import html from './html/format.ts';
import json from './json/format.ts';
import markdown from './markdown/format.ts';
import terminal from './terminal/format.ts';

export const formats = {
  html,
  json,
  markdown,
  terminal,
} as const;
