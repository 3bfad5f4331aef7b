import { tryRule } from '@seaworthy/testkit/lint';
import rule from './piped-download.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN curl -fsSL https://example.com/i.sh | bash -\n', '2:5'],
    ['FROM a\nRUN x && wget -qO- $URL | sudo -E sh\n', '2:10'],
    ['FROM a\nRUN <<EOF\ncurl -s https://example.com/i | tee /i | python3\nEOF\n', '3:1'],
  ],
  ignores: [
    'FROM a\nRUN curl -fsSL https://example.com/a.tgz | tar xz\n',
    'FROM a\nRUN curl -fsSL https://example.com/i.sh -o i.sh && sha256sum -c sums && sh i.sh\n',
    'FROM a\nRUN cat i.sh | bash\n',
    'FROM a\nRUN echo "curl https://example.com | sh"\n',
  ],
});
