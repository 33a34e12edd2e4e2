import { useTranslation } from 'react-i18next';
import type { CollectionBoard } from '../../../shared/contract/collections.ts';
import { Icon } from '../../components/icon.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './five-counts.module.css';

const order = ['printed', 'packed', 'weighed', 'scannedOut', 'stubs'] as const;

/** HO-2: five counts side by side; one that falls behind says by how many, with a mark, not by colour alone. */
export const FiveCounts = ({ counts }: { readonly counts: CollectionBoard['counts'] | undefined }) => {
  const { t } = useTranslation('collections');
  const most = counts === undefined ? 0 : Math.max(...order.map((name) => counts[name] ?? 0));
  return (
    <dl className={styles['five']} aria-label={t('counts.label')}>
      {order.map((name) => {
        const count = counts?.[name];
        const behind = typeof count === 'number' && count < most;
        return (
          <div key={name} className={behind ? styles['behind'] : undefined} data-count={name}>
            <dt>{t(`counts.${name}`)}</dt>
            {count === null ? (
              <dd className={styles['none']}>{t('counts.notWeighing')}</dd>
            ) : (
              <dd>
                {count === undefined ? '…' : figure(count)}
                {behind && (
                  <span>
                    <Icon name="warning" size={14} />
                    {t('counts.differs', { n: figure(most - count) })}
                  </span>
                )}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
};
