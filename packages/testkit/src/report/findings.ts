import { type Findings, findingsSchema } from '@seaworthy/core/model';

/** Two findings in one file with a space in its path, one that is excused, and a file that was not read. */
export function someFindings(): Findings {
  return findingsSchema.parse({
    schemaVersion: 1,
    seaworthyVersion: '0.1.0',
    files: [
      { path: 'my app/Dockerfile', kind: 'dockerfile' },
      { path: 'compose.yaml', kind: 'compose' },
    ],
    findings: [
      {
        ...{ rule: 'root-user', severity: 'high', file: 'my app/Dockerfile' },
        ...{ line: 3, column: 6, endLine: 3, endColumn: 13, fixable: false },
        ...{ message: 'No USER is set, and <node:22> runs as root.', fix: 'Add a numeric `USER 65532:65532`.' },
      },
      {
        ...{ rule: 'interactive-install', severity: 'medium', file: 'my app/Dockerfile' },
        ...{ line: 12, column: 13, endLine: 12, endColumn: 20, fixable: true },
        ...{ message: 'apt-get install asks: 100%, before it goes on.', fix: 'Add `-y`.' },
      },
    ],
    excused: [{ rule: 'host-device', file: 'compose.yaml', line: 4, reason: 'it plays sounds' }],
    unread: [{ file: 'pipe/Dockerfile', reason: 'it is a named pipe, not a regular file' }],
  });
}
