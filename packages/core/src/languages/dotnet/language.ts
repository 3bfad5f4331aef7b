import { defineLanguage } from '../define-language.ts';

export default defineLanguage({
  id: 'dotnet',
  name: '.NET',
  manifests: ['*.csproj', '*.fsproj', '*.vbproj'],
});
