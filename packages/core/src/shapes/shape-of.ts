import { userError } from '../errors/index.ts';
import type { Shape } from './define-shape.ts';
import { shapes } from './shapes.gen.ts';

export const shapeIds: readonly string[] = Object.keys(shapes);

/**
 * The shape of a service.
 * @throws DOCUMENT_UNUSABLE for one that has no folder in `shapes/`
 */
export function shapeOf({ shape }: { shape: string }): Shape {
  const found: Shape | undefined = (shapes as Readonly<Record<string, Shape>>)[shape];
  if (found !== undefined) return found;
  const problem = `it names the shape ${shape}, which is none of ${shapeIds.join(', ')}`;
  throw userError('DOCUMENT_UNUSABLE', { path: 'the plan', problem, produce: 'seaworthy plan' });
}
