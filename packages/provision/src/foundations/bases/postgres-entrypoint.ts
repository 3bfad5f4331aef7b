/**
 * Starts PostgreSQL with the variables and the init folder of the public image. Nothing is written but to PGDATA, so the
 * root file system may be read-only; started as root, it takes over PGDATA and drops to the numeric user.
 */
export const POSTGRES_ENTRYPOINT = String.raw`#!/usr/bin/bash
set -euo pipefail

# NAME or NAME_FILE, never both; the file's content wins over nothing.
from_file() {
  local name="$1" file_name="$1_FILE"
  local value="${'$'}{!name-}" file="${'$'}{!file_name-}"
  if [ -n "$value" ] && [ -n "$file" ]; then
    echo "error: both $name and $file_name are set; set one of them" >&2
    exit 1
  fi
  if [ -n "$file" ]; then value="$(< "$file")"; fi
  if [ -z "$value" ]; then value="$2"; fi
  export "$name=$value"
  unset "$file_name"
}

create_cluster() {
  if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
    echo 'error: the database is empty and no superuser password is given;' >&2
    echo '       set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE to a non-empty value' >&2
    exit 1
  fi
  local wal=()
  if [ -n "${'$'}{POSTGRES_INITDB_WALDIR-}" ]; then wal=(--waldir="$POSTGRES_INITDB_WALDIR"); fi
  # The password comes by a descriptor: neither in the process list nor in a file.
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") "${'$'}{wal[@]}" '"$POSTGRES_INITDB_ARGS"
  printf '\nhost all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD" >> "$PGDATA/pg_hba.conf"
}

run_sql() {
  psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password "$@"
}

create_database() {
  if [ "$POSTGRES_DB" = postgres ]; then return; fi
  run_sql --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db";'
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) run_sql --dbname "$POSTGRES_DB" --file "$file" ;;
      *.sql.gz) gunzip -c "$file" | run_sql --dbname "$POSTGRES_DB" ;;
      *.sql.xz) unxz -c "$file" | run_sql --dbname "$POSTGRES_DB" ;;
      *) continue ;;
    esac
    echo "ran $file"
  done
}

if [ "${'$'}{1:0:1}" = - ]; then set -- postgres "$@"; fi
if [ "$1" != postgres ]; then exec "$@"; fi

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R 999:999 "$PGDATA"
  chmod 700 "$PGDATA"
  if [ -d /run/postgresql ]; then chown 999:999 /run/postgresql || true; fi
  exec setpriv --reuid=999 --regid=999 --clear-groups "$0" "$@"
fi

from_file POSTGRES_PASSWORD ''
from_file POSTGRES_USER postgres
from_file POSTGRES_DB "$POSTGRES_USER"
from_file POSTGRES_INITDB_ARGS ''
from_file POSTGRES_HOST_AUTH_METHOD scram-sha-256

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA" 2> /dev/null || true
  create_cluster
  export PGPASSWORD="$POSTGRES_PASSWORD"
  # No TCP and a socket of its own: neither a client nor a health check must reach a half-made database.
  export PGHOST="$PGDATA"
  pg_ctl --pgdata="$PGDATA" -o "-c listen_addresses='' -c unix_socket_directories='$PGDATA'" --wait start
  create_database
  run_init_files
  pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
  unset PGPASSWORD PGHOST
fi
unset POSTGRES_PASSWORD

exec "$@"
`;
