import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallView as Wall, WaveVerdict } from '../../../shared/contract/waves.ts';
import type { OrderLineId, WaveId } from '../../../shared/domain/ids.ts';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { sayAloud } from '../../components/sound/speak.ts';
import { WaveOver } from './pick-view.tsx';
import { PutBackList, SlotGrid } from './slot-grid.tsx';
import { SaidPanel } from './said-panel.tsx';
import { TaskHead } from './task-head.tsx';
import { useTypedCode } from './use-typed-code.ts';
import { useWaveScans } from './use-wave-scans.ts';
import { waveEvents } from './waves-overview.tsx';
import type { WaveTask } from './waves-screen.tsx';
import styles from './wall.module.css';
import taskStyles from './task.module.css';

type Props = { readonly waveId: WaveId; readonly onBack: () => void; readonly onTurn: (view: WaveTask['view']) => void };
type Last = { readonly lineId: OrderLineId; readonly slot: number };

const intoSlot: ReadonlySet<WaveVerdict['code']> = new Set(['sorted', 'slot_complete', 'all_sorted']);

/** PK-1: the sorting wall: each scanned item says its slot, in large type and aloud. */
export const WallView = ({ waveId, onBack, onTurn }: Props) => {
  const { t } = useTranslation('waves');
  const wall = useAsked(() => backroom.waves.wall({ waveId }), [waveId], waveEvents);
  const [last, setLast] = useState<Last | null>(null);
  const [wanted, setWanted] = useState<OrderLineId | null>(null);
  const { said, ask } = useWaveScans((verdict) => {
    const { code, slot, lineId } = verdict;
    setLast(intoSlot.has(code) && slot !== null && lineId !== null ? { slot, lineId } : null);
    if (intoSlot.has(code)) sayAloud(t(code === 'sorted' ? 'sort.spoken' : 'sort.spokenComplete', { n: String(slot) }));
  });
  const loose = wall.value?.loose ?? [];
  const chosen = loose.find(({ lineId }) => lineId === wanted) ?? loose[0];
  const sort = (code: string): void => ask(() => backroom.waves.sort({ waveId, code: code.slice(0, 300) }));
  useScanner(sort, 'only_scanned');
  const typed = useTypedCode({
    onCode: sort,
    onEnter: () => {
      if (chosen !== undefined) ask(() => backroom.waves.sortLine({ waveId, lineId: chosen.lineId }));
    },
    onBackspace: () => {
      if (last !== null) ask(() => backroom.waves.unsort({ waveId, ...last }));
    },
    onMove: (step) => {
      const at = loose.findIndex((one) => one === chosen);
      setWanted(loose[Math.min(loose.length - 1, Math.max(0, at + step))]?.lineId ?? null);
    },
    onEscape: onBack,
  });
  useKeys({ F8: () => onTurn('pick') });

  if (wall.refusal?.code === 'wave.closed') return <WaveOver onBack={onBack} />;
  const slot = said?.kind === 'verdict' ? said.verdict.slot : null;
  return (
    <div className={taskStyles['screen']}>
      <TaskHead waveId={waveId} wave={wall.value?.wave} view="sort" onBack={onBack} onTurn={onTurn} />
      <SaidPanel said={said} idle={t('sort.idle')} idleText={t('sort.idleText')} typed={typed} large={slot === null ? undefined : String(slot)} largeUnit={t('sort.slotShort')}>
        <RefusalNotice refusal={wall.refusal} />
      </SaidPanel>
      <div className={styles['wall']}>
        {wall.value !== undefined && <PutBackList slots={wall.value.slots} />}
        {wall.value !== undefined && <SlotGrid slots={wall.value.slots} lit={slot} />}
        {loose.length > 0 && <Loose loose={loose} chosen={chosen} />}
      </div>
    </div>
  );
};

const Loose = ({ loose, chosen }: { readonly loose: Wall['loose']; readonly chosen: Wall['loose'][number] | undefined }) => {
  const { t } = useTranslation('waves');
  return (
    <section className={styles['loose']}>
      <h2>{t('sort.loose')}</h2>
      <ul>
        {loose.map((one) => (
          <li key={one.lineId} aria-current={one === chosen ? 'true' : undefined} data-loose={one.skuCode}>
            <span>{[one.title || one.skuCode, one.colour, one.size].filter((part) => part !== '').join(' ')}</span>
            <b>×{one.pieces}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};
