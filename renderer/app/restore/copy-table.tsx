import { useTranslation } from 'react-i18next';
import type { BackupCopy } from '../../../shared/contract/backups.ts';
import { Button } from '../../components/button.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Tag } from '../../components/tag.tsx';
import { duration } from '../../i18n/duration.ts';
import { bytes, fullMoment } from '../../i18n/format.ts';
import { useNow } from '../use-now.ts';
import styles from './restore.module.css';

const kinds = { copy: 'copy', daily: 'daily', 'by-hand': 'byHand', moved: 'moved' } as const;
const kindOf = (kind: string): 'copy' | 'daily' | 'byHand' | 'moved' | 'update' | 'other' =>
  kind.startsWith('before-') ? 'update' : Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : 'other';

type Props = { readonly copies: readonly BackupCopy[]; readonly busy: boolean; readonly onTake: ((copy: BackupCopy) => void) | null };

/** Copies with their age, where they are and how large; newest first. */
export const CopyTable = ({ copies, busy, onTake }: Props) => {
  const { t } = useTranslation('backups');
  const now = useNow();
  return (
    <PlainTable
      label={t('restore.choose')}
      rows={copies}
      rowKey={(copy) => copy.file}
      columns={[
        {
          key: 'when', title: t('restore.when'), tight: true,
          render: ({ takenAt, file }) => (takenAt === null ? file.replace(/^.*[\\/]/, '') : (
            <>
              {fullMoment(takenAt)}
              <div className={styles['age']}>{t('restore.age', { time: duration(Math.max(0, now - takenAt)) })}</div>
            </>
          )),
        },
        {
          key: 'place', title: t('restore.place'),
          render: ({ place, kind, sealed }) => (
            <>
              {t(`restore.places.${place}`)} · {t(`restore.kinds.${kindOf(kind)}`)} {sealed && <Tag tone="blue">{t('restore.sealed')}</Tag>}
            </>
          ),
        },
        { key: 'size', title: t('restore.size'), align: 'end', tight: true, render: (copy) => bytes(copy.bytes) },
        ...(onTake === null ? [] : [{
          key: 'take', title: <span className="visually-hidden">{t('restore.take')}</span>, align: 'end' as const, tight: true,
          render: (copy: BackupCopy) => <Button busy={busy} onClick={() => onTake(copy)}>{t('restore.take')}</Button>,
        }]),
      ]}
    />
  );
};
