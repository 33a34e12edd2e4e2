import type { PackingParcel, PackingVerdict } from '../../../shared/contract/packing.ts';
import type { OrderLineId, ParcelId } from '../../../shared/domain/ids.ts';
import type { AskedCheck, CheckAnswer } from '../../../shared/domain/packing/checks.ts';
import type { Refusal, RefusalParams } from '../../../shared/domain/result.ts';
import type { Sound } from '../../components/sound/sounds.ts';

/** What the verdict panel says. `refused` is a refusal of main; `scan_it` and `no_such_line` are said by the station itself. */
export type Said =
  | { readonly tone: 'good' | 'bad'; readonly code: PackingVerdict['code'] | 'released' | 'count_taken_back' | 'weight_taken' | 'scan_it' | 'no_such_line' | 'not_a_measure'; readonly params: RefusalParams }
  /** PK-6: neither right nor wrong yet: the packer is asked. `byG`: heavier than expected by so much. */
  | { readonly tone: 'doubt'; readonly code: 'odd_weight'; readonly params: { readonly byG: number } }
  | { readonly tone: 'bad'; readonly code: 'refused'; readonly refusal: Refusal };

/** What takes the keys besides scans: nothing is ever clicked. */
export type Panel = 'none' | 'check' | 'signature' | 'weight' | 'fault' | 'code' | 'put_aside' | 'receiver';

/** PK-3: the piece in hand whose checks are asked: how it came (a scan, a number key), and what was answered so far. */
export type Asking = {
  readonly how: Came;
  readonly lineId: OrderLineId;
  readonly answers: readonly CheckAnswer[];
  /** Rises with every question, so that each begins with nothing typed. */
  readonly round: number;
};
export type Came = { readonly code: string } | { readonly lineId: OrderLineId };

/** A packing station: what is on its screen. Changed only by the functions below. */
export type Station = {
  readonly parcel: PackingParcel | null;
  /** Items are counted into `parcel`; false while it is only shown (packed, voided, gone). */
  readonly open: boolean;
  readonly said: Said | null;
  /** The line that was counted last, so that eyes find it. */
  readonly lineId: OrderLineId | null;
  readonly panel: Panel;
  /** What the panel for typed codes begins with: the key that opened it. */
  readonly typed: string;
  readonly asking: Asking | null;
};

export type Heard = { readonly station: Station; readonly sound: Sound | null };

export const emptyStation: Station = { parcel: null, open: false, said: null, lineId: null, panel: 'none', typed: '', asking: null };

/** The parcel that the next scan counts into. */
export const openParcelId = (station: Station): ParcelId | null =>
  station.open && station.parcel !== null ? station.parcel.parcelId : null;

export const piecesOf = (parcel: PackingParcel): { readonly counted: number; readonly wanted: number } => ({
  counted: parcel.lines.reduce((sum, line) => sum + line.counted, 0),
  wanted: parcel.lines.reduce((sum, line) => sum + line.wanted, 0),
});

/** The line whose count differs between two looks at one parcel: the one just counted or taken back. */
const changedLine = (before: PackingParcel | null, after: PackingParcel): OrderLineId | null => {
  if (before?.parcelId !== after.parcelId) return null;
  return after.lines.find((line) => before.lines.find((old) => old.lineId === line.lineId)?.counted !== line.counted)?.lineId ?? null;
};

const soundOf = (verdict: PackingVerdict): Sound =>
  verdict.tone === 'bad' ? 'wrong' : verdict.code === 'parcel_packed' ? 'finished' : 'right';

/** What was sent to main: the piece that came, with the answers given for it so far. */
export type Sent = { readonly how: Came; readonly answers: readonly CheckAnswer[] };

/** The question that stands after a verdict. Another scan does not take it away while its piece is still wanted. */
const askingAfter = (station: Station, verdict: PackingVerdict, sent: Sent | null): Asking | null => {
  const { parcel, params, code } = verdict;
  if (parcel === null) return station.asking;
  if (sent !== null && (code === 'check_wanted' || code === 'check_failed')) {
    const answers = code === 'check_failed' ? sent.answers.slice(0, -1) : sent.answers;
    return { how: sent.how, lineId: params['lineId'] as OrderLineId, answers, round: (station.asking?.round ?? 0) + 1 };
  }
  const before = station.asking;
  const answered = before !== null && sent !== null && sent.answers.length > 0;
  if (before === null || answered || parcel.parcelId !== station.parcel?.parcelId || parcel.state !== 'printed' || parcel.stop !== null) return null;
  const line = parcel.lines.find(({ lineId }) => lineId === before.lineId);
  return line !== undefined && line.counted < line.wanted ? before : null;
};

