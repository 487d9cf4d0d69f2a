import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { readMigrations } from "#server/migrate";

/**
 * What is missing in the migrations: SQL from their end to the schema, or null when they agree. For developers and CI
 * only. It uses Prisma's own schema comparison, compiled to WebAssembly, because the binary cannot be downloaded
 * everywhere; the migrations are replayed in a temporary database.
 *
 * Checks, triggers and partial indexes are invisible to it: they live in the migrations alone.
 *
 * @param databaseUrl - a PostgreSQL where databases can be created; nothing existing is read or changed
 */
export async function diff(databaseUrl: string, schemaFile: string, directory: string): Promise<string | null> {
  await loadEngine();
  const opened = new OpenedConnections();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => opened.open(databaseUrl),
    connectToShadowDb: () => opened.openTemporaryDatabase(databaseUrl),
  });
  const schema = readFileSync(schemaFile, "utf8");
  try {
    const schemaEngine = await engine.SchemaEngine.new(
      { datamodels: [[schemaFile, schema]] },
      () => undefined,
      factory,
    );
    const answer = await schemaEngine.diff({
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
      from: {
        tag: "migrations",
        baseDir: directory,
        shadowDbInitScript: "",
        lockfile: {
          path: "migration_lock.toml",
          content: readFileSync(path.join(directory, "migration_lock.toml"), "utf8"),
        },
        migrationDirectories: readMigrations(directory).map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content: schema }] },
    });
    const theyDiffer = answer.exitCode === 2;
    return theyDiffer ? (answer.stdout ?? "") : null;
  } catch (error) {
    throw opened.failure ?? error;
  } finally {
    await opened.closeAll();
  }
}

/** The engine never closes what it opens. */
class OpenedConnections {
  /** What PostgreSQL said about a migration; the engine only says that one failed. */
  failure: unknown;
  private readonly closers: (() => Promise<void>)[] = [];

  async open(connectionString: string): Promise<SqlDriverAdapter> {
    const pool = new pg.Pool({ connectionString, max: 1 });
    // Dropping the temporary database may overtake the farewell of its own connections.
    pool.on("error", () => undefined);
    this.closers.push(() => pool.end());
    const charColumns = showCharColumnsAsText(pool);
    const adapter = await new PrismaPg(pool).connect();
    const asAdapterReads = adapter.queryRaw.bind(adapter);
    // One query at a time: the pool has one connection and the engine waits for each answer.
    const queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
      const result = await asAdapterReads(query);
      for (const column of charColumns()) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    // The adapter's own would split the script at every semicolon, also inside functions and strings.
    const executeScript = async (script: string): Promise<void> => {
      try {
        await pool.query(script);
      } catch (error) {
        this.failure = error;
        throw error;
      }
    };
    return Object.assign(adapter, { queryRaw, executeScript });
  }

  async openTemporaryDatabase(connectionString: string): Promise<SqlDriverAdapter> {
    const name = `allclose_diff_${process.pid}_${Date.now()}`;
    const server = new pg.Client({ connectionString });
    await server.connect();
    await server.query(`create database ${name}`);
    this.closers.push(async () => {
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    });
    const address = new URL(connectionString);
    address.pathname = `/${name}`;
    return this.open(address.href);
  }

  async closeAll(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }
}

/**
 * The catalogs have columns of the one-byte type "char", which the adapter does not know. It gets them as text.
 *
 * @returns which columns of the latest result they were
 */
function showCharColumnsAsText(pool: pg.Pool): () => readonly number[] {
  const [charType, textType] = [18, 25];
  let charColumns: number[] = [];
  const query = pool.query.bind(pool) as (...values: unknown[]) => Promise<pg.QueryResult | pg.QueryResult[]>;
  const queryAndConvert = async (...values: unknown[]): Promise<pg.QueryResult | pg.QueryResult[]> => {
    const result = await query(...values);
    const fields = Array.isArray(result) ? [] : result.fields;
    charColumns = fields.flatMap((field, index) => (field.dataTypeID === charType ? [index] : []));
    for (const field of fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
    return result;
  };
  Object.assign(pool, { query: queryAndConvert });
  return () => charColumns;
}

let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= (async () => {
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) },
    });
    const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = readFileSync(glue.replace(/\.js$/, ".wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engine } });
    engine.__wbg_set_wasm(instance.exports);
    // The glue's only other way to initialise itself is to import the .wasm file as a module, which Node cannot.
    const { __wbindgen_start: start } = instance.exports as { __wbindgen_start: () => void };
    start();
  })();
  return loading;
}
