import { addMedium, chooseMedia, mediaOf, mediaSettingsOf, mediaStation, mediumBytes } from '../../use-cases/media/keep-media.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const mediaHandlers = (host: Host): Handlers['media'] => ({
  settings: () => mediaSettingsOf(host.services()),
  choose: (calling, input) => {
    const chosen = chooseMedia(host.services(), callerOf(calling), input);
    if (chosen.ok) void host.media().tend();
    return chosen;
  },
  station: () => mediaStation(host.services()),
  add: (calling, input) => addMedium(host.services(), callerOf(calling), input),
  ofParcel: (_calling, input) => mediaOf(host.services(), input),
  bytes: (_calling, input) => mediumBytes(host.services(), input),
});
