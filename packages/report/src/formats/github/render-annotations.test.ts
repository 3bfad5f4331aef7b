import { smallReport, someFindings } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderFindings, renderReport } from './render-annotations.ts';

test('one annotation a finding, at its line, and nothing in it ends the command', () => {
  expect(renderFindings(someFindings()).split('\n')).toEqual([
    '::error file=my app/Dockerfile,line=3,col=6,endLine=3,endColumn=13,title=root-user::No USER is set, and <node:22> runs as root. Add a numeric `USER 65532:65532`.',
    '::warning file=my app/Dockerfile,line=12,col=13,endLine=12,endColumn=20,title=interactive-install::apt-get install asks: 100%25, before it goes on. Add `-y`.',
    '::error file=pipe/Dockerfile,title=not read::it is a named pipe, not a regular file',
    '::notice title=lint::2 findings in 2 files',
    '',
  ]);
});

test('one annotation a failed verdict', () => {
  const [first, last] = renderReport(smallReport()).split('\n');
  expect(first).toMatch(/^::error title=crane%3A slow-shutdown::Killed 10\.2 s after SIGTERM\./);
  expect(last).toBe('::notice title=harbour::harbour is not seaworthy');
});
