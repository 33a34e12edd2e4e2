import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { bytes, figure, fullMoment } from '../../i18n/format.ts';
import { SealPart } from './backups-seal.tsx';
import styles from './settings.module.css';

type Second = OutputFor<'backups', 'state'>;

const tones: Readonly<Record<Second['state'], Tone>> = { off: 'grey', fine: 'green', working: 'blue', gone: 'amber', full: 'amber', failed: 'red' };
const spans = [15, 30, 60, 120, 360] as const;

/** Copies in a second place: where, how they stand, and how often. */
export const SecondCopies = () => {
  const { t } = useTranslation('backups');
  const known = useAsked(() => backroom.backups.state(), [], ['app.changed']);
  const choose = useCommand(backroom.backups.chooseFolder);
  const leave = useCommand(backroom.backups.leaveFolder);
  const copy = useCommand(backroom.backups.copyNow);
  const every = useCommand(backroom.backups.setEvery);
  const then = async (done: Promise<unknown>): Promise<void> => {
    await done;
    known.again();
  };
  const second = known.value;
  const busy = choose.busy || leave.busy || copy.busy;
  return (
    <Panel
      title={t('second.title')}
      extra={
        <>
          {second !== undefined && second.folder !== null && (
            <Button kind="primary" busy={copy.busy || second.state === 'working'} disabled={busy} data-copy="now" onClick={() => void then(copy.run())}>{t('second.now')}</Button>
          )}
          <Button busy={choose.busy} disabled={busy} data-copy="choose" onClick={() => void then(choose.run())}>{second === undefined || second.folder === null ? t('second.choose') : t('second.change')}</Button>
        </>
      }
    >
      <RefusalNotice refusal={choose.refusal ?? leave.refusal ?? copy.refusal ?? every.refusal ?? known.refusal} />
      <p className={styles['hint']}>{t('second.hint')}</p>
      {second !== undefined && second.folder !== null && (
        <div data-copies={second.state} style={{ marginTop: 8 }}>
          <Facts
            facts={[
              [t('second.where'), second.folder],
              [t('second.state'), <StateOf key="state" second={second} />],
              [t('second.last'), second.lastGoodAt === null ? t('second.never') : fullMoment(second.lastGoodAt)],
              [t('second.next'), second.nextAt === null ? t('second.unchanged') : fullMoment(second.nextAt)],
              [t('second.copies'), second.copies === 0 || second.oldestAt === null ? t('second.noCopies') : t('second.copiesValue', { n: figure(second.copies), size: bytes(second.bytes), oldest: fullMoment(second.oldestAt) })],
              [t('second.every'), (
                <Select
                  key="every" size="small" value={second.everyMinutes} aria-label={t('second.every')} style={{ minWidth: 260 }} onChange={(minutes) => void then(every.run({ minutes }))}
                  options={[...new Set([...spans, second.everyMinutes])].sort((a, b) => a - b).map((minutes) => ({ value: minutes, label: t('second.everyMinutes', { n: minutes }) }))}
                />
              )],
            ]}
          />
          <p className={styles['hint']}>{t('second.kept')}</p>
          <SealPart sealed={second.sealed} onChange={known.again} />
          <div className={styles['foot']} style={{ marginTop: 8 }}>
            <Button kind="quiet" disabled={busy} onClick={() => void then(leave.run())}>{t('second.leave')}</Button>
          </div>
        </div>
      )}
    </Panel>
  );
};

const StateOf = ({ second }: { readonly second: Second }) => {
  const { t } = useTranslation('backups');
  const { state, since, words } = second;
  const calm = state === 'gone' || state === 'full' || state === 'failed';
  return (
    <>
      <Tag tone={tones[state]}>{t(`second.states.${state}`)}</Tag> {calm && t('second.since', { time: fullMoment(since) })}
      {calm && <div className={styles['hint']}>{state === 'failed' ? t('second.failed', { words }) : t(`second.${state}`)}</div>}
    </>
  );
};
