import type Driver from 'better-sqlite3';

/** `Back` in ASCII: marks the file as a store of this app. */
export const applicationId = 0x4261636b;

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** Numbered from 1 without a gap; a landed one is never changed. */
export const migrations: readonly string[] = Object.keys(files)
  .sort()
  .map((path) => files[path] ?? '');

export const appVersionOfStore = migrations.length;

export const versionOf = (database: Driver.Database): number => Number(database.pragma('user_version', { simple: true }));

/** Takes the store up one version at a time, each step whole or not at all. */
export const migrate = (database: Driver.Database, steps: readonly string[] = migrations): void => {
  for (let version = versionOf(database); version < steps.length; version += 1) {
    database
      .transaction(() => {
        database.exec(steps[version] ?? '');
        database.pragma(`user_version = ${version + 1}`);
        database.pragma(`application_id = ${applicationId}`);
        const broken = database.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`migration ${version + 1} leaves ${broken.length} broken references`);
      })
      .immediate();
  }
};
