import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ClaimKind, ClaimState } from '../../../shared/domain/claims/claim.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { billClaims } from '../../store/claims.ts';
import { leftParcel } from '../../store/claim-parcels.ts';
import type { Reader } from '../../store/database.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { timeZoneOf } from './claim-view.ts';
import { courierTable, qualityTable } from './figures.ts';
import { writeTable, type Cell, type SheetColumn } from '../tables/write-table.ts';

type Wish = InputFor<'claims', 'exportTable'>;
type Table = { readonly name: string; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly Cell[])[] };

const kindNames: Readonly<Record<ClaimKind, string>> = { lost: '丢失 lost', damaged: '破损 damaged', undeliverable: '无法投递 undeliverable', short_contents: '内件短少 contents missing' };
const stateNames: Readonly<Record<ClaimState, string>> = {
  opened: '待提交 opened', sent: '已提交 sent', answered: '已答复 answered', paid: '已赔付 paid', short: '少赔结案 paid short', refused: '拒赔 refused', withdrawn: '已撤回 withdrawn',
};

const text = (header: string, width = 14): SheetColumn => ({ header, width, format: 'text' });
const whole = (header: string): SheetColumn => ({ header, width: 12, format: 'whole' });
const yuan = (header: string): SheetColumn => ({ header, width: 14, format: 'yuan' });
const inYuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
const percent = (perTenThousand: number | null): number | null => (perTenThousand === null ? null : perTenThousand / 100);

const couriersSheet = (reader: Reader, period: Wish): Table => ({
  name: '快递理赔',
  columns: [
    text('快递 Courier', 18), whole('交接 Handed over'), whole('理赔 Claims'), whole('处理中 Open'), whole('丢失 Lost'), whole('破损 Damaged'), whole('无法投递 Undeliverable'),
    whole('短少 Contents missing'), yuan('丢失率 % Lost'), yuan('理赔率 % Claims'), yuan('索赔 元 Claimed'), yuan('追回 元 Recovered'), whole('到款天数 Days to pay (median)'),
  ],
  rows: courierTable(reader, period).map((row) => [
    courierName(row.courierCode).zh, row.handedOver, row.claims, row.open, row.lost, row.damaged, row.undeliverable, row.shortContents, percent(row.lostPerTenThousand),
    percent(row.claimsPerTenThousand), inYuan(row.claimedFen), inYuan(row.receivedFen), row.daysToPay,
  ]),
});

const qualitySheet = (reader: Reader, period: Wish): Table => ({
  name: '打包质量',
  columns: [
    text('打包员 Packer'), text('快递 Courier', 18), whole('打包 Packed'), whole('包装责任 Packing faults'), whole('快递责任 Courier faults'), whole('未定责 Not decided'), yuan('包装差错率 % Faults'),
  ],
  rows: qualityTable(reader, period).map((row) => [
    row.packerName, courierName(row.courierCode).zh, row.packed, row.packingFaults, row.courierFaults, row.unknownFaults, percent(row.faultsPerTenThousand),
  ]),
});

const mostBillRows = 100_000;

/** ST-3: what the month's bill must not charge for, or must deduct. */
const billSheet = (reader: Reader, { from, to }: Wish): Table => {
  const timeZone = timeZoneOf(reader);
  const day = (at: number | null): string => (at === null ? '' : shopDay(at, timeZone));
  return {
    name: '月结扣款',
    columns: [
      text('快递 Courier', 18), text('单号 Number', 22), text('收件人 Receiver'), text('交接日 Handed over'), text('登记日 Opened'), text('原因 Kind', 22), text('状态 State', 18), yuan('运费 元 Freight'),
      yuan('索赔 元 Claimed'), yuan('已收 元 Received'),
    ],
    rows: billClaims(reader, { state: null, text: '' }, 0, mostBillRows).filter((claim) => claim.opened_at >= from && claim.opened_at <= to && claim.mistake === 0).map((claim) => {
      const parcel = leftParcel(reader, claim.parcel_id);
      return [
        courierName(claim.courier_code).zh, claim.waybill_number, claim.receiver_name, day(parcel?.handed_over_at ?? null), day(claim.opened_at), kindNames[claim.kind], stateNames[claim.state],
        inYuan(parcel?.courier_price_fen ?? null), inYuan(claim.amount_fen), inYuan(claim.received_fen),
      ];
    }),
  };
};

const sheetOf = (reader: Reader, wish: Wish): Table => (wish.table === 'couriers' ? couriersSheet(reader, wish) : wish.table === 'quality' ? qualitySheet(reader, wish) : billSheet(reader, wish));

/** Every text is a text in the sheet, never a formula; figures are figures. Written whole or not at all. */
export const exportClaimTable = async (services: Services, caller: Caller, wish: Wish, path: string): Promise<Result<NonNullable<OutputFor<'claims', 'exportTable'>>>> => {
  const { name, columns, rows } = sheetOf(readerOf(services), wish);
  const written = await writeTable(path, name, columns, rows);
  if (!written.ok) return written;
  return act(services, caller.staffId, ({ trace }) => {
    trace({ action: 'claim.exported', subject: 'shop', subjectId: null, after: { table: wish.table, rows: rows.length } });
    return ok({ path, rows: rows.length });
  });
};
