import type { PackingParcel, PackingVerdict } from '../../../shared/contract/packing.ts';
import type { StaffId } from '../../../shared/domain/ids.ts';
import { tickOf } from '../../../shared/domain/packing/category.ts';

type Person = { readonly staffId: StaffId; readonly signedInAt: number };

/** PK-4: instructions that a packer ticked since signing in at a window. In memory, like the session; a new sign-in is asked anew. */
export type SessionTicks = {
  readonly of: (windowId: number, person: Person) => ReadonlySet<string>;
  /** The person ticked what this parcel asked for. */
  readonly take: (windowId: number, person: Person, parcel: PackingParcel) => void;
};

export const createSessionTicks = (): SessionTicks => {
  const byWindow = new Map<number, Person & { readonly ticks: Set<string> }>();
  const of = (windowId: number, person: Person): Set<string> => {
    const known = byWindow.get(windowId);
    if (known?.staffId === person.staffId && known.signedInAt === person.signedInAt) return known.ticks;
    const ticks = new Set<string>();
    byWindow.set(windowId, { staffId: person.staffId, signedInAt: person.signedInAt, ticks });
    return ticks;
  };
  return {
    of,
    take: (windowId, person, parcel) => {
      const ticks = of(windowId, person);
      for (const { categoryId, steps, often } of parcel.instructions) if (often === 'session') ticks.add(tickOf(categoryId, steps));
    },
  };
};

/** The parcel as this packer sees it: what is ticked for the session is ticked. */
export const parcelWithTicks = (parcel: PackingParcel, ticks: ReadonlySet<string>): PackingParcel =>
  ticks.size === 0 ? parcel : {
    ...parcel,
    instructions: parcel.instructions.map((one) => (one.often === 'session' && ticks.has(tickOf(one.categoryId, one.steps)) ? { ...one, ticked: true } : one)),
  };

export const verdictWithTicks = (verdict: PackingVerdict, ticks: ReadonlySet<string>): PackingVerdict =>
  verdict.parcel === null ? verdict : { ...verdict, parcel: parcelWithTicks(verdict.parcel, ticks) };
