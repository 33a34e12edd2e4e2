import type { AppState, ShopProfile } from '../../shared/contract/app.ts';
import type { InputFor } from '../../shared/contract/index.ts';
import type { StaffId } from '../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { readSettings, writeSetting } from '../store/settings.ts';
import { allStaff, insertStaff } from '../store/staff.ts';
import { hashPin } from './pin.ts';
import { act, readerOf, type Caller, type Services } from './services.ts';
import { onlineNow, waitingNow } from './sync/line-state.ts';

export type OpenShopState = Extract<AppState, { phase: 'open' }>;

/** The shop as every window sees it; null before the first run is done. */
export const shopState = (services: Services, online: OpenShopState['online']): Omit<OpenShopState, 'session'> | null => {
  const reader = readerOf(services);
  const settings = readSettings(reader);
  if (settings.shop === null) return null;
  const now = services.now();
  return {
    phase: 'open', shop: settings.shop, demo: settings.demo, language: settings.language, theme: settings.theme,
    weighParcels: settings.weighParcels, defaultCourier: settings.defaultCourier, online: onlineNow(reader, online),
    staff: allStaff(reader)
      .filter((row) => row.active === 1)
      .map((row) => ({ id: row.id, name: row.name, role: row.role, lockedUntil: row.locked_until !== null && row.locked_until > now ? row.locked_until : null })),
    waitingToSend: waitingNow(reader),
  };
};

/** First run: shop and manager in one transaction. Refused once there is a shop. */
export const createShop = async (services: Services, input: InputFor<'app', 'createShop'>): Promise<Result<{ staffId: StaffId }>> => {
  const pinHash = await hashPin(input.manager.pin);
  return act(services, null, ({ writer, at, trace, emit }) => {
    if (readSettings(writer).shop !== null) return refuse('app.shop_exists');
    const staffId = insertStaff(writer, { name: input.manager.name, role: 'manager', pinHash, at });
    writeSetting(writer, 'shop', input.shop);
    writeSetting(writer, 'demo', input.demo);
    trace({ action: 'shop.created', subject: 'shop', subjectId: null, after: { name: input.shop.name, manager: input.manager.name } });
    emit('app.changed', {});
    return ok({ staffId });
  });
};

export const updateShop = (services: Services, caller: Caller, input: InputFor<'app', 'updateShop'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = readSettings(writer);
    writeSetting(writer, 'shop', input.shop);
    writeSetting(writer, 'weighParcels', input.weighParcels);
    writeSetting(writer, 'defaultCourier', input.defaultCourier);
    trace({
      action: 'shop.changed', subject: 'shop', subjectId: null,
      before: { shop: before.shop, weighParcels: before.weighParcels, defaultCourier: before.defaultCourier },
      after: { shop: input.shop, weighParcels: input.weighParcels, defaultCourier: input.defaultCourier },
    });
    emit('app.changed', {});
    emit('printing.changed', {});
    return ok(null);
  });

/** Language and theme belong to the PC, not to a person: anyone may set them, also before signing in. */
export const setAppearance = (services: Services, input: InputFor<'app', 'setAppearance'>): Result<null> =>
  act(services, null, ({ writer, emit }) => {
    writeSetting(writer, 'language', input.language);
    writeSetting(writer, 'theme', input.theme);
    emit('app.changed', {});
    return ok(null);
  });

/** The shop's own time zone and sender; only called where a shop is known to exist. */
export const shopProfile = (services: Services): ShopProfile => {
  const { shop } = readSettings(readerOf(services));
  if (shop === null) throw new Error('no shop yet');
  return shop;
};
