import { defineLanguage } from '../define-language.ts';

export default defineLanguage({ id: 'go', name: 'Go', manifests: ['go.mod'] });
