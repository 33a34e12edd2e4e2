import type { Reader, SqlValue, Store, Writer } from '../../electron/store/database.ts';

/** A store that writes down every statement it is asked for, so that a test can look at the query plans of real use. */
export const recordStatements = (store: Store): { readonly store: Store; readonly statements: ReadonlySet<string> } => {
  const statements = new Set<string>();
  const readerOn = (reader: Reader): Reader => ({
    first: <Row>(sql: string, ...values: SqlValue[]) => {
      statements.add(sql);
      return reader.first<Row>(sql, ...values);
    },
    all: <Row>(sql: string, ...values: SqlValue[]) => {
      statements.add(sql);
      return reader.all<Row>(sql, ...values);
    },
  });
  const writerOn = (writer: Writer): Writer => ({
    ...writer,
    ...readerOn(writer),
    run: (sql: string, ...values: SqlValue[]) => {
      statements.add(sql);
      return writer.run(sql, ...values);
    },
  });
  return {
    statements,
    store: { ...store, reader: readerOn(store.reader), write: (body, keep) => store.write((writer) => body(writerOn(writer)), keep) },
  };
};

/** SQLite's plan of a statement, one step a line. */
export const planOf = (store: Store, sql: string): string[] => {
  const values = Array.from({ length: sql.split('?').length - 1 }, () => null);
  return store.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => detail);
};
