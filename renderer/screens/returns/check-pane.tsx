import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnDetail } from '../../../shared/contract/returns.ts';
import type { ReturnedCondition } from '../../../shared/domain/after-sales/returning.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { countedOf, countExtra, countLine, goodsOf, missingOf, piecesOf, type Counting } from './counting.ts';
import { ReasonLine } from './reason-line.tsx';
import forms from '../../components/form-parts.module.css';
import styles from './returns.module.css';

const conditions = ['sellable', 'repair', 'scrap'] as const satisfies readonly ReturnedCondition[];
export type ScanCondition = (typeof conditions)[number];

type Props = {
  readonly detail: ReturnDetail;
  readonly counting: Counting;
  readonly onCounting: (counting: Counting) => void;
  readonly into: ScanCondition;
  readonly onInto: (condition: ScanCondition) => void;
  readonly onSaid: (code: 'checked' | 'refused' | 'called_off') => void;
};

type StepperProps = { readonly name: string; readonly what: string; readonly value: number; readonly mayMore: boolean; readonly onStep: (by: 1 | -1) => void };
const Stepper = ({ name, what, value, mayMore, onStep }: StepperProps) => {
  const { t } = useTranslation('returns');
  return (
    <div className={styles['stepper']} role="group" aria-label={`${what} ${name}`}>
      <span>{name}</span>
      <button type="button" aria-label={t('check.less')} disabled={value === 0} onClick={() => onStep(-1)}>−</button>
      <output>{value}</output>
      <button type="button" aria-label={t('check.more')} disabled={!mayMore} onClick={() => onStep(1)}>＋</button>
    </div>
  );
};

