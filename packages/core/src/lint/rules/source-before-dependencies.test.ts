import { tryRule } from '@seaworthy/testkit/lint';
import rule from './source-before-dependencies.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nCOPY . .\nRUN npm ci\n', '2:1'],
    ['FROM a\nADD . /app\nRUN pip install -r requirements.txt\n', '2:1'],
  ],
  ignores: [
    'FROM a\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
    'FROM a AS b\nCOPY --from=c . .\nRUN npm ci\n',
    'FROM a\nCOPY . .\nRUN npm run build\n',
    'FROM a\nCOPY . .\nFROM b\nRUN npm ci\n',
  ],
});
