/** Branded row ids: a number that says which table it belongs to. */
declare const brand: unique symbol;
type Id<Name extends string> = number & { readonly [brand]: Name };

export type OrderId = Id<'order'>;
export type OrderLineId = Id<'order line'>;
export type CategoryId = Id<'category'>;
export type MaterialId = Id<'material'>;
export type SkuId = Id<'sku'>;
export type StaffId = Id<'staff'>;
export type ParcelId = Id<'parcel'>;
export type NumberRollId = Id<'number roll'>;
export type PoolNumberId = Id<'pool number'>;
export type PrintBatchId = Id<'print batch'>;
export type PrintJobId = Id<'print job'>;
export type LabelPrinterId = Id<'label printer'>;
export type WaveId = Id<'wave'>;
export type CollectionId = Id<'collection'>;
export type ClaimId = Id<'claim'>;
export type ClaimAttachmentId = Id<'claim attachment'>;
export type ParcelMediumId = Id<'parcel medium'>;
export type IntakeRunId = Id<'intake run'>;
export type TaskId = Id<'task'>;
export type OwnViewId = Id<'own view'>;
export type QuickReplyId = Id<'quick reply'>;
export type HandoverSheetId = Id<'hand-over sheet'>;
export type ExpectedTransferId = Id<'expected transfer'>;
export type BankLineId = Id<'bank line'>;
export type TransferMatchId = Id<'transfer match'>;
