import { memo, useEffect, useRef, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { SkuPicture } from '../../app/sku-picture.tsx';
import { rangeWords } from './check-words.ts';
import styles from './line-cards.module.css';

type Line = PackingParcel['lines'][number];
type Props = { readonly parcel: PackingParcel; readonly open: boolean; readonly lineId: OrderLineId | null;
  /** PK-3: the check that is asked now; it stands on the card of the current line. */
  readonly check: ReactNode; readonly below: ReactNode; readonly ref?: Ref<HTMLOListElement>;
};

/** Few lines are large; many become denser and the list follows the item in hand. */
const densityOf = (lines: number): string => (lines <= 3 ? 'roomy' : lines <= 6 ? 'compact' : 'dense');

export const LineCards = ({ parcel, open, lineId, check, below, ref }: Props) => {
  const room = parcel.lines.filter((line) => line.counted < line.wanted);
  // The line just counted keeps the mark while it has room; then the next one has it.
  const current = open ? ((room.find((line) => line.lineId === lineId) ?? room[0])?.lineId ?? null) : null;
  return (
    <div className={styles['left']}>
      <ol ref={ref} className={`${styles['lines']} ${styles[densityOf(parcel.lines.length)]}`} data-testid="lines">
        {parcel.lines.map((line) => (
          <LineCard key={line.lineId} line={line} current={line.lineId === current} check={line.lineId === current ? check : null} />
        ))}
      </ol>
      {below}
    </div>
  );
};

const LineCard = memo(({ line, current, check }: { readonly line: Line; readonly current: boolean; readonly check: ReactNode }) => {
  const { t } = useTranslation('packing');
  const card = useRef<HTMLLIElement>(null);
  const done = line.counted >= line.wanted;
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest' });
  }, [current, line.counted, check]);
  return (
    <li ref={card} className={`${styles['card']} ${done ? styles['done'] : ''} ${current ? styles['current'] : ''} ${line.pictureId === null ? '' : styles['pictured']}`} data-counted={line.counted} data-wanted={line.wanted}>
      <HowToConfirm line={line} />
      <SkuPicture pictureId={line.pictureId} className={styles['picture']} />
      <div className={styles['what']}>
        <p className={styles['title']}>{line.title || line.skuCode}</p>
        <p className={styles['variant']}>
          {line.colour !== '' && <span>{line.colour}</span>}
          {line.size !== '' && <b>{line.size}</b>}
        </p>
        <p className={styles['shelf']}>
          <span>
            {t('line.shelf')} <b>{line.shelf === '' ? t('line.noShelf') : line.shelf}</b>
          </span>
          {line.skuCode !== '' && line.title !== '' && <span>{line.skuCode}</span>}
        </p>
      </div>
      <p className={styles['count']} aria-label={t('line.count', { counted: line.counted, wanted: line.wanted })}>
        {done && (
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={3.4} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
            <path d="M4 13l5 5L20 6" />
          </svg>
        )}
        {line.counted}
        <i>/{line.wanted}</i>
      </p>
      {check ?? (!done && line.checks.length > 0 && <ChecksToCome checks={line.checks} />)}
    </li>
  );
});

/** PK-3: what will be asked of each piece, before it is scanned: the tape measure can lie ready. */
const ChecksToCome = ({ checks }: { readonly checks: Line['checks'] }) => {
  const { t } = useTranslation('packing');
  return (
    <ul className={styles['checks']}>
      {checks.map((check) => (
        <li key={check.key}>
          {check.label}
          {check.kind === 'number' && <b>{rangeWords(t, check)}</b>}
        </li>
      ))}
    </ul>
  );
};

/** A barcode to scan, or the number key that confirms one piece. */
const HowToConfirm = ({ line }: { readonly line: Line }) => {
  const { t } = useTranslation('packing');
  if (line.barcode !== '') {
    return (
      <span className={styles['how']} title={t('line.scan')} aria-label={t('line.scan')} role="img">
        <svg viewBox="0 0 48 40" aria-hidden="true">
          <path d="M3 4v32M9 4v32M14 4v32M22 4v32M26 4v32M33 4v32M40 4v32M45 4v32" stroke="currentColor" strokeWidth="2.6" />
        </svg>
      </span>
    );
  }
  const reachable = line.keyNumber >= 1 && line.keyNumber <= 9;
  const label = reachable ? t('line.key', { n: line.keyNumber }) : t('line.typeCode');
  return (
    <span className={styles['how']} title={label} aria-label={label} role="img">
      {/* Lines beyond nine get their keys when the first nine are full; until then a code can be typed. */}
      <kbd>{reachable ? line.keyNumber : line.counted >= line.wanted ? '✓' : 'F2'}</kbd>
    </span>
  );
};
