import { arriveReturn, endReturn, giveOwner, scanReturn } from '../../use-cases/returns/arrive.ts';
import { checkReturn, endRepair, listRepairs, scannedItem } from '../../use-cases/returns/check.ts';
import { findOwners, getReturn, listReturns } from '../../use-cases/returns/queries.ts';
import { addReturnPhoto, beginReturnPhoto, returnPicture } from '../../use-cases/returns/photos.ts';
import { createTemplateReader } from '../../use-cases/templates/template-reader.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const returnsHandlers = (host: Host): Handlers['returns'] => {
  const reader = createTemplateReader(host.workerFile('template-worker'));
  return {
    list: (calling, input) => listReturns(host.services(), callerOf(calling), input),
    get: (calling, input) => getReturn(host.services(), callerOf(calling), input),
    scan: (calling, input) => scanReturn(host.services(), callerOf(calling), input),
    find: (calling, input) => findOwners(host.services(), callerOf(calling), input),
    arrive: (calling, input) => arriveReturn(host.services(), callerOf(calling), input),
    giveOwner: (calling, input) => giveOwner(host.services(), callerOf(calling), input),
    check: (calling, input) => checkReturn(host.services(), callerOf(calling), input),
    item: (_calling, input) => scannedItem(host.services(), input),
    beginPhoto: (calling, input) => {
      const begun = beginReturnPhoto(host.services(), input);
      if (begun.ok) host.letOpenCamera(calling.windowId);
      return begun;
    },
    addPhoto: (calling, input) => addReturnPhoto(host.services(), reader, callerOf(calling), input),
    photo: (_calling, input) => returnPicture(host.services(), input),
    refuse: (calling, input) => endReturn(host.services(), callerOf(calling), input, 'refused'),
    callOff: (calling, input) => endReturn(host.services(), callerOf(calling), input, 'called_off'),
    repairs: () => listRepairs(host.services()),
    repaired: (calling, input) => endRepair(host.services(), callerOf(calling), input),
  };
};
