import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/contract/app.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { refreshAppState } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { duration } from '../../i18n/duration.ts';
import { bytes, fullMoment } from '../../i18n/format.ts';
import styles from './damaged-store-screen.module.css';

type Backup = Extract<AppState, { phase: 'store_damaged' }>['backups'][number];

/** Every backup with its age; only a sound one can be restored, after one question. */
export const Backups = ({ backups }: { readonly backups: readonly Backup[] }) => {
  const { t } = useTranslation(['trouble', 'app']);
  const [asking, setAsking] = useState<string | undefined>(undefined);
  const restore = useCommand(backroom.app.restoreBackup);
  if (backups.length === 0) {
    return (
      <Panel title={t('backups')}>
        <EmptyState icon="folder" title={t('none')} text={t('noneText')} />
      </Panel>
    );
  }
  const take = async (file: string): Promise<void> => {
    setAsking(undefined);
    await restore.run({ file });
    await refreshAppState();
  };
  const action = (backup: Backup) => {
    if (!backup.sound) return null;
    if (asking !== backup.file) {
      return (
        <Button busy={restore.busy} onClick={() => setAsking(backup.file)}>
          {restore.busy ? t('restoring') : t('restore')}
        </Button>
      );
    }
    return (
      <span className={styles['ask']}>
        <span>{t('confirm')}</span>
        <Button onClick={() => setAsking(undefined)}>{t('app:cancel')}</Button>
        <Button kind="primary" autoFocus onClick={() => void take(backup.file)}>
          {t('confirmYes')}
        </Button>
      </span>
    );
  };
  return (
    <Panel title={t('backups')} flush>
      <RefusalNotice refusal={restore.refusal} />
      <PlainTable
        label={t('backups')}
        rows={[...backups].sort((a, b) => b.takenAt - a.takenAt)}
        rowKey={(backup) => backup.file}
        columns={[
          {
            key: 'when', title: t('when'), tight: true,
            render: (backup) => (
              <>
                {fullMoment(backup.takenAt)}
                <div style={{ color: 'var(--ink-3)', fontSize: 'var(--text-small)' }}>{t('age', { time: duration(Date.now() - backup.takenAt) })}</div>
              </>
            ),
          },
          { key: 'size', title: t('size'), align: 'end', tight: true, render: (backup) => bytes(backup.bytes) },
          { key: 'state', title: t('state'), tight: true, render: (backup) => <Tag tone={backup.sound ? 'green' : 'red'}>{backup.sound ? t('sound') : t('unsound')}</Tag> },
          { key: 'action', title: <span className="visually-hidden">{t('restore')}</span>, align: 'end', render: action },
        ]}
      />
    </Panel>
  );
};
