import { defineLanguage } from '../define-language.ts';

export default defineLanguage({ id: 'ruby', name: 'Ruby', manifests: ['Gemfile'] });
