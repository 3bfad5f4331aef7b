import { subject } from '@seaworthy/testkit';
import { smallReport } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderReport } from '../index.ts';
import { howItRan } from './how-it-ran.ts';

const command =
  'docker run --detach --memory 512m --cpus 1 --pids-limit 256 --cap-drop ALL --publish 127.0.0.1:4173:4173 quay:7';
const reason = 'It does not stand it: it writes to /usr/bin/quay on a read-only file system.';

function reportOfImage() {
  const report = smallReport();
  const refused = [{ flag: '--read-only --tmpfs /tmp', check: 'writable-root-filesystem', reason }];
  return { ...report, services: [{ subject: subject({ run: { command, refused } }), observations: {} }] };
}

test('a project says in its compose file how it is run', () => expect(howItRan(smallReport())).toEqual([]));

test('a bare image says which flags it was proven with, and which it does not stand', () => {
  expect(howItRan(reportOfImage())).toEqual([
    {
      service: 'shop',
      command,
      remarks: [`Without \`--read-only --tmpfs /tmp\`: ${reason}`],
    },
  ]);
});

test.each(['terminal', 'markdown', 'html'] as const)(
  '%s shows the line to copy, whole, and why a flag is missing',
  async (format) => {
    const text = await renderReport(reportOfImage(), format, { width: 60 });
    expect(text).toContain(command);
    expect(text.replace(/\s+/g, ' ')).toContain('it writes to /usr/bin/quay');
  },
);
