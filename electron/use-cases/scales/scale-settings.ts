import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { listScalePlaces } from '../../scales/list-devices.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import type { ScaleDesk } from './scale-desk.ts';

export const scalePlaces = async (): Promise<Result<OutputFor<'scales', 'places'>>> => {
  const { serial, hid, faults } = await listScalePlaces();
  return ok({ serial: [...serial], hid: [...hid], faults: [...faults] });
};

export const scaleSettingsOf = (services: Services): Result<OutputFor<'scales', 'settings'>> => ok(readSettings(readerOf(services)).scale);

export const chooseScale = (services: Services, desk: ScaleDesk, caller: Caller, input: InputFor<'scales', 'choose'>): Result<null> => {
  if (input.on && input.device === null) return refuse('scale.no_device', {}, 'device');
  const chosen = act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = readSettings(writer).scale;
    writeSetting(writer, 'scale', input);
    trace({ action: 'scale.chosen', subject: 'shop', subjectId: null, before: { scale: before }, after: { scale: input } });
    emit('app.changed', {});
    return ok(null);
  });
  if (chosen.ok) desk.use(input);
  return chosen;
};

/** The first window that looks opens the scale: who does not weigh never loads its driver. */
export const scaleNow = (services: Services, desk: ScaleDesk): Result<OutputFor<'scales', 'now'>> => {
  desk.use(readSettings(readerOf(services)).scale);
  return ok(desk.now());
};
