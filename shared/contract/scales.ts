import { z } from 'zod';
import { weightUnits } from '../domain/scales/frame.ts';
import { scaleProtocols } from '../domain/scales/protocols.ts';
import { scaleLines, type ScaleNow } from '../domain/scales/scale-now.ts';
import { panConditions } from '../domain/scales/taking.ts';
import { count, line, nothing } from './fields.ts';
import { command, query } from './operation.ts';

export const baudRates = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;

/** A port by the system's own name for it; nothing else is ever opened. */
const portPath = z.string().max(120).regex(/^(?:COM\d{1,3}|\/dev\/[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._:-]*)*)$/);

export const scaleDevice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('serial'), path: portPath, baudRate: z.union(baudRates.map((rate) => z.literal(rate))) }),
  z.object({ kind: z.literal('hid'), vendorId: count.max(0xffff), productId: count.max(0xffff), serialNumber: line(120) }),
]);

/** PK-6: the scale on the packing table of this PC. */
export const scaleSettings = z.object({
  on: z.boolean(),
  device: scaleDevice.nullable(),
  /** `auto`: found out from what comes in. */
  protocol: z.enum(['auto', ...scaleProtocols]),
  /** For scales that send none. */
  unit: z.enum(weightUnits),
});
export type ScaleSettings = z.output<typeof scaleSettings>;

export const noScale: ScaleSettings = { on: false, device: null, protocol: 'auto', unit: 'kg' };

const scaleNow: z.ZodType<ScaleNow> = z.object({
  line: z.enum(scaleLines), words: z.string(), protocol: z.enum([...scaleProtocols, 'hid']).nullable(), condition: z.enum(panConditions), weightG: z.number().int().nullable(),
});

export const scales = {
  /** Ports and USB devices that are plugged in now; `faults` are drivers that failed, in the system's words. */
  places: query({
    access: 'settings.edit', input: nothing,
    output: z.object({
      serial: z.array(z.object({ path: z.string(), name: z.string() })),
      hid: z.array(z.object({ vendorId: count, productId: count, serialNumber: z.string(), name: z.string(), weighs: z.boolean() })),
      faults: z.array(z.string()),
    }),
  }),
  settings: query({ access: 'settings.edit', input: nothing, output: scaleSettings }),
  /** Takes effect at once; refused when it is on without a device. Traced. */
  choose: command({ access: 'settings.edit', input: scaleSettings, output: nothing }),
  /** What the scale shows; `scale.reading` says it again whenever it changes. The first call opens the scale. */
  now: query({ access: 'packing.pack', input: nothing, output: scaleNow }),
};
