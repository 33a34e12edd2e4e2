import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialRow } from '../../../shared/contract/materials.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { MaterialForm } from './material-form.tsx';
import { RecordForm } from './record-form.tsx';
import styles from './materials.module.css';

const causes = ['opening', 'count', 'delivered', 'used', 'spoiled'] as const;

/** One material: how many, a delivery or count, its details, and every movement. */
export const MaterialPane = ({ row, mayEdit }: { readonly row: MaterialRow; readonly mayEdit: boolean }) => {
  const { t } = useTranslation('materials');
  const mayRecord = useMay('packing.pack');
  const [asks, setAsks] = useState(false);
  const retire = useCommand(backroom.materials.retire);
  return (
    <div className={styles['pane']}>
      <header>
        <h2 className="selectable">{row.name}</h2>
        <p className={styles['hint']}>{row.perParcel === 0 ? t('pane.byHand') : t('pane.perParcel', { n: row.perParcel, unit: row.unit })}</p>
      </header>
      {row.low && row.counted && (
        <WarningNotice>{t(row.phone === '' ? 'pane.lowNoPhone' : 'pane.low', { supplier: row.supplier, phone: row.phone })}</WarningNotice>
      )}
      {mayRecord && (
        <section>
          <h3>{t('pane.record')}</h3>
          <RecordForm row={row} />
        </section>
      )}
      {mayEdit && (
        <section>
          <h3>{t('pane.details')}</h3>
          <MaterialForm row={row} onDone={() => undefined} onCancel={null} />
          <RefusalNotice refusal={retire.refusal} />
          {asks ? (
            <p className={styles['line']}>
              <Button kind="danger" busy={retire.busy} onClick={() => void retire.run({ materialId: row.id })}>{t('pane.retireSure')}</Button>
              <Button kind="quiet" onClick={() => setAsks(false)}>{t('pane.keep')}</Button>
            </p>
          ) : (
            <Button kind="quiet" onClick={() => setAsks(true)}>{t('pane.retire')}</Button>
          )}
        </section>
      )}
      <section>
        <h3>{t('pane.movements')}</h3>
        <MaterialMovements row={row} />
      </section>
    </div>
  );
};

const MaterialMovements = ({ row }: { readonly row: MaterialRow }) => {
  const { t } = useTranslation('materials');
  const movements = useAsked(() => backroom.materials.movements({ materialId: row.id }), [row.id, row.onHand], ['materials.changed']);
  const causeWord = (cause: string): string => {
    const known = causes.find((one) => one === cause);
    return known === undefined ? cause : t(`cause.${known}`);
  };
  if (movements.refusal !== undefined) return <RefusalNotice refusal={movements.refusal} />;
  if (movements.value?.length === 0) return <p className={styles['hint']}>{t('pane.noMovements')}</p>;
  return (
    <ol className={styles['movements']}>
      {movements.value?.map((movement, index) => (
        <li key={index}>
          <span className={styles['hint']}>{moment(movement.at)}</span>
          <span>
            <b>{causeWord(movement.cause)}</b> {[movement.waybillNumber, movement.note, movement.staffName].filter((part) => part !== '').join(' · ')}
          </span>
          <b>{`${movement.quantity > 0 ? '+' : movement.quantity < 0 ? '−' : '±'}${figure(Math.abs(movement.quantity))}`}</b>
          <span className={styles['hint']}>{t('pane.balance', { n: figure(movement.balance).replace('-', '−') })}</span>
        </li>
      ))}
    </ol>
  );
};
