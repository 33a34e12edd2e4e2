import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankLineId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { day, figure, yuan } from '../../i18n/format.ts';
import { LineDetail } from './line-detail.tsx';
import { MoneyForm } from './money-form.tsx';
import { PasteForm } from './paste-form.tsx';
import styles from './tasks.module.css';

const views = ['open', 'all'] as const;

/** CS-2: money that arrived at the left, whose it may be at the right. */
export const TransfersTab = () => {
  const { t } = useTranslation('transfers');
  const mayConfirm = useMay('transfers.confirm');
  const [view, setView] = useState<(typeof views)[number]>('open');
  const [chosen, setChosen] = useState<BankLineId | null>(null);
  const [form, setForm] = useState<'paste' | 'money' | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const list = useAsked(() => backroom.transfers.list({ view, offset: 0, limit: 300 }), [view], ['transfers.changed', 'orders.changed']);
  const lines = list.value?.lines ?? [];
  const at = lines.findIndex(({ id }) => id === chosen);
  const place = useRef(0);
  if (at >= 0) place.current = at;
  useEffect(() => {
    if (at < 0 && lines.length > 0) setChosen(lines[Math.min(place.current, lines.length - 1)]?.id ?? null);
  }, [lines, at]);
  const line = lines[at];
  const move = (index: number): void => {
    const wanted = lines[Math.max(0, Math.min(lines.length - 1, index))];
    if (wanted === undefined) return;
    setChosen(wanted.id);
    box.current?.querySelector(`[data-line="${String(wanted.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(
    { ArrowDown: () => move(at + 1), ArrowUp: () => move(at - 1), ...(mayConfirm ? { N: () => setForm('money'), V: () => setForm('paste') } : {}) },
    { enabled: form === undefined },
  );
  const done = (words?: string): void => {
    setForm(undefined);
    setSaid(words);
  };
  return (
    <div className={styles['body']}>
      <div className={styles['left']}>
        <div className={styles['filters']}>
          <div className={styles['choices']} role="radiogroup" aria-label={t('view.label')}>
            {views.map((name) => (
              <button key={name} type="button" role="radio" aria-checked={view === name} data-view={name} onClick={() => setView(name)}>{t(`view.${name}`)}</button>
            ))}
          </div>
          {list.value !== undefined && (
            <span className={styles['quiet']}>
              {t('head.waiting', { n: figure(list.value.waitingCount) })}
              {list.value.open > 0 && ` · ${t('head.open', { n: figure(list.value.open), amountFen: yuan(list.value.openFen, 'CNY') })}`}
            </span>
          )}
          {said !== undefined && (
            <p className={styles['good']} role="status">
              <Icon name="check" size={15} />
              {said}
            </p>
          )}
          <span className={styles['grow']} />
          {mayConfirm && <Button keys="N" onClick={() => setForm('money')}>{t('action.typed')}</Button>}
          {mayConfirm && <Button kind="primary" keys="V" onClick={() => setForm('paste')}>{t('action.paste')}</Button>}
        </div>
        {form === 'money' && <MoneyForm onDone={done} />}
        {form === 'paste' && <PasteForm onDone={done} />}
        <RefusalNotice refusal={list.refusal} />
        <div ref={box} className={styles['list']} role="list" aria-label={t('view.label')}>
          {list.value !== undefined && lines.length === 0 && <EmptyState icon="check" title={t(view === 'open' ? 'empty.open' : 'empty.all')} text={t('empty.openText')} />}
          {lines.map((one) => (
            <div key={one.id} role="listitem">
              <button type="button" className={`${styles['item']} ${styles['moneyItem']}`} data-line={one.id} aria-current={one.id === chosen} onClick={() => setChosen(one.id)}>
                <span>{day(one.arrivedAt)}</span>
                <span className={styles['sum']}>{yuan(one.amountFen, 'CNY')}</span>
                <span>{one.payer === '' ? t('line.noPayer') : one.payer}</span>
                <span className={styles['quiet']} title={one.remark}>{one.remark}</span>
                <span>
                  {one.setAside !== null ? <Tag>{t('line.aside', { reason: one.setAside })}</Tag> : one.restFen === 0 ? <Tag tone="green">{t('line.matched')}</Tag>
                    : one.restFen < one.amountFen ? <Tag tone="amber">{t('line.rest', { amountFen: yuan(one.restFen, 'CNY') })}</Tag> : null}
                </span>
              </button>
            </div>
          ))}
        </div>
      </div>
      <aside className={styles['side']}>
        {line !== undefined && <LineDetail key={line.id} line={line} mayConfirm={mayConfirm} keys={mayConfirm && form === undefined} onSaid={setSaid} />}
        <div className={styles['detail']}>
          <h2>{t('waiting.title')}</h2>
          {list.value !== undefined && list.value.waiting.length === 0 && <p className={styles['quiet']}>{t('waiting.noneText')}</p>}
          {(list.value?.waiting ?? []).map((one) => (
            <button key={one.id} type="button" className={styles['waiting']} onClick={() => (one.caseId === null ? go('orders', { kind: 'order', orderId: one.order.id }) : go('after_sales', { kind: 'after_sales_case', caseId: one.caseId }))}>
              <strong>{yuan(one.leftFen, 'CNY')}</strong>
              <span className={styles['grow']}>{one.payer === '' ? one.order.receiverName : one.payer} {one.bank} {one.purpose !== 'order' && <Tag tone="blue">{t(`purpose.${one.purpose}`)}</Tag>}</span>
              <span className={styles['quiet']}>{one.receivedFen > 0 ? t('waiting.received', { amountFen: yuan(one.receivedFen, 'CNY') }) : t('waiting.since', { at: day(one.createdAt) })}</span>
            </button>
          ))}
        </div>
      </aside>
    </div>
  );
};
