import type { Store } from '../../electron/store/database.ts';

/** A power cut, as far as a process can have one: no chance to tidy up. */
export const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

/** A store whose process dies before the write that `isLast` points at; writes are counted from 1, over all transactions. */
export const mortalStore = (store: Store, isLast: (nth: number) => boolean): Store => {
  let writes = 0;
  return {
    ...store,
    write: (body, keep) =>
      store.write((writer) => body({
        ...writer,
        run: (sql, ...values) => {
          writes += 1;
          if (isLast(writes)) die();
          return writer.run(sql, ...values);
        },
      }), keep),
  };
};
