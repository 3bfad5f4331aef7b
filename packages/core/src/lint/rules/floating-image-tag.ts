import { parseReference } from '../../images/index.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'floating-image-tag',
  severity: 'medium',
  title: 'An image is named without saying which one',
  fix: 'Name a tag that says the version (`node:22-slim`), or a digest.',
  also: {
    hadolint: ['DL3006', 'DL3007'],
    checkov: ['CKV_DOCKER_7'],
    trivy: ['DS-0001'],
    dockle: ['DKL-DI-0006'],
    dclint: ['service-image-require-explicit-tag'],
    'compose-lint': ['CL-0004'],
  },
  on: {
    *dockerfile({ stages }) {
      for (const { image, base } of stages) {
        if (image !== undefined && base !== undefined && isFloating(image))
          yield { ...base, message: `${image} is another image after each release.` };
      }
    },
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const { image, build } = value;
        // What is built here has the tag that it is pushed under.
        if (typeof image !== 'string' || build !== undefined || image.includes('$') || !isFloating(image)) continue;
        yield { ...at(['image']), message: `Service ${name} runs ${image}, another image after each release.` };
      }
    },
  },
});

function isFloating(image: string): boolean {
  const { tag, digest } = parseReference(image);
  return digest === undefined && tag === 'latest';
}
