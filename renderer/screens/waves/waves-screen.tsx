import { useState } from 'react';
import type { WaveId } from '../../../shared/domain/ids.ts';
import { PickView } from './pick-view.tsx';
import { WallView } from './wall-view.tsx';
import { WavesOverview } from './waves-overview.tsx';

export type WaveTask = { readonly waveId: WaveId; readonly view: 'pick' | 'sort' };

/** PK-1: open waves and the making of them; one wave picked; one wave sorted. */
export const WavesScreen = () => {
  const [task, setTask] = useState<WaveTask | null>(null);
  const back = (): void => setTask(null);
  if (task === null) return <WavesOverview onOpen={setTask} />;
  const turn = (view: WaveTask['view']): void => setTask({ ...task, view });
  return task.view === 'pick' ? <PickView waveId={task.waveId} onBack={back} onTurn={turn} /> : <WallView waveId={task.waveId} onBack={back} onTurn={turn} />;
};