/** AS-4: what is in the parcel, piece by piece and in which state, before money goes back. */
export const CheckPane = ({ detail, counting, onCounting, into, onInto, onSaid }: Props) => {
  const { t } = useTranslation(['returns', 'afterSales', 'terms']);
  const mayReadCase = useMay('after_sales.read');
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<'refuse' | 'callOff' | null>(null);
  const check = useCommand(backroom.returns.check);
  const { row } = detail;
  const open = row.state === 'arrived' || row.state === 'expected';
  const missing = missingOf(detail, counting);
  const pieces = piecesOf(counting);
  const finish = async (): Promise<void> => {
    if (row.state !== 'arrived' || pieces === 0) return;
    const done = await check.run({ returningParcelId: row.id, text, goods: goodsOf(counting) });
    if (done?.ok === true) onSaid('checked');
  };
  useKeys({ 1: () => onInto('sellable'), 2: () => onInto('repair'), 3: () => onInto('scrap') }, { enabled: row.state === 'arrived' && asking === null });
  const addUnknown = (): void => onCounting(countExtra(counting, { skuId: null, skuCode: '', title: t('check.unknownTitle'), condition: 'not_ours' }, 1));
  useKeys({ F7: addUnknown, F9: () => void finish() }, { always: true, enabled: row.state === 'arrived' && asking === null });
  useKeys({ F6: () => setAsking(row.state === 'arrived' ? 'refuse' : 'callOff') }, { always: true, enabled: open && asking === null });
  const facts: [string, string][] = [];
  if (row.platformOrderNumber !== '') facts.push([t('column.order'), `${row.platform === null ? '' : t(`terms:platform.${row.platform}`)} ${row.platformOrderNumber}`.trim()]);
  if (row.buyer !== '') facts.push([t('column.buyer'), row.buyer]);
  if (row.senderName !== '' || row.senderPhone !== '') facts.push([t('sender'), `${row.senderName} ${row.senderPhone}`.trim()]);
  if (detail.caseText !== '') facts.push([t('asked'), detail.caseText]);
  if (row.note !== '') facts.push([t('note'), row.note]);
  return (
    <div className={styles['pane']} data-testid="return-pane" data-return={row.waybillNumber}>
      <h2>
        {row.waybillNumber === '' ? t('noNumber') : <LongNumber value={row.waybillNumber} />}
        {row.courierCode !== '' && <Tag>{courierName(row.courierCode)}</Tag>}
        {row.caseKind === null ? <Tag tone="amber">{t('list.ownerless')}</Tag> : <Tag tone={row.caseKind === 'exchange' ? 'blue' : 'purple'}>{t(`afterSales:kind.${row.caseKind}`)}</Tag>}
      </h2>
      {facts.length > 0 && <Facts facts={facts} />}
      {mayReadCase && detail.caseId !== null && <Button kind="quiet" onClick={() => detail.caseId !== null && go('after_sales', { kind: 'after_sales_case', caseId: detail.caseId })}>{t('check.openCase')}</Button>}
      {row.state === 'checked' ? (
        <ul className={styles['lines']} aria-label={t('list.done')}>
          {detail.goods.map((goods, index) => (
            <li key={index}>
              <span className={styles['what']}>
                <span>{goods.title === '' ? goods.skuCode : goods.title}</span>
                <b>{`${t(`check.condition.${goods.condition}`)} ×${String(goods.quantity)}`}</b>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          {row.state === 'arrived' && (
            <div>
              <h3>{t('check.into')}</h3>
              <div className={styles['chips']}>
                {conditions.map((condition, index) => (
                  <button key={condition} type="button" aria-pressed={into === condition} data-into={condition} onClick={() => onInto(condition)}>
                    {t(`check.condition.${condition}`)} <KeyHint keys={String(index + 1)} />
                  </button>
                ))}
              </div>
            </div>
          )}
          <ul className={styles['lines']} aria-label={t('check.lines')}>
            {detail.lines.map((line) => {
              const counted = countedOf(counting, line.id);
              const name = line.title === '' ? line.skuCode : line.title;
              return (
                <li key={line.id} data-line={line.skuCode} data-counted={counted} data-complete={counted === line.quantity}>
                  <span className={styles['what']}>
                    <span>
                      {name}
                      <br />
                      <span className={styles['quiet']}>{[line.colour, line.size, line.skuCode].filter((part) => part !== '' && part !== name).join(' · ')}</span>
                    </span>
                    <b>{`${String(counted)} / ${String(line.quantity)}`}</b>
                  </span>
                  {row.state === 'arrived' && (
                    <div className={styles['steppers']}>
                      {conditions.map((condition) => (
                        <Stepper
                          key={condition} name={t(`check.condition.${condition}`)} what={name} value={counting.lines[line.id]?.[condition] ?? 0} mayMore={counted < line.quantity}
                          onStep={(by) => onCounting(countLine(counting, line, condition, by))}
                        />
                      ))}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
          {row.state === 'arrived' && counting.extra.length > 0 && (
            <ul className={styles['lines']} aria-label={t('check.extra')}>
              {counting.extra.map((piece, index) => (
                <li key={index} data-extra={piece.skuCode}>
                  <span className={styles['what']}>
                    <span>{piece.title === '' ? piece.skuCode : piece.title}</span>
                    <b>{`${t(`check.condition.${piece.condition}`)} ×${String(piece.quantity)}`}</b>
                  </span>
                  <div className={styles['actions']}>
                    <Button kind="quiet" onClick={() => onCounting(countExtra(counting, piece, -1))}>{t('check.less')}</Button>
                    <Button kind="quiet" onClick={() => onCounting(countExtra(counting, piece, 1))}>{t('check.more')}</Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {row.state === 'arrived' && (
        <>
          <label className={forms['field']}>
            {t('check.remark')}
            <input className={forms['input']} value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} data-testid="return-text" />
          </label>
          <p className={styles['quiet']}>{t('check.stock')}</p>
          <RefusalNotice refusal={check.refusal} />
          <div className={styles['actions']}>
            <Button kind="primary" keys="F9" disabled={pieces === 0} busy={check.busy} onClick={() => void finish()} data-testid="return-finish">
              {pieces === 0 ? t('check.none') : missing > 0 ? t('check.finishShort', { n: missing }) : t('check.finish')}
            </Button>
            <Button keys="F7" onClick={addUnknown}>{t('check.addUnknown')}</Button>
          </div>
        </>
      )}
      {open && (asking === null ? (
        <div className={styles['actions']}>
          {row.state === 'arrived' ? <Button kind="quiet" keys="F6" onClick={() => setAsking('refuse')} data-testid="return-refuse">{t('check.refuse')}</Button> : <Button kind="quiet" keys="F6" onClick={() => setAsking('callOff')}>{t('check.callOff')}</Button>}
        </div>
      ) : (
        <ReasonLine
          label={t(`check.${asking}Why`)} command={asking === 'refuse' ? backroom.returns.refuse : backroom.returns.callOff} returningParcelId={row.id} onCancel={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            onSaid(asking === 'refuse' ? 'refused' : 'called_off');
          }}
        />
      ))}
    </div>
  );
};
