import type { OnEvent } from '@seaworthy/core/model';
import { onlyColours, printableJson } from '@seaworthy/core/text';
import type { AskingOptions, SecretQuestion } from '@seaworthy/pipeline';
import { askChoice, type ChoiceQuestion } from './ask-choice.ts';
import { askSecret } from './ask-secret.ts';
import { type Colors, colorsFor } from './colors.ts';
import { createJsonLinesRenderer } from './json-lines.ts';
import type { Keyboard } from './keyboard.ts';
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
  /** Asks the person at the terminal to choose or to type something that may be seen; absent where nobody can answer. */
  choose: ((question: ChoiceQuestion, signal: AbortSignal) => Promise<string | undefined>) | undefined;
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
  const answers = stdin?.isTTY === true && canAnswer(options);
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
    choose: answers
      ? (question, signal) => {
          renderer.pause();
          return askChoice(question, { keyboard: stdin, terminal: stderr, colors: messageColors, signal });
        }
      : undefined,
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

/** Whoever reads documents or lines of JSON is a program. */
function canAnswer({
  progress,
  json,
  stderr,
  environment,
}: {
  progress: ProgressMode;
  json: boolean;
  stderr: OutputStream;
  environment: NodeJS.ProcessEnv;
}): boolean {
  return stderr.isTTY === true && !json && progress !== 'rawjson' && !environment.CI;
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
