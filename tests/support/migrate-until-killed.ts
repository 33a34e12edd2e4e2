import { connect } from '../../electron/store/database.ts';
import { migrate, migrations } from '../../electron/store/migrations.ts';

/** Runs in a process of its own: migrates a store and is killed inside migration number `DIE_IN`, all of it done and nothing committed. */
const { STORE_FILE = '', DIE_IN = '1' } = process.env;

const database = connect(STORE_FILE);
database.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
  return 1;
});
const step = Number(DIE_IN);
migrate(database, [...migrations.slice(0, step - 1), `${migrations[step - 1] ?? ''}; SELECT die();`]);
