export { recogniseLanguage } from './recognise-language.ts';
