import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { OrderState } from '../../shared/domain/orders/lifecycle.ts';

/** Writes orders as Taobao's own export does: two GBK files joined by the order number, ids wrapped as `="…"`, phones behind a `'`. */
const listColumns = [
  '订单编号', '买家会员名', '买家支付宝账号', '买家应付货款', '买家应付邮费', '买家支付积分', '总金额', '返点积分', '买家实际支付金额', '买家实际支付积分', '订单状态', '买家留言', '收货人姓名',
  '收货地址 ', '运送方式', '联系电话 ', '联系手机', '订单创建时间', '订单付款时间 ', '宝贝标题 ', '宝贝种类 ', '物流单号 ', '物流公司', '订单备注', '宝贝总数量', '店铺Id', '店铺名称', '订单关闭原因',
  '卖家服务费', '买家服务费', '发票抬头', '是否手机订单', '分阶段订单信息', '特权订金订单id', '是否上传合同照片', '是否上传小票', '是否代付', '定金排名', '修改后的sku', '修改后的收货地址', '异常信息',
  '天猫卡券抵扣', '集分宝抵扣', '是否是O2O交易', '退款金额', '预约门店',
] as const;
const detailColumns = ['订单编号', '标题', '价格', '购买数量', '外部系统编号', '商品属性', '套餐信息', '备注', '订单状态', '商家编码'] as const;

const statusWords: Readonly<Record<OrderState, string>> = {
  awaiting_payment: '等待买家付款', paid: '买家已付款，等待卖家发货', packed: '买家已付款，等待卖家发货', handed_over: '卖家已发货，等待买家确认', completed: '交易成功', closed: '交易关闭',
};

const quoted = (text: string | number): string => `"${String(text).replaceAll('"', '""')}"`;
const yuan = (fen: number | null): string => ((fen ?? 0) / 100).toFixed(2);
/** The platform's clock is China's. */
const clock = (at: number | null): string => (at === null ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '));

const listRow = (draft: OrderDraft): string => {
  const { receiver, lines } = draft;
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const address = `${[receiver.province, receiver.city, receiver.district, receiver.detail].join(' ')}(000000)`;
  const [shipment] = draft.shipments;
  const cells = [
    draft.buyerNick ?? '', '', yuan(draft.goodsFen), yuan(draft.freightFen), 0, yuan(draft.totalFen), 0, yuan(draft.paidFen), 0, statusWords[draft.state], draft.buyerMessage ?? '',
    receiver.name ?? '', address, '快递', '', `'${receiver.phone ?? ''}`, clock(draft.createdAt), clock(draft.paidAt), lines.map(({ title }) => title).join('，'), lines.length,
    shipment === undefined ? '' : `No:${shipment.waybillNumber}`, shipment?.courierName ?? '', draft.platformNote ?? '', pieces, 0, draft.shopName ?? '', draft.closeReason ?? '订单未关闭',
    0, '0元', '', '手机订单', '',
  ];
  return `="${draft.platformOrderNumber}",${cells.map(quoted).join(',')},="",${['否', '否', '否', '', '', '', '', '', '', '', yuan(draft.refundedFen), ''].map(quoted).join(',')}`;
};

/** Detail rows end with a comma that their header does not have. */
const detailRows = (draft: OrderDraft): string[] =>
  draft.lines.map((line) => {
    const cells = [line.title, yuan(line.unitPriceFen), line.quantity, line.skuCode ?? '', line.properties ?? '', '', '', statusWords[draft.state], line.styleCode ?? ''];
    return `="${draft.platformOrderNumber}",${cells.map(quoted).join(',')},`;
  });

export type TaobaoFiles = { readonly list: string; readonly detail: string };

/** Writes `ExportOrderList<stamp>.csv` and its detail file into the folder; returns their paths. */
export const writeTaobaoExport = (folder: string, stamp: string, drafts: readonly OrderDraft[]): TaobaoFiles => {
  const files = { list: join(folder, `ExportOrderList${stamp}.csv`), detail: join(folder, `ExportOrderDetailList${stamp}.csv`) };
  const save = (file: string, rows: readonly string[]): void => {
    writeFileSync(file, iconv.encode(`${rows.join('\r\n')}\r\n`, 'gb18030'));
  };
  save(files.list, [listColumns.map(quoted).join(','), ...drafts.map(listRow)]);
  save(files.detail, [detailColumns.map(quoted).join(','), ...drafts.flatMap(detailRows)]);
  return files;
};
