import type { OnEvent } from '@seaworthy/core/model';
import { onlyColours, printableJson } from '@seaworthy/core/text';
import type { AskingOptions, SecretQuestion } from '@seaworthy/pipeline';
import { askSecret, type Keyboard } from './ask-secret.ts';
import { type Colors, colorsFor } from './colors.ts';
import { createJsonLinesRenderer } from './json-lines.ts';
import { createPlainRenderer } from './plain.ts';
import { printableEvent } from './printable-event.ts';
import { createQuietRenderer } from './quiet.ts';
import type { Renderer, Terminal } from './renderer.ts';
import { createTtyRenderer } from './tty.ts';

export const progressModes = ['auto', 'tty', 'plain', 'rawjson', 'quiet'] as const;
export type ProgressMode = (typeof progressModes)[number];

/** Everything that a command may say: results on stdout, everything else on stderr. */
export interface Output {
  onEvent: OnEvent;
  /** Colours for what goes to stdout. */
  colors: Colors;
  /** Writes a part of the result at once (a log line); with `--json` it goes to stderr. */
  write(text: string): void;
  /** Asks the person at the terminal; absent where nobody can answer. */
  ask: AskingOptions['ask'];
  /** The columns of stdout, where it is a terminal. */
  columns: number | undefined;
  /** Ends the progress view; the result may be printed after it. */
  close(): void;
  printResult(text: string): void;
  printDocument(document: unknown): void;
  printMessage(render: (colors: Colors) => string): void;
}

export interface OutputStream extends Terminal {
  isTTY?: boolean;
}

/** Opens the output of one run. `json`: nothing but the final document goes to stdout. */
export function openOutput(options: {
  progress: ProgressMode;
  json: boolean;
  stdout: OutputStream;
  stderr: OutputStream;
  environment: NodeJS.ProcessEnv;
  /** Absent: nobody is asked anything. */
  stdin?: Keyboard;
}): Output {
  const { stdout, stderr, environment, json, stdin } = options;
  const answers = stdin?.isTTY === true && stderr.isTTY === true && !json && !environment.CI;
  const colors = colorsFor(stdout, environment);
  const messageColors = colorsFor(stderr, environment);
  const renderer = createRenderer(resolveMode(options), stderr, messageColors);
  const result = json ? stderr : stdout;
  // What a container or a repository says reaches a terminal only here: colours at most, nothing that steers it.
  const shown = (stream: OutputStream, text: string) => stream.write(stream.isTTY === true ? onlyColours(text) : text);

  return {
    onEvent: (event) => renderer.onEvent(printableEvent(event)),
    colors,
    ask: answers ? (question) => ask(question, { renderer, keyboard: stdin, terminal: stderr }) : undefined,
    columns: stdout.isTTY === true && stdout.columns ? stdout.columns : undefined,
    write: (text) => renderer.writeAbove(() => shown(result, text)),
    close: () => renderer.close(),
    printResult: (text) => {
      if (!json) renderer.writeAbove(() => shown(stdout, text));
    },
    printDocument: (document) => {
      if (json) stdout.write(`${printableJson(JSON.stringify(document, undefined, 2))}\n`);
    },
    printMessage: (render) => renderer.writeAbove(() => shown(stderr, render(messageColors))),
  };
}

function ask(
  question: SecretQuestion,
  { renderer, keyboard, terminal }: { renderer: Renderer; keyboard: Keyboard; terminal: Terminal },
): Promise<string | undefined> {
  renderer.pause();
  return askSecret(question, { keyboard, terminal, interrupt: () => process.kill(process.pid, 'SIGINT') });
}

function createRenderer(mode: Exclude<ProgressMode, 'auto'>, stderr: OutputStream, colors: Colors): Renderer {
  const now = () => performance.now();
  if (mode === 'tty') return createTtyRenderer(stderr, colors, now);
  if (mode === 'plain') return createPlainRenderer(stderr, colors, now);
  if (mode === 'rawjson') return createJsonLinesRenderer(stderr, now);
  return createQuietRenderer(stderr, colors);
}

/** A live view needs a terminal that can move its cursor; CI systems often pretend to have one. */
function resolveMode(options: {
  progress: ProgressMode;
  stderr: OutputStream;
  environment: NodeJS.ProcessEnv;
}): Exclude<ProgressMode, 'auto'> {
  const { progress, stderr, environment } = options;
  if (progress !== 'auto') return progress;
  const live = stderr.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  return live ? 'tty' : 'plain';
}
