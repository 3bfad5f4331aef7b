export type { DocumentKind, Rule } from './define-rule.ts';
export { documentKindOf, documentKindOfText } from './document-kind.ts';
export { type Cause, causeFinder, dockerfilesOf } from './find-cause.ts';
export { fixText } from './fix-text.ts';
export { type LintedText, lintText, rules } from './lint-text.ts';
export type { Peer } from './peers/define-peer.ts';
export { peers } from './peers/peers.gen.ts';
export type { PeerId } from './peers/peers.ts';
