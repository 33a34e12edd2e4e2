import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { retentionMonths } from '../../../shared/domain/stubs/archive.ts';
import { isoDayOf } from '../../../shared/domain/stubs/days.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './archive-panel.module.css';

type Props = { readonly overview: OutputFor<'stubs', 'overview'>; readonly mayArchive: boolean };

/** ST-2: how long stubs are kept, and what is past it; nothing goes without the manager's word. */
export const RetentionPart = ({ overview: { months, disposable, erasing }, mayArchive }: Props) => {
  const { t } = useTranslation('stubs');
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const save = useCommand((value: number) => backroom.stubs.setRetention({ months: value }));
  const dispose = useCommand((upToDay: number) => backroom.stubs.dispose({ upToDay }));
  const value = Number(typed);
  const fits = Number.isInteger(value) && value >= retentionMonths.least && value <= retentionMonths.most;
  return (
    <section className={styles['part']}>
      <div className={styles['row']}>
        <h3>{t('retention.title')}</h3>
        {typed === null ? (
          <>
            <span className={styles['quiet']}>{t('retention.text', { n: months })}</span>
            {mayArchive && <Button kind="quiet" onClick={() => setTyped(String(months))}>{t('retention.change')}</Button>}
          </>
        ) : (
          <form
            className={styles['buttons']}
            onSubmit={(event) => {
              event.preventDefault();
              if (!fits) return;
              void save.run(value).then((answer) => {
                if (answer?.ok === true) setTyped(null);
              });
            }}
          >
            <input type="number" autoFocus min={retentionMonths.least} max={retentionMonths.most} value={typed} aria-label={`${t('retention.title')} ${t('retention.months')}`} onChange={(event) => setTyped(event.target.value)} />
            {t('retention.months')}
            <Button type="submit" disabled={!fits} busy={save.busy}>{t('retention.save')}</Button>
            <Button kind="quiet" onClick={() => setTyped(null)}>{t('cancel')}</Button>
          </form>
        )}
      </div>
      {disposable !== null && <p>{t('retention.due', { from: isoDayOf(disposable.fromDay), to: isoDayOf(disposable.upToDay), stubs: figure(disposable.stubs) })}</p>}
      {disposable !== null && mayArchive && !asked && <Button data-testid="dispose" onClick={() => setAsked(true)}>{t('retention.action')}</Button>}
      {disposable !== null && asked && (
        <>
          <p>{t('retention.confirmText', { stubs: figure(disposable.stubs) })}</p>
          <div className={styles['buttons']}>
            <Button
              kind="danger"
              busy={dispose.busy}
              data-testid="confirm-dispose"
              onClick={() => void dispose.run(disposable.upToDay).then((answer) => {
                if (answer?.ok === true) setAsked(false);
              })}
            >
              {t('retention.confirm')}
            </Button>
            <Button kind="quiet" onClick={() => setAsked(false)}>{t('cancel')}</Button>
          </div>
        </>
      )}
      {erasing && <p role="status" className={styles['quiet']}>{t('retention.erasing')}</p>}
      <RefusalNotice refusal={save.refusal ?? dispose.refusal} />
    </section>
  );
};
