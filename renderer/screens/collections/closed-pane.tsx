import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useMay } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { termOr } from '../../i18n/term-or.ts';
import { CollectionFacts } from './collection-facts.tsx';
import { Reopenings } from './reopenings.tsx';
import { SignPanel } from './sign-panel.tsx';
import paneStyles from './hand-over-pane.module.css';
import styles from './closed.module.css';

type Props = {
  readonly contents: CollectionContents; readonly scannedManifest: string | null; readonly onManifestDone: () => void; readonly onBack: () => void; readonly onReopened: () => void;
};

/** A closed collection: to be signed later, its differences, reopening by the manager. */
export const ClosedPane = ({ contents, scannedManifest, onManifestDone, onBack, onReopened }: Props) => {
  const { t } = useTranslation('collections');
  const mayReopen = useMay('collections.override');
  return (
    <Panel title={t('earlier.paneTitle', { courier: termOr('courier', contents.courierCode), id: contents.id })} extra={<Button keys="Esc" onClick={onBack}>{t('earlier.back')}</Button>}>
      <CollectionFacts contents={contents} />
      <SignPanel contents={contents} scannedManifest={scannedManifest} onManifestDone={onManifestDone} />
      <div className={paneStyles['papers']}>
        <PrintPaperButton paper={{ kind: 'manifest', collectionId: contents.id }} />
      </div>
      <Reopenings contents={contents} />
      {mayReopen && contents.closedAt !== null && <ReopenForm collectionId={contents.id} onReopened={onReopened} />}
    </Panel>
  );
};

const ReopenForm = ({ collectionId, onReopened }: { readonly collectionId: CollectionContents['id']; readonly onReopened: () => void }) => {
  const { t } = useTranslation('collections');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const reopen = useCommand(backroom.collections.reopen);
  if (!asking) return <Button onClick={() => setAsking(true)} data-testid="reopen">{t('reopen.button')}</Button>;
  return (
    <form
      className={`${paneStyles['form']} ${styles['reopen']}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return;
        void reopen.run({ collectionId, reason: reason.trim() }).then((answer) => {
          if (answer?.ok === true) onReopened();
        });
      }}
    >
      <p className={paneStyles['hint']}>{t('reopen.means')}</p>
      <label>
        {t('reopen.reason')}
        <textarea rows={2} value={reason} autoFocus maxLength={300} placeholder={t('reopen.placeholder')} onChange={(event) => setReason(event.target.value)} data-testid="reopen-reason" />
      </label>
      <RefusalNotice refusal={reopen.refusal} />
      <Button type="submit" kind="danger" busy={reopen.busy} disabled={reason.trim() === ''} data-testid="reopen-confirm">{t('reopen.confirm')}</Button>
    </form>
  );
};
