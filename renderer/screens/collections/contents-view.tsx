import { useEffect, useState, type ReactNode, type Ref } from 'react';
import type { CollectionBoard, CollectionContents } from '../../../shared/contract/collections.ts';
import { useKeys } from '../../app/use-keys.ts';
import { AmountsEntry, type AmountsHandle } from './amounts-entry.tsx';
import { DifferencesPanel } from './differences-panel.tsx';
import { ListDialog } from './list-dialog.tsx';
import { ScannedList } from './scanned-list.tsx';

type ParcelId = CollectionContents['scanned'][number]['parcelId'];
type Props = {
  readonly contents: CollectionContents | null;
  readonly tolerances: CollectionBoard['tolerances'];
  /** What the last scan put in: its weight and price are asked for. */
  readonly lastScanned: { readonly parcelId: ParcelId; readonly serial: number } | null;
  readonly amounts?: Ref<AmountsHandle> | undefined;
  /** Stands above the lists: what is missing. */
  readonly children?: ReactNode;
};

/** What lies in a collection, with the collector's figures beside ours (HO-1). */
export const ContentsView = ({ contents, tolerances, lastScanned, amounts, children }: Props) => {
  const [chosen, setChosen] = useState<ParcelId | null>(null);
  const [pasting, setPasting] = useState(false);
  const serial = lastScanned?.serial;
  useEffect(() => setChosen(null), [serial]);
  useKeys({ F3: () => setPasting(true) }, { always: true, enabled: contents !== null && contents.scanned.length > 0 });
  const asked = chosen ?? lastScanned?.parcelId;
  const parcel = contents?.scanned.find(({ parcelId }) => parcelId === asked);
  const leave = (): void => {
    setChosen(null);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
    <>
      {contents !== null && parcel !== undefined && <AmountsEntry key={parcel.parcelId} ref={amounts} collectionId={contents.id} parcel={parcel} onDone={leave} />}
      {children}
      {contents !== null && contents.scanned.length > 0 && <DifferencesPanel contents={contents} tolerances={tolerances} onPaste={() => setPasting(true)} />}
      <ScannedList collectionId={contents === null || contents.closedAt !== null ? null : contents.id} scanned={contents?.scanned ?? []} onEnter={setChosen} />
      {pasting && contents !== null && <ListDialog contents={contents} onClose={() => setPasting(false)} />}
    </>
  );
};
