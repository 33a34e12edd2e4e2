import { useTranslation } from 'react-i18next';
import { piecesOf, wantsTick, type Station } from './station-state.ts';
import styles from './instructions.module.css';

/** PK-4: how the goods in this parcel are packed. It comes to the front when it is the last thing that the parcel waits for. */
export const Instructions = ({ station }: { readonly station: Station }) => {
  const { t } = useTranslation('packing');
  const { parcel, open } = station;
  if (parcel === null || !open || parcel.instructions.length === 0) return null;
  const { counted, wanted } = piecesOf(parcel);
  const waited = wantsTick(station) && counted === wanted;
  return (
    <section className={`${styles['instructions']} ${waited ? styles['waited'] : ''}`} aria-label={t('steps.title')} data-testid="steps" data-ticked={!wantsTick(station)}>
      <ul>
        {parcel.instructions.map((one) => (
          <li key={one.categoryId}>
            <span className={styles['tick']} data-ticked={one.ticked} aria-label={t(one.ticked ? 'steps.ticked' : 'steps.open')} role="img">
              {one.ticked && (
                <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={3.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
                  <path d="M4 13l5 5L20 6" />
                </svg>
              )}
            </span>
            {parcel.instructions.length > 1 && <b>{one.name}</b>}
            <ol>
              {one.steps.map((step, index) => (
                <li key={index}>{step}</li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      {wantsTick(station) && station.panel !== 'check' && (
        <p className={styles['key']}>
          <kbd>⏎</kbd>
          {t('steps.key')}
        </p>
      )}
    </section>
  );
};
