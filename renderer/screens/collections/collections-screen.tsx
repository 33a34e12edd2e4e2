import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collectionOfCode } from '../../../shared/domain/collections/signature.ts';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import { go } from '../../app/navigation.ts';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import type { AmountsHandle } from './amounts-entry.tsx';
import { ClosedList } from './closed-list.tsx';
import { ClosedPane } from './closed-pane.tsx';
import { ContentsView } from './contents-view.tsx';
import { CourierTabs } from './courier-tabs.tsx';
import { DonePanel, EarlierFiles } from './done-panel.tsx';
import { FiveCounts } from './five-counts.tsx';
import { HandOverPane, type Closed } from './hand-over-pane.tsx';
import { MissingList } from './missing-list.tsx';
import { ScanLine } from './scan-line.tsx';
import { useScanOut } from './use-scan-out.ts';
import styles from './collections-screen.module.css';

const events = ['collections.changed', 'packing.changed', 'orders.changed', 'printing.changed'] as const;

/** The board follows when the hand pauses, so that the next scan is not behind it; a large one takes longer to make and waits longer. */
const settleMs = 120;
const settleLargeMs = 500;
const largeFrom = 200;

/** The hand-over to one courier: five counts, what is missing by name, scan-out, the collector's figures, signature, closing (HO-1 … HO-5). */
export const CollectionsScreen = () => {
  const { t } = useTranslation('collections');
  const couriers = useAsked(() => backroom.collections.couriers(), [], events, settleMs);
  const files = useAsked(() => backroom.collections.shipFiles(), [], ['collections.changed'], settleMs);
  const earlier = useAsked(() => backroom.collections.closed(), [], ['collections.changed'], settleMs);
  const [wanted, setWanted] = useState<string | null>(null);
  const [collectorName, setCollectorName] = useState('');
  const [closed, setClosed] = useState<Closed | null>(null);
  const [looking, setLooking] = useState<CollectionContents['id'] | null>(null);
  const [manifest, setManifest] = useState<{ readonly id: number; readonly code: string } | null>(null);
  const amounts = useRef<AmountsHandle>(null);

  const list = couriers.value ?? [];
  const courier = list.find(({ courierCode }) => courierCode === wanted) ?? list.find(({ open }) => open) ?? [...list].sort((a, b) => b.waiting - a.waiting)[0];
  const courierCode = courier?.courierCode ?? null;
  const [large, setLarge] = useState(false);
  const board = useAsked(courierCode === null ? null : () => backroom.collections.board({ courierCode }), [courierCode], events, large ? settleLargeMs : settleMs);
  const looked = useAsked(looking === null ? null : () => backroom.collections.contents({ collectionId: looking }), [looking], ['collections.changed', 'printing.changed']);
  const { said, scan, forget } = useScanOut(courierCode, board.value?.collection, collectorName.trim());
  const open = board.value?.collection ?? null;
  const isLarge = (open?.scanned.length ?? 0) + (board.value?.missing.length ?? 0) > largeFrom;
  useEffect(() => setLarge(isLarge), [isLarge]);

  const take = (code: string): void => {
    // The signed manifest was scanned: it asks whether it is signed, whatever collection it is of.
    const id = collectionOfCode(code);
    if (id !== null) {
      setManifest({ id, code });
      setClosed(null);
      setLooking(id === open?.id ? null : (id as CollectionContents['id']));
      return;
    }
    amounts.current?.save();
    setClosed(null);
    setLooking(null);
    scan(code);
  };
  useScanner(take);
  useKeys({ Escape: () => setLooking(null) }, { enabled: looking !== null });
  // Another courier came first in the list, or was chosen: what was said about the one before does not hold for it.
  useEffect(forget, [courierCode, forget]);

  const end = (): void => {
    forget();
    setCollectorName('');
  };
  const manifestOf = (id: number): string | null => (manifest?.id === id ? manifest.code : null);
  const manifestDone = (): void => setManifest(null);
  const lookedAt = looking === null ? undefined : looked.value?.id === looking ? looked.value : undefined;
  const empty = couriers.value !== undefined && courierCode === null && closed === null;
  const lastScanned = said?.kind === 'verdict' && said.verdict.parcelId !== null ? { parcelId: said.verdict.parcelId, serial: said.serial } : null;

  return (
    <div className={styles['screen']}>
      <div className={styles['left']}>
        <header className={styles['head']}>
          <h1>{t('title')}</h1>
          {list.length > 0 && (
            <CourierTabs
              couriers={list}
              chosen={looking === null ? courierCode : null}
              onChoose={(code) => {
                setWanted(code);
                setClosed(null);
                setLooking(null);
              }}
            />
          )}
        </header>
        <RefusalNotice refusal={couriers.refusal ?? board.refusal ?? looked.refusal} />
        {lookedAt !== undefined ? (
          <ContentsView contents={lookedAt} tolerances={lookedAt.tolerances} lastScanned={null} />
        ) : empty ? (
          <EmptyState icon="collections" title={t('none')} text={t('noneText')} action={<Button onClick={() => go('packing')}>{t('noneAction')}</Button>} />
        ) : (
          <>
            <FiveCounts counts={board.value?.counts} />
            <ScanLine said={said} disabled={courierCode === null} onCode={take} />
            {board.value !== undefined && (
              <ContentsView contents={open} tolerances={board.value.tolerances} lastScanned={lastScanned} amounts={amounts}>
                {(board.value.missing.length > 0 || open !== null) && <MissingList missing={board.value.missing} />}
              </ContentsView>
            )}
          </>
        )}
      </div>
      <aside className={styles['right']}>
        {lookedAt !== undefined ? (
          <ClosedPane
            contents={lookedAt}
            scannedManifest={manifestOf(lookedAt.id)}
            onManifestDone={manifestDone}
            onBack={() => setLooking(null)}
            onReopened={() => {
              // What was said when it was closed no longer holds.
              setClosed(null);
              setWanted(lookedAt.courierCode);
              setLooking(null);
            }}
          />
        ) : closed !== null ? (
          <DonePanel closed={{ ...closed, files: closed.files.map((file) => files.value?.find(({ id }) => id === file.id) ?? file) }} onAgain={() => setClosed(null)} onSign={() => setLooking(closed.collectionId)} />
        ) : (
          board.value !== undefined && (
            <HandOverPane
              board={board.value}
              collectorName={collectorName}
              scannedManifest={open === null ? null : manifestOf(open.id)}
              onManifestDone={manifestDone}
              onCollectorName={setCollectorName}
              onClosed={(answer) => {
                end();
                setClosed(answer);
              }}
              onEnded={end}
            />
          )
        )}
        {earlier.value !== undefined && looking === null && <ClosedList closed={earlier.value} onLook={setLooking} />}
        {looking === null && <EarlierFiles files={files.value?.filter(({ id }) => closed?.files.every((file) => file.id !== id) ?? true)} refusal={files.refusal} />}
      </aside>
    </div>
  );
};
