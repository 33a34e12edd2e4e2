import type { ClaimParcel } from '../../../shared/contract/claims.ts';
import type { ClaimEventKind, ClaimFault, ClaimKind, ClaimState } from '../../../shared/domain/claims/claim.ts';
import { contentWidthHmm, type EvidenceBlock } from '../../../shared/domain/claims/evidence/evidence.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import type { HandOverSignature } from '../../store/claim-parcels.ts';
import type { ListedClaim, StoredClaimEvent, StoredSignature } from '../../store/claims.ts';
import { localMinute } from '../printing/documents.ts';

/** What the pack says. It goes to Chinese couriers, so Chinese leads. */
export const kindWords: Readonly<Record<ClaimKind, string>> = { lost: '丢失 Lost', damaged: '破损 Damaged', undeliverable: '无法投递 Undeliverable', short_contents: '内件短少 Contents missing' };
export const stateWords: Readonly<Record<ClaimState, string>> = {
  opened: '待提交', sent: '已提交', answered: '已答复', paid: '已赔付', short: '少赔结案', refused: '拒赔', withdrawn: '已撤回',
};
const faultWords: Readonly<Record<ClaimFault, string>> = { courier: '快递责任', packing: '包装责任', unknown: '责任待定' };

export const yuanText = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;
export const kgText = (weightG: number | null): string => (weightG === null ? '' : `${(weightG / 1000).toFixed(3)} kg`);

export type PackFacts = {
  readonly claim: ListedClaim; readonly parcel: ClaimParcel; readonly events: readonly StoredClaimEvent[]; readonly signatures: readonly StoredSignature[];
  readonly handOver: HandOverSignature | undefined; readonly shopName: string; readonly shopPhone: string; readonly timeZone: string; readonly at: number; readonly staffName: string;
};

export const claimCode = (claim: Pick<ListedClaim, 'id' | 'waybill_number'>): string => `CL-${String(claim.id)} ${claim.waybill_number}`;

const filled = (facts: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] => facts.filter(([, value]) => value !== '');

/** Who claims what, of whom, until when. */
export const coverBlocks = ({ claim, parcel, shopName, shopPhone, timeZone, at, staffName, events }: PackFacts): readonly EvidenceBlock[] => {
  const minute = (time: number | null): string => (time === null ? '' : localMinute(time, timeZone));
  const said = events.find(({ kind }) => kind === 'open')?.text ?? '';
  return [
    { kind: 'title', text: '快递理赔申请 Claim' },
    {
      kind: 'facts', facts: filled([
        ['理赔编号', `CL-${String(claim.id)}`], ['快递公司', courierName(claim.courier_code).zh], ['运单号', claim.waybill_number], ['事由', kindWords[claim.kind]], ['责任', faultWords[claim.fault]],
        ['索赔金额', yuanText(claim.amount_fen)], ['已收赔款', claim.received_fen > 0 ? yuanText(claim.received_fen) : ''], ['状态', stateWords[claim.state]],
        ['交寄日期', minute(parcel.handedOverAt)], ['登记日期', minute(claim.opened_at)], ['提交期限', claim.deadline_at === null ? '' : shopDay(claim.deadline_at, timeZone)],
        ['寄件人', [shopName, shopPhone].filter((part) => part !== '').join(' ')], ['情况说明', said],
      ]),
    },
    { kind: 'heading', text: '包裹 Parcel' },
    {
      kind: 'facts', facts: filled([
        ['收件人', [parcel.receiverName, parcel.receiverPhone].filter((part) => part !== '').join(' ')], ['收件地址', parcel.address], ['打包', [parcel.packedBy, minute(parcel.packedAt)].filter((part) => part !== '').join(' ')],
        ['我方称重', kgText(parcel.weightG)], ['快递称重', kgText(parcel.courierWeightG)], ['运费', parcel.freightFen === null ? '' : yuanText(parcel.freightFen)], ['揽收人', parcel.collectorName],
      ]),
    },
    { kind: 'text', text: `打印 ${localMinute(at, timeZone)} ${staffName}` },
  ];
};

