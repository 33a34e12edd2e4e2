import { useTranslation } from 'react-i18next';
import type { Station } from './station-state.ts';
import { verdictWords, type NextItem } from './verdict-words.ts';
import { VerdictShape, type Shape } from './verdict-shape.tsx';
import styles from './verdict-panel.module.css';

const shapeOf = (station: Station): Shape => {
  const { said } = station;
  if (said === null) return 'next';
  if (said.tone === 'bad') return 'stop';
  if (said.tone === 'doubt') return 'doubt';
  switch (said.code) {
    case 'parcel_packed':
      return 'finished';
    case 'needs_signature':
      return 'ask';
    case 'parcel_opened':
    case 'check_wanted':
    case 'steps_wanted':
      return 'next';
    default:
      return 'right';
  }
};

/** Half em squares, roughly: a Chinese character is twice as wide as a Latin one. */
const widthOf = (title: string): number => [...title].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1.15), 0);

/** What the last scan came to: colour, shape, big words, what was scanned, what is wanted and where each lives (PK-2). */
export const VerdictPanel = ({ station, staffName }: { readonly station: Station; readonly staffName: string }) => {
  const { t } = useTranslation('packing');
  const { title, lines, next } = verdictWords(t, station, staffName);
  const shape = shapeOf(station);
  const tone = station.said?.tone === 'bad' ? styles['bad'] : shape === 'doubt' ? styles['doubt'] : shape === 'next' || shape === 'ask' ? styles['calm'] : styles['good'];
  return (
    <section className={`${styles['verdict']} ${tone}`} role={station.said?.tone === 'bad' || shape === 'doubt' ? 'alert' : 'status'} data-testid="verdict">
      <h1 className={widthOf(title) > 11 ? styles['long'] : undefined}>
        <VerdictShape shape={shape} size={60} />
        <span>{title}</span>
      </h1>
      {lines.map((line, index) => (
        <p key={index} className={styles['why']}>
          {line}
        </p>
      ))}
      {next !== null && <Next item={next} wanted={station.said?.tone === 'bad'} />}
    </section>
  );
};

const Next = ({ item, wanted }: { readonly item: NextItem; readonly wanted: boolean }) => {
  const { t } = useTranslation('packing');
  const hasVariant = item.colour !== '' || item.size !== '';
  return (
    <div className={styles['next']}>
      <span className={styles['label']}>{wanted ? t('wanted') : t('next')}</span>
      {hasVariant ? (
        <>
          <p className={styles['variant']}>
            {item.colour !== '' && <span>{item.colour}</span>}
            {item.size !== '' && <b>{item.size}</b>}
          </p>
          <span className={styles['name']}>{item.title}</span>
        </>
      ) : (
        <p className={styles['variant']}>
          <span>{item.title}</span>
        </p>
      )}
      <b className={styles['shelf']}>{item.shelf === '' ? t('line.noShelf') : t('nextShelf', { shelf: item.shelf })}</b>
    </div>
  );
};
