import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import type { Weighed } from '../../../shared/contract/weighing.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { kg } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import styles from './panel-view.module.css';

type Odd = Extract<Weighed, { outcome: 'odd' }>;

/** PK-6: before sealing: how far the weight is off, what would explain it, and the two ways on. */
export const OddWeight = ({ parcel, odd, refusal }: { readonly parcel: PackingParcel; readonly odd: Odd; readonly refusal: Refusal | null }) => {
  const { t } = useTranslation('packing');
  const differenceG = odd.weightG - odd.expected.weightG;
  const nameOf = (lineId: number): string => {
    const line = parcel.lines.find((candidate) => candidate.lineId === lineId);
    return line === undefined ? '' : [line.title || line.skuCode, line.colour, line.size].filter((part) => part !== '').join(' · ');
  };
  const said = (explanation: Odd['explanations'][number]): string => {
    switch (explanation.kind) {
      case 'nothing_inside':
        return t('odd.nothing_inside');
      case 'other_variant':
        return t('odd.other_variant', { n: explanation.pieces, what: nameOf(explanation.lineId), other: [explanation.colour, explanation.size].filter((part) => part !== '').join(' · ') });
      case 'extra':
      case 'missing':
        return t(`odd.${explanation.kind}`, { n: explanation.pieces, what: nameOf(explanation.lineId) });
    }
  };
  const words = refusal === null ? null : refusalWords(refusal);
  return (
    <div data-testid="odd-weight" role="alert" style={{ display: 'contents' }}>
      <p className={styles['doubt']}>{t(differenceG > 0 ? 'odd.heavier' : 'odd.lighter', { by: kg(Math.abs(differenceG)) })}</p>
      <p className={styles['text']}>{t('odd.figures', { scale: kg(odd.weightG), expected: kg(odd.expected.weightG), tolerance: kg(odd.expected.toleranceG) })}</p>
      <ul className={styles['choices']}>
        {odd.explanations.length === 0 ? <li>{t('odd.unexplained')}</li> : odd.explanations.map((explanation, index) => <li key={index}>{said(explanation)}</li>)}
      </ul>
      {words !== null && (
        <p className={styles['bad']}>
          {words.what} {words.todo}
        </p>
      )}
      <p className={styles['keys']}>{parcel.state === 'packed' ? t('odd.keys') : t('odd.keysOpen')}</p>
    </div>
  );
};
