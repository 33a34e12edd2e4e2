import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { OrderGrouping } from '../../../shared/domain/orders/sorting.ts';
import type { RowHead } from '../../components/virtual-table.tsx';
import { courierWords } from '../../../shared/domain/orders/query-words.ts';
import { figure } from '../../i18n/format.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import type { OrderGroup } from './order-blocks.ts';
import type { ShownList } from './use-order-list.ts';
import styles from './order-table.module.css';

/** The name of a group as its key says; a buyer's is the nick of one of their orders, which may not be loaded yet. */
const useGroupName = (): ((by: OrderGrouping, group: OrderGroup, nickAt: string | undefined) => string) => {
  const { t } = useTranslation(['search', 'terms']);
  const language = useSpoken();
  return (by, { key }, nick) => {
    switch (by) {
      case 'day': return key;
      case 'platform': return t(`terms:platform.${key as Platform}`);
      case 'courier': return key === '' ? t('search:noCourier') : (courierWords[key]?.[language === 'en' ? 'en' : 'zh'][0] ?? key);
      case 'state': return t(`terms:state.${key as OrderState}`);
      case 'buyer': return nick === '' ? t('search:noBuyer') : (nick ?? '…');
    }
  };
};

/** Heads of the groups with their counts, each before its first row. */
export const useGroupHeads = ({ key, blocks, version }: ShownList): readonly RowHead[] => {
  const { t } = useTranslation('search');
  const nameOf = useGroupName();
  const by = key.group ?? null;
  const groups = blocks.groups();
  return useMemo(() => {
    if (by === null) return [];
    let before = 0;
    return groups.map((group): RowHead => {
      const at = before;
      before += group.count;
      const first = blocks.rowAt(at);
      return {
        before: at,
        content: (
          <>
            <span>{nameOf(by, group, by === 'buyer' ? first?.buyerNick : undefined)}</span>
            <span className={styles['quiet']}>{t('total', { n: figure(group.count) })}</span>
          </>
        ),
      };
    });
    // `version`: rows whose names the heads bear have come.
  }, [by, groups, blocks, version, t]);
};

