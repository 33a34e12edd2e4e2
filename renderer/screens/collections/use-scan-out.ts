import { useCallback, useRef, useState } from 'react';
import type { CollectionBoard, CollectionVerdict } from '../../../shared/contract/collections.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useLatest } from '../../api/use-latest.ts';
import { playSound } from '../../components/sound/sounds.ts';

/** What the last scan came to; `serial` tells two equal verdicts apart. */
export type ScanOutSaid =
  | { readonly kind: 'verdict'; readonly serial: number; readonly code: string; readonly verdict: CollectionVerdict }
  | { readonly kind: 'refused'; readonly serial: number; readonly code: string; readonly refusal: Refusal };

type Collection = CollectionBoard['collection'];

/**
 * Scans parcels out one after another, in the order they were scanned (HO-1). The first one opens the collection by itself, under
 * the collector's name as it stands in the form.
 */
export const useScanOut = (courierCode: string | null, collection: Collection | undefined, collectorName: string) => {
  const [said, setSaid] = useState<ScanOutSaid | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const serial = useRef(0);
  const opened = useRef<{ readonly courierCode: string; readonly id: NonNullable<Collection>['id'] } | null>(null);
  const now = useLatest({ courierCode, collection, collectorName });

  const scan = useCallback(
    (code: string): void => {
      const one = async (): Promise<void> => {
        const say = (refusal: Refusal): void => {
          setSaid({ kind: 'refused', serial: (serial.current += 1), code, refusal });
          playSound('wrong');
        };
        const { courierCode: courier, collection: open, collectorName: name } = now.current;
        if (courier === null) return;
        let collectionId = open?.id ?? (opened.current?.courierCode === courier ? opened.current.id : undefined);
        if (collectionId === undefined) {
          const answer = await backroom.collections.open({ courierCode: courier, collectorName: name });
          // It was opened a moment ago, by the button or at another window, and this screen has not heard of it yet: its parcels go into that one.
          const board = !answer.ok && answer.refusal.code === 'collection.already_open' ? await backroom.collections.board({ courierCode: courier }) : null;
          collectionId = answer.ok ? answer.value.collectionId : board?.ok === true ? board.value.collection?.id : undefined;
          if (collectionId === undefined) {
            if (!answer.ok) say(answer.refusal);
            return;
          }
          opened.current = { courierCode: courier, id: collectionId };
        }
        const answer = await backroom.collections.scan({ collectionId, code: code.slice(0, 300) });
        if (!answer.ok) {
          opened.current = null; // it may have been closed at another window
          say(answer.refusal);
          return;
        }
        setSaid({ kind: 'verdict', serial: (serial.current += 1), code, verdict: answer.value });
        playSound(answer.value.tone === 'good' ? 'right' : 'wrong');
      };
      queue.current = queue.current.then(one, one);
    },
    [now],
  );
  /** The collection was closed or given up, or another courier's is looked at. */
  const forget = useCallback(() => {
    opened.current = null;
    setSaid(null);
  }, []);
  return { said, scan, forget };
};
