import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { checkConnection, connectorFacts, type ConnectionValues, type ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import type { Reader } from '../../store/database.ts';
import { connectionById, insertConnection, isConnectionAccount, markConnectionRemoved, settingsOf, updateConnection } from '../../store/sync/connections.ts';
import { act, type Caller, type Services } from '../services.ts';
import type { Keys } from './keys.ts';

type Written = { readonly connectionId: ConnectionId | null; readonly kind: ConnectorKind; readonly settings: ConnectionValues; readonly secrets: ConnectionValues };
type Checked = { readonly settings: ConnectionValues; readonly secrets: ConnectionValues; readonly renewed: readonly string[] };

/** Keys are for the address that they were written for: kept ones are not sent to another. */
const sameAddresses = (kind: ConnectorKind, before: ConnectionValues, after: ConnectionValues): boolean =>
  connectorFacts[kind].fields.every(({ name, kind: fieldKind, usual }) => {
    if (fieldKind !== 'address') return true;
    const written = (after[name] ?? '').trim().replace(/\/+$/, '');
    return (written === '' ? usual : written) === (before[name] ?? usual);
  });

/** What is written in a form, with the kept keys that were not written again. */
export const checkWritten = (reader: Reader, keys: Keys, { connectionId, kind, settings, secrets }: Written): Result<Checked> => {
  const known = connectionId === null ? undefined : connectionById(reader, connectionId);
  if (connectionId !== null && known === undefined) return refuse('connection.unknown');
  if (known !== undefined && known.kind !== kind) return refuse('connection.kind_fixed');
  const kept = known !== undefined && sameAddresses(kind, settingsOf(known), settings) ? keys.of(known) : {};
  const checked = checkConnection(kind, settings, secrets, (name) => Object.hasOwn(kept, name));
  if (!checked.ok) return checked;
  return ok({ settings: checked.value.settings, secrets: { ...kept, ...checked.value.secrets }, renewed: Object.keys(checked.value.secrets) });
};

/** Keys go into the system's key store; the trace names which were renewed, never what they are. Refuses what `checkConnection` refuses, and an account that is connected already. */
export const saveConnection = (services: Services, caller: Caller, keys: Keys, input: InputFor<'sync', 'saveConnection'>): Result<OutputFor<'sync', 'saveConnection'>> => {
  const saved = act(services, caller.staffId, (step) => {
    const checked = checkWritten(step.writer, keys, input);
    if (!checked.ok) return checked;
    const { settings, secrets, renewed } = checked.value;
    const { kind, account, active } = input;
    if (isConnectionAccount(step.writer, kind, account, input.connectionId)) return refuse('connection.account_taken', { account }, 'account');
    const before = input.connectionId === null ? undefined : connectionById(step.writer, input.connectionId);
    const row = { account, settings, sealed: keys.seal(secrets), active };
    let id = input.connectionId;
    if (id === null) id = insertConnection(step.writer, { ...row, kind }, step.at);
    else updateConnection(step.writer, id, row);
    step.trace({
      action: before === undefined ? 'connection.made' : 'connection.changed', subject: 'connection', subjectId: id,
      ...(before === undefined ? {} : { before: { account: before.account, settings: settingsOf(before), active: before.active === 1 } }),
      after: { kind, account, settings, active, keysRenewed: renewed },
    });
    step.emit('sync.changed', {});
    step.emit('app.changed', {});
    return ok({ connectionId: id, secrets });
  });
  if (!saved.ok) return saved;
  const { connectionId, secrets } = saved.value;
  keys.remember(connectionId, secrets);
  return ok({ connectionId });
};

/** Nothing is asked of it any more; what it told and brought stays. Messages that wait go by another connection, or by hand. */
export const removeConnection = (services: Services, caller: Caller, keys: Keys, { connectionId }: InputFor<'sync', 'removeConnection'>): Result<null> => {
  const removed = act(services, caller.staffId, (step) => {
    const known = connectionById(step.writer, connectionId);
    if (known === undefined) return refuse('connection.unknown');
    markConnectionRemoved(step.writer, connectionId, step.at);
    step.trace({ action: 'connection.removed', subject: 'connection', subjectId: connectionId, before: { kind: known.kind, account: known.account } });
    step.emit('sync.changed', {});
    step.emit('app.changed', {});
    return ok(null);
  });
  if (removed.ok) keys.forget(connectionId);
  return removed;
};

