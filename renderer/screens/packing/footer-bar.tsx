import { useTranslation } from 'react-i18next';
import { piecesOf, wantsTick, type Station } from './station-state.ts';
import styles from './footer-bar.module.css';

/** How far the parcel is, what happens by itself, and the few keys that matter now. */
export const FooterBar = ({ station, weighs }: { readonly station: Station; readonly weighs: boolean }) => {
  const { t } = useTranslation('packing');
  const { parcel, open } = station;
  if (parcel === null) return null;
  const { counted, wanted } = piecesOf(parcel);
  const packed = parcel.state === 'packed' || parcel.state === 'handed_over';
  const shown = packed ? wanted : counted;
  const keys: readonly (readonly [string, string])[] = station.panel === 'check'
    ? [['F4', t('footer.fault')], ['F2', t('footer.typeCode')], ['Esc', t('footer.dropCheck')]]
    : open
    ? [
        ...(counted > 0 ? [['⌫', t('footer.takeBack')] as const] : []),
        ['F4', t('footer.fault')],
        ...(weighs ? [['F6', t('footer.weight')] as const] : []),
        ['F2', t('footer.typeCode')],
        ['Esc', t('footer.put_aside')],
      ]
    : [...(parcel.state === 'packed' ? [['F4', t('footer.fault')] as const] : []), ...(weighs && packed ? [['F6', t('footer.weight')] as const] : []), ['F2', t('footer.typeCode')]];
  const words = station.said?.tone === 'doubt' ? t('footer.doubts') : parcel.stop !== null && !packed ? t('footer.stopped') : packed ? t('footer.finished') : station.panel === 'check' ? t('footer.checks') : counted === wanted && wanted > 0 && wantsTick(station) ? t('footer.ticks') : counted === wanted && wanted > 0 ? t('footer.signs') : t('footer.finishes');
  return (
    <footer className={styles['footer']}>
      <b className={styles['pieces']}>{t('footer.pieces', { counted: shown, wanted })}</b>
      <div className={styles['bar']} role="progressbar" aria-valuemin={0} aria-valuemax={wanted} aria-valuenow={shown} aria-label={t('footer.pieces', { counted: shown, wanted })}>
        <i style={{ width: `${wanted === 0 ? '0' : String(Math.round((shown / wanted) * 100))}%` }} className={shown === wanted ? styles['full'] : undefined} />
      </div>
      <span className={styles['words']}>{words}</span>
      <span className={styles['keys']}>
        {keys.map(([key, label]) => (
          <span key={key}>
            <kbd>{key}</kbd>
            {label}
          </span>
        ))}
      </span>
    </footer>
  );
};
