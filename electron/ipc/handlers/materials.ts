import { listMaterialMovements, listMaterials, recordMaterial, retire, saveMaterial } from '../../use-cases/materials/materials.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const materialsHandlers = (host: Host): Handlers['materials'] => ({
  list: () => listMaterials(host.services()),
  save: (calling, input) => saveMaterial(host.services(), callerOf(calling), input),
  retire: (calling, input) => retire(host.services(), callerOf(calling), input),
  record: (calling, input) => recordMaterial(host.services(), callerOf(calling), input),
  movements: (_calling, input) => listMaterialMovements(host.services(), input),
});
