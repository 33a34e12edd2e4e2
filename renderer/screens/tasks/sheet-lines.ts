import i18next from 'i18next';
import type { HandoverContent } from '../../../shared/contract/handover.ts';
import type { HandoverLine } from '../../../shared/domain/printing/handover-sheet-data.ts';
import { courierName } from '../../i18n/couriers.ts';
import { figure, moment, yuan } from '../../i18n/format.ts';
import { taskWords } from '../../i18n/task-words.ts';

/** CS-10: what stands on the window's sheet, as the lines of its paper, in the window's language. */
export const sheetLines = (content: HandoverContent, remarks: string): HandoverLine[] => {
  const t = i18next.getFixedT(null, ['workLists', 'terms']);
  /** A group names itself once. */
  const grouped = (group: string, rows: readonly Omit<HandoverLine, 'group'>[], more: number): HandoverLine[] => [
    ...rows.map((row, index) => ({ ...row, group: index === 0 ? group : '' })),
    ...(more > 0 ? [{ group: rows.length === 0 ? group : '', time: '', what: t('handover.moreRows', { n: figure(more) }), about: '' }] : []),
  ];
  return [
    ...(remarks === '' ? [] : grouped(t('handover.remarksTitle'), remarks.split('\n').filter((row) => row.trim() !== '').map((what) => ({ time: '', what, about: '' })), 0)),
    ...content.people.flatMap(({ name, total, tasks }) => grouped(
      `${name === '' ? t('handover.nobody') : name} · ${t('handover.tasks', { n: figure(total) })}`,
      tasks.map((task) => ({ time: moment(task.dueAt), what: taskWords(task), about: [task.receiverName, task.number].filter((part) => part !== '').join(' ') })), total - tasks.length,
    )),
    ...content.orders.flatMap(({ list, total, rows }) => grouped(
      `${t(`terms:view.${list}`)} · ${figure(total)}`,
      rows.map((row) => ({
        time: row.promisedShipAt === null ? '' : moment(row.promisedShipAt), what: row.holdReason === '' ? '' : t(`terms:holdReason.${row.holdReason}` as 'terms:holdReason.other'),
        about: `${row.receiverName} ${row.number}`.trim(),
      })), total - rows.length,
    )),
    ...(content.moneyLines === 0 ? [] : [{ group: '', time: '', what: t('handover.money', { n: figure(content.moneyLines), amountFen: yuan(content.moneyFen, 'CNY') }), about: '' }]),
    ...grouped(t('handover.unsigned'), content.unsigned.map((one) => ({ time: moment(one.closedAt), what: courierName(one.courierCode), about: t('handover.parcels', { n: figure(one.parcels) }) })), 0),
  ];
};
