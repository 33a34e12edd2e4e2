import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import { priceTyped, weightTyped } from '../../../shared/domain/collections/amounts.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './amounts-entry.module.css';

type Scanned = CollectionContents['scanned'][number];
export type AmountsHandle = { readonly save: () => void };
type Props = { readonly collectionId: CollectionContents['id']; readonly parcel: Scanned; readonly ref?: Ref<AmountsHandle> | undefined; readonly onDone: () => void };

const kilograms = (weightG: number | null): string => (weightG === null ? '' : (weightG / 1000).toFixed(3).replace(/0$/, ''));
const yuanText = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2));

/** Into the field, what stands there chosen: `select` alone does not move the focus everywhere. */
const enterField = (field: HTMLInputElement | null): void => {
  field?.focus();
  field?.select();
};

/** HO-1: the collector's weight and price of one parcel, beside the scan line. Nobody has to; the next scan takes along what is typed. */
export const AmountsEntry = ({ collectionId, parcel, ref, onDone }: Props) => {
  const { t } = useTranslation('collections');
  const [weight, setWeight] = useState(kilograms(parcel.courierWeightG));
  const [price, setPrice] = useState(yuanText(parcel.courierPriceFen));
  const [tried, setTried] = useState(false);
  const weightField = useRef<HTMLInputElement>(null);
  const priceField = useRef<HTMLInputElement>(null);
  const enter = useCommand(backroom.collections.enterAmounts);
  const read = { weightG: weight.trim() === '' ? null : weightTyped(weight), priceFen: price.trim() === '' ? null : priceTyped(price) };
  const bad = { weight: weight.trim() !== '' && read.weightG === null, price: price.trim() !== '' && read.priceFen === null };
  const changed = read.weightG !== parcel.courierWeightG || read.priceFen !== parcel.courierPriceFen;
  const save = (): boolean => {
    setTried(true);
    if (bad.weight || bad.price) {
      (bad.weight ? weightField : priceField).current?.focus();
      return false;
    }
    if (changed) void enter.run({ collectionId, parcelId: parcel.parcelId, ...read });
    return true;
  };
  useImperativeHandle(ref, () => ({ save: () => void save() }));
  useKeys({ F2: () => enterField(weightField.current) }, { always: true });
  useEffect(() => {
    setWeight(kilograms(parcel.courierWeightG));
    setPrice(yuanText(parcel.courierPriceFen));
    setTried(false);
  }, [parcel.parcelId, parcel.courierWeightG, parcel.courierPriceFen]);
  const keys = (onEnter: () => void) => (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    }
    if (event.key === 'Escape') onDone();
  };
  const finish = (): void => {
    if (save()) onDone();
  };
  return (
    <div className={styles['entry']} role="group" aria-label={t('amounts.label', { number: parcel.waybillNumber })} data-testid="amounts-entry" data-parcel={parcel.waybillNumber}>
      <span className={styles['whose']}>
        {t('amounts.title')} <bdi>…{parcel.waybillNumber.slice(-6)}</bdi>
      </span>
      <label>
        <input
          ref={weightField} value={weight} inputMode="decimal" maxLength={12} aria-label={t('amounts.weight')} aria-invalid={tried && bad.weight} data-testid="courier-weight"
          onChange={(event) => setWeight(event.target.value)} onKeyDown={keys(() => (bad.weight ? save() : enterField(priceField.current)))}
        />
        kg
      </label>
      <label>
        ¥
        <input
          ref={priceField} value={price} inputMode="decimal" maxLength={12} aria-label={t('amounts.price')} aria-invalid={tried && bad.price} data-testid="courier-price"
          onChange={(event) => setPrice(event.target.value)} onKeyDown={keys(finish)}
        />
      </label>
      <span className={styles['hint']}>
        {tried && (bad.weight || bad.price) ? <b role="alert">{t(bad.weight ? 'amounts.badWeight' : 'amounts.badPrice')}</b> : <KeyHint keys="F2" />}
      </span>
      <RefusalNotice refusal={enter.refusal} />
    </div>
  );
};
