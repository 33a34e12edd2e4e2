import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

export const personalKept = (services: Services): Result<OutputFor<'backups', 'personal'>> => {
  const { personalRetentionMonths, personalRound } = readSettings(readerOf(services));
  return ok({ months: personalRetentionMonths, erased: personalRound.erasedInAll });
};

export const setPersonalRetention = (services: Services, caller: Caller, input: InputFor<'backups', 'setPersonal'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const { personalRetentionMonths: before } = readSettings(writer);
    writeSetting(writer, 'personalRetentionMonths', input.months);
    trace({ action: 'personal.retention_changed', subject: 'shop', subjectId: null, before: { months: before }, after: { months: input.months } });
    emit('app.changed', {});
    return ok(null);
  });
