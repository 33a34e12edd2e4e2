import { statusKey } from '../../../shared/domain/intake/cell-text.ts';
import type { RefundState, StateReading } from './format.ts';

const reading = (state: StateReading['state'], refund: RefundState = 'none', hold: StateReading['hold'] = null): StateReading => ({ state, refund, hold });

const words = (meaning: StateReading, ...texts: string[]): [string, StateReading][] => texts.map((text) => [statusKey(text), meaning]);

export type StatusWords = ReadonlyMap<string, StateReading>;

/** Words that Chinese platforms share. Only exact words make an order payable work; "perhaps shippable" does not exist here. */
export const chineseStatusWords: StatusWords = new Map([
  ...words(reading('awaiting_payment'),
    '没有创建支付宝交易', '等待买家付款', '等待买家确认货到付款订单信息', '等待付款', '待付款', '未付款', '待支付', '未支付', '等待付款确认', '待确认付款', '付款确认中',
    '零元购合约中', '新建', '待下单', '定金待支付', '待付定金', '待付尾款', '等待付尾款', '部分付款', '定金已付'),
  ...words(reading('paid'),
    '买家已付款，等待卖家发货', '买家已确认，等待卖家发货', '等待卖家发货', '等待发货', '待发货', '待出库', '等待出库', '等待打印', '已付款', '已支付', '已付款待发货', '已支付待发货',
    '备货中', '配货中', '待出货', '未出货', '等待出货', '待配货', '待打单', '待打包', '未发货', '买家已付款', '等待卖家出库'),
  ...words(reading('paid', 'none', 'partly_shipped'), '卖家部分发货', '部分发货', '部分已发货', '部分出库'),
  ...words(reading('paid', 'none', 'not_yet_shippable'),
    '拼团中', '待成团', '待分享', '拼团中订单，已付款但禁止发货', '已付款但禁止发货', '等待成团', '礼物待收下', '待收礼', '等待预约', '待预约'),
  ...words(reading('paid', 'none', 'under_review'), '锁定', '暂停', '已锁定', '已暂停', '审核中', '待审核', '风控中', '等待审核'),
  ...words(reading('paid', 'requested'), '申请取消', '取消中', '取消处理中', '取消申请中', '退款中', '售后中', '退货中', '退款处理中', '未发货，退款中', '待退款'),
  ...words(reading('handed_over'),
    '卖家已发货，等待买家确认', '卖家已发货，等待买家确认收货并付款', '卖家已发货', '等待买家确认收货', '等待买家收货', '等待买家确认', '已发货', '已发货，待签收', '已发货，待收货', '待收货', '待签收',
    '等待收货', '等待确认收货', '已出货', '已出库', '运输中', '配送中', '派送中', '已揽收', '已发货待收货', '已发货待签收', '物流中', '已部分收货'),
  ...words(reading('handed_over', 'requested'), '已发货，退款中', '已发货，售后中'),
  ...words(reading('completed'),
    '交易成功', '交易完成', '已完成', '完成', '已签收', '已收货', '确认收货', '已确认收货', '买家已签收', '买家已签收，回款至卖家', '已结束', '订单完成', '已评价', '待评价', '已妥投', '已送达'),
  ...words(reading('completed', 'succeeded'), '已发货，退款成功', '已收货，退款成功', '已签收，退款成功'),
  ...words(reading('closed'),
    '交易关闭', '交易被淘宝关闭', '交易取消', '已关闭', '关闭', '已取消', '取消', '订单取消', '订单关闭', '已作废', '作废', '已删除', '交易已取消', '未付款取消', '超时关闭', '支付超时'),
  ...words(reading('closed', 'succeeded'), '未发货，退款成功', '已退款', '退款成功', '全额退款', '退款完成', '已全额退款'),
]);

/** Looks `text` up in `own` words first, then in those that platforms share; endings that can only mean "over" are understood. */
export const readStatus = (text: string, own: StatusWords = new Map()): StateReading | null => {
  const key = statusKey(text);
  const known = own.get(key) ?? chineseStatusWords.get(key);
  if (known !== undefined) return known;
  const isOver = /(?:取消|关闭|作废)$/.test(key) && !/申请|待|部分|未取消|处理/.test(key);
  return isOver ? reading('closed') : null;
};

/**
 * What a platform says about money going back. Words that are not known count as `requested`: that only holds the order until a
 * person has looked, while the other way round goods would leave.
 */
export const readRefund = (text: string): RefundState => {
  const key = statusKey(text).replace(/^(?:未|已)(?:发货|收货|签收)/, '');
  if (key === '' || /^(?:无|没有|未|暂无|不|none|正常|0$|否$)/.test(key)) return 'none';
  if (/拒绝|部分/.test(key)) return 'requested';
  if (/(?:关闭|取消|撤销|撤回|失败)/.test(key)) return 'none';
  return /(?:退款.*(?:成功|完成|完毕)|已(?:全额)?退(?:款|货)|^退款$|refunded)/.test(key) ? 'succeeded' : 'requested';
};

/** Status column and after-sale column together, as most Chinese exports have them. */
export const readStatusAndAfterSale =
  (own: StatusWords = new Map()) =>
  (cells: (field: 'status' | 'afterSale' | 'review') => string): StateReading | null => {
    const status = readStatus(cells('status'), own);
    if (status === null) return null;
    const afterSale = readRefund(cells('afterSale'));
    const isUnderReview = /^(?:是|true|审核中)$/i.test(cells('review'));
    return {
      state: status.state,
      refund: afterSale === 'none' ? status.refund : afterSale,
      hold: status.hold ?? (isUnderReview && status.state === 'paid' ? 'under_review' : null),
    };
  };

export const statusWords = (...entries: readonly (readonly [StateReading, readonly string[]])[]): StatusWords =>
  new Map(entries.flatMap(([meaning, texts]) => words(meaning, ...texts)));

export { reading as stateReading };
