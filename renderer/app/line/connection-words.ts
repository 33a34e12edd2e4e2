import i18next from 'i18next';
import type { Connection } from '../../../shared/contract/sync.ts';
import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import type { Tone } from '../../components/tag.tsx';
import { duration } from '../../i18n/duration.ts';

export const kindName = (kind: ConnectorKind): string => i18next.t(`connections:kind.${kind}.name`);

/** The platform, and the shop there when it has a name. */
export const connectionName = ({ kind, account }: Pick<Connection, 'kind' | 'account'>): string => (account === '' ? kindName(kind) : `${kindName(kind)} · ${account}`);

export const stateTones: Readonly<Record<Connection['state'], Tone>> = { answers: 'green', silent: 'amber', no_right: 'red', no_keys: 'red', off: 'grey', new: 'grey' };

/** `连不上 3 天`; of a state that lasts and does not matter, only the state. */
export const stateWords = ({ state, since }: Pick<Connection, 'state' | 'since'>, now: number): string => {
  const words = i18next.t(`connections:state.${state}`);
  return state === 'silent' && since !== null ? i18next.t('sync:line.for', { state: words, time: duration(Math.max(60_000, now - since)) }) : words;
};

/** Words of ours for what we found; else the other side's own. Empty = nothing is wrong. */
export const troubleWords = (trouble: string, words: string): string => {
  if (trouble === '') return words;
  const known = `connections:trouble.${trouble}`;
  const ours: string = /^[a-z_]+$/.test(trouble) && i18next.exists(known) ? i18next.t(known, { defaultValue: '' }) : '';
  if (ours === '') return words === '' ? trouble : words;
  return words === '' || words === trouble ? ours : i18next.t('connections:troubleSays', { ours, words });
};
