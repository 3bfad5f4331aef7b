const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type EndingSignal = keyof typeof EXIT_CODES;

/** Ctrl-C of one run. */
export interface Interruption {
  signal: AbortSignal;
  /** The exit code that the received signal asks for; absent when none came. */
  exitCode(): number | undefined;
  stopListening(): void;
}

/** The first signal aborts the run, which then cleans up; the second one ends the process at once. */
export function listenForInterruption(announce: (name: string) => void): Interruption {
  const controller = new AbortController();
  let received: EndingSignal | undefined;
  const onSignal = (name: NodeJS.Signals) => {
    const code = EXIT_CODES[name as EndingSignal];
    if (received !== undefined) process.exit(code);
    received = name as EndingSignal;
    announce(name);
    controller.abort(new DOMException(`Interrupted by ${name}`, 'AbortError'));
  };
  const names = Object.keys(EXIT_CODES) as EndingSignal[];
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    exitCode: () => (received === undefined ? undefined : EXIT_CODES[received]),
    stopListening: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