/** PK-2: takes in what main said to a scan, a number key, a signature or an undo. */
export const hearVerdict = (station: Station, verdict: PackingVerdict, weighs: boolean, sent: Sent | null = null): Heard => {
  const { parcel } = verdict;
  const said: Said = { tone: verdict.tone, code: verdict.code, params: verdict.params };
  const sound = soundOf(verdict);
  const asking = askingAfter(station, verdict, sent);
  const quiet: Panel = asking === null ? 'none' : 'check';
  if (parcel === null) return { station: { ...station, said, panel: quiet }, sound };
  const open = verdict.code !== 'parcel_packed' && parcel.state === 'printed';
  const panel: Panel =
    verdict.code === 'needs_signature' ? 'signature'
    : verdict.code === 'parcel_packed' && weighs && parcel.weightG === null ? 'weight'
    : quiet;
  const lineId = asking?.lineId ?? changedLine(station.parcel, parcel) ?? (open ? station.lineId : null);
  return { station: { parcel, open, said, panel, typed: '', asking, lineId }, sound };
};

/** Takes in a count taken back: said apart, since the answer is the parcel as it now stands. */
export const hearUndo = (station: Station, verdict: PackingVerdict): Heard => {
  const heard = hearVerdict(station, verdict, false);
  if (verdict.tone === 'bad' || verdict.parcel === null) return heard;
  const wentBack = changedLine(station.parcel, verdict.parcel) !== null;
  const said: Said | null = wentBack ? { tone: 'good', code: 'count_taken_back', params: {} } : station.said;
  return { station: { ...heard.station, said }, sound: null };
};

export const hearRefusal = (station: Station, refusal: Refusal): Heard => ({
  station: { ...station, said: { tone: 'bad', code: 'refused', refusal } },
  sound: 'wrong',
});

/**
 * What customer service or another packer did to the parcel on this screen shows at once: a stop as a stop, with its sound;
 * a stop that ended as leave to go on.
 */
export const hearNews = (station: Station, parcel: PackingParcel): Heard => {
  const before = station.parcel;
  if (before?.parcelId !== parcel.parcelId) return { station, sound: null };
  const next: Station = { ...station, parcel, open: station.open && parcel.state === 'printed' };
  const stopped = parcel.stop !== null && (before.stop?.code !== parcel.stop.code);
  if (stopped && parcel.stop !== null) {
    const said = { tone: 'bad', code: parcel.stop.code as PackingVerdict['code'], params: parcel.stop.params } as const;
    return { station: { ...next, said, panel: 'none', asking: null }, sound: 'wrong' };
  }
  if (before.stop !== null && parcel.stop === null && next.open) {
    return { station: { ...next, said: { tone: 'good', code: 'released', params: {} } }, sound: 'right' };
  }
  if (station.open && parcel.state !== 'printed') {
    const code = parcel.state === 'voided' ? 'voided' : parcel.state === 'handed_over' ? 'already_handed_over' : 'already_packed';
    const params: RefusalParams = parcel.packedBy === null ? {} : { by: parcel.packedBy };
    return { station: { ...next, said: { tone: 'bad', code, params }, panel: 'none', asking: null }, sound: 'wrong' };
  }
  return { station: next, sound: null };
};

/** PK-6: a weight beyond tolerance is asked about: amber, with its own sound. */
export const hearOddWeight = (station: Station, byG: number): Heard => ({
  station: { ...station, said: { tone: 'doubt', code: 'odd_weight', params: { byG } } },
  sound: 'doubt',
});

/** PK-6: the weight is written; a doubt about it is settled. */
export const hearWeight = (station: Station, weightG: number): Heard => ({
  station: {
    ...station, panel: 'none', parcel: station.parcel === null ? null : { ...station.parcel, weightG },
    said: station.said?.tone === 'doubt' ? { tone: 'good', code: 'weight_taken', params: {} } : station.said,
  },
  sound: 'right',
});

export const putAside = (): Station => emptyStation;

/** An open question has the keys again when a panel closes. */
export const openPanel = (station: Station, panel: Panel, typed = ''): Station => ({
  ...station, panel: panel === 'none' && station.asking !== null ? 'check' : panel, typed,
});

/** The piece in hand goes back: nothing is asked of it any more. */
export const dropCheck = (station: Station): Station => ({ ...station, panel: 'none', asking: null });

/** The line whose check is asked, with the check whose turn it is. */
export const askedNow = (station: Station): { readonly line: PackingParcel['lines'][number]; readonly check: AskedCheck } | null => {
  const { asking } = station;
  const line = asking === null ? undefined : station.parcel?.lines.find(({ lineId }) => lineId === asking.lineId);
  const check = line?.checks[asking?.answers.length ?? 0];
  return line === undefined || check === undefined ? null : { line, check };
};

/** PK-4: something is to be ticked before this parcel can be finished. */
export const wantsTick = (station: Station): boolean =>
  station.open && station.parcel !== null && station.parcel.stop === null && station.parcel.instructions.some(({ ticked }) => !ticked);

/** Something the station says by itself, without asking main. */
export const sayBad = (station: Station, code: 'scan_it' | 'no_such_line' | 'not_a_measure', params: RefusalParams): Heard => ({
  station: { ...station, said: { tone: 'bad', code, params } },
  sound: 'wrong',
});
