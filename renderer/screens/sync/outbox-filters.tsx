import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../shared/contract/sync.ts';
import { outboxKinds, type OutboxKind } from '../../../shared/domain/sync/outbox.ts';
import type { SyncState } from '../../app/line/line.ts';
import { Icon } from '../../components/icon.tsx';
import { figure } from '../../i18n/format.ts';
import type { OutboxFilter } from './use-outbox.ts';
import styles from './sync-screen.module.css';

export type Shown = OutboxFilter['show'] | 'unreadable';
const shows = ['open', 'by_hand', 'refused', 'in_file', 'ended', 'all'] as const;

type Props = {
  readonly state: SyncState | undefined;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  readonly kind: OutboxKind | null;
  readonly onKind: (kind: OutboxKind | null) => void;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onDown: () => void;
};

const unreadableOf = (connections: readonly Connection[]): number => connections.reduce((sum, { unreadable }) => sum + unreadable, 0);

/** Which messages the list shows; the figures say where something waits. */
export const OutboxFilters = (props: Props) => {
  const { state, shown, kind } = props;
  const { t } = useTranslation('sync');
  const unreadable = unreadableOf(state?.connections ?? []);
  const counts: Partial<Record<Shown, number>> = { open: state === undefined ? 0 : state.waiting + state.refused, by_hand: state?.byHand ?? 0, refused: state?.refused ?? 0, in_file: state?.inFile ?? 0, unreadable };
  // What most shops have none of is not offered before there is one.
  const rare = (one: Shown): boolean => (one === 'by_hand' || one === 'unreadable') && (counts[one] ?? 0) === 0 && shown !== one;
  const seen = ([...shows, 'unreadable'] as const).filter((one) => !rare(one));
  return (
    <div className={styles['filters']}>
      <div className={styles['choices']} role="radiogroup" aria-label={t('show.label')}>
        {seen.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={shown === one} data-show={one} onClick={() => props.onShown(one)}>
            {t(`show.${one}`)}
            {(counts[one] ?? 0) > 0 && <span className={one === 'refused' ? styles['bad'] : undefined}>{` ${figure(counts[one] ?? 0)}`}</span>}
          </button>
        ))}
      </div>
      {shown !== 'unreadable' && (
        <>
          <select className={styles['select']} value={kind ?? ''} aria-label={t('filter.kind')} data-testid="kind" onChange={({ target }) => props.onKind(outboxKinds.find((one) => one === target.value) ?? null)}>
            <option value="">{t('filter.anyKind')}</option>
            {outboxKinds.map((one) => <option key={one} value={one}>{t(`kind.${one}`)}</option>)}
          </select>
          <label className={styles['search']}>
            <Icon name="search" size={15} />
            <input
              ref={props.searchRef} type="search" value={props.typed} maxLength={60} placeholder={t('filter.search')} aria-label={t('filter.search')} data-testid="outbox-search" onChange={({ target }) => props.onTyped(target.value)}
              onKeyDown={({ key }) => {
                if (key === 'ArrowDown' || key === 'Enter') props.onDown();
                if (key === 'Escape') props.onTyped('');
              }}
            />
          </label>
        </>
      )}
    </div>
  );
};
