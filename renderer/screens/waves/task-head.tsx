import { useTranslation } from 'react-i18next';
import type { OpenWave } from '../../../shared/contract/waves.ts';
import type { WaveId } from '../../../shared/domain/ids.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { termOr } from '../../i18n/term-or.ts';
import type { WaveTask } from './waves-screen.tsx';
import styles from './task.module.css';

type Props = {
  readonly waveId: WaveId;
  readonly wave: OpenWave | undefined;
  readonly view: WaveTask['view'];
  readonly onBack: () => void;
  readonly onTurn: (view: WaveTask['view']) => void;
};

/** The wave at work: its number, how far it is, and the turn from picking to sorting. */
export const TaskHead = ({ waveId, wave, view, onBack, onTurn }: Props) => {
  const { t } = useTranslation('waves');
  const [done, all] = wave === undefined ? [0, 0] : [view === 'pick' ? wave.picked : wave.sorted, wave.pieces];
  return (
    <header className={styles['head']}>
      <Button icon={<Icon name="back" size={15} />} keys="Esc" onClick={onBack}>
        {t('view.back')}
      </Button>
      <h1>{t('number', { n: waveId })}</h1>
      {wave !== undefined && (
        <>
          <span className={styles['quiet']}>{wave.courierCode === '' ? t('allCouriers') : termOr('courier', wave.courierCode)}</span>
          <b className={styles['count']} data-testid="task-progress">
            {t('progress.pieces', { done, all })}
          </b>
          <span className={styles['quiet']}>
            {t('progress.packed')} {t('progress.parcels', { done: wave.packed, all: wave.parcels - wave.stopped })}
          </span>
        </>
      )}
      <span className={styles['gap']} />
      {wave !== undefined && view === 'pick' && <PrintPaperButton paper={{ kind: 'pick_list', batchId: null, courierCode: null, waveId }} />}
      {wave !== undefined && wave.slots > 0 && (
        <Button keys="F8" onClick={() => onTurn(view === 'pick' ? 'sort' : 'pick')} data-testid="turn">
          {t(view === 'pick' ? 'view.sort' : 'view.pick')}
        </Button>
      )}
    </header>
  );
};
