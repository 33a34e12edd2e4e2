import type { ShopProfile } from '../../../shared/contract/app.ts';
import type { DocumentData, DocumentKind } from '../../../shared/domain/printing/document-data.ts';
import { goodsText, type GoodsLine } from '../../../shared/domain/printing/goods-text.ts';
import type { Party } from '../../../shared/domain/printing/party.ts';

/** Longer than most, so that a template that takes them takes nearly all. Nobody of this name lives there. */
const receiver: Party = {
  name: '欧阳雨馨', phone: '13800000000', province: '四川省', city: '成都市', district: '武侯区', address: '示例街道示例路 188 号示例花园 3 栋 2 单元 1201', postcode: '610041', unit: '',
};

const lines: readonly (GoodsLine & { readonly shelf: string })[] = [
  { style: 'NZ801', title: '高腰直筒牛仔裤', colour: '深蓝', size: '28', skuCode: 'NZ801-SL-28', quantity: 1, shelf: 'A-03-2' },
  { style: 'TX220', title: '重磅圆领短袖 T 恤', colour: '白色', size: 'M', skuCode: 'TX220-BS-M', quantity: 2, shelf: 'A-07-1' },
  { style: 'WY115', title: '连帽抓绒卫衣', colour: '雾灰', size: 'XL', skuCode: 'WY115-WH-XL', quantity: 1, shelf: 'B-01-4' },
];

export type Invention = { readonly shop: ShopProfile; readonly courierName: string; readonly waybillNumber: string; readonly printedAt: string };

export const inventedNumber = '773200010002316';

/** A document of each kind, for looking at a template without an order. */
export const inventedData = (kind: DocumentKind, { shop, courierName, waybillNumber, printedAt }: Invention): DocumentData => {
  const { sender } = shop;
  const from: Party = {
    name: sender.name, phone: sender.phone, province: sender.province, city: sender.city, district: sender.district, address: sender.detail, postcode: sender.postcode, unit: shop.name,
  };
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const parcel = {
    sender: from, receiver, waybillNumber, courierName, orderNumbers: ['3515100000012345678'], sellerNote: '请放驿站', buyerMessage: '麻烦尽快发货，谢谢',
    printedAt, batch: { number: 8, count: 120 }, reprint: 0,
  };
  switch (kind) {
    case 'waybill':
      return { kind, ...parcel, serviceName: '标准快递', routeCode: '028-W12 03', consolidation: '成都转运中心', goods: goodsText(lines), pieces };
    case 'packing_slip':
      return { kind, ...parcel, shopName: shop.name, buyerNick: 'tb000001', paidAt: printedAt, lines };
    case 'pick_list': {
      const list = {
        kind, shopName: shop.name, courierName, scope: '第 12 批', printedAt, staffName: '店长', parcels: 3,
        lines: lines.map((line) => ({ ...line, parcels: line.quantity })),
      };
      return list;
    }
    case 'sku_label':
      return {
        kind, shopName: shop.name, printedAt,
        labels: lines.slice(0, 1).map(({ skuCode, style, title, colour, size, shelf }) => ({ skuCode, barcode: '6901234567892', style, title, colour, size, shelf })),
      };
    case 'manifest':
      return {
        kind, shopName: shop.name, courierName, collectorName: '王师傅', code: 'HO-20260305-2', openedAt: printedAt, closedAt: printedAt, printedAt, staffName: '店长',
        parcels: [480, 1_250, null].map((weightG, index) => ({
          waybillNumber: String(BigInt(inventedNumber) + BigInt(index)), receiverName: ['欧阳雨馨', '李强', '周敏'][index] ?? '', province: '四川省', city: '成都市', weightG, packedBy: '李强',
        })),
      };
    case 'finance_sheet':
      return {
        kind, shopName: shop.name, period: '2026-03-01 至 2026-03-05，按登记时间', printedAt, staffName: '店长', payments: 2,
        lines: [
          { no: '1', time: printedAt, shop: shop.name, order: '35150002752962963', kind: '退款', reason: '尺码不合适', account: '支付宝 buyer@example.com', amount: '129.00', handler: '周敏', approvedBy: '', state: '已付' },
          { no: '2', time: printedAt, shop: shop.name, order: '35150002752962964', kind: '补偿', reason: '发货晚', account: '微信 wx_example', amount: '8.00', handler: '周敏', approvedBy: '店长', state: '待付' },
          { no: '合计', time: '', shop: shop.name, order: '2 笔', kind: '', reason: '已付 129.00，未付 8.00', account: '', amount: '137.00', handler: '', approvedBy: '', state: '' },
        ],
      };
    case 'handover_sheet':
      return {
        kind, shopName: shop.name, asOf: printedAt, writtenBy: '周敏', acceptedBy: '', printedAt, staffName: '店长',
        lines: [
          { group: '周敏 · 2 件待办', time: '10:30', what: '缺货：问买家换、等还是退 — 高腰直筒牛仔裤 28', about: '欧阳雨馨 35150002752962963' },
          { group: '', time: '18:00', what: '打电话拦截 中通快递 773200010002316', about: '李强 35150002752962964' },
          { group: '已挂起 · 1', time: '', what: '缺货', about: '周敏 35150002752962965' },
        ],
      };
    case 'test_page':
      return { kind, printerName: 'Labels', paperName: '100 × 180 mm', printedAt, code: 'TEST-1' };
    case 'calibration':
      return { kind, printerName: 'Labels', paperName: '100 × 180 mm', printedAt, form: 1, forms: 1 };
  }
};
