import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { isLow, parcelsLeft, usedByParcel } from '../../../shared/domain/packing/materials.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import {
  allMaterials, materialById, materialNamed, moveMaterial, movementsOfMaterial, retireMaterial, usedFor, wasCounted, writeMaterial, type StoredMaterial,
} from '../../store/materials.ts';
import type { StoredParcel } from '../../store/parcels.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';

export const listMaterials = (services: Services): Result<OutputFor<'materials', 'list'>> => {
  const reader = readerOf(services);
  return ok(allMaterials(reader).map(({ retired: _retired, ...material }) => ({
    ...material, low: isLow(material), parcelsLeft: parcelsLeft(material), counted: wasCounted(reader, material.id),
  })));
};

export const listMaterialMovements = (services: Services, input: InputFor<'materials', 'movements'>): Result<OutputFor<'materials', 'movements'>> => {
  const reader = readerOf(services);
  return materialById(reader, input.materialId) === undefined ? refuse('material.unknown') : ok(movementsOfMaterial(reader, input.materialId));
};

const inUse = (step: Act, id: StoredMaterial['id']): Result<StoredMaterial> => {
  const material = materialById(step.writer, id);
  return material?.retired === 0 ? ok(material) : refuse('material.unknown');
};

export const saveMaterial = (services: Services, caller: Caller, input: InputFor<'materials', 'save'>): Result<OutputFor<'materials', 'save'>> =>
  act(services, caller.staffId, (step) => {
    const { materialId: id, ...details } = input;
    const before = id === null ? null : inUse(step, id);
    if (before !== null && !before.ok) return before;
    const namesake = materialNamed(step.writer, details.name);
    if (namesake !== undefined && namesake.id !== id && (namesake.retired === 0 || id !== null)) {
      return refuse(namesake.retired === 0 ? 'material.name_taken' : 'material.name_was_used', { name: details.name }, 'name');
    }
    const materialId = writeMaterial(step.writer, id ?? namesake?.id ?? null, details);
    step.trace({
      action: 'material.saved', subject: 'material', subjectId: materialId,
      ...(before === null ? {} : { before: { definition: JSON.stringify(before.value) } }), after: { name: details.name, definition: JSON.stringify(details) },
    });
    step.emit('materials.changed', {});
    return ok({ materialId });
  });

export const retire = (services: Services, caller: Caller, input: InputFor<'materials', 'retire'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const material = inUse(step, input.materialId);
    if (!material.ok) return material;
    retireMaterial(step.writer, input.materialId);
    step.trace({ action: 'material.retired', subject: 'material', subjectId: input.materialId, before: { name: material.value.name, onHand: material.value.onHand } });
    step.emit('materials.changed', {});
    return ok(null);
  });

/** PK-8: what came, was counted or spoiled, with who and when. The first figure that anybody gives opens the book. */
export const recordMaterial = (services: Services, caller: Caller, input: InputFor<'materials', 'record'>): Result<OutputFor<'materials', 'record'>> =>
  act(services, caller.staffId, (step) => {
    const found = inUse(step, input.materialId);
    if (!found.ok) return found;
    const { onHand, id } = found.value;
    if (input.cause !== 'count' && input.quantity === 0) return refuse('material.nothing_said', undefined, 'quantity');
    if (input.cause === 'spoiled' && input.quantity > onHand) return refuse('material.not_so_many', { onHand }, 'quantity');
    const quantity = input.cause === 'count' ? input.quantity - onHand : input.cause === 'delivered' ? input.quantity : -input.quantity;
    const cause = input.cause === 'count' && !wasCounted(step.writer, id) ? 'opening' : input.cause;
    moveMaterial(step.writer, { materialId: id, cause, quantity, parcelId: null, note: input.note, staffId: caller.staffId, at: step.at });
    step.trace({ action: 'material.recorded', subject: 'material', subjectId: id, before: { onHand }, after: { onHand: onHand + quantity, cause, note: input.note } });
    step.emit('materials.changed', {});
    return ok({ onHand: onHand + quantity });
  });

/**
 * PK-8: the parcel takes its materials, as part of the transaction that packs it. One that is opened and packed again has taken
 * them already. Screens are told when a material comes to its floor; between that they look at it when they are opened.
 */
export const takeMaterials = (step: Act, parcel: StoredParcel): void => {
  const taken = allMaterials(step.writer).filter((material) => usedByParcel(material, parcel.courier_code) > 0);
  if (taken.length === 0) return;
  const already = usedFor(step.writer, parcel.id);
  for (const material of taken) {
    if (already.has(material.id)) continue;
    const quantity = usedByParcel(material, parcel.courier_code);
    moveMaterial(step.writer, { materialId: material.id, cause: 'used', quantity: -quantity, parcelId: parcel.id, note: '', staffId: step.staffId, at: step.at });
    if (!isLow(material) && isLow({ ...material, onHand: material.onHand - quantity })) step.emit('materials.changed', {});
  }
};
