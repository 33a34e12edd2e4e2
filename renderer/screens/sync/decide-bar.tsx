import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxMessage } from '../../../shared/contract/sync.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { canFile, canRetry, canSkip, isByHand } from './chosen-messages.ts';
import styles from './decide-bar.module.css';

type Props = {
  /** The ticked ones, or the one under the cursor. */
  readonly rows: readonly OutboxMessage[];
  readonly ticked: boolean;
  readonly mayDecide: boolean;
  readonly skipping: boolean;
  readonly busy: boolean;
  readonly said: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly onRetry: () => void;
  readonly onFile: () => void;
  readonly onSkipping: (open: boolean) => void;
  readonly onSkip: (reason: string) => void;
  readonly onClear: () => void;
};

/** Says before the click what will happen; each action has its key on its button. */
export const DecideBar = (props: Props) => {
  const { rows, ticked, mayDecide, skipping, busy, said, refusal } = props;
  const { t } = useTranslation('sync');
  const [again, out, files] = [rows.filter(canRetry).length, rows.filter(canSkip).length, rows.filter(canFile).length];
  const byHand = rows.length > 0 && rows.every(isByHand);
  const outlook = [
    ...(again > 0 && ticked ? [t('bar.canRetry', { n: figure(again) })] : []), ...(out > 0 && ticked && !byHand ? [t('bar.canSkip', { n: figure(out) })] : []),
    ...(rows.length > 0 && again + out === 0 && rows.every(({ state }) => state === 'done' || state === 'skipped') ? [t('bar.neither')] : []),
  ];
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('bar.label')}>
      {skipping && <SkipPanel count={out} byHand={byHand} onSkip={props.onSkip} onClose={() => props.onSkipping(false)} busy={busy} refusal={refusal} />}
      {!skipping && refusal !== undefined && <RefusalNotice refusal={refusal} />}
      {said !== undefined && <p className={styles['said']} role="status"><Icon name="check" size={15} />{said}</p>}
      <div className={styles['row']}>
        <div className={styles['facts']} aria-live="polite">
          <b>{rows.length === 0 ? t('bar.none') : ticked ? t('bar.selected', { n: figure(rows.length) }) : t('bar.current')}</b>
          <span>{rows.length === 0 || outlook.length === 0 ? t('bar.hints') : outlook.join(' · ')}</span>
          {ticked && <Button kind="quiet" keys="Esc" onClick={props.onClear}>{t('bar.clear')}</Button>}
        </div>
        {mayDecide && (
          <>
            {files > 0 && <Button keys="F" busy={busy} onClick={props.onFile} data-testid="put-in-file">{ticked ? t('bar.fileSome', { n: figure(files) }) : t('bar.file')}</Button>}
            <Button kind={byHand ? 'primary' : 'plain'} keys="S" disabled={out === 0} onClick={() => props.onSkipping(true)} data-testid="skip">
              {ticked && out > 0 ? t(byHand ? 'bar.byHandSome' : 'bar.skipSome', { n: figure(out) }) : t(byHand ? 'bar.byHand' : 'bar.skip')}
            </Button>
            {!byHand && <Button kind={rows.some(({ state }) => state === 'refused') ? 'primary' : 'plain'} keys="R" disabled={again === 0} busy={busy} onClick={props.onRetry} data-testid="retry">{ticked && again > 0 ? t('bar.retrySome', { n: figure(again) }) : t('bar.retry')}</Button>}
          </>
        )}
      </div>
    </div>
  );
};

const reasons = ['byHand', 'notNeeded', 'mistake'] as const;

type SkipProps = { readonly count: number; readonly byHand: boolean; readonly busy: boolean; readonly refusal: Refusal | undefined; readonly onSkip: (reason: string) => void; readonly onClose: () => void };

const SkipPanel = ({ count, byHand, busy, refusal, onSkip, onClose }: SkipProps) => {
  const { t } = useTranslation(['sync', 'app']);
  // Done there by hand is the usual reason where nobody else does it.
  const [reason, setReason] = useState(byHand ? t('skip.byHand') : '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const ready = reason.trim() !== '' && count > 0;
  return (
    <form
      className={styles['panel']} aria-label={t(byHand ? 'skip.titleByHand' : 'skip.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSkip(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <h2>{t(byHand ? 'skip.titleByHand' : 'skip.title')}</h2>
      <p>{t(byHand ? 'skip.textByHand' : 'skip.text')}</p>
      <div className={styles['choices']}>
        {reasons.map((one) => (
          <button
            key={one} type="button" aria-pressed={reason === t(`skip.${one}`)}
            onClick={() => {
              setReason(t(`skip.${one}`));
              field.current?.focus();
            }}
          >
            {t(`skip.${one}`)}
          </button>
        ))}
      </div>
      <input ref={field} className={styles['input']} value={reason} maxLength={300} aria-label={t('skip.reason')} placeholder={t('skip.reason')} data-testid="skip-reason" onChange={({ target }) => setReason(target.value)} />
      <RefusalNotice refusal={refusal} />
      <div className={styles['foot']}>
        <Button keys="Esc" kind="quiet" onClick={onClose}>{t('app:cancel')}</Button>
        <Button type="submit" kind="primary" disabled={!ready} busy={busy} keys="Enter" data-testid="do-skip">{byHand ? t('skip.confirmByHand') : count > 1 ? t('skip.confirmSome', { n: figure(count) }) : t('skip.confirm')}</Button>
      </div>
    </form>
  );
};
