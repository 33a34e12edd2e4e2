import { z } from 'zod';
import { platforms } from '../domain/orders/platform.ts';
import { orderStates } from '../domain/orders/lifecycle.ts';
import { addressDoubts, orderFlags } from '../domain/intake/order-draft.ts';
import { holdReasons } from '../domain/orders/holds.ts';
import { roles } from '../domain/staff/permissions.ts';
import type {
  CategoryId, ClaimAttachmentId, ClaimId, CollectionId, LabelPrinterId, MaterialId, NumberRollId, OrderId, OrderLineId, ParcelId, ParcelMediumId, PrintBatchId, PrintJobId, SkuId, StaffId,
  WaveId, BankLineId, ExpectedTransferId, HandoverSheetId, OwnViewId, QuickReplyId, TaskId, TransferMatchId, AfterSalesCaseId, AfterSalesPhotoId, PayoutId, ReturningParcelId,
  ReturningLineId, ConnectionId, OutboxId,
} from '../domain/ids.ts';

/** Schemas that several features share. Free text is bounded so that no window can flood the store. */
const id = <T extends number>(): z.ZodType<T, T> =>
  z.number().int().positive().max(Number.MAX_SAFE_INTEGER) as unknown as z.ZodType<T, T>;

export const orderId = id<OrderId>();
export const orderLineId = id<OrderLineId>();
export const categoryId = id<CategoryId>();
export const materialId = id<MaterialId>();
export const skuId = id<SkuId>();
export const staffId = id<StaffId>();
export const parcelId = id<ParcelId>();
export const parcelMediumId = id<ParcelMediumId>();
export const numberRollId = id<NumberRollId>();
export const printBatchId = id<PrintBatchId>();
export const printJobId = id<PrintJobId>();
export const labelPrinterId = id<LabelPrinterId>();
export const waveId = id<WaveId>();
export const collectionId = id<CollectionId>();
export const claimId = id<ClaimId>();
export const claimAttachmentId = id<ClaimAttachmentId>();
export const afterSalesCaseId = id<AfterSalesCaseId>();
export const afterSalesPhotoId = id<AfterSalesPhotoId>();
export const payoutId = id<PayoutId>();
export const returningParcelId = id<ReturningParcelId>();
export const returningLineId = id<ReturningLineId>();
export const connectionId = id<ConnectionId>();
export const outboxId = id<OutboxId>();
export const taskId = id<TaskId>();
export const ownViewId = id<OwnViewId>();
export const quickReplyId = id<QuickReplyId>();
export const handoverSheetId = id<HandoverSheetId>();
export const expectedTransferId = id<ExpectedTransferId>();
export const bankLineId = id<BankLineId>();
export const transferMatchId = id<TransferMatchId>();

/** UTC milliseconds. */
export const time = z.number().int();
export const count = z.number().int().nonnegative();
/** Hundredths of the order's currency; may be negative in differences. */
export const fen = z.number().int();
export const line = (max: number) => z.string().trim().max(max);
export const requiredLine = (max: number) => line(max).min(1);
export const nothing = z.null();

export const platform = z.enum(platforms);
export const orderState = z.enum(orderStates);
export const orderFlag = z.enum(orderFlags);
export const holdReason = z.enum(holdReasons);
export const addressDoubt = z.enum(addressDoubts);
export const role = z.enum(roles);
export const courierCode = z.string().regex(/^[A-Z0-9_]{1,24}$/);
export const pin = z.string().regex(/^\d{4,12}$/);

export const receiver = z.object({
  name: line(100),
  phone: line(40),
  country: z.string().regex(/^[A-Z]{2}$/).default('CN'),
  province: line(60),
  city: line(60),
  district: line(60),
  detail: line(300),
  postcode: line(12),
});
export type Receiver = z.output<typeof receiver>;

export const refusal = z.object({
  code: z.string(),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
