import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupCopy, CopyContents } from '../../../shared/contract/backups.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { refreshAppState } from '../session.ts';
import { CopyHolds } from './copy-holds.tsx';
import { CopyTable } from './copy-table.tsx';
import styles from './restore.module.css';

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'passphrase'; readonly copy: BackupCopy }
  | { readonly at: 'look'; readonly copy: BackupCopy; readonly passphrase: string | null; readonly contents: CopyContents };

/** A restore as a guided step: choose a copy, see what it holds, then put it in the shop's place. The same from settings, a damaged store and a new PC. */
export const RestoreSteps = () => {
  const { t } = useTranslation('backups');
  const list = useAsked(() => backroom.backups.list(), []);
  const choose = useCommand(backroom.backups.chooseFile);
  const look = useCommand(backroom.backups.look);
  const restore = useCommand(backroom.backups.restore);
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [typed, setTyped] = useState('');

  const lookInto = async (copy: BackupCopy, passphrase: string | null): Promise<void> => {
    const answer = await look.run({ file: copy.file, passphrase });
    if (answer?.ok === true) setStep({ at: 'look', copy, passphrase, contents: answer.value });
  };
  const take = (copy: BackupCopy): void => {
    look.forget();
    if (!copy.sealed) {
      void lookInto(copy, null);
      return;
    }
    setTyped('');
    setStep({ at: 'passphrase', copy });
  };
  const other = async (): Promise<void> => {
    const answer = await choose.run();
    if (answer?.ok === true && answer.value !== null) take(answer.value);
  };
  const again = (): void => {
    look.forget();
    restore.forget();
    setStep({ at: 'choose' });
  };
  const putInPlace = async ({ copy, passphrase }: Extract<Step, { at: 'look' }>): Promise<void> => {
    const answer = await restore.run({ file: copy.file, passphrase });
    if (answer?.ok === true) await refreshAppState();
  };

  if (step.at === 'passphrase') {
    return (
      <Panel title={t('restore.passphrase')}>
        <form className={styles['step']} data-restore="passphrase" onSubmit={(event) => {
          event.preventDefault();
          void lookInto(step.copy, typed);
        }}>
          <label className={styles['passphrase']}>
            <span className={styles['hint']}>{t('restore.passphraseHint')}</span>
            <input type="password" aria-label={t('restore.passphrase')} autoFocus autoComplete="off" value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
          </label>
          <RefusalNotice refusal={look.refusal} />
          <div className={styles['foot']}>
            <Button kind="primary" type="submit" busy={look.busy} disabled={typed === ''}>{look.busy ? t('restore.looking') : t('restore.open')}</Button>
            <Button disabled={look.busy} onClick={again}>{t('restore.back')}</Button>
          </div>
        </form>
      </Panel>
    );
  }
  if (step.at === 'look') {
    return (
      <Panel title={t('restore.holds')}>
        <div className={styles['step']} data-restore="look">
          <CopyHolds copy={step.copy} contents={step.contents} />
          <RefusalNotice refusal={restore.refusal} />
          <div className={styles['foot']}>
            <Button kind="primary" autoFocus busy={restore.busy} data-restore="confirm" onClick={() => void putInPlace(step)}>{restore.busy ? t('restore.restoring') : t('restore.confirm')}</Button>
            <Button disabled={restore.busy} onClick={again}>{t('restore.back')}</Button>
          </div>
        </div>
      </Panel>
    );
  }
  const copies = list.value ?? [];
  return (
    <Panel title={t('restore.choose')} flush={copies.length > 0} extra={<Button busy={choose.busy} onClick={() => void other()}>{t('restore.other')}</Button>}>
      <RefusalNotice refusal={look.refusal ?? choose.refusal ?? list.refusal} />
      {list.value !== undefined && copies.length === 0 && <EmptyState icon="folder" title={t('restore.none')} text={t('restore.noneText')} />}
      {copies.length > 0 && <CopyTable copies={copies} busy={look.busy} onTake={take} />}
    </Panel>
  );
};
