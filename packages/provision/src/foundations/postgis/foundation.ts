import { postgresServer } from '../bases/postgres-server.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

/** As in the public image, the first database has the extensions from the start. */
const INITIALISATION = `#!/usr/bin/bash
set -euo pipefail

psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password --dbname "$POSTGRES_DB" <<< '
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS postgis_topology;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS postgis_tiger_geocoder;
'
`;

/** What PROJ fetches grids of other hosts by, which it does only when it is told to, and what reads the grids' format. */
const TRANSFER = [
  ...['libcurl3t64-gnutls', 'libbrotli1', 'libgmp10', 'libnettle8t64', 'libhogweed6t64', 'libunistring5', 'libidn2-0'],
  ...['libffi8', 'libp11-kit0', 'libtasn1-6', 'libgnutls30t64', 'libnghttp2-14', 'libnghttp3-9', 'libngtcp2-16'],
  ...['libngtcp2-crypto-gnutls8', 'libpsl5t64', 'librtmp1', 'libssh2-1t64'],
  ...['libtiff6', 'libdeflate0', 'libjbig0', 'libjpeg62-turbo', 'liblerc4', 'libsharpyuv0', 'libwebp7'],
];

export default defineFoundation({
  id: 'postgis',
  title: 'PostgreSQL with PostGIS',
  variants: [
    postgresServer({
      repository: 'postgis/postgis',
      tags: ['17-3.5'],
      more: [
        { unpack: ['postgresql-17-postgis-3'], only: ['usr/lib/postgresql/**', 'usr/share/doc/**'] },
        { unpack: ['postgresql-17-postgis-3-scripts'], only: ['usr/share/postgresql/**', 'usr/share/doc/**'] },
        // What the packages' own scripts link: without them the extensions have no name.
        ...['postgis', 'postgis_topology', 'postgis_tiger_geocoder'].map(control),
        ...['address_standardizer', 'address_standardizer_data_us'].map(control),
        { unpack: ['libgeos-c1t64', 'libgeos3.13.1', 'libjson-c5', 'libprotobuf-c1'] },
        { unpack: ['libproj25', 'proj-data', 'libsqlite3-0', ...TRANSFER] },
        { write: 'docker-entrypoint-initdb.d/10_postgis.sh', text: INITIALISATION, mode: 0o755 },
      ],
      omit: [
        // Rasters and solids need GDAL and CGAL, hundreds of megabytes that the extension itself does without.
        'usr/lib/postgresql/17/lib/postgis_{raster,sfcgal}-3.so',
        'usr/share/postgresql/17/extension/postgis_{raster,sfcgal}*',
        'usr/share/postgresql/17/contrib/postgis-*/**',
        'usr/share/postgresql/17/contrib/postgis-*',
        // For databases of another server that are brought here by their files.
        'usr/share/postgresql/17/extension/*--unpackaged--*',
      ],
    }),
  ],
});

function control(extension: string) {
  return { link: `usr/share/postgresql/17/extension/${extension}.control`, to: `${extension}-3.control` };
}
