import { defineLanguage } from '../define-language.ts';

export default defineLanguage({ id: 'php', name: 'PHP', manifests: ['composer.json'] });
