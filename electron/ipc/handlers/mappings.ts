import { noHeader } from '../../../shared/domain/intake/file-mapping.ts';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { shopProfile } from '../../use-cases/app.ts';
import type { IntakeDesk } from '../../use-cases/intake/intake-desk.ts';
import { changeMapping, deleteMapping, listMappings, saveHeaderless, saveMapping } from '../../use-cases/intake/mappings.ts';
import { triedOut } from '../../use-cases/intake/tried-out.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const mappingsHandlers = (host: Host, desk: IntakeDesk): Handlers['mappings'] => ({
  list: () => ok(listMappings(host.services()).map(({ id, name, mapping, changedAt, staffName, usedAt, uses }) => ({
    id, name, mapping: { ...mapping, columns: [...mapping.columns], statusWords: { ...mapping.statusWords } }, changedAt, staffName, usedAt, uses,
  }))),
  guess: async (_calling, { readingId, header }) => {
    const asking = desk.asking(readingId);
    if (asking === undefined || header >= asking.sample.head.length) return refuse('intake.preview_gone');
    const { guessFor } = await import('../../intake/mapping/try-mapping.ts');
    const { columns, ...rest } = guessFor(asking.sample.head, header);
    return columns.length === 0 ? refuse('mapping.no_header') : ok({ ...rest, columns: [...columns], statusWords: {} });
  },
  tryOut: async (_calling, { readingId, header, mapping }) => {
    const asking = desk.asking(readingId);
    if (asking === undefined || header >= asking.sample.head.length) return refuse('intake.preview_gone');
    const { tryMapping } = await import('../../intake/mapping/try-mapping.ts');
    return ok(triedOut(await tryMapping(asking.fileName, asking.sample.head, header, mapping, shopProfile(host.services()).timeZone)));
  },
  save: (calling, { readingId, header, name, mapping }) => {
    const asking = desk.asking(readingId);
    const cells = header === noHeader ? [] : asking?.sample.head[header]?.cells;
    if (asking === undefined || cells === undefined) return refuse('intake.preview_gone');
    const saved = header === noHeader
      ? saveHeaderless(host.services(), callerOf(calling), asking.sample.head, name, mapping)
      : saveMapping(host.services(), callerOf(calling), cells, name, mapping);
    return saved.ok ? desk.again() : saved;
  },
  change: (calling, { id, name, mapping }) => changeMapping(host.services(), callerOf(calling), id, name, mapping),
  remove: (calling, { id }) => deleteMapping(host.services(), callerOf(calling), id),
});
