import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenWave } from '../../../shared/contract/waves.ts';
import type { StaffId } from '../../../shared/domain/ids.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { useSession, useShop } from '../../app/session.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import type { WaveTask } from './waves-screen.tsx';
import styles from './wave-card.module.css';

type Props = { readonly wave: OpenWave; readonly chosen: boolean; readonly onChoose: () => void; readonly onOpen: (task: WaveTask) => void };

export const WaveCard = ({ wave, chosen, onChoose, onOpen }: Props) => {
  const { t } = useTranslation('waves');
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={card} className={`${styles['card']} ${chosen ? styles['chosen'] : ''}`} aria-current={chosen ? 'true' : undefined} onClick={onChoose} data-wave={wave.waveId}>
      <div className={styles['name']}>
        <b>{t('number', { n: wave.waveId })}</b>
        <span>{wave.courierCode === '' ? t('allCouriers') : termOr('courier', wave.courierCode)}</span>
        <span>{wave.slots === 0 ? t('noSlots') : t('slots', { n: wave.slots })}</span>
        <Owner wave={wave} />
        <span className={styles['made']}>{t('madeBy', { name: wave.madeBy, at: moment(wave.madeAt) })}</span>
      </div>
      <div className={styles['bars']}>
        <Progress label={t('progress.picked')} words={t('progress.pieces', { done: wave.picked, all: wave.pieces })} done={wave.picked} all={wave.pieces} />
        {wave.slots > 0 && <Progress label={t('progress.sorted')} words={t('progress.pieces', { done: wave.sorted, all: wave.pieces })} done={wave.sorted} all={wave.pieces} />}
        <Progress label={t('progress.packed')} words={t('progress.parcels', { done: wave.packed, all: wave.parcels - wave.stopped })} done={wave.packed} all={wave.parcels - wave.stopped} />
      </div>
      {wave.complete + wave.stopped + wave.toPutBack > 0 && (
        <p className={styles['marks']}>
          {wave.complete > 0 && <Tag tone="green">{t('complete', { n: wave.complete })}</Tag>}
          {wave.stopped > 0 && <Tag tone="red">{t('stopped', { n: wave.stopped })}</Tag>}
          {wave.toPutBack > 0 && <Tag tone="red">{t('toPutBack', { n: wave.toPutBack })}</Tag>}
        </p>
      )}
      <Actions wave={wave} chosen={chosen} onOpen={onOpen} />
    </li>
  );
};

const Owner = ({ wave: { owner } }: { readonly wave: OpenWave }) => {
  const { t } = useTranslation('waves');
  const session = useSession();
  if (owner === null) return <Tag tone="amber">{t('nobody')}</Tag>;
  return owner.id === session.staffId ? <Tag tone="accent">{t('mine')}</Tag> : <Tag tone="blue">{t('owner', { name: owner.name })}</Tag>;
};

const Progress = ({ label, words, done, all }: { readonly label: string; readonly words: string; readonly done: number; readonly all: number }) => (
  <div className={styles['progress']}>
    <p>
      {label} <b>{words}</b>
    </p>
    <ProgressBar label={`${label} ${words}`} done={done} total={all} />
  </div>
);

const Actions = ({ wave, chosen, onOpen }: Omit<Props, 'onChoose'>) => {
  const { t } = useTranslation('waves');
  const session = useSession();
  const { waveId, owner } = wave;
  const [sure, setSure] = useState(false);
  const take = useCommand(() => backroom.waves.take({ waveId }));
  const release = useCommand(() => backroom.waves.release({ waveId }));
  const close = useCommand(() => backroom.waves.close({ waveId }));
  const give = useCommand((staffId: StaffId) => backroom.waves.give({ waveId, staffId }));
  const mine = owner?.id === session.staffId;
  const manages = owner === null || mine || session.role === 'manager';
  const end = (): void => {
    if (sure) void close.run();
    setSure(!sure);
  };
  const keys = chosen ? (key: string) => key : () => undefined;
  useKeys({
    T: () => void (owner === null && take.run()),
    P: () => mine && onOpen({ waveId, view: 'pick' }),
    S: () => mine && wave.slots > 0 && onOpen({ waveId, view: 'sort' }),
  }, { enabled: chosen });
  return (
    <>
      <div className={styles['actions']}>
        {owner === null && (
          <Button kind="primary" keys={keys('T')} busy={take.busy} onClick={() => void take.run()} data-act="take">
            {t('action.take')}
          </Button>
        )}
        {mine && (
          <Button kind="primary" keys={keys('P')} onClick={() => onOpen({ waveId, view: 'pick' })} data-act="pick">
            {t('action.pick')}
          </Button>
        )}
        {mine && wave.slots > 0 && (
          <Button kind="primary" keys={keys('S')} onClick={() => onOpen({ waveId, view: 'sort' })} data-act="sort">
            {t('action.sort')}
          </Button>
        )}
        <PrintPaperButton paper={{ kind: 'pick_list', batchId: null, courierCode: null, waveId }} disabled={wave.packed + wave.stopped === wave.parcels} />
        <span className={styles['gap']} />
        {manages && <GiveTo wave={wave} onGive={(staffId) => void give.run(staffId)} />}
        {manages && owner !== null && (
          <Button busy={release.busy} onClick={() => void release.run()} data-act="release">
            {t('action.release')}
          </Button>
        )}
        {manages && (
          <Button kind={sure ? 'danger' : 'plain'} busy={close.busy} onClick={end} onBlur={() => setSure(false)} data-act="close">
            {sure ? t('action.closeSure', { n: wave.parcels - wave.packed }) : t('action.close')}
          </Button>
        )}
      </div>
      <RefusalNotice refusal={take.refusal ?? release.refusal ?? close.refusal ?? give.refusal} />
    </>
  );
};

const GiveTo = ({ wave, onGive }: { readonly wave: OpenWave; readonly onGive: (staffId: StaffId) => void }) => {
  const { t } = useTranslation('waves');
  const others = useShop().staff.filter(({ id, role }) => id !== wave.owner?.id && may(role, 'packing.pack'));
  if (others.length === 0) return null;
  return (
    <select className={styles['give']} aria-label={t('action.giveLabel', { n: wave.waveId })} value="" onChange={(event) => onGive(Number(event.target.value) as StaffId)} data-act="give">
      <option value="" disabled>
        {t('action.giveTo')}
      </option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
};
