import i18next from 'i18next';
import { duration } from '../../i18n/duration.ts';
import { figure, moment } from '../../i18n/format.ts';
import { connectionName, kindName } from './connection-words.ts';
import { lineOf, type Line, type SyncState } from './line.ts';

export type LineWords = {
  /** Nobody needs to do anything about it; a line that is out is not bad, only out. */
  readonly calm: boolean;
  readonly state: string;
  /** State and since when. */
  readonly main: string;
  readonly waiting: string;
  readonly refused: string;
  readonly hint: string;
};

const since = (state: string, at: number | null, now: number): string => (at === null ? state : i18next.t('sync:line.for', { state, time: duration(Math.max(60_000, now - at)) }));

const said = (line: Line, now: number): readonly [state: string, main: string] => {
  switch (line.kind) {
    case 'online': {
      const words = i18next.t('sync:line.online');
      return [words, words];
    }
    case 'offline': {
      const words = i18next.t('sync:line.offline');
      return [words, since(words, line.since, now)];
    }
    case 'silent': {
      const words = i18next.t('sync:line.silent', { name: line.connection.kind === 'folder' ? kindName('folder') : connectionName(line.connection) });
      return [words, since(words, line.since, now)];
    }
    case 'several_silent': {
      const words = i18next.t('sync:line.severalSilent', { n: figure(line.count) });
      return [words, words];
    }
    case 'keys': {
      const words = i18next.t('sync:line.keys', { name: kindName(line.connection.kind) });
      return [words, words];
    }
    case 'several_keys': {
      const words = i18next.t('sync:line.severalKeys', { n: figure(line.count) });
      return [words, words];
    }
  }
};

const hintOf = (line: Line, now: number): string => {
  if (line.kind === 'online') return line.since === null ? '' : i18next.t('sync:line.onlineHint', { time: moment(line.since, now) });
  if (line.kind === 'offline' || line.kind === 'silent') {
    return line.since === null ? i18next.t('sync:line.offlineAll') : i18next.t('sync:line.offlineHint', { time: moment(line.since, now) });
  }
  return line.kind === 'several_silent' ? i18next.t('sync:line.offlineAll') : i18next.t('sync:line.keysHint');
};

/** OF-4: online or not, since when, how many wait and how many were refused; empty where there is none. */
export const lineWords = (state: SyncState, now: number): LineWords => {
  const line = lineOf(state);
  const [words, main] = said(line, now);
  return {
    calm: line.kind === 'online', state: words, main,
    waiting: state.waiting > 0 ? i18next.t('sync:line.waiting', { n: figure(state.waiting) }) : '',
    refused: state.refused > 0 ? i18next.t('sync:line.refused', { n: figure(state.refused) }) : '',
    hint: hintOf(line, now),
  };
};
