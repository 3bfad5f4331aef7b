import { expect, test } from 'vitest';
import { renderInstruction } from './render-instruction.ts';
import type { Instruction } from './stage.ts';

const cases: [string, Instruction, string[]][] = [
  [
    'plain values bare, others quoted',
    { kind: 'env', values: { A: 'x=1', PATH: '/opt:$PATH', B: 'say "hi" \\' } },
    ['ENV A=x=1 \\', '    PATH=/opt:$PATH \\', '    B="say \\"hi\\" \\\\"'],
  ],
  [
    'paths with spaces in JSON form',
    { kind: 'copy', sources: ['my shop/a'], destination: './', owner: '7:8' },
    ['COPY --chown=7:8 ["my shop/a", "./"]'],
  ],
  [
    'mounts before commands that each must succeed',
    {
      kind: 'run',
      mounts: [
        { type: 'secret', id: 'ca', target: '/ca' },
        { type: 'cache', id: 'c', target: '/c', sharing: 'locked' },
      ],
      commands: ['one', 'two'],
    },
    [
      'RUN --mount=type=secret,id=ca,target=/ca \\',
      '    --mount=type=cache,id=c,target=/c,sharing=locked \\',
      '    one && \\',
      '    two',
    ],
  ],
  ['a comment above', { comment: 'Why.', kind: 'user', uid: 5, gid: 6 }, ['# Why.', 'USER 5:6']],
  ['exec form as JSON', { kind: 'cmd', command: ['a b', '"'] }, ['CMD ["a b", "\\""]']],
];

test.each(cases)('%s', (_, instruction, lines) => {
  expect(renderInstruction(instruction)).toEqual(lines);
});

test.each(['env', 'label'] as const)(
  '%s: a value with a line break, behind which another instruction would begin, is refused',
  (kind) => {
    for (const value of ['a\nRUN evil', 'a\r\nb']) {
      expect(() => renderInstruction({ kind, values: { NAME: value } })).toThrow(
        expect.objectContaining({ code: 'DOCKERFILE_INVALID', message: expect.stringContaining('NAME') }),
      );
    }
  },
);
