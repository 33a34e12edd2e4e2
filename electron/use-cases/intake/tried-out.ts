import type { OutputFor } from '../../../shared/contract/index.ts';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { Tried } from '../../intake/mapping/try-mapping.ts';

type Output = OutputFor<'mappings', 'tryOut'>;

const mostShown = 30;

const orderOf = (draft: OrderDraft): Output['orders'][number] => {
  const { receiver, lines } = draft;
  return {
    platformOrderNumber: draft.platformOrderNumber, state: draft.state, receiver: receiver.name ?? '', phone: receiver.phone ?? '',
    address: [receiver.province, receiver.city === receiver.province ? null : receiver.city, receiver.district, receiver.detail].filter((part) => part !== null && part !== '').join(' '),
    goods: lines.map((line) => `${[line.skuCode, line.title, line.colour, line.size].filter((part, index, all) => part !== null && part !== '' && all.indexOf(part) === index).join(' ')}×${line.quantity}`).join('；').slice(0, 500),
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0), totalFen: draft.paidFen !== null && draft.paidFen > 0 ? draft.paidFen : draft.totalFen, currency: draft.currency, createdAt: draft.createdAt,
    lineNumber: draft.source.lineNumber,
  };
};

/** What the mapping screen shows of a try. */
export const triedOut = ({ orders, refused, refusedCount, ignoredRows }: Tried): Output => ({
  orders: orders.slice(0, mostShown).map(orderOf), orderCount: orders.length, refused: refused.slice(0, mostShown).map((line) => ({ ...line, params: { ...line.params } })), refusedCount, ignoredRows,
  unknownStatuses: [...new Set(refused.filter(({ code }) => code === 'intake.status_unknown').map(({ params }) => String(params['status'])))].slice(0, 30),
});
