import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { moment } from '../../i18n/format.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { useNow } from '../../app/use-now.ts';
import { useMay } from '../../app/session.ts';
import { go } from '../../app/navigation.ts';
import type { Plan, ReadyOrder, Slips } from './print-plan.ts';
import styles from './printing-screen.module.css';

type Props = {
  readonly plan: Plan;
  readonly loading: boolean;
  readonly staying: number;
  readonly slips: Slips;
  readonly onSlips: (slips: Slips) => void;
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
  readonly onAll: () => void;
};

const slipChoices = ['separate', 'interleaved', 'none'] as const;

/** The batch as it will come out: in shelf order, each order with the number it gets (PR-7). */
export const BatchTable = ({ plan, loading, staying, slips, onSlips, cursor, onCursor, onAll }: Props) => {
  const { t } = useTranslation('printing');
  const table = useRef<VirtualTableHandle>(null);
  const columns = useColumns();
  const { batch } = plan;
  useEffect(() => table.current?.scrollToRow(cursor), [cursor]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = 12;
    const steps: Readonly<Record<string, number>> = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + page, PageUp: cursor - page, Home: 0, End: batch.length - 1 };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onCursor(Math.max(0, Math.min(batch.length - 1, to)));
  };

  return (
    <section className={`${styles['box']} ${styles['batch']}`} aria-labelledby="batch-title">
      <header>
        <h2 id="batch-title">{loading ? t('batch.loading') : t(plan.chosen === null ? 'batch.title' : 'batch.titleChosen', { n: batch.length })}</h2>
        {plan.chosen !== null && (
          <Button kind="quiet" onClick={onAll}>
            {t('batch.all')}
          </Button>
        )}
        <fieldset className={styles['slips']}>
          <legend>{t('slips.label')}</legend>
          {slipChoices.map((choice) => (
            <label key={choice}>
              <input type="radio" name="slips" checked={slips === choice} onChange={() => onSlips(choice)} />
              <span>{t(`slips.${choice}`)}</span>
            </label>
          ))}
        </fieldset>
      </header>
      <VirtualTable
        ref={table}
        label={t('batch.title', { n: batch.length })}
        columns={columns}
        total={loading ? 8 : batch.length}
        rowHeight={32}
        rowAt={(index) => batch[index]}
        cursor={batch.length === 0 ? undefined : cursor}
        isSelected={(_, index) => index === cursor}
        onRowClick={({ index }) => onCursor(index)}
        onKeyDown={onKeyDown}
        empty={<NothingToPrint staying={staying} />}
      />
    </section>
  );
};

const NothingToPrint = ({ staying }: { readonly staying: number }) => {
  const { t } = useTranslation('printing');
  const mayImport = useMay('intake.import');
  return (
    <EmptyState
      icon="printing"
      title={t('batch.empty')}
      text={staying > 0 ? t('batch.emptyStaying') : t('batch.emptyText')}
      action={mayImport && staying === 0 ? <Button onClick={() => go('intake')}>{t('batch.toIntake')}</Button> : undefined}
    />
  );
};

const useColumns = (): readonly Column<ReadyOrder>[] => {
  const { t } = useTranslation('printing');
  const language = useSpoken();
  const now = useNow();
  return useMemo(
    () => [
      { key: 'position', title: <span className="visually-hidden">{t('batch.position')}</span>, width: '44px', align: 'end', render: (_, index) => <span className={styles['quiet']}>{index + 1}</span> },
      { key: 'order', title: t('batch.order'), width: 'minmax(130px, 176px)', render: (row) => <span className="selectable">{row.platformOrderNumber}</span> },
      { key: 'receiver', title: t('batch.receiver'), width: 'minmax(64px, 96px)', render: (row) => <bdi>{row.receiverName}</bdi> },
      { key: 'goods', title: t('batch.goods'), width: 'minmax(120px, 1fr)', render: (row) => <bdi title={row.goods}>{row.goods}</bdi> },
      {
        key: 'due', title: t('batch.due'), width: '104px',
        render: ({ promisedShipAt }) => (promisedShipAt === null ? '—' : <span className={promisedShipAt < now ? styles['late'] : styles['quiet']}>{moment(promisedShipAt, now)}</span>),
      },
      {
        key: 'number', title: t('batch.number'), width: '172px',
        render: (row) => (row.waybillNumber === null ? <span className={styles['quiet']}>{t('batch.numberLater')}</span> : <span className="selectable">{`→ ${row.waybillNumber}`}</span>),
      },
    ],
    // `language` stands for the words and times in the cells
    [t, language, now],
  );
};
