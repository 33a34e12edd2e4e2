import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { packingFaults, type PackingFault } from '../../../shared/domain/packing/fault.ts';
import { faultNote } from './fault-words.ts';
import type { Station } from './station-state.ts';
import { useKeys } from './use-keys.ts';
import type { Fault } from './use-station.ts';
import styles from './panel-view.module.css';

type Props = { readonly station: Station; readonly onFault: (fault: Fault) => void; readonly onClose: () => void };

/** The line that the packer has in hand, most likely: the one checked, the next to be taken, else the first. */
const likelyLine = ({ parcel, asking, lineId }: Station): number => {
  const lines = parcel?.lines ?? [];
  const inHand = lines.findIndex((line) => line.lineId === (asking?.lineId ?? null));
  if (inHand >= 0) return inHand;
  const open = lines.findIndex((line) => line.counted < line.wanted);
  return Math.max(0, open >= 0 ? open : lines.findIndex((line) => line.lineId === lineId));
};

/**
 * PK-7: why the order goes back to customer service, of which line, how many pieces, and whether the waybill is kept. The likely
 * answers stand there already: a reason and Enter are enough.
 */
export const FaultPanel = ({ station, onFault, onClose }: Props) => {
  const { t } = useTranslation('packing');
  const { parcel, said } = station;
  const lines: PackingParcel['lines'] = parcel?.lines ?? [];
  const [reason, setReason] = useState<PackingFault | null>(said?.code === 'check_failed' ? 'check_failed' : null);
  const [index, setIndex] = useState(() => likelyLine(station));
  const [pieces, setPieces] = useState(1);
  const [voids, setVoids] = useState(false);
  const [words, setWords] = useState('');
  const line = lines[index];
  const most = line?.wanted ?? 1;

  const send = (): void => {
    if (reason === null || (reason === 'other' && words.trim() === '')) return;
    onFault({
      reason, lineId: line?.lineId ?? null, pieces, waybill: voids ? 'void' : 'keep', note: faultNote(t, { reason, line, pieces, said, words: words.trim() }),
    });
  };
  const toLine = (next: number): void => {
    setIndex(Math.min(lines.length - 1, Math.max(0, next)));
    setPieces(1);
  };

  useKeys(({ key, target, ctrlKey, altKey, metaKey, shiftKey }) => {
    if (ctrlKey || altKey || metaKey) return false;
    const writing = target instanceof HTMLTextAreaElement;
    if (key === 'Escape') onClose();
    else if (key === 'Enter' && !shiftKey) send();
    else if (key === 'ArrowUp') toLine(index - 1);
    else if (key === 'ArrowDown') toLine(index + 1);
    else if (writing) return false;
    else if (/^[1-5]$/.test(key)) setReason(packingFaults[Number(key) - 1] ?? 'other');
    else if (key === '+' || key === '=' || key === 'ArrowRight') setPieces(Math.min(most, pieces + 1));
    else if (key === '-' || key === 'ArrowLeft') setPieces(Math.max(1, pieces - 1));
    else if (/^[vV]$/.test(key)) setVoids(!voids);
    else return false;
    return true;
  });

  return (
    <>
      <ul className={`${styles['choices']} ${styles['pairs']}`}>
        {packingFaults.map((fault, place) => (
          <li key={fault} className={reason === fault ? styles['chosen'] : undefined} aria-current={reason === fault} data-fault={fault}>
            <kbd>{place + 1}</kbd>
            {t(`fault.${fault}`)}
          </li>
        ))}
      </ul>
      {reason === 'other' && (
        <textarea className={styles['own']} rows={2} maxLength={200} autoFocus value={words} placeholder={t('panel.faultOwnPlaceholder')} aria-label={t('panel.faultOwnPlaceholder')} onChange={(event) => setWords(event.target.value)} />
      )}
      {line !== undefined && (
        <p className={styles['fact']} data-testid="fault-line">
          {lines.length > 1 && <kbd>↑↓</kbd>}
          <b>{[line.title || line.skuCode, line.colour, line.size].filter((part) => part !== '').join(' ')}</b>
          <span>{t('panel.faultPieces', { n: pieces, of: most })}</span>
          {most > 1 && <kbd>+ −</kbd>}
        </p>
      )}
      <p className={styles['fact']} data-testid="fault-waybill" data-void={voids}>
        <kbd>V</kbd>
        <b>{t(voids ? 'panel.faultVoids' : 'panel.faultKeeps')}</b>
      </p>
      <p className={styles['keys']}>{t('panel.faultKeys')}</p>
    </>
  );
};
