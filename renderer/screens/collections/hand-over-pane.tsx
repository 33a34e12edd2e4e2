import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionBoard } from '../../../shared/contract/collections.ts';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useMay } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, kg, moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './hand-over-pane.module.css';

export type Closed = OutputFor<'collections', 'close'> & { readonly collectionId: CollectionId };
type Props = {
  readonly board: CollectionBoard;
  readonly collectorName: string;
  readonly onCollectorName: (name: string) => void;
  readonly onClosed: (closed: Closed) => void;
  readonly onEnded: () => void;
};

/** The collection itself: who collects, how much, and closing it when it is right (HO-4). */
export const HandOverPane = ({ board, collectorName, onCollectorName, onClosed, onEnded }: Props) => {
  const { t } = useTranslation('collections');
  const { collection, courierCode } = board;
  const scanned = collection?.scanned ?? [];
  const weights = scanned.map(({ weightG }) => weightG);
  const known = weights.every((weightG) => weightG !== null) && weights.length > 0;
  const total = weights.reduce<number>((sum, weightG) => sum + (weightG ?? 0), 0);
  return (
    <Panel title={t('pane.title', { courier: termOr('courier', courierCode) })}>
      {collection === null ? (
        <OpenForm courierCode={courierCode} collectorName={collectorName} onCollectorName={onCollectorName} />
      ) : (
        <>
          <dl className={styles['facts']}>
            <dt>{t('pane.collector')}</dt>
            <dd className="selectable">{collection.collectorName === '' ? t('pane.noCollector') : collection.collectorName}</dd>
            <dt>{t('pane.opened')}</dt>
            <dd>{t('pane.by', { at: moment(collection.openedAt), name: collection.openedBy })}</dd>
            <dt>{t('pane.parcels')}</dt>
            <dd>{known ? t('pane.parcelsWeight', { n: figure(scanned.length), weight: kg(total) }) : t('pane.parcelsText', { n: figure(scanned.length) })}</dd>
          </dl>
          {scanned.length > 0 && (
            <div className={styles['papers']}>
              <PrintPaperButton paper={{ kind: 'manifest', collectionId: collection.id }} />
            </div>
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
  const nothing = (board.collection?.scanned.length ?? 0) === 0;
  const even = board.missing.length === 0;
  const allowed = !nothing && (even || (mayOverride && reason.trim() !== ''));
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!allowed) return;
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
      <Button type="submit" kind="primary" size="large" busy={close.busy} disabled={!allowed} data-testid="close-collection">
        {nothing ? t('pane.close') : t('pane.closeCount', { n: figure((board.collection?.scanned.length ?? 0)) })}
      </Button>
      <p className={styles['hint']}>{nothing ? t('pane.nothingScanned') : even ? t('pane.effect') : mayOverride ? t('pane.effect') : t('pane.agree')}</p>
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
