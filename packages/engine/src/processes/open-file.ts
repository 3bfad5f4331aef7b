import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';

/** What opens a file with the program that its user has for it, by the platform's own command. */
const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  // `start` is a word of the shell; this is what it does, without one.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens a file with whatever the desktop has for it; it goes on when this process has ended. False where nothing could: no
 * desktop, or no command for it.
 */
export async function openFile(path: string, environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open'];
  // Without a display xdg-open falls back on browsers in the terminal, which would take it over.
  const hasDesktop = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY || openers[process.platform]);
  if (!hasDesktop) return false;
  const child = execa(command, [...args, path], {
    ...{ env: environment, extendEnv: false, stdio: 'ignore', detached: true, reject: false, cleanup: false },
  });
  // Some openers stay as long as the browser does; one that can't do its work says so at once.
  const patience = new AbortController();
  const early = await Promise.race([
    child,
    setTimeout(1500, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  child.unref();
  return early === undefined || early.exitCode === 0;
}
