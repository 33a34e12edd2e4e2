import { ok } from '../../../shared/domain/result.ts';
import { createOpeningDesk } from '../../use-cases/stock/opening-desk.ts';
import { readStockFile } from '../../use-cases/stock/read-stock-file.ts';
import { picturesOfCodes, setSkuPicture, skuPicture } from '../../use-cases/stock/sku-pictures.ts';
import { createTemplateReader } from '../../use-cases/templates/template-reader.ts';
import { listMovements, listStock, setOnHand, updateSku } from '../../use-cases/stock/stock.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const stockHandlers = (host: Host): Handlers['stock'] => {
  const desk = createOpeningDesk(readStockFile);
  const pictures = createTemplateReader(host.workerFile('template-worker'));
  return {
    list: (_calling, input) => listStock(host.services(), input),
    movements: (_calling, input) => listMovements(host.services(), input),
    update: (calling, input) => updateSku(host.services(), callerOf(calling), input),
    setOnHand: (calling, input) => setOnHand(host.services(), callerOf(calling), input),
    setPicture: (calling, input) => setSkuPicture(host.services(), pictures, callerOf(calling), input),
    picture: (_calling, input) => skuPicture(host.services(), input),
    pictures: (_calling, input) => picturesOfCodes(host.services(), input),
    previewOpening: (_calling, input) => desk.preview(host.services(), input),
    confirmOpening: (calling, input) => desk.confirm(host.services(), callerOf(calling), input),
    chooseFile: async () => ok((await host.chooseFiles('stock', false))[0] ?? null),
  };
};
