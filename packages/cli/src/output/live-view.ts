import { cutColumns, formatElapsed, textWidth } from '@seaworthy/core/format';
import type { ProgressEvent } from '@seaworthy/core/model';
import type { Colors } from './colors.ts';
import { stepTitle } from './event-line.ts';

interface LiveItem {
  id: string;
  title: string;
  detail: string;
  depth: number;
  startedAt: number;
}

/** What is going on at this moment: the lines that a terminal shows below everything that is finished. */
export interface LiveView {
  apply(event: ProgressEvent, at: number): void;
  titleOf(id: string): string;
  depthOf(id: string): number;
  /** One line per running task, step and service; never wider than `columns`, never more than `rows` lines. */
  render(size: { columns: number; rows: number }, at: number, colors: Colors): string[];
}

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** What runs by its key, and the title of every task that was started so far. */
interface LiveState {
  running: Map<string, LiveItem>;
  titles: Map<string, string>;
}

export function createLiveView(): LiveView {
  const state: LiveState = { running: new Map(), titles: new Map() };
  return {
    apply: (event, at) => applyEvent(state, event, at),
    titleOf: (id) => state.titles.get(id) ?? id,
    depthOf: (id) => depthOf(state, id),
    render: (size, at, colors) => renderItems([...state.running.values()], size, at, colors),
  };
}

function applyEvent(state: LiveState, event: ProgressEvent, at: number): void {
  const { running, titles } = state;
  switch (event.type) {
    case 'task.started': {
      const title = event.title;
      titles.set(event.id, title);
      running.set(event.id, { id: event.id, title, detail: '', depth: depthOf(state, event.id), startedAt: at });
      return;
    }
    case 'build.step.started': {
      const title = stepTitle(event, Number.POSITIVE_INFINITY);
      const depth = running.has('build') ? 1 : 0;
      running.set(stepKey(event.id), { id: event.id, title, detail: '', depth, startedAt: at });
      return;
    }
    case 'task.progress':
      setDetail(state, event.id, event.detail);
      return;
    case 'build.step.progress':
      setDetail(state, stepKey(event.id), event.line);
      return;
    case 'stack.service':
      applyService(state, event, at);
      return;
    case 'task.finished':
    case 'task.failed':
      endTask(state, event.id);
      return;
    case 'build.step.finished':
    case 'build.step.failed':
      running.delete(stepKey(event.id));
  }
}

function endTask({ running }: LiveState, id: string): void {
  running.delete(id);
  if (id.includes('/')) return;
  // What a stack's services do is shown as long as the task that waits for them runs.
  for (const key of running.keys()) if (key.startsWith('service ')) running.delete(key);
}

function applyService(
  { running }: LiveState,
  event: Extract<ProgressEvent, { type: 'stack.service' }>,
  at: number,
): void {
  const key = `service ${event.service}`;
  const known = running.get(key);
  running.set(key, {
    id: key,
    title: event.service,
    detail: [event.health ?? event.state, event.detail].filter(Boolean).join(', '),
    depth: 1,
    startedAt: known?.startedAt ?? at,
  });
}

function setDetail({ running }: LiveState, key: string, detail: string): void {
  const item = running.get(key);
  if (item !== undefined) item.detail = detail;
}

function depthOf({ titles }: LiveState, id: string): number {
  const parents = id.split('/').slice(0, -1);
  return parents.filter((_, index) => titles.has(parents.slice(0, index + 1).join('/'))).length;
}

function renderItems(
  items: readonly LiveItem[],
  { columns, rows }: { columns: number; rows: number },
  at: number,
  colors: Colors,
): string[] {
  const fitting = items.slice(0, Math.max(1, rows - 2));
  const lines = fitting.map((item) => renderItem(item, columns, at, colors));
  const hidden = items.length - fitting.length;
  return hidden > 0 ? [...lines, colors.dim(`  … and ${hidden} more`)] : lines;
}

function renderItem(item: LiveItem, columns: number, at: number, colors: Colors): string {
  const elapsed = formatElapsed(at - item.startedAt);
  const indent = '  '.repeat(item.depth);
  const spinner = SPINNER[Math.floor(at / 100) % SPINNER.length] ?? '';
  const room = Math.max(10, columns - textWidth(indent) - 2 - elapsed.length - 2);
  const title = cutColumns(item.title, room);
  const detailRoom = room - textWidth(title) - 2;
  const detail = item.detail !== '' && detailRoom > 8 ? `  ${cutColumns(item.detail, detailRoom)}` : '';
  const padding = ' '.repeat(Math.max(1, room - textWidth(title) - textWidth(detail) + 1));
  return `${indent}${colors.cyan(spinner)} ${title}${colors.dim(detail)}${padding}${colors.dim(elapsed)}`;
}

function stepKey(id: string): string {
  return `step ${id}`;
}
