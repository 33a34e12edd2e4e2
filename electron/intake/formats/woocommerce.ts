import { statusKey } from '../../../shared/domain/intake/cell-text.ts';
import type { Cells, OrderFormat, StateReading } from './format.ts';

const states: Readonly<Record<string, StateReading>> = {
  pendingpayment: { state: 'awaiting_payment', refund: 'none', hold: null },
  pending: { state: 'awaiting_payment', refund: 'none', hold: null },
  failed: { state: 'awaiting_payment', refund: 'none', hold: null },
  checkoutdraft: { state: 'awaiting_payment', refund: 'none', hold: null },
  draft: { state: 'awaiting_payment', refund: 'none', hold: null },
  // "On hold" waits for the money (a bank transfer), not for the goods.
  onhold: { state: 'awaiting_payment', refund: 'none', hold: null },
  processing: { state: 'paid', refund: 'none', hold: null },
  shipped: { state: 'handed_over', refund: 'none', hold: null },
  partiallyshipped: { state: 'paid', refund: 'none', hold: 'partly_shipped' },
  completed: { state: 'completed', refund: 'none', hold: null },
  delivered: { state: 'completed', refund: 'none', hold: null },
  cancelled: { state: 'closed', refund: 'none', hold: null },
  canceled: { state: 'closed', refund: 'none', hold: null },
  trash: { state: 'closed', refund: 'none', hold: null },
  refunded: { state: 'closed', refund: 'succeeded', hold: null },
};

/** WordPress in Chinese shows its own labels. */
const chineseLabels: Readonly<Record<string, string>> = {
  等待付款: 'pending', 待付款: 'pending', 失败: 'failed', 保留: 'onhold', 暂停: 'onhold', 正在处理: 'processing', 处理中: 'processing', 已发货: 'shipped', 已完成: 'completed', 完成: 'completed',
  已取消: 'cancelled', 取消: 'cancelled', 已退款: 'refunded', 草稿: 'draft',
};

const readState = (cells: Cells): StateReading | null => {
  const key = statusKey(cells('status')).replace(/^wc/, '');
  return states[chineseLabels[key] ?? key] ?? null;
};

/** WooCommerce through the plugin "Advanced Order Export": columns chosen by the shop, one row a product. */
export const woocommerce: OrderFormat = {
  name: 'woocommerce',
  platform: 'woocommerce',
  holds: 'orders',
  rows: 'line_below',
  columns: {
    orderNumber: ['order number', 'order id', 'order #'],
    status: ['order status', 'status'],
    buyerNick: ['email (billing)', 'customer username', 'username', 'email'],
    buyerMessage: ['customer note', 'customer notes'],
    firstName: ['first name (shipping)', 'first name (billing)'],
    lastName: ['last name (shipping)', 'last name (billing)'],
    receiverName: ['full name (shipping)', 'shipping name', 'full name (billing)'],
    mobile: ['phone (shipping)', 'phone (billing)', 'phone'],
    country: ['country code (shipping)', 'country code (billing)', 'country name (shipping)'],
    province: ['state name (shipping)', 'state code (shipping)', 'state name (billing)', 'state code (billing)'],
    city: ['city (shipping)', 'city (billing)'],
    detail: ['address 1&2 (shipping)', 'address 1 (shipping)', 'address 1&2 (billing)', 'address 1 (billing)'],
    secondDetail: ['address 2 (shipping)'],
    postcode: ['postcode (shipping)', 'postcode (billing)'],
    title: ['item name', 'product name'],
    properties: ['product variation', 'variation', 'item attributes'],
    skuCode: ['sku'],
    quantity: ['quantity (- refund)', 'quantity', 'qty'],
    unitPrice: ['item cost', 'product price', 'item price'],
    goods: ['order subtotal amount', 'cart subtotal'],
    freight: ['order shipping amount', 'shipping cost'],
    total: ['order total amount', 'order total'],
    paid: ['order total amount', 'order total'],
    refunded: ['order refund amount'],
    discount: ['cart discount amount'],
    currency: ['currency', 'order currency'],
    createdAt: ['order date', 'date created'],
    paidAt: ['paid date', 'date paid'],
    completedAt: ['completed date', 'date completed'],
  },
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: [
    'order number', 'order status', 'first name (billing)', 'last name (billing)', 'address 1&2 (billing)', 'postcode (billing)', 'country code (billing)', 'phone (billing)', 'first name (shipping)', 'city (shipping)',
    'item name', 'quantity (- refund)', 'item cost', 'order subtotal amount', 'order total amount', 'customer note', 'payment method title',
  ],
  orderNumber: /^[#\p{L}\p{N}][\p{L}\p{N}#_\-/]{0,63}$/u,
  readState,
  amounts: 'order',
  paidIsPayable: true,
  districtExpected: false,
  country: 'CN',
};
