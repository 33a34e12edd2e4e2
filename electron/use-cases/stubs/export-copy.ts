import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { parseSheet, picturesIn, serializeSheet } from '../../../shared/domain/printing/display-list.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { asCopy } from '../../../shared/domain/stubs/copy-mark.ts';
import { readSettings } from '../../store/settings.ts';
import { stubById } from '../../store/stubs.ts';
import { picturesByIds } from '../../store/templates.ts';
import { fileNameOf } from '../../printing/pdf-folder.ts';
import type { Renderer } from '../../printing/render-client.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

type Surroundings = { readonly renderer: Renderer; readonly chooseSaveFile: (suggestion: string) => Promise<string | null> };

/** ST-1: the exact picture once more, as a PDF that says it is a copy. Who took it is in the trace. */
export const exportCopy = async (
  services: Services, { renderer, chooseSaveFile }: Surroundings, caller: Caller, input: InputFor<'stubs', 'exportCopy'>,
): Promise<Result<OutputFor<'stubs', 'exportCopy'>>> => {
  const reader = readerOf(services);
  const stub = stubById(reader, input.parcelId);
  if (stub === undefined) return refuse('stubs.unknown');
  if (stub.picture === null) return refuse('stubs.no_picture', { number: stub.waybillNumber });
  const sheet = parseSheet(stub.picture);
  if (!sheet.ok) return sheet;
  const file = await chooseSaveFile(`${fileNameOf(`底单副本 ${stub.waybillNumber}`)}.pdf`);
  if (file === null) return ok(null);
  const at = services.now();
  const copy = asCopy(sheet.value, `底单副本 · ${shopDay(at, readSettings(reader).shop?.timeZone ?? 'UTC')}`);
  const drawn = await renderer.draw([serializeSheet(copy)], {
    path: file, title: `底单副本 ${stub.waybillNumber}`, createdAt: at, pictures: picturesByIds(reader, [...picturesIn([copy])]),
  });
  if (!drawn.ok) return drawn;
  return act(services, caller.staffId, (step) => {
    step.trace({ action: 'stubs.copied', subject: 'parcel', subjectId: input.parcelId, after: { number: stub.waybillNumber, sha256: drawn.value.sha256 } });
    return ok({ file });
  });
};
