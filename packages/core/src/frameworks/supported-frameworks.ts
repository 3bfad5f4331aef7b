import type { Detector } from './define-detector.ts';
import { detectors } from './detectors.gen.ts';
import { recipes } from './recipes.gen.ts';

export const knownFrameworks: readonly Detector[] = Object.values(detectors as Readonly<Record<string, Detector>>);

/** Those that have a recipe. The others are known so that they can be refused by name. */
export const supportedFrameworks: readonly Detector[] = knownFrameworks.filter(({ id }) => Object.hasOwn(recipes, id));
