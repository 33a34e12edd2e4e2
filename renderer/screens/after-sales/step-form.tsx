import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { couriers } from '../../../shared/domain/printing/couriers.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName } from '../../i18n/couriers.ts';
import type { CaseFormProps } from './case-detail.tsx';
import styles from './after-sales.module.css';

export type StepName = 'agree' | 'refuse' | 'await_goods' | 'pay_back' | 'send' | 'close' | 'withdraw' | 'reopen' | 'note' | 'difference' | 'expect';

const saysWhy: readonly StepName[] = ['refuse', 'withdraw', 'reopen', 'note'];

/** One step with what it needs, under the buttons: Enter records it, Esc leaves it. */
export const StepForm = ({ name, view, onDone, onClose }: CaseFormProps & { readonly name: StepName }) => {
  const { t } = useTranslation('afterSales');
  const mayApprove = useMay('after_sales.approve');
  const [text, setText] = useState('');
  const [withoutPhotos, setWithoutPhotos] = useState(false);
  const [courierCode, setCourierCode] = useState('');
  const [number, setNumber] = useState('');
  const seen = { caseId: view.row.id, seenEvent: view.events.at(-1)?.id ?? 0 };
  const command = useCommand(async (): Promise<Result<unknown>> => {
    if (name === 'note') return backroom.afterSales.note({ caseId: view.row.id, text });
    if (name === 'send') return backroom.afterSales.send({ ...seen, text });
    if (name === 'difference') return backroom.afterSales.differenceReceived({ ...seen, reference: text.slice(0, 200) });
    if (name === 'expect') return backroom.afterSales.expectDifference({ ...seen, bank: number, payer: text.slice(0, 60) });
    return backroom.afterSales.step({
      ...seen, step: name, text, withoutPhotos, waybill: name === 'await_goods' ? { courierCode: courierCode === '' ? null : courierCode, waybillNumber: number } : null,
    });
  });
  const run = async (): Promise<void> => {
    if (saysWhy.includes(name) && text.trim() === '') return;
    const answer = await command.run();
    if (answer?.ok === true) onDone();
  };
  const lacksPhotos = name === 'agree' && mayApprove && (withoutPhotos || command.refusal?.code === 'after_sales.photos_missing' || command.refusal?.code === 'after_sales.photos_late');
  const title = name === 'difference' ? t('action.difference') : t(`action.${name}`);
  return (
    <form
      className={styles['form']} data-form={name} aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <strong>{title}</strong>
      {name === 'await_goods' && (
        <>
          <label className={styles['field']}>
            <span>{t('form.number')} · {t('form.numberHint')}</span>
            <input autoFocus className={styles['input']} maxLength={60} value={number} spellCheck={false} onChange={(event) => setNumber(event.target.value)} />
          </label>
          <label className={styles['field']}>
            <span>{t('form.courier')}</span>
            <select className={styles['input']} value={courierCode} onChange={(event) => setCourierCode(event.target.value)}>
              <option value="">—</option>
              {couriers.map(({ code }) => <option key={code} value={code}>{courierName(code)}</option>)}
            </select>
          </label>
        </>
      )}
      {name === 'expect' && (
        <label className={styles['field']}>
          <span>{t('form.bank')}</span>
          <input autoFocus className={styles['input']} maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
      )}
      <label className={styles['field']}>
        <span>{name === 'expect' ? t('form.payer') : name === 'difference' ? t('form.differenceRef') : saysWhy.includes(name) && name !== 'note' ? t('form.why') : t('form.text')}</span>
        <input autoFocus={name !== 'await_goods' && name !== 'expect'} className={styles['input']} maxLength={name === 'expect' ? 60 : 2_000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {name === 'expect' && <p className={styles['quiet']}>{t('form.expectHint')}</p>}
      {lacksPhotos && (
        <label className={styles['tick']}>
          <input type="checkbox" checked={withoutPhotos} onChange={(event) => setWithoutPhotos(event.target.checked)} />
          {t('form.withoutPhotos')}
        </label>
      )}
      <RefusalNotice refusal={command.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" kind={name === 'refuse' || name === 'withdraw' ? 'danger' : 'primary'} keys="Enter" busy={command.busy} disabled={saysWhy.includes(name) && text.trim() === ''}>{title}</Button>
      </div>
    </form>
  );
};
