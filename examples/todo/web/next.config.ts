import type { NextConfig } from 'next';

// Without this Next.js looks for lockfiles in the parent folders too, and nests the
// standalone output in as many folders as lie between.
const root = import.meta.dirname;

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  // The optimiser would write to .next/cache, which is read-only in production.
  images: { unoptimized: true },
  // Then its native library, half of the whole output, is not needed either.
  outputFileTracingExcludes: { 'next-server': ['**/node_modules/sharp/**', '**/node_modules/@img/**'] },
  // There are no rewrites to the API here: their targets would be fixed at build time (see lib/forward.ts).
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default config;
