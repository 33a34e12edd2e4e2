import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../app/navigation.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { figure } from '../../i18n/format.ts';
import { CourierTabs } from './courier-tabs.tsx';
import { FiveCounts } from './five-counts.tsx';
import { HandOverPane, type Closed } from './hand-over-pane.tsx';
import { MissingList } from './missing-list.tsx';
import { ScanLine } from './scan-line.tsx';
import { ScannedList } from './scanned-list.tsx';
import { ShipFiles } from './ship-files.tsx';
import { useScanOut } from './use-scan-out.ts';
import paneStyles from './hand-over-pane.module.css';
import styles from './collections-screen.module.css';

const events = ['collections.changed', 'packing.changed', 'orders.changed', 'printing.changed'] as const;

/** The hand-over to one courier: five counts, what is missing by name, scan-out, closing, ship files (HO-1 … HO-5). */
export const CollectionsScreen = () => {
  const { t } = useTranslation('collections');
  const couriers = useAsked(() => backroom.collections.couriers(), [], events);
  const files = useAsked(() => backroom.collections.shipFiles(), [], ['collections.changed']);
  const [wanted, setWanted] = useState<string | null>(null);
  const [collectorName, setCollectorName] = useState('');
  const [closed, setClosed] = useState<Closed | null>(null);

  const list = couriers.value ?? [];
  const courier = list.find(({ courierCode }) => courierCode === wanted) ?? list.find(({ open }) => open) ?? [...list].sort((a, b) => b.waiting - a.waiting)[0];
  const courierCode = courier?.courierCode ?? null;
  const board = useAsked(courierCode === null ? null : () => backroom.collections.board({ courierCode }), [courierCode], events);
  const { said, scan, forget } = useScanOut(courierCode, board.value?.collection, collectorName.trim());
  const take = (code: string): void => {
    setClosed(null);
    scan(code);
  };
  useScanner(take);
  // Another courier came first in the list, or was chosen: what was said about the one before does not hold for it.
  useEffect(forget, [courierCode, forget]);

  const end = (): void => {
    forget();
    setCollectorName('');
  };

  if (couriers.value !== undefined && courierCode === null && closed === null) {
    return (
      <div className={styles['screen']}>
        <div className={styles['left']}>
          <h1>{t('title')}</h1>
          <EmptyState icon="collections" title={t('none')} text={t('noneText')} action={<Button onClick={() => go('packing')}>{t('noneAction')}</Button>} />
        </div>
        <aside className={styles['right']}>
          <Earlier files={files.value} refusal={files.refusal} />
        </aside>
      </div>
    );
  }

  return (
    <div className={styles['screen']}>
      <div className={styles['left']}>
        <header className={styles['head']}>
          <h1>{t('title')}</h1>
          <CourierTabs
            couriers={list}
            chosen={courierCode}
            onChoose={(code) => {
              setWanted(code);
              setClosed(null);
            }}
          />
        </header>
        <RefusalNotice refusal={couriers.refusal ?? board.refusal} />
        <FiveCounts counts={board.value?.counts} />
        <ScanLine said={said} disabled={courierCode === null} onCode={take} />
        {board.value !== undefined && (
          <>
            {(board.value.missing.length > 0 || (board.value.collection?.scanned.length ?? 0) > 0) && <MissingList missing={board.value.missing} />}
            <ScannedList collectionId={board.value.collection?.id ?? null} scanned={board.value.collection?.scanned ?? []} />
          </>
        )}
      </div>
      <aside className={styles['right']}>
        {closed !== null ? (
          <Panel title={t('done.title')} flush>
            <div className={paneStyles['done']} data-testid="closed">
              <b>
                <Icon name="check" size={22} />
                {t('done.text', { parcels: figure(closed.parcels), orders: figure(closed.orders) })}
              </b>
              <p>{closed.files.length > 0 ? t('done.files') : t('done.noFiles')}</p>
            </div>
            <ShipFiles files={closed.files} />
            <div className={paneStyles['again']}>
              <PrintPaperButton paper={{ kind: 'manifest', collectionId: closed.collectionId }} />
              <Button onClick={() => setClosed(null)}>{t('done.again')}</Button>
            </div>
          </Panel>
        ) : (
          board.value !== undefined && (
            <HandOverPane
              board={board.value}
              collectorName={collectorName}
              onCollectorName={setCollectorName}
              onClosed={(answer) => {
                end();
                setClosed(answer);
              }}
              onEnded={end}
            />
          )
        )}
        <Earlier files={files.value?.filter(({ id }) => closed?.files.every((file) => file.id !== id) ?? true)} refusal={files.refusal} />
      </aside>
    </div>
  );
};

const Earlier = ({ files, refusal }: { readonly files: Parameters<typeof ShipFiles>[0]['files'] | undefined; readonly refusal: Parameters<typeof RefusalNotice>[0]['refusal'] }) => {
  const { t } = useTranslation('collections');
  return (
    <Panel title={t('files.title')} flush>
      <RefusalNotice refusal={refusal} />
      {files !== undefined && (files.length === 0 ? <p className={paneStyles['empty']}>{t('files.empty')}</p> : <ShipFiles files={files} />)}
    </Panel>
  );
};
