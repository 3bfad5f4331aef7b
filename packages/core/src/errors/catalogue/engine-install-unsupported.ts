import { defineError } from '../user-error.ts';

export default defineError<{ system: string }>({
  code: 'ENGINE_INSTALL_UNSUPPORTED',
  message: ({ system }) =>
    `Seaworthy installs an engine on Debian 12 and Ubuntu 22.04 or newer only; this is ${system}.`,
  fix: () =>
    "install Docker Desktop (macOS, Windows) or your distribution's Docker Engine with buildx and compose, and start it.",
});
