import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentKindOf, documentKindOfText } from './document-kind.ts';
import { fixText } from './fix-text.ts';
import { lintText, rules } from './lint-text.ts';

const lint = (text: string, kind: 'dockerfile' | 'compose' = 'dockerfile') => lintText({ path: kind, kind, text });
const idsIn = (text: string, kind?: 'compose') => lint(text, kind).findings.map(({ rule }) => rule);

test.each([
  ['Dockerfile', 'dockerfile'],
  ['a/dockerfile.prod', 'dockerfile'],
  ['Containerfile', 'dockerfile'],
  ['web.Dockerfile', 'dockerfile'],
  ['compose.yaml', 'compose'],
  ['deploy/docker-compose.prod.yml', 'compose'],
  ['compose-dev.yaml', 'compose'],
  ['.dockerignore', 'ignore'],
  ['web.Dockerfile.dockerignore', 'ignore'],
  ['Dockerfile.md', undefined],
  ['Dockerfile.j2', undefined],
  ['composer.yaml', undefined],
  ['dockerfiles', undefined],
])('%s is %s', (path, kind) => {
  expect(documentKindOf(path)).toBe(kind);
});

test('a file that somebody names is what stands in it', () => {
  expect(documentKindOfText('recipe', '# note\nFROM a\n')).toBe('dockerfile');
  expect(documentKindOfText('stack.yml', 'services: {}\n')).toBe('compose');
  expect(documentKindOfText('notes', 'From here on\n')).toBe('dockerfile');
  expect(documentKindOfText('notes', 'All is well\n')).toBeUndefined();
});

describe('what excuses a finding', () => {
  const wrong = 'FROM a:1\nRUN sudo a\n';
  test.each([
    ['# seaworthy-ignore sudo-in-build: it is there', 'it is there'],
    ['# hadolint ignore=DL3008,DL3004', undefined],
    ['# checkov:skip=CKV2_DOCKER_1: why', undefined],
    ['# trivy:ignore:AVD-DS-0010', undefined],
  ])('%s', (comment, reason) => {
    const { findings, excused } = lint(wrong.replace('RUN', `${comment}\nRUN`));
    expect(findings).toEqual([]);
    expect(excused).toEqual([{ rule: 'sudo-in-build', file: 'dockerfile', line: 3, ...(reason && { reason }) }]);
  });

  test('a comment holds for the next instruction alone, one for the file for all', () => {
    const twice = `${wrong}RUN sudo b\n`;
    expect(idsIn(twice.replace('RUN', '# seaworthy-ignore sudo-in-build: why\nRUN'))).toEqual(['sudo-in-build']);
    expect(idsIn(`# seaworthy-ignore-file sudo-in-build: why\n${twice}`)).toEqual([]);
    expect(idsIn(`# hadolint global ignore=DL3004\n${twice}`)).toEqual([]);
  });

  test('within an instruction it holds for that instruction', () => {
    expect(idsIn('FROM a:1\nRUN a && \\\n  # seaworthy-ignore sudo-in-build: why\n  sudo b\n')).toEqual([]);
  });

  test("BuildKit's own directive", () => {
    const shell = 'FROM a:1\nCMD a\n';
    expect(idsIn(shell)).toEqual(['shell-form-command']);
    expect(idsIn(`# check=skip=JSONArgsRecommended\n${shell}`)).toEqual([]);
    expect(idsIn(`# check=error=true;skip=all\n${shell}`)).toEqual([]);
  });

  test('in YAML, above a key or behind it', () => {
    const bad = 'services:\n  a:\n    privileged: true\n';
    expect(idsIn(bad.replace('true', 'true # seaworthy-ignore privileged-container: why'), 'compose')).toEqual([]);
    expect(idsIn(bad.replace('    p', '    # seaworthy-ignore privileged-container: why\n    p'), 'compose')).toEqual(
      [],
    );
  });
});

test('what is mended stays as it is elsewhere, and needs no second time', () => {
  const text =
    '# note \r\nFROM  a:1\r\nRUN  apt-get   install --no-install-recommends  curl  \\\r\n\tgit\r\nADD a.txt\t/a\r\n';
  const fixed = fixText({ path: 'Dockerfile', kind: 'dockerfile', text });
  expect(fixed).toBe(text.replace('install ', 'install -y ').replace('ADD', 'COPY'));
});

test('rules are called as their files, and nothing makes them throw or mend for ever', () => {
  for (const [id, rule] of Object.entries(rules)) expect(rule.id).toBe(id);
  const parts = [
    ...['FROM a', 'from b:1 AS c', 'RUN apt-get install x', 'ADD . /x', '\\', '', '# seaworthy-ignore x: y', 'ENV A b'],
    ...[
      'RUN <<EOF',
      'EOF',
      'COPY --from=c "x',
      'CMD ["a"',
      'ONBUILD RUN sudo',
      'EXPOSE 80/TCP',
      'ARG TOKEN=$A',
      'RUN a | b',
    ],
    ...[
      'services:',
      '  a:',
      '    ports: ["80", 90:90]',
      '    image: x',
      '    volumes: [a:/b:shared]',
      '- x',
      '    cap_add: y',
    ],
  ];
  assert(
    property(array(constantFrom(...parts), { maxLength: 12 }), (lines) => {
      for (const kind of ['dockerfile', 'compose', 'ignore'] as const) {
        const file = { path: kind, kind, text: lines.join('\n') };
        const fixed = fixText(file);
        expect(fixText({ ...file, text: fixed })).toBe(fixed);
        for (const { line, column } of lintText(file).findings) expect(Math.min(line, column)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 200 },
  );
});
