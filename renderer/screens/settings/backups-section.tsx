import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytes, figure, fullMoment } from '../../i18n/format.ts';
import styles from './settings.module.css';

const BackupList = () => {
  const { t } = useTranslation('settings');
  const list = useAsked(() => backroom.app.listBackups(), []);
  const [file, setFile] = useState<string | undefined>(undefined);
  const backUp = useCommand(backroom.app.backUpNow);
  const run = async (): Promise<void> => {
    const answer = await backUp.run();
    if (answer?.ok === true) setFile(answer.value.file);
    list.again();
  };
  return (
    <Panel
      title={t('backups.list')}
      flush={(list.value?.length ?? 0) > 0}
      extra={
        <Button kind="primary" busy={backUp.busy} onClick={() => void run()}>
          {t('backups.now')}
        </Button>
      }
    >
      <RefusalNotice refusal={backUp.refusal ?? list.refusal} />
      {file !== undefined && (
        <p className={`${styles['said']} selectable`} style={{ padding: '8px 14px' }} role="status">
          {t('backups.done', { file })}
        </p>
      )}
      {list.value?.length === 0 && t('backups.none')}
      {list.value !== undefined && list.value.length > 0 && (
        <PlainTable
          label={t('backups.list')}
          rows={[...list.value].sort((a, b) => b.takenAt - a.takenAt)}
          rowKey={(backup) => backup.file}
          columns={[
            { key: 'when', title: t('backups.when'), tight: true, render: (backup) => fullMoment(backup.takenAt) },
            { key: 'size', title: t('backups.size'), align: 'end', tight: true, render: (backup) => bytes(backup.bytes) },
            { key: 'file', title: t('backups.file'), render: (backup) => backup.file },
          ]}
        />
      )}
    </Panel>
  );
};

const DataFolder = () => {
  const { t } = useTranslation('settings');
  const known = useAsked(() => backroom.app.diagnostics(), []);
  const move = useCommand(backroom.app.moveStore);
  const [moved, setMoved] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const answer = await move.run();
    if (answer?.ok === true && answer.value !== null) {
      setMoved(answer.value.storeFile);
      known.again();
    }
  };
  return (
    <Panel
      title={t('backups.folder')}
      extra={
        <Button busy={move.busy} onClick={() => void run()}>
          {t('backups.move')}
        </Button>
      }
    >
      <RefusalNotice refusal={move.refusal ?? known.refusal} />
      {known.value !== undefined && <Facts facts={[[t('backups.file'), known.value.storeFile], [t('backups.size'), bytes(known.value.storeBytes)]]} />}
      <p className={moved === undefined ? styles['hint'] : styles['said']} style={{ marginTop: 8 }} role="status">
        {moved === undefined ? t('backups.folderHint') : t('backups.moved', { file: moved })}
      </p>
    </Panel>
  );
};

const Trace = () => {
  const { t } = useTranslation('settings');
  const verify = useCommand(backroom.app.verifyTrace);
  const [found, setFound] = useState<OutputFor<'app', 'verifyTrace'> | undefined>(undefined);
  const run = async (): Promise<void> => {
    setFound(undefined);
    const answer = await verify.run();
    if (answer?.ok === true) setFound(answer.value);
  };
  return (
    <Panel
      title={t('backups.trace')}
      extra={
        <Button busy={verify.busy} onClick={() => void run()}>
          {verify.busy ? t('backups.verifying') : t('backups.verify')}
        </Button>
      }
    >
      <RefusalNotice refusal={verify.refusal} />
      {found === undefined && <p className={styles['hint']}>{t('backups.traceHint')}</p>}
      {found?.sound === true && (
        <p className={styles['said']} role="status">
          ✓ {t('backups.chainSound', { n: figure(found.entries) })}
        </p>
      )}
      {found?.sound === false && (
        <p style={{ color: 'var(--red)' }} role="alert">
          ✕ {t('backups.chainBroken', { n: figure(found.entries), entry: figure(found.firstBrokenEntry) })}
        </p>
      )}
    </Panel>
  );
};

export const BackupsSection = () => {
  const { t } = useTranslation('settings');
  const mayVerify = useMay('trace.read');
  return (
    <>
      <p className={styles['hint']}>{t('backups.hint')}</p>
      <BackupList />
      <DataFolder />
      {mayVerify && <Trace />}
    </>
  );
};
