import type { BuiltImage } from './build-record.ts';
import type { Verdict } from './verdict.ts';

/**
 * What libraries tell while they work; only the CLI draws it. Every `started` is followed by one `finished` or `failed`
 * with the same id. Ids nest by `/`: `foundations/node-runtime`.
 */
export type ProgressEvent =
  | { type: 'task.started'; id: string; title: string }
  | { type: 'task.progress'; id: string; detail: string }
  | { type: 'task.finished'; id: string; durationMs: number; detail?: string; cached?: boolean }
  | { type: 'task.failed'; id: string; durationMs: number; reason: string; lastLines: string[] }
  | { type: 'build.step.started'; id: string; stage: string; name: string }
  | { type: 'build.step.progress'; id: string; line: string }
  | { type: 'build.step.finished'; id: string; stage: string; name: string; cached: boolean; durationMs: number }
  | { type: 'build.step.failed'; id: string; stage: string; name: string; durationMs: number; lastLines: string[] }
  | { type: 'build.image'; image: BuiltImage }
  | { type: 'stack.service'; service: string; state: string; health?: string; detail?: string }
  | { type: 'verdict'; verdict: Verdict }
  | { type: 'notice'; level: 'info' | 'warning'; message: string };

export type OnEvent = (event: ProgressEvent) => void;
