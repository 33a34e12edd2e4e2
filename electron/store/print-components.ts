import type { Reader, Writer } from './database.ts';

export type StoredComponent = { component: string; enabled: 0 | 1; endpoint: string };

export const allComponents = (reader: Reader): StoredComponent[] => reader.all<StoredComponent>('SELECT * FROM print_components ORDER BY component');

export const writeComponent = (writer: Writer, { component, enabled, endpoint }: StoredComponent): void => {
  writer.run(
    `INSERT INTO print_components (component, enabled, endpoint) VALUES (?, ?, ?)
     ON CONFLICT (component) DO UPDATE SET enabled = excluded.enabled, endpoint = excluded.endpoint`, component, enabled, endpoint,
  );
};
