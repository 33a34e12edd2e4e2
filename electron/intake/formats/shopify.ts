import { statusKey } from '../../../shared/domain/intake/cell-text.ts';
import type { Cells, OrderFormat, StateReading } from './format.ts';

/**
 * Paid and shipped are two columns here. Money that is only authorised or partly there is not payment; an order that Shopify
 * itself holds back is paid and held.
 */
const readState = (cells: Cells): StateReading | null => {
  const financial = statusKey(cells('status'));
  const fulfilment = statusKey(cells('secondStatus'));
  const isShipped = fulfilment === 'fulfilled';
  const isOpen = ['', 'unfulfilled', 'pending', 'open', 'inprogress'].includes(fulfilment);
  const isHeld = ['onhold', 'scheduled', 'requestdeclined', 'incomplete'].includes(fulfilment);
  if (!isShipped && !isOpen && !isHeld && fulfilment !== 'partial' && fulfilment !== 'restocked') return null;
  const refund = financial === 'refunded' ? 'succeeded' : 'none';
  if (cells('cancelledAt') !== '' || financial === 'voided' || financial === 'expired') {
    return { state: isShipped ? 'handed_over' : 'closed', refund, hold: null };
  }
  if (financial === 'refunded') return { state: isShipped || fulfilment === 'partial' ? 'completed' : 'closed', refund, hold: null };
  if (isShipped) return { state: 'handed_over', refund, hold: null };
  if (['pending', 'authorized', 'partiallypaid', 'unpaid'].includes(financial)) return { state: 'awaiting_payment', refund, hold: null };
  if (financial !== 'paid' && financial !== 'partiallyrefunded') return null;
  if (fulfilment === 'restocked') return { state: 'closed', refund, hold: null };
  if (fulfilment === 'partial') return { state: 'paid', refund, hold: 'partly_shipped' };
  return { state: 'paid', refund, hold: financial === 'partiallyrefunded' ? 'partly_refunded' : isHeld ? 'not_yet_shippable' : null };
};

/** `orders_export.csv`: one row a line, the order's cells on its first row only. */
export const shopify: OrderFormat = {
  name: 'shopify',
  platform: 'shopify',
  holds: 'orders',
  rows: 'line_below',
  columns: {
    orderNumber: ['name', 'order name', 'order number'],
    status: ['financial status', 'payment status'],
    secondStatus: ['fulfillment status', 'fulfilment status'],
    cancelledAt: ['cancelled at', 'canceled at'],
    buyerNick: ['email', 'customer email'],
    buyerMessage: ['notes', 'note'],
    receiverName: ['shipping name', 'billing name'],
    mobile: ['shipping phone', 'billing phone', 'phone'],
    country: ['shipping country', 'billing country', 'shipping country code'],
    province: ['shipping province name', 'shipping province'],
    city: ['shipping city'],
    detail: ['shipping address1', 'shipping street'],
    secondDetail: ['shipping address2'],
    postcode: ['shipping zip', 'shipping postal code'],
    title: ['lineitem name'],
    skuCode: ['lineitem sku'],
    quantity: ['lineitem quantity'],
    unitPrice: ['lineitem price'],
    goods: ['subtotal'],
    freight: ['shipping'],
    total: ['total'],
    paid: ['total'],
    refunded: ['refunded amount'],
    discount: ['discount amount'],
    currency: ['currency'],
    createdAt: ['created at'],
    paidAt: ['paid at'],
    shippedAt: ['fulfilled at'],
  },
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: ['financial status', 'fulfillment status', 'lineitem name', 'lineitem quantity', 'lineitem price', 'lineitem sku', 'accepts marketing', 'shipping address1', 'billing address1', 'paid at', 'fulfilled at', 'vendor', 'risk level'],
  orderNumber: /^[#\p{L}\p{N}][\p{L}\p{N}#_.\-/ ]{0,63}$/u,
  readState,
  amounts: 'order',
  paidIsPayable: true,
  districtExpected: false,
  country: 'CN',
};
