import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankLine } from '../../../shared/contract/transfers.ts';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { useKeys } from '../../app/use-keys.ts';
import { fenTyped, typedYuan } from '../../app/work/money-typed.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { fullMoment, yuan } from '../../i18n/format.ts';
import styles from './tasks.module.css';

type Candidate = OutputFor<'transfers', 'candidates'>['rows'][number];
type Props = { readonly line: BankLine; readonly mayConfirm: boolean; readonly keys: boolean; readonly onSaid: (words: string) => void };

/** Whose money it may be, each with why; one that fits to the fen and the letter is chosen already, Enter confirms. */
export const LineDetail = ({ line, mayConfirm, keys, onSaid }: Props) => {
  const { t } = useTranslation(['transfers', 'terms']);
  const open = line.restFen > 0 && line.setAside === null;
  const asked = useAsked(open ? () => backroom.transfers.candidates({ lineId: line.id }) : null, [line.id, open, line.restFen], ['transfers.changed', 'orders.changed']);
  const rows = asked.value?.rows ?? [];
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const [money, setMoney] = useState('');
  const [reason, setReason] = useState<{ readonly kind: 'aside' | 'undo'; readonly matchId?: BankLine['matches'][number]['id'] } | undefined>(undefined);
  const [text, setText] = useState('');
  const preselected = asked.value?.preselected ?? null;
  useEffect(() => {
    const sure = rows.findIndex((row) => row.expectedId !== null && row.expectedId === preselected);
    setChosen(sure < 0 ? undefined : sure);
    setMoney(typedYuan(line.restFen));
  }, [preselected, rows.length, line.restFen]);
  const row = chosen === undefined ? undefined : rows[chosen];
  const confirm = useCommand(async (wanted: Candidate, amountFen: number): Promise<Result<unknown>> => {
    if (wanted.expectedId !== null) return backroom.transfers.confirm({ lineId: line.id, expectedId: wanted.expectedId, amountFen });
    const expected = await backroom.transfers.expect({ orderId: wanted.order.id, bank: line.bank, payer: line.payer, amountFen: wanted.leftFen });
    return expected.ok ? backroom.transfers.confirm({ lineId: line.id, expectedId: expected.value.expectedId, amountFen }) : expected;
  });
  const other = useCommand(async (): Promise<Result<unknown>> => {
    if (reason?.kind === 'undo' && reason.matchId !== undefined) return backroom.transfers.undo({ matchId: reason.matchId, reason: text });
    return backroom.transfers.setAside({ lineId: line.id, reason: line.setAside === null ? text : null });
  });
  const fen = fenTyped(money);
  const run = async (): Promise<void> => {
    if (row === undefined || fen === null) return;
    const answer = await confirm.run(row, fen);
    if (answer?.ok === true) onSaid(t('said.confirmed', { amountFen: yuan(fen, 'CNY') }));
  };
  const saveReason = async (): Promise<void> => {
    const answer = await other.run();
    if (answer?.ok !== true) return;
    setReason(undefined);
    setText('');
  };
  useKeys(
    {
      ...Object.fromEntries(rows.slice(0, 9).map((_row, index) => [String(index + 1), () => setChosen(index)])),
      Enter: () => void run(), O: () => row !== undefined && go('orders', { kind: 'order', orderId: row.order.id }),
      ...(open ? { X: () => setReason({ kind: 'aside' }) } : {}),
    },
    { enabled: keys && reason === undefined },
  );
  return (
    <div className={styles['detail']} data-line-detail={line.id}>
      <h2 className="selectable">{yuan(line.amountFen, 'CNY')} {line.payer === '' ? t('line.noPayer') : line.payer}</h2>
      <p className={`${styles['quiet']} selectable`}>
        {[fullMoment(line.arrivedAt), line.bank, line.remark, line.serial === '' ? '' : t('line.serial', { serial: line.serial }), `${line.enteredBy} ${t(line.source === 'typed' ? 'line.typed' : 'line.pasted')}`].filter((part) => part !== '').join(' · ')}
      </p>
      {line.matches.filter((match) => !match.undone).map((match) => (
        <div key={match.id} className={styles['line']}>
          <span>{yuan(match.amountFen, 'CNY')} → {match.number}</span>
          <Button kind="quiet" onClick={() => go('orders', { kind: 'order', orderId: match.orderId })}>{t('action.openOrder')}</Button>
          {mayConfirm && <Button kind="quiet" onClick={() => setReason({ kind: 'undo', matchId: match.id })}>{t('action.undo')}</Button>}
        </div>
      ))}
      {open && (
        <>
          <strong>{t('candidates.title')}</strong>
          {asked.value !== undefined && rows.length === 0 && <p className={styles['quiet']}>{t('candidates.none')}</p>}
          <div role="radiogroup" aria-label={t('candidates.title')} className={styles['stack']}>
            {rows.map((one, index) => (
              <button key={`${String(one.expectedId)} ${String(one.order.id)}`} type="button" role="radio" aria-checked={index === chosen} className={styles['candidate']} data-candidate={one.order.id} onClick={() => setChosen(index)}>
                <span className={styles['line']}>
                  <strong>{one.order.receiverName}</strong>
                  <span>{one.order.number}</span>
                  <span className={styles['quiet']}>{t(`terms:platform.${one.order.platform}`)}</span>
                </span>
                <span className={styles['line']}>
                  <Tag tone={one.amount === 'exact' ? 'green' : 'amber'}>{t(`fit.${one.amount}`, { amountFen: yuan(Math.max(0, line.restFen - one.leftFen), 'CNY') })}</Tag>
                  <Tag tone={one.name === 'same' ? 'green' : one.name === 'likely' ? 'accent' : 'grey'}>{t(`fit.${one.name}`)}</Tag>
                  {one.numberNamed && <Tag tone="green">{t('fit.number')}</Tag>}
                  {one.expectedId === null && <Tag>{t('candidates.unexpected')}</Tag>}
                  {one.amount !== 'exact' && <span className={styles['quiet']}>{t('candidates.left', { amountFen: yuan(one.leftFen, 'CNY') })}</span>}
                </span>
              </button>
            ))}
          </div>
          {mayConfirm && rows.length > 0 && (
            <div className={styles['line']}>
              <label className={styles['line']}>
                <span className={styles['quiet']}>{t('form.part')}</span>
                <input className={styles['moneyInput']} inputMode="decimal" value={money} aria-invalid={fen === null} onChange={(event) => setMoney(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void run()} />
              </label>
              <Button kind="primary" keys="Enter" busy={confirm.busy} disabled={row === undefined || fen === null} onClick={() => void run()}>{t('action.confirm')}</Button>
            </div>
          )}
        </>
      )}
      {mayConfirm && reason === undefined && (line.setAside !== null
        ? <div className={styles['line']}><Button onClick={() => void other.run()}>{t('action.putBack')}</Button></div>
        : open && <div className={styles['line']}><Button kind="quiet" keys="X" onClick={() => setReason({ kind: 'aside' })}>{t('action.aside')}</Button></div>)}
      {reason !== undefined && (
        <form
          className={styles['line']}
          onSubmit={(event) => {
            event.preventDefault();
            void saveReason();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            setReason(undefined);
          }}
        >
          <input autoFocus className={styles['textInput']} maxLength={100} aria-label={t(reason.kind === 'aside' ? 'form.asideReason' : 'form.undoReason')} placeholder={t(reason.kind === 'aside' ? 'form.asideReason' : 'form.undoReason')} value={text} onChange={(event) => setText(event.target.value)} />
          <Button type="submit" keys="Enter" busy={other.busy} disabled={text.trim() === ''}>{t('form.save')}</Button>
        </form>
      )}
      <RefusalNotice refusal={confirm.refusal ?? other.refusal ?? asked.refusal} />
    </div>
  );
};
