import { useTranslation } from 'react-i18next';
import type { CaseLine } from '../../../shared/contract/after-sales.ts';
import { caseSteps } from '../../../shared/domain/after-sales/case.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { go } from '../../app/navigation.ts';
import { CaseKindTag, CaseStateTag } from '../../app/after-sales/case-marks.tsx';
import { Facts } from '../../components/facts.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { fullMoment, yuan } from '../../i18n/format.ts';
import type { CaseView } from './case-detail.tsx';
import styles from './after-sales.module.css';

export const lineWords = (line: Pick<CaseLine, 'skuCode' | 'title' | 'colour' | 'size' | 'quantity'>): string =>
  `${[line.title === '' ? line.skuCode : line.title, line.colour, line.size].filter((part) => part !== '').join(' ')} ×${String(line.quantity)}`;

/** What the case is about, and what was decided. */
export const CaseFacts = ({ view, onCase }: { readonly view: CaseView; readonly onCase: (id: AfterSalesCaseId) => void }) => {
  const { t } = useTranslation('afterSales');
  const { row, order } = view;
  const list = (lines: readonly CaseLine[]) => (
    <ul className={styles['goods']}>
      {lines.map((line, index) => (
        <li key={index}>
          <span className={styles['grow']}>{lineWords(line)}</span>
          {line.unitPriceFen !== null && <span>{yuan(line.unitPriceFen, row.currency)}</span>}
        </li>
      ))}
    </ul>
  );
  // A deadline that a person set is no default any more.
  const standard = view.term?.standard === true && !view.events.slice(view.events.findLastIndex(({ kind }) => kind === 'open' || caseSteps.some((step) => step === kind))).some(({ kind }) => kind === 'deadline');
  const { differenceFen: difference } = view;
  const differenceWords = difference === 0 ? t('fact.even') : difference > 0 ? t('fact.buyerPays', { amount: yuan(difference, row.currency) }) : t('fact.wePay', { amount: yuan(-difference, row.currency) });
  const { expected } = view;
  const byBank = expected === null ? null : (
    <>
      {expected.state === 'waiting' && (
        <button type="button" className={styles['link']} data-difference={expected.state} onClick={() => go('tasks', { kind: 'task_tab', tab: 'transfers' })}>
          {expected.receivedFen === 0 ? t('fact.differenceWaits', { who: `${expected.bank} ${expected.payer}`.trim() }).trim()
            : t('fact.differencePart', { received: yuan(expected.receivedFen, row.currency), left: yuan(expected.leftFen, row.currency) })}
        </button>
      )}
      {expected.overFen > 0 && <Tag tone="amber">{t('fact.differenceOver', { over: yuan(expected.overFen, row.currency) })}</Tag>}
    </>
  );
  return (
    <Facts
      facts={[
        [t('fact.reason'), <>{t(`reason.${row.reason}`)} · {t(`payer.${row.freightBy}`)}{view.freightWhy === '' ? '' : `（${view.freightWhy}）`}</>],
        ...(view.packerName === '' ? [] : [[t('fact.packer'), view.packerName] as const]),
        [t('fact.goods'), view.lines.length === 0 ? <>{t('fact.all')}{list(order.lines)}</> : list(view.lines)],
        ...(view.newLines.length === 0 ? [] : [[t('fact.newGoods'), list(view.newLines)] as const]),
        ...(view.newLines.length === 0 || row.kind !== 'exchange' ? [] : [[
          t('fact.difference'), <span key="difference" className={styles['line']}>{differenceWords}{view.differenceReceivedAt !== null && <Tag tone="green">{t('fact.differenceHere')}</Tag>}{byBank}</span>,
        ] as const]),
        ...(view.replacement === null ? [] : [[
          t('fact.replacement'), (
            <span key="replacement" className={styles['line']}>
              <button type="button" className={styles['link']} onClick={() => view.replacement !== null && go('orders', { kind: 'order', orderId: view.replacement.orderId })}>{view.replacement.number}</button>
              <StateTag state={view.replacement.state} />
            </span>
          ),
        ] as const]),
        ...(row.wantedFen === 0 ? [] : [[t('fact.wanted'), yuan(row.wantedFen, row.currency)] as const]),
        ...(order.parcels.length === 0 ? [] : [[
          t('fact.parcels'), order.parcels.map((parcel) => `${courierName(parcel.courierCode)} ${parcel.waybillNumber}${parcel.packerName === '' ? '' : ` · ${parcel.packerName}`}`).join('；'),
        ] as const]),
        ...(row.deadlineAt === null ? [] : [[t('fact.deadline'), `${fullMoment(row.deadlineAt)}${standard ? ` · ${t('fact.standard')}` : ''}`] as const]),
        ...(view.photosWanted || view.buyerReceivedAt !== null ? [[
          t('fact.received'), view.buyerReceivedAt === null ? t('fact.unknownTime') : `${fullMoment(view.buyerReceivedAt)}${view.photosUntil === null ? '' : ` · ${t('section.photosUntil', { time: fullMoment(view.photosUntil) })}`}`,
        ] as const] : []),
        [t('fact.opened'), `${view.openedBy === '' ? t('platformSays') : view.openedBy} · ${fullMoment(row.openedAt)}`],
        ...(view.others.length === 0 ? [] : [[
          t('fact.others'), view.others.map((other) => (
            <button key={other.id} type="button" className={styles['other']} onClick={() => onCase(other.id)}><CaseKindTag kind={other.kind} /><CaseStateTag row={other} /></button>
          )),
        ] as const]),
      ]}
    />
  );
};
