import { defineLanguage } from '../define-language.ts';

export default defineLanguage({ id: 'deno', name: 'Deno', manifests: ['deno.json'] });
