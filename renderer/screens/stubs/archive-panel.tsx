import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { StubPile } from '../../../shared/contract/stubs.ts';
import { isoDayOf } from '../../../shared/domain/stubs/days.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { RetentionPart } from './retention-part.tsx';
import styles from './archive-panel.module.css';

const range = ({ fromDay, upToDay, days, stubs }: StubPile) => ({ from: isoDayOf(fromDay), to: isoDayOf(upToDay), days: figure(days), stubs: figure(stubs) });

/** ST-2: what waits for the manager after 15 days, and how long it is kept. */
export const ArchivePanel = ({ overview }: { readonly overview: OutputFor<'stubs', 'overview'> }) => {
  const { t } = useTranslation('stubs');
  const mayArchive = useMay('stubs.archive');
  const [done, setDone] = useState<{ days: number; stubs: number } | null>(null);
  const { due } = overview;
  return (
    <>
      <section className={`${styles['part'] ?? ''} ${due === null ? '' : (styles['due'] ?? '')}`} data-testid="stubs-due">
        {due !== null ? (
          <DuePart due={due} mayArchive={mayArchive} onDone={setDone} />
        ) : done !== null ? (
          <p role="status" className={styles['good']}>
            <Icon name="check" size={15} />
            {t('due.done', { days: figure(done.days), stubs: figure(done.stubs) })}
          </p>
        ) : (
          <p className={styles['quiet']}>{t('due.none')}</p>
        )}
      </section>
      <RetentionPart overview={overview} mayArchive={mayArchive} />
    </>
  );
};

type DueProps = { readonly due: StubPile; readonly mayArchive: boolean; readonly onDone: (done: { days: number; stubs: number }) => void };

const DuePart = ({ due, mayArchive, onDone }: DueProps) => {
  const { t } = useTranslation('stubs');
  const [asked, setAsked] = useState(false);
  const [evenDamaged, setEvenDamaged] = useState(false);
  const take = useCommand(() => backroom.stubs.takeOver({ upToDay: due.upToDay, evenDamaged }));
  const confirm = async (): Promise<void> => {
    const answer = await take.run();
    if (answer?.ok === true) onDone(answer.value);
  };
  return (
    <>
      <div className={styles['row']}>
        <h3>{t('due.title')}</h3>
        {mayArchive && !asked && <Button kind="primary" data-testid="take-over" onClick={() => setAsked(true)}>{t('due.action')}</Button>}
      </div>
      <p>{t('due.text', range(due))}</p>
      {!mayArchive && <p className={styles['quiet']}>{t('due.nobody')}</p>}
      {asked && (
        <>
          <p className={styles['quiet']}>{t('due.confirmText')}</p>
          {take.refusal?.code === 'stubs.not_intact' && (
            <label className={styles['check']}>
              <input type="checkbox" checked={evenDamaged} onChange={(event) => setEvenDamaged(event.target.checked)} />
              {t('due.evenDamaged')}
            </label>
          )}
          <div className={styles['buttons']}>
            <Button kind="primary" busy={take.busy} data-testid="confirm-take-over" onClick={() => void confirm()}>{t('due.confirm')}</Button>
            <Button kind="quiet" onClick={() => setAsked(false)}>{t('cancel')}</Button>
          </div>
        </>
      )}
      <RefusalNotice refusal={take.refusal} />
    </>
  );
};
