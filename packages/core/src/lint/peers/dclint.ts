import { definePeer } from './define-peer.ts';

const order = 'the order of keys changes nothing, and what belongs together may stand together';

export default definePeer({
  id: 'dclint',
  name: 'dclint',
  rules: {
    'invalid-yaml': 'no valid YAML',
    'invalid-schema': 'not as the Compose Specification says',
    'no-build-and-image': 'both build and image',
    'no-duplicate-container-names': 'container names twice',
    'no-duplicate-exported-ports': 'host ports twice',
    'no-quotes-in-volumes': 'quotes around volumes',
    'no-unbound-port-interfaces': 'ports on all interfaces',
    'no-version-field': 'version field',
    'require-project-name-field': 'project name missing',
    'require-quotes-in-ports': 'ports without quotes',
    'service-container-name-regex': 'invalid container name',
    'service-dependencies-alphabetical-order': 'order of dependencies',
    'service-image-require-explicit-tag': 'image without a tag',
    'service-keys-order': 'order of keys',
    'service-ports-alphabetical-order': 'order of ports',
    'services-alphabetical-order': 'order of services',
    'top-level-properties-order': 'order of top-level keys',
  },
  omitted: {
    'no-build-and-image': 'the image names what is built, so that it can be pushed and pulled',
    'no-quotes-in-volumes': 'quotes change nothing',
    'require-project-name-field': "the folder's name serves where one copy runs",
    'service-container-name-regex': 'the engine refuses such a name at once',
    'service-dependencies-alphabetical-order': order,
    'service-keys-order': order,
    'service-ports-alphabetical-order': order,
    'services-alphabetical-order': order,
    'top-level-properties-order': order,
  },
});
