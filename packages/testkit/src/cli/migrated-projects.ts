// A small project for each tool that migrates a PostgreSQL database: its one migration makes a table and puts one row into it,
// and its server answers with the number of rows. A second run of the same migration would fail or leave two.

/** Files by path; lockfiles of Node are made from their manifests. */
type Project = Readonly<Record<string, string>>;

const CREATE = 'CREATE TABLE tide (height integer NOT NULL)';
const INSERT = 'INSERT INTO tide VALUES (412)';

const server = `const { createServer } = require('node:http');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
createServer(async (request, answer) => {
  if (request.url === '/health') return answer.end('ok');
  const { rows } = await pool.query('SELECT height FROM tide');
  answer.end(JSON.stringify(rows.length));
}).listen(4750);
`;

function node(
  dependencies: object,
  files: Project,
  more: { scripts?: object; devDependencies?: object } = {},
): Project {
  const { scripts = {}, devDependencies = {} } = more;
  return {
    'package.json': JSON.stringify({
      ...{ name: 'tides', version: '1.0.0', private: true },
      scripts: { start: 'node server.js', ...scripts },
      dependencies: { pg: '8.16.3', ...dependencies },
      devDependencies,
    }),
    'server.js': server,
    ...files,
  };
}

const application = `import os

import psycopg
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    return "ok"


@app.get("/")
def tides():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return len(connection.execute("SELECT height FROM tide").fetchall())
`;

export const migratedProjects: Readonly<Record<string, Project>> = {
  drizzle: node(
    { 'drizzle-orm': '0.44.7' },
    {
      'drizzle.config.js':
        "module.exports = { dialect: 'postgresql', schema: './schema.js', out: './drizzle', dbCredentials: { url: process.env.DATABASE_URL } };\n",
      'schema.js':
        "const { integer, pgTable } = require('drizzle-orm/pg-core');\n\nexports.tide = pgTable('tide', { height: integer().notNull() });\n",
      'drizzle/0000_first.sql': `${CREATE};\n--> statement-breakpoint\n${INSERT};\n`,
      'drizzle/meta/_journal.json': JSON.stringify({
        version: '7',
        dialect: 'postgresql',
        entries: [{ idx: 0, version: '7', when: 1, tag: '0000_first', breakpoints: true }],
      }),
    },
    { devDependencies: { 'drizzle-kit': '0.31.6' } },
  ),
  knex: node(
    { knex: '3.1.0' },
    {
      'knexfile.js': "module.exports = { client: 'pg', connection: process.env.DATABASE_URL };\n",
      'migrations/1_first.js': `exports.up = async (knex) => {\n  await knex.raw('${CREATE}');\n  await knex.raw('${INSERT}');\n};\nexports.down = () => undefined;\n`,
    },
  ),
  typeorm: node(
    { typeorm: '0.3.27', 'reflect-metadata': '0.2.2' },
    {
      'data-source.js':
        "const { DataSource } = require('typeorm');\n\nmodule.exports = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, migrations: ['migrations/*.js'] });\n",
      'migrations/1-first.js': `exports.First1700000000000 = class First1700000000000 {\n  async up(runner) {\n    await runner.query('${CREATE}');\n    await runner.query('${INSERT}');\n  }\n\n  async down() {}\n};\n`,
    },
    { scripts: { 'migration:run': 'typeorm migration:run -d data-source.js' } },
  ),
  sequelize: node(
    { sequelize: '6.37.7' },
    {
      'config/config.js':
        "module.exports = { production: { use_env_variable: 'DATABASE_URL', dialect: 'postgres' } };\n",
      'migrations/1-first.js': `module.exports = {\n  async up({ sequelize }) {\n    await sequelize.query('${CREATE}');\n    await sequelize.query('${INSERT}');\n  },\n  async down() {},\n};\n`,
    },
    { devDependencies: { 'sequelize-cli': '6.6.3' } },
  ),
  alembic: {
    'requirements.txt':
      'fastapi==0.119.0\nuvicorn==0.37.0\nsqlalchemy==2.0.44\nalembic==1.17.0\npsycopg[binary]==3.2.12\n',
    'main.py': application,
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': `import os

from alembic import context
from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://", 1))
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`,
    'migrations/versions/1_first.py': `from alembic import op

revision = "1"
down_revision = None


def upgrade():
    op.execute("${CREATE}")
    op.execute("${INSERT}")
`,
  },
  django: {
    'requirements.txt': 'django==5.2.7\npsycopg[binary]==3.2.12\ndj-database-url==3.0.1\n',
    'manage.py': `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harbour.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`,
    'harbour/__init__.py': '',
    'harbour/settings.py': `import os

import dj_database_url

SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "harbour.urls"
WSGI_APPLICATION = "harbour.wsgi.application"
INSTALLED_APPS = ["tides"]
DATABASES = {"default": dj_database_url.config(default=os.environ["DATABASE_URL"])}
`,
    'harbour/urls.py': `from django.http import HttpResponse
from django.urls import path

from tides.models import Tide

urlpatterns = [
    path("health", lambda request: HttpResponse("ok")),
    path("", lambda request: HttpResponse(str(Tide.objects.count()))),
]
`,
    'harbour/wsgi.py': `import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harbour.settings")
application = get_wsgi_application()
`,
    'tides/__init__.py': '',
    'tides/models.py': `from django.db import models


class Tide(models.Model):
    height = models.IntegerField()
`,
    'tides/migrations/__init__.py': '',
    'tides/migrations/0001_first.py': `from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("tides", "Tide").objects.create(height=412)


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Tide", [("id", models.BigAutoField(primary_key=True)), ("height", models.IntegerField())]),
        migrations.RunPython(fill),
    ]
`,
  },
};
