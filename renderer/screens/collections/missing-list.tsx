import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionBoard } from '../../../shared/contract/collections.ts';
import { gramsTyped } from '../../../shared/domain/packing/typed-weight.ts';
import { useMay } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './lists.module.css';

type Missing = CollectionBoard['missing'][number];
const tones: Readonly<Record<Missing['lacks'], Tone>> = { packing: 'blue', weight: 'amber', scan: 'grey', stub: 'amber', stopped: 'red' };

/** The parcels that make the counts differ, by name, with what is missing (HO-2). */
export const MissingList = ({ missing }: { readonly missing: readonly Missing[] }) => {
  const { t } = useTranslation('collections');
  const [weighing, setWeighing] = useState<Missing['parcelId'] | null>(null);
  const mayWeigh = useMay('packing.pack');
  const about = (row: Missing): string => {
    const packed = row.packedBy === null ? '' : t('missing.packed', { name: row.packedBy, at: row.packedAt === null ? '' : moment(row.packedAt) });
    if (row.lacks !== 'stopped') return packed;
    const reason = termOr('holdReason', String(row.stop?.params['reason'] ?? ''));
    const note = String(row.stop?.params['note'] ?? '');
    return [reason, note].filter((part) => part !== '').join(' · ') || t('missing.stoppedText');
  };
  const columns: readonly Column<Missing>[] = [
    { key: 'waybill', title: t('missing.waybill'), width: '172px', render: (row) => <span className="selectable">{row.waybillNumber}</span> },
    { key: 'receiver', title: t('missing.receiver'), width: '96px', render: (row) => <bdi>{row.receiverName}</bdi> },
    { key: 'lacks', title: t('missing.lacks'), width: '104px', render: (row) => <Tag tone={tones[row.lacks]}>{t(`missing.${row.lacks}`)}</Tag> },
    { key: 'about', title: <span className="visually-hidden">{t('missing.about')}</span>, width: 'minmax(140px, 1fr)', render: (row) => <bdi title={about(row)}>{about(row)}</bdi> },
    {
      key: 'act', title: <span className="visually-hidden">{t('missing.actions')}</span>, width: weighing === null ? '90px' : '190px', align: 'end',
      render: (row) =>
        row.lacks !== 'weight' || !mayWeigh ? null : weighing === row.parcelId ? (
          <WeighHere row={row} onDone={() => setWeighing(null)} />
        ) : (
          <button type="button" className={styles['link']} onClick={() => setWeighing(row.parcelId)}>
            {t('missing.weigh')}
          </button>
        ),
    },
  ];
  if (missing.length === 0) {
    return (
      <p className={styles['even']} role="status">
        <Icon name="check" />
        {t('missing.none')}
      </p>
    );
  }
  return (
    <section className={`${styles['box']} ${styles['missing']}`} aria-labelledby="missing-title">
      <h2 id="missing-title">
        <Icon name="warning" size={16} />
        {t('missing.title', { n: missing.length })}
      </h2>
      <div className={styles['table']} style={{ maxHeight: missing.length * 36 + 40 }}>
        <VirtualTable label={t('missing.title', { n: missing.length })} columns={columns} total={missing.length} rowHeight={36} rowAt={(index) => missing[index]} />
      </div>
    </section>
  );
};

const WeighHere = ({ row, onDone }: { readonly row: Missing; readonly onDone: () => void }) => {
  const { t } = useTranslation('collections');
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const weigh = useCommand((weightG: number) => backroom.packing.setWeight({ parcelId: row.parcelId, weightG }));
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const weightG = gramsTyped(typed.trim());
    setBad(weightG === null);
    if (weightG !== null && (await weigh.run(weightG))?.ok === true) onDone();
  };
  return (
    <form className={styles['weigh']} onSubmit={(event) => void submit(event)} title={bad ? t('missing.weighBad') : undefined}>
      <input
        value={typed} autoFocus inputMode="decimal" maxLength={7} aria-invalid={bad} aria-label={t('missing.weighLabel', { number: row.waybillNumber })} placeholder="0.61"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      kg
      <Button type="submit" busy={weigh.busy}>{t('missing.save')}</Button>
      <RefusalNotice refusal={weigh.refusal} />
    </form>
  );
};
