import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './closed.module.css';

type Closed = OutputFor<'collections', 'closed'>;
type Row = Closed['newest'][number];
type Props = { readonly closed: Closed; readonly onLook: (id: Row['id']) => void };

/** Closed collections: those that wait for a signature first (HO-3), then the newest. */
export const ClosedList = ({ closed, onLook }: Props) => {
  const { t } = useTranslation('collections');
  const rows = [...closed.unsigned, ...closed.newest.filter(({ unsigned }) => !unsigned).slice(0, 12)];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('earlier.title')} flush>
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onLook(row.id)} data-collection={row.id} data-unsigned={row.unsigned}>
              <b>{termOr('courier', row.courierCode)}</b>
              <span>{t('earlier.parcels', { n: figure(row.parcels) })}</span>
              <bdi>{row.collectorName}</bdi>
              <span className={styles['at']}>{moment(row.closedAt)}</span>
              {row.unsigned && (
                <span className={styles['unsigned']}>
                  <Icon name="warning" size={13} />
                  {t('earlier.unsigned')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
