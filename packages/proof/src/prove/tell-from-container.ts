import { userError } from '@seaworthy/core/errors';
import type { OnEvent } from '@seaworthy/core/model';
import { type Engine, hasImage, inspectContainer } from '@seaworthy/engine';

/**
 * One word may name an image and a container that runs. The image is meant; says so where both are there, and throws
 * INVALID_USAGE where only the container is.
 */
export async function tellFromContainer(
  engine: Engine,
  { reference, image, onEvent }: { reference: string; image: string; onEvent: OnEvent },
): Promise<void> {
  // What has a tag or a host is no name of a container.
  if (!/^[\w.-]+$/.test(reference)) return;
  const container = await inspectContainer(engine, reference);
  if (container?.State.Running !== true) return;
  const instead = `seaworthy prove --container ${reference}`;
  if (await hasImage(engine, image)) {
    const message = `${reference} is the name of an image and of a container that runs; the image is proven. For the container: \`${instead}\``;
    onEvent({ type: 'notice', level: 'info', message });
    return;
  }
  const problem = `There is no image ${reference} here, but a container of that name runs.`;
  throw userError('INVALID_USAGE', { problem, suggestion: instead, help: 'seaworthy prove --help' });
}
