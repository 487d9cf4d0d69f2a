import { readFileSync } from "node:fs";
import { columnsLeftOut, modelsLeftOut } from "#server/transfer/leftOut";
import { referencesOf } from "#server/transfer/table";
import { tables } from "#server/transfer/tables";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const models = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+) \{/gm)].map(([, name]) => name);

test("every model of the schema moves with a course, or is left out for a reason", () => {
  expect(models.length).toBeGreaterThan(40);
  expect([...tables.map(({ name }) => name), ...Object.keys(modelsLeftOut)].sort()).toEqual([...models].sort());
});

test.each(tables.map((table) => [table.name, table] as const))(
  "every column of %s moves or is left out",
  async (name, table) => {
    const columns = await database().$queryRaw<{ column: string; isNullable: boolean }[]>`
    SELECT column_name AS column, is_nullable = 'YES' AS "isNullable"
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ${name}`;
    const moving = Object.keys(table.columns);
    expect([...moving, ...Object.keys(columnsLeftOut[name] ?? {})].sort()).toEqual(
      columns.map(({ column }) => column).sort(),
    );
    const refusing = columns
      .filter(({ column, isNullable }) => isNullable && table.columns[column]?.schema.safeParse(null).success === false)
      .map(({ column }) => `${name}.${column}`);
    // What is written down of no course moves with none.
    expect(refusing).toEqual(name === "AuditEvent" ? ["AuditEvent.courseId"] : []);
  },
);

test.each(tables.map((table) => [table.name, table] as const))(
  "what %s refers to is a table that moves before it",
  async (name, table) => {
    const keys = await database().$queryRaw<{ column: string; to: string }[]>`
      SELECT attribute.attname AS column, target.relname AS to
      FROM pg_constraint con
        JOIN pg_class target ON target.oid = con.confrelid
        JOIN pg_attribute attribute ON attribute.attrelid = con.conrelid AND attribute.attnum = ANY(con.conkey)
      WHERE con.contype = 'f' AND con.conrelid = format('%I', ${name}::text)::regclass`;
    const moving = keys.filter(({ column }) => Object.hasOwn(table.columns, column));
    const before = [...tables.slice(0, tables.indexOf(table) + 1).map((each) => each.name)];
    for (const { column } of moving) {
      const targets = moving.filter((key) => key.column === column).map(({ to }) => to);
      const said = referencesOf(table).find((reference) => reference.column === column)?.to ?? "none";
      // A column may be part of several keys: an extension's person is somebody enrolled, and so a person.
      expect([column, [...targets, ...(targets.includes("Enrollment") ? ["User"] : [])]]).toEqual([
        column,
        expect.arrayContaining([said]),
      ]);
      expect(before).toContain(said);
    }
  },
);
