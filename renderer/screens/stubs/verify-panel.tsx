import { useTranslation } from 'react-i18next';
import type { StubVerification } from '../../../shared/contract/stubs.ts';
import { isoDayOf } from '../../../shared/domain/stubs/days.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure, moment } from '../../i18n/format.ts';
import styles from './archive-panel.module.css';

const firstDay = 19_700_101;
const lastDay = 99_991_231;

type Props = { readonly verification: StubVerification; readonly month: number; readonly onProblem: (parcelId: ParcelId, day: number) => void };

/** ST-2: goes through the seals in the background; what is not as it was is named, and leads to its stub. */
export const VerifyPanel = ({ verification, month, onProblem }: Props) => {
  const { t } = useTranslation('stubs');
  const verify = useCommand((fromDay: number, toDay: number) => backroom.stubs.verify({ fromDay, toDay, courierCode: null }));
  const stop = useCommand(() => backroom.stubs.stopVerifying());
  const { state, days, daysDone, stubs, problemCount, problems, endedAt } = verification;
  const progress = { done: figure(daysDone), total: figure(days), stubs: figure(stubs) };
  return (
    <section className={styles['part']} data-testid="verification" data-state={state} data-problems={problemCount}>
      <div className={styles['row']}>
        <h3>{t('verify.title')}</h3>
        {state === 'running' ? (
          <Button busy={stop.busy} onClick={() => void stop.run()}>{t('verify.stop')}</Button>
        ) : (
          <>
            <Button keys="V" onClick={() => void verify.run(month * 100 + 1, lastOf(month))}>{t('verify.month')}</Button>
            <Button onClick={() => void verify.run(firstDay, lastDay)}>{t('verify.all')}</Button>
          </>
        )}
      </div>
      {state === 'running' && <ProgressBar label={t('verify.running', progress)} done={daysDone} total={days} />}
      <p role="status" className={problemCount > 0 ? styles['bad'] : state === 'done' ? styles['good'] : styles['quiet']}>
        {problemCount > 0 ? <Icon name="warning" size={15} /> : state === 'done' ? <Icon name="check" size={15} /> : null}
        {problemCount > 0
          ? t('verify.bad', { n: figure(problemCount) })
          : state === 'none' ? t('verify.hint')
          : state === 'running' ? t('verify.running', progress)
          : state === 'stopped' ? t('verify.stopped', progress)
          : state === 'failed' ? t('verify.failed')
          : t('verify.sound', progress)}
        {endedAt !== null && <span className={styles['at']}>{t('verify.at', { at: moment(endedAt) })}</span>}
      </p>
      {problems.length > 0 && (
        <ul className={styles['problems']}>
          {problems.map(({ kind, day, courierCode, parcelId, waybillNumber }, index) => (
            <li key={index} data-problem={kind}>
              <button type="button" disabled={parcelId === null || kind === 'missing'} onClick={() => parcelId !== null && onProblem(parcelId, day)}>
                {t(`problem.${kind}`, { number: waybillNumber })}
                <span>{`${isoDayOf(day)} · ${courierName(courierCode)}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <RefusalNotice refusal={verify.refusal} />
    </section>
  );
};

/** The last day that the month really has. */
export const lastOf = (month: number): number => {
  const date = new Date(Date.UTC(Math.trunc(month / 100), month % 100, 0));
  return month * 100 + date.getUTCDate();
};
