import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { stopBulk } from './bulk.ts';
import { undoLast, useOutcome, type LeftAlone } from './outcome.ts';
import styles from './action-bar.module.css';

/** Refused orders, told together where the reason is the same. */
const byReason = (refused: readonly LeftAlone[]): readonly { readonly count: number; readonly what: string }[] => {
  const counts = new Map<string, number>();
  for (const { code, params } of refused) {
    const { what } = refusalWords({ code, params });
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
};

/** What the last action came to, above the bar it was given from. */
export const OutcomeLine = () => {
  const { t, i18n } = useTranslation(['orders', 'app', 'workLists']);
  const last = useOutcome((state) => state.last);
  const working = useOutcome((state) => state.working);
  const [why, setWhy] = useState<unknown>(undefined);
  const reasons = useMemo(() => byReason(last?.refused ?? []), [last, i18n.language]);
  if (working !== undefined) {
    return (
      <div className={styles['outcome']} role="status">
        <span>{t('workLists:bulk.working')} {figure(working.done)} / {figure(working.total)}</span>
        <div className={styles['progress']}>
          <ProgressBar label={t('workLists:bulk.working')} done={working.done} total={working.total} />
        </div>
        <Button kind="quiet" onClick={stopBulk}>{t('workLists:bulk.stop')}</Button>
      </div>
    );
  }
  if (last === undefined) return null;
  if (last.refusal !== undefined) return <RefusalNotice refusal={last.refusal} />;
  const open = why === last || last.words === '';
  return (
    <>
      <div className={styles['outcome']} role="status">
        {last.words !== '' && <Icon name="check" size={15} />}
        {last.words !== '' && <span>{last.words}</span>}
        {last.refused.length > 0 && <span className={styles['left']}>{t('done.refused', { count: last.refused.length })}</span>}
        {last.refused.length > 0 && last.words !== '' && (
          <Button kind="quiet" aria-expanded={open} onClick={() => setWhy(open ? undefined : last)}>
            {t('done.why')}
          </Button>
        )}
        {last.undo !== undefined && (
          <Button kind="quiet" keys="Ctrl Z" onClick={() => void undoLast({ undone: t('done.undone'), nothing: t('done.nothing') })}>
            {t('app:undo')}
          </Button>
        )}
      </div>
      {open && reasons.length > 0 && (
        <ul className={styles['reasons']}>
          {reasons.map(({ what, count }) => (
            <li key={what}>
              {t('done.whyCount', { count })}
              {what}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
