import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { useErrand } from '../../app/use-errand.ts';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { PrintTabs } from '../../app/print-tabs.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { BatchTable } from './batch-table.tsx';
import { FindParcels } from './find-parcels.tsx';
import { AskNumbers } from './ask-numbers.tsx';
import { AutoPrintChip } from './auto-print-chip.tsx';
import type { Look } from './job-row.tsx';
import { JobSheets, type JobSheet } from './job-sheets.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { PrintAction } from './print-action.tsx';
import { courierOfMost, planOf, warningsOf, type Slips } from './print-plan.ts';
import { SheetPane } from './sheet-pane.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { StackCards } from './stack-cards.tsx';
import { StayingPanel } from './staying-panel.tsx';
import styles from './printing-screen.module.css';

const nothing = { stacks: [], ready: [], staying: [] };

/** Stacks, the batch in its order, what stays and why, the queue, and the sheet itself at the right. */
export const PrintingScreen = () => {
  const { t } = useTranslation('printing');
  const list = useAsked(() => backroom.printing.list(), [], ['printing.changed', 'orders.changed', 'stock.changed']);
  const queue = useAsked(() => backroom.printing.queue(), [], ['printing.changed']);
  const templates = useAsked(() => backroom.templates.list(), [], ['printing.changed']);
  const assignments = useAsked(() => backroom.printers.assignments(), [], ['printing.changed']);
  const printers = useAsked(() => backroom.printers.list(), [], ['printing.changed']);
  const print = useCommand(backroom.printing.printBatch);

  const [courier, setCourier] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<OrderId> | null>(null);
  const [slips, setSlips] = useState<Slips>('separate');
  const [at, setAt] = useState(0);
  const [looking, setLooking] = useState<Look | null>(null);
  const [scanned, setScanned] = useState<string | null>(null);
  const [jobSheet, setJobSheet] = useState<JobSheet | null>(null);
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<OrderId | null>(null);
  const [done, setDone] = useState<OutputFor<'printing', 'printBatch'> | null>(null);

  useErrand('print', ({ orderIds }) => {
    setChosen(new Set(orderIds));
    setCourier(null);
    setAt(0);
    setSearch('');
  });
  useScanner((code) => (looking === null ? setSearch(code) : setScanned(code)));

  const plan = useMemo(() => {
    const value = list.value ?? nothing;
    return planOf(value, courier ?? (chosen === null ? null : courierOfMost(value, chosen)), chosen);
  }, [list.value, courier, chosen]);
  const warnings = useMemo(
    () => (assignments.value === undefined ? [] : warningsOf(plan, slips, assignments.value, printers.value ?? null)),
    [plan, slips, assignments.value, printers.value],
  );
  const cursor = Math.min(at, Math.max(0, plan.batch.length - 1));
  const look = (wanted: Look | null): void => {
    setLooking(wanted);
    setScanned(null);
  };
  const lookedAt = looking === null ? null : { ...looking, job: queue.value?.find(({ id }) => id === looking.job.id) ?? looking.job };
  const finding = search.trim() !== '';

  const printNow = async (): Promise<void> => {
    if (plan.stack === null || plan.batch.length === 0 || finding || lookedAt !== null || warnings.some((warning) => warning.blocks)) return;
    setDone(null);
    const answer = await print.run({
      courierCode: plan.stack.courierCode, slips, orderIds: plan.chosen === null ? null : plan.batch.map(({ orderId }) => orderId),
    });
    if (answer?.ok !== true) return;
    setDone(answer.value);
    setChosen(null);
    setAt(0);
  };
  useKeys({ 'Ctrl+P': () => void printNow(), Escape: () => (finding ? setSearch('') : look(null)) }, { always: true });

  return (
    <div className={styles['screen']}>
      <div className={styles['left']}>
        <header className={styles['top']}>
          <h1>{t('title')}</h1>
          <label className={styles['search']}>
            <Icon name="search" size={15} />
            <input type="search" value={search} maxLength={100} placeholder={t('reprint.search')} aria-label={t('reprint.search')} onChange={(event) => setSearch(event.target.value)} />
          </label>
          <AutoPrintChip />
          <PrintTabs />
        </header>
        <RefusalNotice refusal={list.refusal ?? assignments.refusal} />
        {finding ? (
          <FindParcels text={search} onPreview={setFound} />
        ) : lookedAt !== null ? (
          <JobSheets key={`${lookedAt.job.id} ${lookedAt.why}`} look={lookedAt} scanned={scanned} onSheet={setJobSheet} onClose={() => look(null)} />
        ) : (
          <>
            <StackCards
              stacks={list.value?.stacks ?? []}
              templates={templates.value ?? []}
              chosen={plan.stack}
              onChoose={(courierCode) => {
                setCourier(courierCode);
                setAt(0);
                setDone(null);
              }}
            />
            <BatchTable
              plan={plan} loading={list.loading} staying={list.value?.staying.length ?? 0} slips={slips} onSlips={setSlips} cursor={cursor} onCursor={setAt}
              onAll={() => setChosen(null)}
            />
            <AskNumbers staying={list.value?.staying ?? []} />
            <StayingPanel staying={list.value?.staying ?? []} />
          </>
        )}
        {!finding && <QueuePanel queue={queue} looking={lookedAt?.job.id ?? null} onLook={look} />}
      </div>
      <aside className={styles['right']}>
        {!finding && lookedAt !== null ? (
          <SheetPane sheet={jobSheet} />
        ) : (
          <PreviewPane
            orderId={finding ? found : (plan.batch[cursor]?.orderId ?? null)}
            printer={plan.stack?.printer ?? null}
            position={finding || plan.batch.length === 0 ? null : { index: cursor, total: plan.batch.length }}
            onStep={(step) => setAt(cursor + step)}
          />
        )}
        {!finding && lookedAt === null && <PrintAction plan={plan} warnings={warnings} busy={print.busy} refusal={print.refusal} done={done} onPrint={() => void printNow()} />}
      </aside>
    </div>
  );
};
