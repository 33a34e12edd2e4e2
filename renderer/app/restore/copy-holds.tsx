import { useTranslation } from 'react-i18next';
import type { BackupCopy, CopyContents } from '../../../shared/contract/backups.ts';
import { Facts } from '../../components/facts.tsx';
import { duration } from '../../i18n/duration.ts';
import { bytes, figure, fullMoment } from '../../i18n/format.ts';
import { useNow } from '../use-now.ts';
import styles from './restore.module.css';

/** What a copy holds, and what will be missing. */
export const CopyHolds = ({ copy, contents }: { readonly copy: BackupCopy; readonly contents: CopyContents }) => {
  const { t } = useTranslation('backups');
  const now = useNow();
  const { shopName, orders, parcels, lastOrderAt, lastChangeAt, kind } = contents;
  const at = copy.takenAt ?? lastChangeAt;
  return (
    <>
      <Facts
        facts={[
          [t('restore.shop'), shopName === '' ? t('restore.never') : shopName],
          [t('restore.orders'), figure(orders)],
          [t('restore.parcels'), figure(parcels)],
          [t('restore.lastOrder'), lastOrderAt === null ? t('restore.never') : fullMoment(lastOrderAt)],
          [t('restore.lastChange'), lastChangeAt === null ? t('restore.never') : fullMoment(lastChangeAt)],
          [t('restore.size'), `${bytes(contents.bytes)}${kind === 'everything' ? ` · ${t('restore.everything')}` : ''}`],
        ]}
      />
      {at !== null && <p className={styles['gap']}>{t('restore.gap', { time: duration(Math.max(0, now - at)) })}</p>}
      <p className={styles['hint']}>{t('restore.chooseHint')}</p>
    </>
  );
};
