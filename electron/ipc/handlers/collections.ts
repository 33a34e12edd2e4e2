import { ok } from '../../../shared/domain/result.ts';
import { collectionBoard, listCouriers } from '../../use-cases/collections/board.ts';
import { closeCollection } from '../../use-cases/collections/close-collection.ts';
import { closedCollections, collectionContents } from '../../use-cases/collections/contents.ts';
import { enterAmounts, previewCourierList, setTolerances, settleDifferences, takeCourierList } from '../../use-cases/collections/courier-amounts.ts';
import { changeCollector, reopen } from '../../use-cases/collections/reopen.ts';
import { signCollection } from '../../use-cases/collections/sign.ts';
import { abandonCollection, openCollection, scanOut, takeOut } from '../../use-cases/collections/scan-out.ts';
import { takeBack } from '../../use-cases/collections/take-back.ts';
import { listedShipFile, listShipFiles, restoreShipFile, writePendingShipFiles } from '../../use-cases/collections/ship-files.ts';
import { shipFilesOf } from '../../store/ship-files.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const collectionsHandlers = (host: Host): Handlers['collections'] => ({
  couriers: () => listCouriers(host.services()),
  board: (_calling, input) => collectionBoard(host.services(), input),
  open: (calling, input) => openCollection(host.services(), callerOf(calling), input),
  scan: (calling, input) => scanOut(host.services(), callerOf(calling), input),
  setCollector: (calling, input) => changeCollector(host.services(), callerOf(calling), input),
  enterAmounts: (calling, input) => enterAmounts(host.services(), callerOf(calling), input),
  readCourierList: (_calling, input) => previewCourierList(host.services(), input),
  takeCourierList: (calling, input) => takeCourierList(host.services(), callerOf(calling), input),
  settle: (calling, input) => settleDifferences(host.services(), callerOf(calling), input),
  setTolerances: (calling, input) => setTolerances(host.services(), callerOf(calling), input),
  sign: (calling, input) => signCollection(host.services(), callerOf(calling), input),
  reopen: (calling, input) => reopen(host.services(), callerOf(calling), input),
  closed: () => closedCollections(host.services()),
  contents: (_calling, input) => collectionContents(host.services(), input),
  takeOut: (calling, input) => takeOut(host.services(), callerOf(calling), input),
  takeBack: (calling, input) => takeBack(host.services(), callerOf(calling), input),
  close: (calling, input) => {
    const closed = closeCollection(host.services(), callerOf(calling), input);
    if (!closed.ok) return closed;
    // The collection is closed whatever the folder says; a file that cannot be written now is written later.
    writePendingShipFiles(host.services(), host.shipFolder());
    return ok({ ...closed.value, files: shipFilesOf(host.services().store.reader, input.collectionId).map(listedShipFile) });
  },
  abandon: (calling, input) => abandonCollection(host.services(), callerOf(calling), input),
  shipFiles: () => listShipFiles(host.services()),
  revealShipFile: (_calling, input) => {
    const restored = restoreShipFile(host.services(), input, host.shipFolder());
    if (restored.ok) host.showInFolder(restored.value.file);
    return restored;
  },
});
