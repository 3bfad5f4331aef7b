import type { DebianCodename } from '../foundations/definition/define-foundation.ts';

export interface DebianRelease {
  number: string;
  /** Time stamp of everything in the images, seconds since 1970: the release's own date, so that it never varies. */
  epochSeconds: number;
}

export const DEBIAN_RELEASES: Record<DebianCodename, DebianRelease> = {
  bookworm: { number: '12', epochSeconds: Date.UTC(2023, 5, 10) / 1000 },
  trixie: { number: '13', epochSeconds: Date.UTC(2025, 7, 9) / 1000 },
};
