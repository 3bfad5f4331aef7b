import type { Subject } from '@seaworthy/core/model';

/** A service for tests, with no value that is a default anywhere. */
export function subject(changes: Partial<Subject> = {}): Subject {
  return {
    ...{
      service: 'shop',
      image: 'shop:7',
      shape: 'server',
      listens: true,
      language: 'node',
      security: 'hardened',
      port: 4173,
    },
    budgets: { imageTransferredMb: 41, imageUnpackedMb: 117, startSeconds: 1.5, shutdownSeconds: 9 },
    ...changes,
  };
}
