import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaveId } from '../../../shared/domain/ids.ts';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { MakeWave } from './make-wave.tsx';
import { WaveCard } from './wave-card.tsx';
import type { WaveTask } from './waves-screen.tsx';
import styles from './waves-overview.module.css';

export const waveEvents = ['waves.changed', 'packing.changed', 'orders.changed', 'printing.changed'] as const;

/** Open waves with whose they are and how far, and the panel that makes another. */
export const WavesOverview = ({ onOpen }: { readonly onOpen: (task: WaveTask) => void }) => {
  const { t } = useTranslation('waves');
  const open = useAsked(() => backroom.waves.list(), [], waveEvents);
  const [wanted, setWanted] = useState<WaveId | null>(null);
  const list = open.value ?? [];
  const chosen = list.find(({ waveId }) => waveId === wanted) ?? list[0];
  const move = (step: number): void => {
    const at = list.findIndex((wave) => wave === chosen);
    setWanted(list[Math.min(list.length - 1, Math.max(0, at + step))]?.waveId ?? null);
  };
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1) });
  return (
    <div className={styles['screen']}>
      <div className={styles['left']}>
        <header className={styles['head']}>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </header>
        <RefusalNotice refusal={open.refusal} />
        {open.value !== undefined && list.length === 0 ? (
          <EmptyState icon="waves" title={t('empty')} text={t('emptyText')} />
        ) : (
          <ul className={styles['list']} aria-label={t('title')}>
            {list.map((wave) => (
              <WaveCard key={wave.waveId} wave={wave} chosen={wave === chosen} onChoose={() => setWanted(wave.waveId)} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </div>
      <aside className={styles['right']}>
        <MakeWave onMade={(waveId) => setWanted(waveId)} />
      </aside>
    </div>
  );
};
