import type { Span } from '../../source/dockerfile-document.ts';
import { withDefaults } from './interpolation.ts';
import { type ComposeService, recordOf } from './linted-compose.ts';

export interface WrittenMount {
  /** What is mounted: a path of the host, or the name of a volume; absent for an anonymous one. */
  source?: string;
  target: string;
  /** What follows the target: `ro`, `rshared`. */
  options: readonly string[];
  isReadOnly: boolean;
  at: Span;
}

/** The mounts of a service, in either form. */
export function mountsOf({ value, at }: ComposeService): WrittenMount[] {
  const { volumes } = value;
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume: unknown, index) => {
    const place = at(['volumes', index]);
    return typeof volume === 'string' ? [short(volume, place)] : long(recordOf(volume), place);
  });
}

function short(written: string, at: Span): WrittenMount {
  // A default of a variable holds a colon of its own.
  const parts = withDefaults(written).split(':');
  const [first = '', target, options = ''] = parts;
  if (target === undefined) return { target: first, options: [], isReadOnly: false, at };
  const words = options.split(',');
  return { source: first, target, options: words, isReadOnly: words.includes('ro'), at };
}

function long(mount: Record<string, unknown> | undefined, at: Span): WrittenMount[] {
  if (mount === undefined) return [];
  const { source, target, read_only, bind } = mount;
  const propagation = recordOf(bind)?.propagation;
  return [
    {
      ...(typeof source === 'string' ? { source } : {}),
      ...{ target: String(target ?? ''), isReadOnly: read_only === true, at },
      options: typeof propagation === 'string' ? [propagation] : [],
    },
  ];
}
