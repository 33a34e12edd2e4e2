import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useShop } from '../../app/session.ts';
import { fenTyped } from '../../app/work/money-typed.ts';
import work from '../../app/work/work.module.css';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { isoDay } from '../../i18n/format.ts';
import { atInTimeZone } from '../../i18n/time-zone.ts';
import styles from './tasks.module.css';

/** One arrival of money, typed in. */
export const MoneyForm = ({ onDone }: { readonly onDone: (words?: string) => void }) => {
  const { t } = useTranslation('transfers');
  const { timeZone } = useShop().shop;
  const [money, setMoney] = useState('');
  const [payer, setPayer] = useState('');
  const [bank, setBank] = useState('');
  const [remark, setRemark] = useState('');
  const [picked, setPicked] = useState(() => isoDay(Date.now()));
  const enter = useCommand(backroom.transfers.enter);
  const fen = fenTyped(money);
  const midday = atInTimeZone(`${picked}T12:00`, timeZone);
  const save = async (): Promise<void> => {
    if (fen === null || midday === null) return;
    const arrivedAt = picked === isoDay(Date.now()) ? Date.now() : midday;
    const answer = await enter.run({ source: 'typed', bank, lines: [{ arrivedAt, amountFen: fen, payer, remark, serial: '', nth: 1, another: true }] });
    if (answer?.ok === true) onDone(t(answer.value.leftOut > 0 ? 'paste.done' : 'paste.doneAll', { n: String(answer.value.entered), left: String(answer.value.leftOut) }));
  };
  return (
    <form
      className={work['form']} aria-label={t('action.typed')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onDone();
      }}
    >
      <div className={styles['fields']}>
        <label className={work['field']}>
          {t('form.amount')}
          <input autoFocus inputMode="decimal" className={work['input']} value={money} aria-invalid={money !== '' && fen === null} onChange={(event) => setMoney(event.target.value)} />
        </label>
        <label className={work['field']}>
          {t('form.payer')}
          <input className={work['input']} maxLength={60} value={payer} onChange={(event) => setPayer(event.target.value)} />
        </label>
        <label className={work['field']}>
          {t('form.bank')}
          <input className={work['input']} maxLength={40} value={bank} onChange={(event) => setBank(event.target.value)} />
        </label>
        <label className={work['field']}>
          {t('form.remark')}
          <input className={work['input']} maxLength={200} value={remark} onChange={(event) => setRemark(event.target.value)} />
        </label>
        <label className={work['field']}>
          {t('form.day')}
          <input type="date" className={work['input']} value={picked} onChange={(event) => setPicked(event.target.value)} />
        </label>
      </div>
      <RefusalNotice refusal={enter.refusal} />
      <div className={`${work['row']} ${work['end']}`}>
        <Button kind="quiet" keys="Esc" onClick={() => onDone()}>{t('form.cancel')}</Button>
        <Button kind="primary" type="submit" keys="Enter" busy={enter.busy} disabled={fen === null || midday === null}>{t('form.save')}</Button>
      </div>
    </form>
  );
};
