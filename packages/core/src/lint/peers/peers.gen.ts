// Made by `npm run generate` from the files in this folder. Don't edit.
import buildkit from './buildkit.ts';
import checkov from './checkov.ts';
import cis from './cis.ts';
import composeLint from './compose-lint.ts';
import dclint from './dclint.ts';
import dockle from './dockle.ts';
import hadolint from './hadolint.ts';
import trivy from './trivy.ts';

export const peers = {
  buildkit,
  checkov,
  cis,
  'compose-lint': composeLint,
  dclint,
  dockle,
  hadolint,
  trivy,
} as const;
