import { LABELS } from './foundation-image.ts';
import type { PlannedImage } from './plan-images.ts';

/**
 * What a foundation says of itself, in Seaworthy's own namespace alone: every image that is built on it has these labels
 * too, and those of OCI would then describe the base as if it were the application.
 */
export function labelsOf(
  { match, definition, content }: Pick<PlannedImage, 'match' | 'definition' | 'content'>,
  debianNumber: string,
): Record<string, string> {
  const { id, title } = match.definition;
  const { version, standsInFor, steps } = match.variant;
  return {
    [LABELS.id]: id,
    [LABELS.version]: version,
    [LABELS.definition]: definition,
    [LABELS.content]: content,
    [LABELS.title]: `${title} ${version}`,
    [LABELS.standsInFor]: standsInFor.map(({ repository }) => repository).join(', '),
    [LABELS.madeOf]: `Debian ${debianNumber} packages${steps.some((step) => 'npm' in step) ? ', npm packages' : ''}`,
  };
}
