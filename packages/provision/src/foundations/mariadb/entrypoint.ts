/**
 * Starts MariaDB with the variables and the init folder of the public image, under both of their prefixes. Nothing is
 * written but to the data folder and to where its socket is, so the root file system may be read-only; started as root, it
 * takes over the data and drops to the numeric user.
 */
export const MARIADB_ENTRYPOINT = String.raw`#!/usr/bin/bash
set -euo pipefail

DATA=/var/lib/mysql
SOCKET="$DATA/setup.sock"

# MARIADB_NAME or MYSQL_NAME, each also as a file; never a variable and its file.
from_environment() {
  local prefix name file_name value=''
  for prefix in MARIADB MYSQL; do
    name="${'$'}{prefix}_$1" file_name="${'$'}{prefix}_$1_FILE"
    if [ -n "${'$'}{!name-}" ] && [ -n "${'$'}{!file_name-}" ]; then
      echo "error: both $name and $file_name are set; set one of them" >&2
      exit 1
    fi
    if [ -z "$value" ]; then value="${'$'}{!name-}"; fi
    if [ -z "$value" ] && [ -n "${'$'}{!file_name-}" ]; then value="$(< "${'$'}{!file_name}")"; fi
    unset "$name" "$file_name"
  done
  declare -g "$1=$value"
}

# A text as it stands between quotes of SQL.
quoted() {
  local quote="'" text="${'$'}{1//\\/\\\\}"
  printf "'%s'" "${'$'}{text//$quote/$quote$quote}"
}

named() {
  local tick=$'\x60'
  printf '%s' "$tick${'$'}{1//$tick/$tick$tick}$tick"
}

run_sql() {
  MYSQL_PWD="$SETUP_PASSWORD" mariadb --no-defaults --protocol=socket --socket="$SOCKET" --user=root "$@"
}

create_cluster() {
  if [ -z "$ROOT_PASSWORD" ] && [ -z "$ALLOW_EMPTY_ROOT_PASSWORD" ]; then
    echo 'error: the database is empty and no root password is given;' >&2
    echo '       set MARIADB_ROOT_PASSWORD or MARIADB_ROOT_PASSWORD_FILE to a non-empty value' >&2
    exit 1
  fi
  mariadb-install-db --datadir="$DATA" --rpm --skip-name-resolve --skip-test-db --skip-log-bin \
    --auth-root-authentication-method=normal > /dev/null
}

create_users() {
  local root user
  root="$(quoted "$ROOT_PASSWORD")"
  {
    echo 'SET @@SESSION.SQL_LOG_BIN=0;'
    if [ "$ROOT_HOST" != localhost ]; then
      echo "CREATE USER root@$(quoted "$ROOT_HOST") IDENTIFIED BY $root;"
      echo "GRANT ALL ON *.* TO root@$(quoted "$ROOT_HOST") WITH GRANT OPTION;"
    fi
    if [ -n "$DATABASE" ]; then echo "CREATE DATABASE IF NOT EXISTS $(named "$DATABASE");"; fi
    if [ -n "$USER_NAME" ] && [ -n "$PASSWORD" ]; then
      user="$(quoted "$USER_NAME")@'%'"
      echo "CREATE USER $user IDENTIFIED BY $(quoted "$PASSWORD");"
      if [ -n "$DATABASE" ]; then echo "GRANT ALL ON $(named "${'$'}{DATABASE//_/\\_}").* TO $user;"; fi
    fi
    echo "ALTER USER root@localhost IDENTIFIED BY $root;"
  } | run_sql
  SETUP_PASSWORD="$ROOT_PASSWORD"
}

run_init_files() {
  local file database=()
  if [ -n "$DATABASE" ]; then database=(--database="$DATABASE"); fi
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) run_sql "${'$'}{database[@]}" < "$file" ;;
      *.sql.gz) gunzip -c "$file" | run_sql "${'$'}{database[@]}" ;;
      *.sql.xz) unxz -c "$file" | run_sql "${'$'}{database[@]}" ;;
      *) continue ;;
    esac
    echo "ran $file"
  done
}

if [ "${'$'}{1:0:1}" = - ]; then set -- mariadbd "$@"; fi
if [ "$1" = mysqld ]; then set -- mariadbd "${'$'}{@:2}"; fi
if [ "$1" != mariadbd ]; then exec "$@"; fi

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$DATA"
  chown -R 999:999 "$DATA"
  if [ -d /run/mysqld ]; then chown 999:999 /run/mysqld || true; fi
  exec setpriv --reuid=999 --regid=999 --clear-groups "$0" "$@"
fi

for name in ROOT_PASSWORD ROOT_HOST ALLOW_EMPTY_ROOT_PASSWORD DATABASE USER PASSWORD; do from_environment "$name"; done
USER_NAME="$USER"
ROOT_HOST="${'$'}{ROOT_HOST:-%}"
SETUP_PASSWORD=''

if [ ! -d "$DATA/mysql" ]; then
  create_cluster
  # No TCP and a socket of its own: neither a client nor a health check must reach a half-made database.
  "$@" --skip-networking --socket="$SOCKET" --skip-log-bin &
  server=$!
  until run_sql --execute='SELECT 1' > /dev/null 2>&1; do
    kill -0 "$server" 2> /dev/null || { echo 'error: the server that sets the database up has ended' >&2; exit 1; }
    sleep 0.2
  done
  mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2> /dev/null | run_sql --database=mysql
  create_users
  run_init_files
  kill "$server"
  wait "$server"
fi
unset ROOT_PASSWORD PASSWORD SETUP_PASSWORD

exec "$@"
`;
