import type { Fields } from './exact-json.ts';
import { worldCouriers } from './couriers.ts';
import type { WorldLine, WorldOrder } from './world.ts';

const statuses: Readonly<Record<WorldOrder['state'], number>> = { unpaid: 1, paid: 2, shipped: 3, cancelled: 4, completed: 5 };
const words: Readonly<Record<number, string>> = { 1: '待支付', 2: '备货中', 3: '已发货', 4: '已取消', 5: '已完成' };
export const douyinStatus = (order: WorldOrder): number => statuses[order.state];

/** Personal fields are sealed; the seal is opened by asking. */
const seal = (text: string): string => `##${Buffer.from(text).toString('base64url')}##`;
export const unseal = (text: string): string | null => {
  const inside = /^##([\w-]+)##$/.exec(text)?.[1];
  return inside === undefined ? null : Buffer.from(inside, 'base64url').toString('utf8');
};

const seconds = (at: number | null): number => (at === null ? 0 : Math.trunc(at / 1000));
const afterSale = (line: WorldLine): Fields => ({ after_sale_status: { none: 0, asked: 6, done: 12 }[line.refund], after_sale_type: line.refund === 'none' ? 0 : 1, refund_status: { none: 0, asked: 1, done: 3 }[line.refund] });

/** An order as the lists and the detail give it; amounts in fen, times in seconds. */
export const douyinOrder = (order: WorldOrder): Fields => {
  const goods = order.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
  const { receiver } = order;
  const status = douyinStatus(order);
  return {
    order_id: order.number, order_status: status, order_status_desc: words[status], main_status: status, main_status_desc: words[status], shop_id: 100_001, shop_name: order.account, open_id: order.buyerNick, doudian_open_id: order.buyerNick,
    create_time: seconds(order.createdAt), update_time: seconds(order.modifiedAt), pay_time: seconds(order.paidAt), exp_ship_time: order.paidAt === null ? 0 : seconds(order.paidAt + 48 * 3_600_000),
    ship_time: seconds(order.shipments.at(-1)?.at ?? null), finish_time: order.state === 'completed' ? seconds(order.modifiedAt) : 0, cancel_reason: order.closeReason,
    buyer_words: order.buyerMessage, seller_words: order.memo, seller_remark_stars: order.flag, order_amount: goods + order.freightFen, pay_amount: goods + order.freightFen, post_amount: order.freightFen,
    post_addr: {
      province: { name: receiver.province, id: '51' }, city: { name: receiver.city, id: '5101' }, town: { name: receiver.district, id: '510107' }, street: { name: '', id: '0' }, detail: '', encrypt_detail: seal(receiver.detail),
    },
    post_receiver: '', post_tel: '', encrypt_post_receiver: seal(receiver.name), encrypt_post_tel: seal(receiver.phone), mask_post_receiver: `${receiver.name.slice(0, 1)}**`, mask_post_tel: receiver.phone.replace(/^(\d{3})\d{4}/, '$1****'),
    mask_post_addr: {
      province: { name: receiver.province, id: '51' }, city: { name: receiver.city, id: '5101' }, town: { name: receiver.district, id: '510107' }, street: { name: '', id: '0' }, detail: '****',
    },
    logistics_info: order.shipments.map((shipment) => {
      const courier = worldCouriers.find(({ code }) => code === shipment.courier);
      return { tracking_no: shipment.waybillNumber, company: courier?.douyin ?? shipment.courier, company_name: courier?.name ?? shipment.courier, ship_time: seconds(shipment.at), delivery_id: String(shipment.id) };
    }),
    sku_order_list: order.lines.map((line) => ({
      order_id: String(line.id), parent_order_id: order.number, order_status: status, product_id: 3_600_123_456_789_012_345n, product_id_str: '3600123456789012345', product_name: line.title, sku_id: 1_790_123_456_789_012_345n, code: line.skuCode, out_sku_id: '0',
      spec: [{ name: '颜色', value: line.colour }, { name: '尺码', value: line.size }], item_num: line.quantity, origin_amount: line.priceFen, order_amount: line.priceFen * line.quantity, pay_amount: line.priceFen * line.quantity, after_sale_info: afterSale(line),
    })),
  };
};
