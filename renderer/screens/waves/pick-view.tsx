import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickView as Picking } from '../../../shared/contract/waves.ts';
import type { OrderLineId, WaveId } from '../../../shared/domain/ids.ts';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { SaidPanel } from './said-panel.tsx';
import { SkuPicture } from '../../app/sku-picture.tsx';
import { TaskHead } from './task-head.tsx';
import { useTypedCode } from './use-typed-code.ts';
import { useWaveScans } from './use-wave-scans.ts';
import { waveEvents } from './waves-overview.tsx';
import type { WaveTask } from './waves-screen.tsx';
import styles from './task.module.css';

type Line = Picking['lines'][number];
type Props = { readonly waveId: WaveId; readonly onBack: () => void; readonly onTurn: (view: WaveTask['view']) => void };

/** PK-1: the walk along the shelves on a screen: scan what is taken, or tick off a line by key. */
export const PickView = ({ waveId, onBack, onTurn }: Props) => {
  const { t } = useTranslation('waves');
  const picking = useAsked(() => backroom.waves.picking({ waveId }), [waveId], waveEvents);
  const [wanted, setWanted] = useState<OrderLineId | null>(null);
  const { said, ask } = useWaveScans((verdict) => setWanted(verdict.lineId));
  const lines = picking.value?.lines ?? [];
  const room = lines.filter(({ picked, wanted: all }) => picked < all);
  const chosen = lines.find(({ lineId }) => lineId === wanted);
  // The line just counted keeps the mark while it has room; then the next one on the walk has it.
  const current = chosen !== undefined && (chosen.picked < chosen.wanted || chosen.surplus > 0) ? chosen : (next(lines, chosen) ?? room[0] ?? chosen);
  const pick = (code: string): void => ask(() => backroom.waves.pick({ waveId, code: code.slice(0, 300) }));
  useScanner(pick, 'only_scanned');
  const typed = useTypedCode({
    onCode: pick,
    onEnter: () => {
      if (current !== undefined) ask(() => backroom.waves.pickLine({ waveId, lineId: current.lineId }));
    },
    onBackspace: () => {
      const last = chosen ?? current;
      if (last !== undefined) ask(() => backroom.waves.unpick({ waveId, lineId: last.lineId }));
    },
    onMove: (step) => {
      const at = lines.findIndex((line) => line === current);
      setWanted(lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.lineId ?? null);
    },
    onEscape: onBack,
  });
  useKeys({ F8: () => (picking.value?.wave.slots ?? 0) > 0 && onTurn('sort') });

  if (picking.refusal?.code === 'wave.closed') return <WaveOver onBack={onBack} />;
  return (
    <div className={styles['screen']}>
      <TaskHead waveId={waveId} wave={picking.value?.wave} view="pick" onBack={onBack} onTurn={onTurn} />
      <SaidPanel said={said} idle={t('pick.idle')} idleText={t('pick.idleText')} typed={typed}>
        {current !== undefined && current.picked < current.wanted && <NextItem line={current} />}
        <RefusalNotice refusal={picking.refusal} />
      </SaidPanel>
      <ol className={styles['lines']} aria-label={t('view.list')} data-testid="pick-lines">
        {lines.map((line) => (
          <PickRow key={line.lineId} line={line} current={line === current} />
        ))}
      </ol>
    </div>
  );
};

/** Where to go now, readable while walking. */
const NextItem = ({ line }: { readonly line: Line }) => {
  const { t } = useTranslation('waves');
  return (
    <div className={styles['next']} data-testid="next-item">
      <p>{t('pick.next')}</p>
      <p className={styles['nextShelf']}>{line.shelf === '' ? t('pick.noShelf') : line.shelf}</p>
      <p className={styles['nextWhat']}>
        {line.title || line.skuCode} <b>{[line.colour, line.size].filter((part) => part !== '').join(' · ')}</b> <b>×{line.wanted - line.picked}</b>
      </p>
    </div>
  );
};

const next = (lines: readonly Line[], after: Line | undefined): Line | undefined => {
  const at = after === undefined ? -1 : lines.indexOf(after);
  return lines.slice(at + 1).find(({ picked, wanted }) => picked < wanted);
};

const PickRow = memo(({ line, current }: { readonly line: Line; readonly current: boolean }) => {
  const { t } = useTranslation('waves');
  const row = useRef<HTMLLIElement>(null);
  const done = line.picked >= line.wanted;
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li ref={row} className={`${styles['line']} ${done ? styles['done'] : ''} ${current ? styles['current'] : ''}`} aria-current={current ? 'true' : undefined} data-line={line.skuCode} data-picked={line.picked} data-wanted={line.wanted}>
      <span className={line.shelf === '' ? `${styles['shelf']} ${styles['none']}` : styles['shelf']}>{line.shelf === '' ? t('pick.noShelf') : line.shelf}</span>
      <SkuPicture pictureId={line.pictureId} className={styles['picture']} fallback={<span />} />
      <div className={styles['what']}>
        <p title={line.title}>{line.title || line.skuCode}</p>
        <p className={styles['variant']}>{[line.colour, line.size].filter((part) => part !== '').join(' · ') || line.skuCode}</p>
        <p className={styles['more']}>
          {line.skuCode !== '' && <span>{line.skuCode}</span>}
          <span>{t('pick.parcels', { n: line.parcels })}</span>
          {line.slots.length > 0 && <span>{t('pick.slots', { slots: slotsInWords(line.slots) })}</span>}
          {line.surplus > 0 && <span className={styles['surplus']}>{t('pick.surplus', { n: line.surplus })}</span>}
        </p>
      </div>
      <p className={styles['amount']}>
        {done && <Icon name="check" size={26} />}
        {line.picked}
        <i>/{line.wanted}</i>
      </p>
    </li>
  );
});

const mostSlotsNamed = 6;
const slotsInWords = (slots: readonly number[]): string =>
  slots.length > mostSlotsNamed ? `${slots.slice(0, mostSlotsNamed).join(', ')}…` : slots.join(', ');

export const WaveOver = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useTranslation('waves');
  useKeys({ Escape: onBack, Enter: onBack });
  return (
    <div className={styles['screen']}>
      <div className={styles['over']} role="status" data-testid="wave-over">
        <EmptyState icon="check" title={t('view.over')} text={t('view.overText')} action={<Button kind="primary" keys="Esc" onClick={onBack}>{t('view.back')}</Button>} />
      </div>
    </div>
  );
};
