import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionBoard } from '../../../shared/contract/collections.ts';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { CollectionFacts } from './collection-facts.tsx';
import { Reopenings } from './reopenings.tsx';
import { SignPanel } from './sign-panel.tsx';
import styles from './hand-over-pane.module.css';

export type Closed = OutputFor<'collections', 'close'> & { readonly collectionId: CollectionId };
type Props = {
  readonly board: CollectionBoard;
  readonly collectorName: string;
  readonly scannedManifest: string | null;
  readonly onManifestDone: () => void;
  readonly onCollectorName: (name: string) => void;
  readonly onClosed: (closed: Closed) => void;
  readonly onEnded: () => void;
};

/** The collection itself: who collects, how much, the signature, and closing it when it is right (HO-3, HO-4). */
export const HandOverPane = ({ board, collectorName, scannedManifest, onManifestDone, onCollectorName, onClosed, onEnded }: Props) => {
  const { t } = useTranslation('collections');
  const { collection, courierCode } = board;
  return (
    <Panel title={t('pane.title', { courier: termOr('courier', courierCode) })}>
      {collection === null ? (
        <OpenForm courierCode={courierCode} collectorName={collectorName} onCollectorName={onCollectorName} />
      ) : (
        <>
          <CollectionFacts contents={collection} />
          {collection.reopenings.length > 0 && <WarningNotice>{t('reopen.now', { n: figure(collection.scanned.filter(({ left }) => left).length) })}</WarningNotice>}
          <Reopenings contents={collection} />
          {collection.scanned.length > 0 && (
            <>
              <div className={styles['papers']}>
                <PrintPaperButton paper={{ kind: 'manifest', collectionId: collection.id }} />
              </div>
              <SignPanel contents={collection} scannedManifest={scannedManifest} onManifestDone={onManifestDone} />
            </>
          )}
          <CloseForm board={board} collectionId={collection.id} onClosed={onClosed} onEnded={onEnded} />
        </>
      )}
    </Panel>
  );
};

const OpenForm = ({ courierCode, collectorName, onCollectorName }: { readonly courierCode: string; readonly collectorName: string; readonly onCollectorName: (name: string) => void }) => {
  const { t } = useTranslation('collections');
  const open = useCommand(() => backroom.collections.open({ courierCode, collectorName: collectorName.trim() }));
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void open.run();
      }}
    >
      <label>
        {t('pane.collector')}
        <input value={collectorName} maxLength={60} placeholder={t('pane.collectorPlaceholder')} onChange={(event) => onCollectorName(event.target.value)} />
      </label>
      <RefusalNotice refusal={open.refusal} />
      <Button type="submit" kind="primary" size="large" busy={open.busy} data-testid="open-collection">
        {t('pane.open')}
      </Button>
    </form>
  );
};

type CloseProps = { readonly board: CollectionBoard; readonly collectionId: NonNullable<CollectionBoard['collection']>['id']; readonly onClosed: (closed: Closed) => void; readonly onEnded: () => void };

const CloseForm = ({ board, collectionId, onClosed, onEnded }: CloseProps) => {
  const { t } = useTranslation('collections');
  const mayOverride = useMay('collections.override');
  const [reason, setReason] = useState('');
  const close = useCommand((managerReason: string) => backroom.collections.close({ collectionId, managerReason }));
  const abandon = useCommand(() => backroom.collections.abandon({ collectionId }));
  const scanned = board.collection?.scanned ?? [];
  const nothing = scanned.length === 0;
  const unsigned = board.collection?.unsigned ?? 0;
  const form = useRef<HTMLFormElement>(null);
  useKeys({ F9: () => form.current?.requestSubmit() }, { always: true });
  const even = board.missing.length === 0;
  const allowed = !nothing && (even || (mayOverride && reason.trim() !== ''));
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!allowed || close.busy) return;
        void close.run(even ? '' : reason.trim()).then((answer) => {
          if (answer?.ok === true) onClosed({ ...answer.value, collectionId });
        });
      }}
    >
      {!nothing && !even && mayOverride && (
        <label>
          {t('pane.managerReason')}
          <textarea rows={2} value={reason} maxLength={300} placeholder={t('pane.managerReasonPlaceholder')} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <RefusalNotice refusal={close.refusal ?? abandon.refusal} />
      <Button type="submit" kind="primary" size="large" keys="F9" busy={close.busy} disabled={!allowed} data-testid="close-collection">
        {nothing ? t('pane.close') : t('pane.closeCount', { n: figure(scanned.filter(({ left }) => !left).length) })}
      </Button>
      <p className={styles['hint']}>{nothing ? t('pane.nothingScanned') : even ? t('pane.effect') : mayOverride ? t('pane.effect') : t('pane.agree')}</p>
      {unsigned > 0 && <p className={styles['hint']}>{t('pane.unsigned')}</p>}
      {nothing && (
        <Button
          busy={abandon.busy}
          onClick={() =>
            void abandon.run().then((answer) => {
              if (answer?.ok === true) onEnded();
            })
          }
        >
          {t('pane.abandon')}
        </Button>
      )}
    </form>
  );
};
