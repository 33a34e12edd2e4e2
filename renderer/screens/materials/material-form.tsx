import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialRow } from '../../../shared/contract/materials.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import { wholeIn } from './whole-in.ts';
import styles from './materials.module.css';

type Props = { readonly row: MaterialRow | null; readonly onDone: (id: MaterialRow['id']) => void; readonly onCancel: (() => void) | null };

const texts = [['name', 40], ['unit', 8], ['supplier', 60], ['phone', 40]] as const;
const figures = [['perParcel', 1000], ['floorQuantity', 10_000_000], ['weightG', 100_000]] as const;
type Field = (typeof texts)[number][0] | (typeof figures)[number][0];

/** The manager's: what it is, how many a parcel takes, where the floor lies, whom to call. */
export const MaterialForm = ({ row, onDone, onCancel }: Props) => {
  const { t } = useTranslation(['materials', 'app']);
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>(() => ({
    name: row?.name ?? '', unit: row?.unit ?? t('form.unitDefault'), supplier: row?.supplier ?? '', phone: row?.phone ?? '',
    perParcel: String(row?.perParcel ?? 1), floorQuantity: String(row?.floorQuantity ?? 50), weightG: String(row?.weightG ?? 0),
  }));
  const [courierCode, setCourierCode] = useState(row?.courierCode ?? '');
  const [saved, setSaved] = useState(false);
  const save = useCommand(backroom.materials.save);
  const whole = (field: (typeof figures)[number][0], most: number): number | null => wholeIn(typed[field], most);
  const bad = figures.find(([field, most]) => whole(field, most) === null)?.[0];
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (bad !== undefined || typed.name.trim() === '') return;
    const [perParcel, floorQuantity, weightG] = figures.map(([field, most]) => whole(field, most) ?? 0);
    const answer = await save.run({
      materialId: row?.id ?? null, name: typed.name.trim(), unit: typed.unit, supplier: typed.supplier, phone: typed.phone, courierCode,
      perParcel: perParcel ?? 0, floorQuantity: floorQuantity ?? 0, weightG: weightG ?? 0,
    });
    if (answer?.ok !== true) return;
    setSaved(true);
    onDone(answer.value.materialId);
  };
  const field = (name: Field, most: number, numeric: boolean) => (
    <label key={name}>
      {t(`form.${name}`)}
      <input
        value={typed[name]} maxLength={most} inputMode={numeric ? 'numeric' : 'text'} aria-invalid={name === bad} data-field={name}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} onChange={() => setSaved(false)} data-testid="material-form">
      {row === null && <h2>{t('add')}</h2>}
      <div className={styles['two']}>
        {texts.map(([name, most]) => field(name, most, false))}
        {figures.map(([name]) => field(name, 9, true))}
        <label>
          {t('form.courier')}
          <select value={courierCode} onChange={(event) => setCourierCode(event.target.value)}>
            <option value="">{t('form.allCouriers')}</option>
            {[...new Set<string>([...knownCouriers, ...(courierCode === '' ? [] : [courierCode])])].map((code) => (
              <option key={code} value={code}>
                {courierName(code)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={styles['line']}>
        <Button type="submit" kind={row === null ? 'primary' : 'plain'} busy={save.busy} disabled={typed.name.trim() === '' || bad !== undefined}>
          {t('app:save')}
        </Button>
        {onCancel !== null && <Button onClick={onCancel}>{t('app:cancel')}</Button>}
        <span className={styles['hint']} role="status">
          {saved ? t('form.saved') : bad !== undefined ? t('form.bad', { field: t(`form.${bad}`) }) : ''}
        </span>
      </div>
      <RefusalNotice refusal={save.refusal} />
    </form>
  );
};
