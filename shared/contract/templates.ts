import { z } from 'zod';
import type { Template } from '../domain/printing/template.ts';
import { command, query } from './operation.ts';
import { count, nothing, orderId, refusal, requiredLine, time } from './fields.ts';
import { assignedKind, mark } from './printing.ts';

const templateId = requiredLine(60);
/** Read by `readTemplate`, which names the place of what is wrong; here only its size is bounded. */
const templateJson = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const templateContent = z.custom<Template>((value) => typeof value === 'object' && value !== null);

export const templateSummary = z.object({
  id: z.string(), kind: assignedKind, nameZh: z.string(), nameEn: z.string(), widthHmm: count, heightHmm: count, preprinted: z.boolean(),
  /** Comes with the app: it can be copied, not changed. */
  shipped: z.boolean(), version: count, copiedFrom: z.string(), savedAt: time.nullable(),
  /** How many assignments use it. */
  inUse: count,
});

export const templates = {
  list: query({ access: 'printing.print', input: nothing, output: z.array(templateSummary) }),
  /** `version` null = the newest. */
  get: query({
    access: 'printing.print', input: z.object({ templateId, version: count.nullable() }),
    output: z.object({
      template: templateContent, shipped: z.boolean(),
      versions: z.array(z.object({ version: count, savedAt: time, staffName: z.string() })),
      /** Field names that texts, barcodes and table columns of this kind may use. */
      fields: z.array(z.string()), rowFields: z.array(z.string()),
    }),
  }),
  /** Saves a next version. Refuses a template that is not wholly right, with the place; a shipped one; and one that was saved by somebody else since `basedOn` (`template.changed_meanwhile`). */
  save: command({ access: 'settings.edit', input: z.object({ templateId, basedOn: count, template: templateJson }), output: z.object({ version: count }) }),
  copy: command({ access: 'settings.edit', input: z.object({ templateId, nameZh: requiredLine(60), nameEn: requiredLine(60) }), output: z.object({ templateId: z.string() }) }),
  /** Makes an older version the newest again. */
  restore: command({ access: 'settings.edit', input: z.object({ templateId, version: count }), output: z.object({ version: count }) }),
  /** Refuses one that is in use. It stays readable for what it has drawn. */
  retire: command({ access: 'settings.edit', input: z.object({ templateId }), output: nothing }),
  /** Template and its pictures in one file, where a person chooses; null = none chosen. */
  exportFile: command({ access: 'printing.print', input: z.object({ templateId }), output: z.object({ path: z.string() }).nullable() }),
  /** A template file chosen by a person, or `path` of one that was dropped; always comes in as a new template. Null = none chosen. */
  importFile: command({ access: 'settings.edit', input: z.object({ path: z.string().max(4_000).nullable() }), output: z.object({ templateId: z.string() }).nullable() }),
  /**
   * What an unsaved template would draw for an order (or invented data, `orderId` null), element by element: the marks of each on
   * each sheet, in the order in which they are painted. `problems`: elements that cannot be drawn, with the place in the template;
   * they hide no other. `child` counts what an area repeats. The sheets put together are what prints.
   */
  draw: query({
    access: 'printing.print', input: z.object({ template: templateJson, orderId: orderId.nullable() }),
    output: z.object({
      sheetCount: count, parts: z.array(z.object({ element: count, child: count.nullable(), sheets: z.array(z.array(mark)) })), backdrop: z.array(mark),
      problems: z.array(z.object({ element: count.nullable(), child: count.nullable(), path: z.string(), refusal })),
    }),
  }),
  /** A picture for a template, chosen by a person, or `path` of one that was dropped. `print`: turned grey, goes to paper. `backdrop`: photo or scan of a form. Null = none chosen. */
  addPicture: command({
    access: 'settings.edit', input: z.object({ path: z.string().max(4_000).nullable(), use: z.enum(['print', 'backdrop']) }),
    output: z.object({ pictureId: z.string(), widthPx: count, heightPx: count }).nullable(),
  }),
  picture: query({ access: 'printing.print', input: z.object({ pictureId: z.string().length(64) }), output: z.object({ dataUrl: z.string(), widthPx: count, heightPx: count }) }),
};
