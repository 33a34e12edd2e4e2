import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import type { Weighed } from '../../../shared/contract/weighing.ts';
import { gramsTyped } from '../../../shared/domain/packing/typed-weight.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import type { ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { isSameWeight } from '../../../shared/domain/scales/taking.ts';
import { backroom } from '../../api/client.ts';
import { playSound } from '../../components/sound/sounds.ts';
import { figure, kg } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { OddWeight } from './odd-weight.tsx';
import { useKeys } from './use-keys.ts';
import styles from './panel-view.module.css';

type Source = 'typed' | 'scale';
type Odd = Extract<Weighed, { outcome: 'odd' }> & { readonly source: Source };

type Props = {
  readonly parcel: PackingParcel;
  readonly scale: ScaleNow;
  readonly onWeighed: (weightG: number) => void;
  readonly onOdd: (byG: number) => void;
  readonly onOpenAgain: () => void;
  readonly onClose: () => void;
};

/**
 * PK-6: the weight comes from the scale by itself as soon as it rests; typing it works all the same. One beyond tolerance is asked
 * about before sealing.
 */
export const WeightPanel = ({ parcel, scale, onWeighed, onOdd, onOpenAgain, onClose }: Props) => {
  const { t } = useTranslation('packing');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [odd, setOdd] = useState<Odd | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const asking = useRef(false);
  /** One try for one rest: what main refused is not asked again until the scale has moved. */
  const triedRest = useRef(false);
  const grams = gramsTyped(typed);
  const { parcelId } = parcel;

  const weigh = async (source: Source, weightG: number, evenIfOdd: boolean): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    const weight = source === 'typed' ? { source, weightG } as const : { source, shownG: evenIfOdd ? weightG : null } as const;
    const answer = await backroom.packing.weigh({ parcelId, evenIfOdd, weight });
    asking.current = false;
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) {
      playSound('wrong');
      return;
    }
    if (answer.value.outcome === 'weighed') {
      onWeighed(answer.value.weightG);
      return;
    }
    setTyped('');
    setOdd({ ...answer.value, source });
    onOdd(answer.value.weightG - answer.value.expected.weightG);
  };

  const onScale = useEffectEvent((now: ScaleNow) => {
    if (now.condition !== 'ready' || now.weightG === null) {
      triedRest.current = false;
      return;
    }
    if (triedRest.current || typed !== '' || odd?.source === 'typed') return;
    // Asked about already; only another weight is judged anew.
    if (odd !== null && isSameWeight(odd.weightG, now.weightG)) return;
    triedRest.current = true;
    void weigh('scale', now.weightG, false);
  });
  useEffect(() => onScale(scale), [scale]);

  useKeys(({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey) return false;
    if (key === 'Escape') {
      if (odd !== null && parcel.state === 'packed') onOpenAgain();
      else onClose();
    } else if (key === 'Enter') {
      if (odd !== null && typed === '') void weigh(odd.source, odd.weightG, true);
      else if (grams === null) setTried(true);
      else void weigh('typed', grams, false);
    } else if (key === 'Backspace') setTyped((before) => before.slice(0, -1));
    else if (/^[\d.,。，]$/.test(key)) {
      setOdd(null);
      setTyped((before) => (before + key.replace(/[,。，]/, '.')).slice(0, 7));
    } else return false;
    return true;
  });

  if (odd !== null && typed === '') return <OddWeight parcel={parcel} odd={odd} refusal={refusal} />;
  const words = refusal === null ? null : refusalWords(refusal);
  return (
    <>
      {scale.line !== 'off' && typed === '' && (
        <p className={styles['text']} role="status" data-testid="scale">
          {scale.line === 'fault' ? t('scale.fault', { words: scale.words }) : t(`scale.condition.${scale.condition}`)}
          {scale.weightG !== null && ` ${scale.weightG < 0 ? '−' : ''}${kg(Math.abs(scale.weightG))}`}
        </p>
      )}
      <div className={styles['typed']} role="status" data-testid="typed">
        {typed}
        {grams !== null && <small>{t('panel.weightGrams', { g: figure(grams) })}</small>}
      </div>
      {words !== null && (
        <p className={styles['bad']} role="alert">
          {words.what} {words.todo}
        </p>
      )}
      {tried && grams === null && (
        <p className={styles['bad']} role="alert">
          {t('panel.weightBad')}
        </p>
      )}
      <p className={styles['keys']}>{scale.line !== 'open' ? t('panel.weightKeys') : t('scale.keys')}</p>
    </>
  );
};