const orderColumns = [
  { header: '商品编码', widthHmm: 3_600, align: 'start' as const }, { header: '商品', widthHmm: contentWidthHmm - 3_600 - 3_200 - 1_600 - 2_600, align: 'start' as const },
  { header: '规格', widthHmm: 3_200, align: 'start' as const }, { header: '数量', widthHmm: 1_600, align: 'end' as const }, { header: '单价', widthHmm: 2_600, align: 'end' as const },
];

/** ST-3: the order as evidence of what was in the parcel and what it was worth. */
export const orderBlocks = ({ parcel, timeZone }: PackFacts): readonly EvidenceBlock[] =>
  parcel.orders.flatMap((order): EvidenceBlock[] => [
    { kind: 'heading', text: `订单 Order ${order.number}` },
    { kind: 'facts', facts: filled([['店铺', order.shopName], ['付款时间', order.paidAt === null ? '' : localMinute(order.paidAt, timeZone)], ['商品实付', yuanText(order.paidFen)]]) },
    {
      kind: 'table', columns: orderColumns,
      rows: order.lines.map((line) => [
        line.skuCode, line.title, [line.colour, line.size].filter((part) => part !== '').join(' / '), String(line.quantity), line.unitPriceFen === null ? '' : yuanText(line.unitPriceFen),
      ]),
    },
  ]);

const strokesOf = (text: string): readonly (readonly number[])[] => {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((stroke): stroke is number[] => Array.isArray(stroke) && stroke.every(Number.isFinite)) : [];
};

export const signatureBlocks = ({ signatures, handOver, timeZone }: PackFacts): readonly EvidenceBlock[] => {
  const blocks: EvidenceBlock[] = [];
  if (handOver !== undefined) {
    const caption = `交接签收 ${handOver.signed_by} ${localMinute(handOver.at, timeZone)}`;
    blocks.push(handOver.how === 'screen' ? { kind: 'strokes', strokes: strokesOf(handOver.strokes), caption } : { kind: 'text', text: `${caption}（签在纸质交接单上 ${handOver.scanned}）` });
  }
  for (const signature of signatures) {
    blocks.push({ kind: 'strokes', strokes: strokesOf(signature.strokes), caption: `破损确认签字 ${signature.signed_by} ${localMinute(signature.at, timeZone)}` });
  }
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: '签字 Signatures' }, ...blocks];
};

export const trackingBlocks = ({ events, timeZone }: PackFacts): readonly EvidenceBlock[] => {
  const tracking = events.filter(({ kind }) => kind === 'tracking');
  if (tracking.length === 0) return [];
  return [
    { kind: 'heading', text: '物流轨迹 Tracking' },
    ...tracking.flatMap((event): EvidenceBlock[] => [{ kind: 'text', text: `${localMinute(event.at, timeZone)} 摘录 ${event.staff_name}` }, { kind: 'text', text: event.text }]),
  ];
};

/** Of the history, what the courier was told and said; what the shop notes for itself stays here. */
const told: Readonly<Partial<Record<ClaimEventKind, string>>> = { open: '登记', send: '提交快递公司', answer: '快递公司答复', receive: '收到赔款', refuse: '快递公司拒赔', close_short: '少赔结案', dispute: '再次申诉' };

export const historyBlocks = ({ events, timeZone }: PackFacts): readonly EvidenceBlock[] => {
  const rows = events.flatMap((event) => {
    const name = told[event.kind];
    return name === undefined || event.kind === 'open' ? [] : [[localMinute(event.at, timeZone), name, event.amount_fen === null ? '' : yuanText(event.amount_fen), event.text]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: '经过 History' },
    {
      kind: 'table', rows,
      columns: [
        { header: '时间', widthHmm: 3_400, align: 'start' }, { header: '事项', widthHmm: 3_000, align: 'start' }, { header: '金额', widthHmm: 2_400, align: 'end' },
        { header: '说明', widthHmm: contentWidthHmm - 8_800, align: 'start' },
      ],
    },
  ];
};
