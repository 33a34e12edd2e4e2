import { useMemo, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionBoard, CollectionContents, CollectionDifference } from '../../../shared/contract/collections.ts';
import { fenOf } from '../../../shared/domain/collections/amounts.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { figure, kg, yuan } from '../../i18n/format.ts';
import styles from './lists.module.css';

type Tolerances = CollectionBoard['tolerances'];
type Props = { readonly contents: CollectionContents; readonly tolerances: Tolerances; readonly onPaste: () => void };

const said = ({ weightG, priceFen }: CollectionDifference['ours']): string => [weightG === null ? '' : kg(weightG), priceFen === null ? '' : yuan(priceFen, 'CNY')].filter((part) => part !== '').join(' ');
const signed = (grams: number): string => `${grams > 0 ? '+' : '−'}${kg(Math.abs(grams))}`;

/** HO-1: what the collector says differently, ours and theirs side by side, to be settled while the collector stands there. */
export const DifferencesPanel = ({ contents, tolerances, onPaste }: Props) => {
  const { t } = useTranslation('collections');
  const { differences, sums, scanned, id } = contents;
  const settle = useCommand(backroom.collections.settle);
  const { run } = settle;
  const open = differences.filter(({ settled }) => settled === '');
  // Our prices are not known yet: agreeing means both weights are there.
  const compared = scanned.filter(({ weightG, courierWeightG }) => weightG !== null && courierWeightG !== null).length;
  const silent = sums.courierWeightOf === 0 && sums.courierPriceOf === 0;
  const columns = useMemo((): readonly Column<CollectionDifference>[] => [
    { key: 'waybill', title: t('missing.waybill'), width: '160px', render: (row) => <span className="selectable">{row.waybillNumber}</span> },
    { key: 'receiver', title: t('missing.receiver'), width: '84px', render: (row) => <bdi>{row.receiverName}</bdi> },
    { key: 'ours', title: t('differences.ours'), width: 'minmax(84px, 1fr)', align: 'end', render: (row) => said(row.ours) },
    { key: 'theirs', title: t('differences.theirs'), width: 'minmax(110px, 1fr)', align: 'end', render: (row) => <b className={styles['theirs']}>{said(row.theirs)}</b> },
    { key: 'by', title: t('differences.by'), width: '92px', align: 'end', render: (row) => [row.weightG === null ? '' : signed(row.weightG), row.priceFen === null ? '' : yuan(row.priceFen, 'CNY')].filter((part) => part !== '').join(' ') },
    {
      key: 'settle', title: t('differences.settle'), width: '228px', align: 'end',
      render: (row) => (
        <span className={styles['settle']} role="group" aria-label={t('differences.settleLabel', { number: row.waybillNumber })}>
          {(['ours', 'theirs', 'left'] as const).map((how) => (
            <button key={how} type="button" aria-pressed={row.settled === how} data-settle={how} onClick={() => void run({ collectionId: id, parcelIds: [row.parcelId], settled: row.settled === how ? '' : how })}>
              {t(`differences.${how}Short`)}
            </button>
          ))}
        </span>
      ),
    },
  ], [t, id, run]);
  return (
    <section className={`${styles['box']} ${styles['differences']}`} aria-labelledby="differences-title" data-testid="differences">
      <h2 id="differences-title">
        {open.length > 0 && <Icon name="warning" size={16} />}
        {t('differences.title')}
        {open.length > 0 && <span className={styles['open']}>{t('differences.open', { n: figure(open.length) })}</span>}
        <span className={styles['grow']} />
        <Tolerance tolerances={tolerances} />
        <Button keys="F3" onClick={onPaste} data-testid="paste-list">{t('differences.paste')}</Button>
      </h2>
      <RefusalNotice refusal={settle.refusal} />
      {differences.length > 0 && (
        <div className={styles['table']} style={{ maxHeight: Math.min(5, differences.length) * 38 + 40 }}>
          <VirtualTable label={t('differences.title')} columns={columns} total={differences.length} rowHeight={38} rowAt={(index) => differences[index]} />
        </div>
      )}
      <p className={styles['rest']}>
        {silent ? t('differences.none') : t('differences.rest', { same: figure(compared - differences.length), silent: figure(scanned.length - compared) })}
        {sums.courierWeightOf > 0 && ` · ${t('differences.sum', { weight: kg(sums.courierWeightG) })}`}
        {sums.courierPriceOf > 0 && ` · ${yuan(sums.courierPriceFen, 'CNY')}`}
        {open.length > 1 && (
          <button type="button" className={styles['link']} onClick={() => void run({ collectionId: id, parcelIds: open.map(({ parcelId }) => parcelId), settled: 'left' })}>
            {t('differences.leaveAll')}
          </button>
        )}
      </p>
    </section>
  );
};

const Tolerance = ({ tolerances }: { readonly tolerances: Tolerances }) => {
  const { t } = useTranslation('collections');
  const may = useMay('settings.edit');
  const [editing, setEditing] = useState(false);
  const [grams, setGrams] = useState('');
  const [price, setPrice] = useState('');
  const change = useCommand(backroom.collections.setTolerances);
  const words = t('differences.tolerance', { grams: figure(tolerances.weightG), yuan: yuan(tolerances.priceFen, 'CNY') });
  if (!may) return <span className={styles['quiet']}>{words}</span>;
  if (!editing) {
    return (
      <button type="button" className={styles['link']} title={t('differences.change')} onClick={() => {
        setGrams(String(tolerances.weightG));
        setPrice((tolerances.priceFen / 100).toFixed(2));
        setEditing(true);
      }}>{words}</button>
    );
  }
  const weightG = /^\d{1,5}$/.test(grams) && Number(grams) <= 10_000 ? Number(grams) : null;
  const priceFen = fenOf(price);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (weightG === null || priceFen === null || priceFen > 10_000) return;
    if ((await change.run({ weightG, priceFen }))?.ok === true) setEditing(false);
  };
  return (
    <form className={styles['weigh']} onSubmit={(event) => void submit(event)}>
      ± <input value={grams} autoFocus inputMode="numeric" maxLength={5} aria-invalid={weightG === null} aria-label={t('differences.toleranceWeight')} onChange={(event) => setGrams(event.target.value)} /> g
      ¥<input value={price} inputMode="decimal" maxLength={6} aria-invalid={priceFen === null || priceFen > 10_000} aria-label={t('differences.tolerancePrice')} onChange={(event) => setPrice(event.target.value)} />
      <Button type="submit" busy={change.busy}>{t('missing.save')}</Button>
      <RefusalNotice refusal={change.refusal} />
    </form>
  );
};
