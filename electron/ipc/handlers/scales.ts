import { chooseScale, scaleNow, scalePlaces, scaleSettingsOf } from '../../use-cases/scales/scale-settings.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const scalesHandlers = (host: Host): Handlers['scales'] => ({
  places: () => scalePlaces(),
  settings: () => scaleSettingsOf(host.services()),
  choose: (calling, input) => chooseScale(host.services(), host.scale(), callerOf(calling), input),
  now: () => scaleNow(host.services(), host.scale()),
});
