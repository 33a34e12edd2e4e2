/** One thing that waits, in words: whose or which list (once for each group), when, what, and about which order. */
export type HandoverLine = { readonly group: string; readonly time: string; readonly what: string; readonly about: string };

/** CS-10: what the next shift must know. Without `writtenBy` it is how things stand now. */
export type HandoverSheetData = {
  readonly kind: 'handover_sheet';
  readonly shopName: string;
  readonly asOf: string;
  readonly writtenBy: string;
  readonly acceptedBy: string;
  readonly printedAt: string;
  readonly staffName: string;
  readonly lines: readonly HandoverLine[];
};

export const handoverSheetFields = ['shopName', 'asOf', 'writtenBy', 'acceptedBy', 'printedAt', 'staffName', 'totals.lines'] as const;
export const handoverLineFields = ['line.group', 'line.time', 'line.what', 'line.about'] as const;

export const handoverSheetValues = (data: HandoverSheetData): Record<string, string> => ({
  shopName: data.shopName, asOf: data.asOf, writtenBy: data.writtenBy, acceptedBy: data.acceptedBy, printedAt: data.printedAt, staffName: data.staffName, 'totals.lines': String(data.lines.length),
});

export const handoverLineValues = (line: HandoverLine): Record<string, string> => ({ 'line.group': line.group, 'line.time': line.time, 'line.what': line.what, 'line.about': line.about });
