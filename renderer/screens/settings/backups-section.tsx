import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { CopyTable } from '../../app/restore/copy-table.tsx';
import { RestoreSteps } from '../../app/restore/restore-steps.tsx';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytes, figure } from '../../i18n/format.ts';
import { MovePart } from './backups-move.tsx';
import { PersonalPart } from './backups-personal.tsx';
import { RestoredPart } from './backups-restored.tsx';
import { SecondCopies } from './backups-second.tsx';
import styles from './settings.module.css';

/** The newest; all of them are there to be chosen from when one is restored. */
const mostShown = 10;

const BackupList = () => {
  const { t } = useTranslation('settings');
  const { t: words } = useTranslation('backups');
  const list = useAsked(() => backroom.backups.list(), [], ['app.changed'], 500);
  const [file, setFile] = useState<string | undefined>(undefined);
  const [restoring, setRestoring] = useState(false);
  const backUp = useCommand(backroom.app.backUpNow);
  const run = async (): Promise<void> => {
    const answer = await backUp.run();
    if (answer?.ok === true) setFile(answer.value.file);
    list.again();
  };
  const copies = list.value ?? [];
  if (restoring) {
    return (
      <>
        <RestoreSteps />
        <div>
          <Button onClick={() => setRestoring(false)}>{words('seal.cancel')}</Button>
        </div>
      </>
    );
  }
  return (
    <Panel
      title={t('backups.list')}
      flush={copies.length > 0}
      extra={
        <>
          <Button data-restore="open" onClick={() => setRestoring(true)}>
            {words('restore.title')}
          </Button>
          <Button kind="primary" busy={backUp.busy} onClick={() => void run()}>
            {t('backups.now')}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={backUp.refusal ?? list.refusal} />
      {file !== undefined && (
        <p className={`${styles['said']} selectable`} style={{ padding: '8px 14px' }} role="status">
          {t('backups.done', { file })}
        </p>
      )}
      {list.value?.length === 0 && t('backups.none')}
      {copies.length > 0 && <CopyTable copies={copies.slice(0, mostShown)} busy={false} onTake={null} />}
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
          ✕ {found.missing === undefined
            ? t('backups.chainBroken', { n: figure(found.entries), entry: figure(found.firstBrokenEntry) })
            : t('backups.chainCut', { n: figure(found.entries), missing: figure(found.missing) })}
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
      <RestoredPart />
      <SecondCopies />
      <BackupList />
      <MovePart />
      <DataFolder />
      <PersonalPart />
      {mayVerify && <Trace />}
    </>
  );
};
