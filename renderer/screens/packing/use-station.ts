import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { InputFor } from '../../../shared/contract/index.ts';
import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import type { OrderLineId, ParcelId } from '../../../shared/domain/ids.ts';
import type { RefusalParams, Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { listen } from '../../api/listen.ts';
import { playSound, prepareSounds } from '../../components/sound/sounds.ts';
import {
  askedNow, dropCheck, emptyStation, hearNews, hearOddWeight, hearRefusal, hearUndo, hearVerdict, hearWeight, openPanel, openParcelId, putAside, sayBad, type Heard, type Panel, type Sent, type Station,
} from './station-state.ts';

export type Fault = Omit<InputFor<'packing', 'reportFault'>, 'parcelId'>;

export type StationActions = {
  readonly scan: (code: string) => void;
  readonly confirm: (lineId: OrderLineId) => void;
  readonly takeBack: () => void;
  readonly sign: (pin: string) => void;
  readonly leave: () => void;
  /** PK-6: main has written the weight of the parcel shown. */
  readonly weighed: (weightG: number) => void;
  /** PK-6: it is off by so much; nothing is written yet. */
  readonly oddWeight: (byG: number) => void;
  /** PK-6: the weight was wrong: the packed parcel is opened and counted again. */
  readonly openAgain: () => void;
  readonly reportFault: (fault: Fault) => void;
  /** PK-3: what the packer gave to the check that is asked. */
  readonly answer: (value: number | boolean) => void;
  readonly dropCheck: () => void;
  readonly tick: () => void;
  readonly show: (panel: Panel, typed?: string) => void;
  readonly clear: () => void;
  readonly say: (code: 'scan_it' | 'no_such_line' | 'not_a_measure', params: RefusalParams) => void;
};

/**
 * The station's state and what can be done at it. Scans and keys are answered one after another, in the order they came, so that
 * two scans within milliseconds are judged against the parcel that the first one opened.
 */
export const useStation = (weighs: boolean, resumed: ParcelId | null): { readonly station: Station; readonly actions: StationActions } => {
  const [station, setStation] = useState<Station>(emptyStation);
  const current = useRef(station);
  const queue = useRef<Promise<void>>(Promise.resolve());
  /** Something is said to have happened to the parcel shown, and it was not looked at since. */
  const news = useRef(false);

  const take = useCallback(({ station: next, sound }: Heard) => {
    current.current = next;
    setStation(next);
    if (sound !== null) playSound(sound);
  }, []);

  const inTurn = useCallback((job: () => Promise<void>) => {
    queue.current = queue.current.then(job, job);
  }, []);

  const actions = useMemo((): StationActions => {
    const judged = (ask: (parcelId: ParcelId | null) => Promise<Result<PackingVerdict>> | null, hear: typeof hearVerdict = hearVerdict, sent: Sent | null = null) =>
      inTurn(async () => {
        const answer = await ask(openParcelId(current.current));
        if (answer === null) return;
        // Events come before the answer to what caused them: with the parcel in the answer there is nothing left to look at.
        if (answer.ok && answer.value.parcel !== null) news.current = false;
        const heard = answer.ok ? hear(current.current, answer.value, weighs, sent) : hearRefusal(current.current, answer.refusal);
        // The eye first: the verdict is drawn before anything else is done, and its sound comes with it.
        flushSync(() => take({ ...heard, sound: null }));
        if (heard.sound !== null) playSound(heard.sound);
      });
    /** A piece, with the answers to its checks; main judges both anew each time. */
    const piece = ({ how, answers }: Sent) =>
      judged((parcelId) => {
        const given = answers.length === 0 ? {} : { answers: [...answers] };
        if ('code' in how) return backroom.packing.scan({ parcelId, code: how.code, ...given });
        return parcelId === null ? null : backroom.packing.confirmLine({ parcelId, lineId: how.lineId, ...given });
      }, hearVerdict, { how, answers });
    /** A change of the parcel that answers with nothing; afterwards the station stands as `then` says. */
    const changed = (ask: (parcelId: ParcelId) => Promise<Result<unknown>>, then: (station: Station) => Station) =>
      inTurn(async () => {
        const parcelId = current.current.parcel?.parcelId;
        if (parcelId === undefined) return;
        const answer = await ask(parcelId);
        take(answer.ok ? { station: then(current.current), sound: null } : hearRefusal(current.current, answer.refusal));
      });
    const atOpen = <T,>(ask: (parcelId: ParcelId) => T) => (parcelId: ParcelId | null): T | null => (parcelId === null ? null : ask(parcelId));

    return {
      scan: (code) => piece({ how: { code: code.slice(0, 300) }, answers: [] }),
      confirm: (lineId) => piece({ how: { lineId }, answers: [] }),
      answer: (value) => {
        const { asking } = current.current;
        const asked = askedNow(current.current);
        if (asking !== null && asked !== null) piece({ how: asking.how, answers: [...asking.answers, { key: asked.check.key, value }] });
      },
      dropCheck: () => take({ station: dropCheck(current.current), sound: null }),
      tick: () => judged(atOpen((parcelId) => backroom.packing.tickSteps({ parcelId }))),
      takeBack: () => judged(atOpen((parcelId) => backroom.packing.undoCount({ parcelId })), hearUndo),
      sign: (pin) => judged(atOpen((parcelId) => backroom.packing.sign({ parcelId, pin }))),
      leave: () => changed((parcelId) => backroom.packing.setAside({ parcelId }), putAside),
      weighed: (weightG) => take(hearWeight(current.current, weightG)),
      oddWeight: (byG) => take(hearOddWeight(current.current, byG)),
      openAgain: () =>
        inTurn(async () => {
          const parcelId = current.current.parcel?.parcelId;
          if (parcelId === undefined) return;
          const opened = await backroom.packing.openAgain({ parcelId });
          const parcel = opened.ok ? await backroom.packing.parcel({ parcelId }) : opened;
          if (!parcel.ok) take(hearRefusal(current.current, parcel.refusal));
          else take({ station: { ...emptyStation, parcel: parcel.value, open: true, said: { tone: 'good', code: 'parcel_opened', params: {} } }, sound: null });
        }),
      reportFault: (fault) => changed((parcelId) => backroom.packing.reportFault({ parcelId, ...fault }), dropCheck),
      show: (panel, typed = '') => take({ station: openPanel(current.current, panel, typed), sound: null }),
      clear: () => take({ station: emptyStation, sound: null }),
      say: (code, params) => take(sayBad(current.current, code, params)),
    };
  }, [inTurn, take, weighs]);

  useEffect(() => {
    const handle = requestIdleCallback(prepareSounds);
    return () => cancelIdleCallback(handle);
  }, []);

  // PK-2: what customer service or another station does to the parcel on this screen shows here at once.
  useEffect(() => {
    const look = (): void => {
      if (news.current) return;
      news.current = true;
      inTurn(async () => {
        if (!news.current) return;
        news.current = false;
        const parcelId = current.current.parcel?.parcelId;
        if (parcelId === undefined) return;
        const answer = await backroom.packing.parcel({ parcelId });
        if (answer.ok) take(hearNews(current.current, answer.value));
      });
    };
    const stops = [
      listen('packing.changed', ({ parcelIds }) => {
        const shown = current.current.parcel?.parcelId;
        if (shown !== undefined && parcelIds.includes(shown)) look();
      }),
      listen('orders.changed', ({ orderIds }) => {
        const shown = current.current.parcel?.orders ?? [];
        if (orderIds === 'all' ? shown.length > 0 : shown.some(({ orderId }) => orderIds.includes(orderId))) look();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [inTurn, take]);

  // Another person took over this station: the parcel on the table stays on the screen.
  useEffect(() => {
    if (resumed === null) return;
    inTurn(async () => {
      const answer = await backroom.packing.parcel({ parcelId: resumed });
      if (!answer.ok || answer.value.state !== 'printed') return;
      const parcel = answer.value;
      take({ station: { ...emptyStation, parcel, open: true, said: { tone: 'good', code: 'parcel_opened', params: {} } }, sound: null });
    });
  }, [inTurn, take, resumed]);

  return { station, actions };
};
