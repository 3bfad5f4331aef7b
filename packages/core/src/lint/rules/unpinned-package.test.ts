import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unpinned-package.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN pip install --no-cache-dir flask gunicorn==23.0.0\n', '2:32'],
    ['FROM a\nRUN npm install -g pm2 @a/b@1.2.3 @c/d\n', '2:20', '2:35'],
    ['FROM a\nRUN gem install bundler\n', '2:17'],
    ['FROM a\nRUN go install example.com/a/cmd@latest\n', '2:16'],
  ],
  ignores: [
    'FROM a\nRUN pip install -r requirements.txt\n',
    'FROM a\nRUN pip install --upgrade pip && pip install .\n',
    'FROM a\nRUN npm install && npm install express\n',
    'FROM a\nRUN gem install -v 2.1 bundler && gem install a:1\n',
    'FROM a\nRUN go install ./... example.com/b/cmd && go install example.com/a@v1.2.3\n',
    'FROM a\nRUN pip install "$PACKAGE"\n',
    'FROM a\nRUN apt-get install -y curl\n',
  ],
});
